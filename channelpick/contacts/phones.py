"""The digits of a phone number, also where signs and letters disguise them."""

from __future__ import annotations

import re
import unicodedata

_STRICT = re.compile(r"(?:tel:)? *(?:\+|00)(?=[ (]*[1-9])((?:[ ()./-]{0,3}\d){7,15})[ )]*", re.I)
"""E.164: a country code, which never starts with 0, and at most 15 digits in all."""
_INSTEAD = str.maketrans("OoQDIl|!iSsBZzGОоΟοІΙЗ", "0000111115582260000113")
_DISGUISED = re.compile(
    r"(?<![A-Za-z])[\dOoQDIl|!ОоΟοІΙ](?:[^A-Za-z0-9]{0,6}[\dOoQDIl|!iSsBZzGОоΟοІΙЗ]){6,}"
)
"""Digits, and letters that stand for them, with up to six signs in between."""


def digits_of(text: str) -> str:
    """The digits of a number written plainly and with its country code; empty for all else.

    >>> digits_of("+1 (555) 010-0123"), digits_of("555 0100")
    ('15550100123', '')
    """
    if text[:4].lower() == "tel:":
        text = text.replace("%20", " ")
    found = _STRICT.fullmatch(text) if text.isascii() else None
    return re.sub(r"\D", "", found[1]) if found else ""


def seeming_digits(text: str) -> tuple[str, str]:
    """The digits that a reader would dial, and what else stands in the text; both may be empty.

    >>> seeming_digits("call +1~555^O1O~O123")
    ('15550100123', 'call +')
    """
    text = unicodedata.normalize("NFKC", text)
    runs = [run for run in _DISGUISED.finditer(text) if _mostly_digits(run[0])]
    if not runs:
        return "", text
    run = max(runs, key=lambda run: len(run[0]))
    digits = re.sub(r"\D", "", run[0].translate(_INSTEAD))
    return digits.removeprefix("00"), text[: run.start()] + text[run.end() :]


def _mostly_digits(run: str) -> bool:
    signs = [character for character in run if character.isalnum() or character in "|!"]
    return 2 * sum(map(str.isdecimal, signs)) > len(signs)
