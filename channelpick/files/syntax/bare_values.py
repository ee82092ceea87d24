"""Values that people write without quotes, and what they meant by them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from channelpick.files.syntax.site import is_value

Cure = Callable[[re.Match[str]], str | None]
"""The value that was meant, or None where there is no single answer."""


def quoted(content: str) -> str:
    r"""A text in straight quotes, with all that TOML needs escaped.

    >>> quoted('say "a"')
    '"say \\"a\\""'
    """
    return '"' + content.replace("\\", "\\\\").replace('"', '\\"') + '"'


def explain_value(given: str) -> tuple[str, str | None]:
    """The code for a value that TOML does not know, and what was meant, if that is clear.

    >>> explain_value("2m")
    ('bare-duration', '"2m"')
    """
    narrow = unicodedata.normalize("NFKC", given)
    if narrow != given and is_value(narrow):
        return "full-width", narrow
    for code, pattern, cure in _KINDS:
        if found := re.fullmatch(pattern, given):
            return code, cure(found)
    return "no-quotes", quoted(_without_closing_quote(given))


def _without_closing_quote(given: str) -> str:
    pairs = {'"': '"', "'": "'", "”": "“", "’": "‘"}
    opening, inner = pairs.get(given[-1:], ""), given[:-1]
    return inner if opening and opening not in inner and given[-1] not in inner else given


def _none(_: re.Match[str]) -> None:
    return None


def _quoted(found: re.Match[str]) -> str:
    return quoted(found[0])


def _lower(found: re.Match[str]) -> str:
    return found[0].lower()


def _date(found: re.Match[str]) -> str | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


def _digits(found: re.Match[str]) -> str:
    return str(int(found[0].replace(",", "")))


_TIME = r"\d{1,2}:\d\d(?::\d\d)?"
_KINDS: tuple[tuple[str, str, Cure], ...] = (
    ("capital-letters", r"(?i:true|false)", _lower),
    ("yes-no", r"(?i:yes|no|on|off|ture|tru|treu|flase|fasle|fals)|是|否", _none),
    ("no-null", r"(?i:null|nil|none|undefined|empty|n/a)|无|空", _none),
    ("bare-duration", r"(?:\d+ ?[mhd])+", _quoted),
    ("bare-time", rf"{_TIME}(?:\s?[-–~～]\s?{_TIME})?|24/7", _quoted),
    ("bare-date", r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", _date),
    ("bare-date", r"\d{4}[-/年]\d{1,2}月?", _none),
    ("bare-date", r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}", _none),
    ("bad-number", r"[+-]?0\d{1,20}|\d{1,3}(?:,\d{3}){1,6}", _digits),
    ("bad-number", r"[+-]?[\d_]*[.,]?[\d_]*\s?[%％‰]?", _none),
)
