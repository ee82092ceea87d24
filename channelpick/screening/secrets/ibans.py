"""International bank account numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from channelpick.screening.secrets.checksums import is_mod97
from channelpick.screening.secrets.finding import Finding

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \-.]?[A-Za-z0-9]){11,32}")
_GOES_ON = re.compile(r"-?[A-Za-z0-9]")
_HEX = re.compile(r"[a-f0-9]+")
"""One in 97 of the ids that are written so has the right check digits."""
_LENGTHS = """
    15 NO|16 BE|18 DK FI FO GL NL SD|19 MK SI|20 AT BA EE KZ LT LU MN XK|21 CH HR LI LV
    |22 BG BH CR DE GB GE IE ME RS VA|23 AE GI IL IQ OM SO TL|24 AD CZ DZ ES MD PK RO SA SE SK TN VG
    |25 LY PT ST|26 IS TR|27 BI DJ FR GR IT MC MR SM|28 AL AZ BY CY DO GT HU LB NI PL SV
    |29 BR EG PS QA UA|30 JO KW MU YE|31 MT SC|32 LC|33 RU
"""
_LENGTH = {
    country: int(length)
    for length, *countries in map(str.split, _LENGTHS.split("|"))
    for country in countries
}
"""Country -> characters, after the IBAN registry of SWIFT."""


def find(text: str) -> Iterator[Finding]:
    """Account numbers of their country's length, with the right check digits."""
    for match in _IBAN.finditer(text):
        length = _LENGTH.get(match[0][:2].upper())
        places = [place for place in range(*match.span()) if text[place].isalnum()]
        if length and len(places) >= length:
            end = places[length - 1] + 1
            iban = "".join(text[place] for place in places[:length]).upper()
            hexadecimal = _HEX.fullmatch(match[0]) and not iban[4:].isdecimal()
            if is_mod97(iban) and not hexadecimal and not _GOES_ON.match(text, end):
                yield Finding("iban", "certain", match.start(), end)
