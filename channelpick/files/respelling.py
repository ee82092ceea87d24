"""A value of the wrong kind, spelled as it was meant, where that can only be one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from channelpick.core.durations import respell_duration
from channelpick.files.syntax.bare_values import quoted
from channelpick.screening.suggestions import only_answer

_HUGE = 10**15
"""Python refuses to write out much larger numbers."""
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def respell(wanted: str, given: Any) -> str | None:
    """The value in TOML, as the kind that is wanted; None if it is not clear what it would be.

    >>> respell("number", "8"), respell("yes-no", "是"), respell("duration", "2 minutes")
    ('8', 'true', '"2m"')
    """
    return _SPELLINGS[wanted](given) if wanted in _SPELLINGS else None


def respell_id(given: str, taken: Mapping[str, Any]) -> str:
    """The id that this name would be; empty if it is none, or taken.

    >>> respell_id("Live Chat", {})
    'live-chat'
    """
    meant = re.sub(r"[\s.]+", "-", given.strip().lower())
    return meant if _ID.fullmatch(meant) and meant not in taken else ""


def _number(given: Any) -> str | None:
    if isinstance(given, float):
        return str(int(given)) if given.is_integer() else None
    return given.strip() if isinstance(given, str) and given.strip().isdecimal() else None


def _date(given: Any) -> str | None:
    if isinstance(given, datetime):
        return given.date().isoformat()
    try:
        return date.fromisoformat(given).isoformat()
    except (TypeError, ValueError):
        return None


def _yes_no(given: Any) -> str | None:
    only = only_answer(given, ("no", "yes")) if isinstance(given, str) else ""
    return {"yes": "true", "no": "false"}.get(only)


def _text(given: Any) -> str | None:
    """A number, or a text in a list of one."""
    if isinstance(given, list) and len(given) == 1 and isinstance(given[0], str):
        return quoted(given[0])
    is_number = isinstance(given, int) and not isinstance(given, bool) and abs(given) < _HUGE
    return quoted(str(given)) if is_number else _answer(given)


def _answer(given: Any) -> str | None:
    """Whoever writes true where a text belongs means the answer yes."""
    return {True: '"yes"', False: '"no"'}.get(given) if isinstance(given, bool) else None


def _duration(given: Any) -> str | None:
    spelled = respell_duration(given) if isinstance(given, str) else ""
    return f'"{spelled}"' if spelled else None


_SPELLINGS: Mapping[str, Callable[[Any], str | None]] = {
    "number": _number,
    "date": _date,
    "yes-no": _yes_no,
    "text": _text,
    "list": _answer,
    "duration": _duration,
}
