"""Country calling codes in use."""

from __future__ import annotations

import re

_CODES = re.compile(
    "1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"
    "|2(?:1[1-368]|[2346]\\d|5[0-8]|9[017-9])|3(?:[5]\\d|7[0-8]|8[0-35-79])|42[013]"
    "|5[09]\\d|6(?:7[02-9]|8[0-35-9]|9[0-2])|8(?:00|08|5[02356]|7[08]|8[0-368])"
    "|9(?:6[0-8]|7[0-79]|9[2-68])"
)
"""ITU-T E.164 assigned codes, those of freephone and satellite services included."""


def has_country_code(digits: str) -> bool:
    """Whether the number starts with a code that is assigned.

    >>> has_country_code("8613800138000"), has_country_code("2101234567")
    (True, False)
    """
    return bool(_CODES.match(digits))


def national(digits: str) -> str:
    """What follows the country code; all of it if there is none.

    >>> national("15550100123"), national("2101234567")
    ('5550100123', '2101234567')
    """
    found = _CODES.match(digits)
    return digits[found.end() :] if found else digits
