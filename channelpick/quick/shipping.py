"""The shipped catalog as it goes into the wheel, compiled."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import distribution
from pathlib import Path

from channelpick.quick.compile import compiled_text
from channelpick.quick.kept import made_for, sealed
from channelpick.words.languages import LANGUAGES

_DEPENDS_ON = ("holidays", "opening-hours-py", "tzdata")
_YEARS_AHEAD = 2


def shipped_files(path: Path) -> dict[str, bytes]:
    """The file for each language, by name; they count where the same libraries are installed."""
    rules, year = path.read_bytes(), datetime.now(UTC).year
    made_of = [(_folder(name), None, None) for name in _DEPENDS_ON]
    return {
        f"{lang}.json": sealed(
            compiled_text(
                rules,
                str(path),
                made_for(rules, lang)[:4],
                range(year, year + 1 + _YEARS_AHEAD),
                made_of,
            )
        )
        for lang in LANGUAGES
    }


def _folder(name: str) -> str:
    """The folder beside the packages in which an installer notes the version."""
    known = distribution(name)
    return f"{known.name.replace('-', '_')}-{known.version}.dist-info"
