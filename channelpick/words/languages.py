"""Which languages the program speaks, and which one a reader wants."""

from __future__ import annotations

from _locale import LC_CTYPE, setlocale  # the module `locale` takes longer than a quick answer
from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from channelpick.words.words import Words

LANGUAGES = ("zh", "en")


def words_in(language: str) -> Words:
    """The sentences in this language, `zh` or `en`."""
    if language == "zh":
        from channelpick.words.zh import ZH

        return ZH
    from channelpick.words.en import EN

    return EN


def language_of(argv: Sequence[str], environ: Mapping[str, str]) -> tuple[str, bool]:
    """The language of the texts, and whether somebody chose it rather than the locale.

    --lang, then $CHANNELPICK_LANG, then the locale, then English. Read before the command line is
    parsed, because its mistakes are told in that language too.
    """
    for chosen in (*values_of("--lang", argv)[-1:], environ.get("CHANNELPICK_LANG", "")):
        if chosen[:2].lower() in LANGUAGES:
            return chosen[:2].lower(), True
    names = [environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    known = next((name for name in names if name), "") or setlocale(LC_CTYPE)
    return ("zh" if known.lower().startswith(("zh", "chinese")) else "en"), False


def values_of(option: str, argv: Sequence[str]) -> list[str]:
    """Every value of this option on a command line that is not parsed yet."""
    joined = [word.partition("=")[2] for word in argv if word.startswith(f"{option}=")]
    return joined + [value for word, value in pairwise(argv) if word == option]
