"""A contact without what typesetters, word processors and sentences add to it."""

from __future__ import annotations

import re

_WHITE = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""All of Unicode's."""
_SIGNS = (
    ".,;:!?\"'()[]<>\u00ab\u00bb\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u2039\u203a"
    "\u3001\u3002\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011"
    "\u3014\u3015\uff01\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff61"
)
_UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Marks of direction, with which telephones copy a number, and of no width."""
_AROUND = _WHITE + _SIGNS + _UNSEEN
"""What stands before or behind a contact in a sentence."""
_IN_PRINT = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
        **{chr(ord(sign) + 0xFEE0): sign for sign in "0123456789+()./"},
        **dict.fromkeys(_WHITE, " "),
    }
)
"""Hyphens, dashes and the minus; full-width signs; spaces of all widths."""
_NUMBER = re.compile(r"(?:tel:)?[+\d ()./-]+", re.IGNORECASE | re.ASCII)
_TRUNK = "(0)"
"""The 0 that is dialled at home only: `+44 (0)20 …`."""


def tidied(contact: str) -> str:
    """The contact as it would stand alone; a number with ASCII digits, hyphens and spaces.

    >>> tidied("(+44\u2013(0)20\u20137946\u20130123)."), tidied("<https://shop.example>,")
    ('+44-20-7946-0123', 'https://shop.example')
    """
    text = contact.strip(_AROUND)
    number = text if text.isascii() else text.translate(_IN_PRINT)
    return number.replace(_TRUNK, "") if _NUMBER.fullmatch(number) else text
