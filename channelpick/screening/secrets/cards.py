"""Numbers of payment cards, with what stands on the card beside them; and IBANs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from channelpick.screening.secrets import checksums
from channelpick.screening.secrets.finding import Certainty, Finding

_GROUPS = re.compile(
    r"(?<![A-Za-z0-9_.+])\d{2,19}(?:[ \t\u2010-\u2015\-./_\n]{1,3}\d{2,19}){0,11}(?![A-Za-z0-9_])"
)
_DIGITS = re.compile(r"\d+")
_ISSUERS: tuple[tuple[str, tuple[int, ...]], ...] = (
    (r"4", (13, 16, 19)),  # Visa
    (r"5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720", (16,)),  # Mastercard
    (r"3[47]", (15,)),  # American Express
    (r"62|81", (16, 17, 18, 19)),  # UnionPay
    (r"352[89]|35[3-8]", (16,)),  # JCB
    (r"6011|64[4-9]|65", (16, 19)),  # Discover
    (r"30[0-5]|36|38|39", (14,)),  # Diners Club
    (r"5018|5020|5038|5893|6304|6759|676[1-3]", (16, 18, 19)),  # Maestro
    (r"220[0-4]", (16,)),  # Mir
    (r"60|9558", (16, 19)),  # RuPay; old cards of ICBC
)
"""First digits and lengths, after ISO/IEC 7812 as the issuers publish them."""
_PREFIXES = tuple((re.compile(first), lengths) for first, lengths in _ISSUERS)

_CARD = re.compile(
    r"\bcards?\b|visa|master ?card|amex|american express|union ?pay|\bjcb\b|discover|debit|credit"
    r"|\bpan\b|银行卡|銀行卡|卡号|卡號|银联|信用卡|借记卡|储蓄卡|这张卡|卡片|我的卡|卡里|卡是|ka ?hao",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\border|\bcase\b|ticket|\buid\b|user ?id|\btrade|\bref\b|reference|tracking|invoice|\bid\b|\btxn?\b|transaction"
    r"|time ?stamp|订单|訂單|单号|工单|编号|流水|时间戳|用户id|交易|\bmemo\b|tag|imei|serial",
    re.IGNORECASE,
)
_BEFORE, _AFTER, _OTHER_BEFORE = 40, 30, 20

_BESIDE = re.compile(
    r"(?:cvv2?|cvc2?|csc|cid|cvn2?|cav2?|security[ _-]?code|card code|安全码|安全碼|卡背(?:面)?(?:三|后三|的三)?位?|背面三位|后三码)"
    r"(?:\W|is|was|的?是|为|号|码|number|code|on the back|of|the|it|my|and|后三位|三位){0,8}?(?<![\d])(\d{3,4})(?!\d)"
    r"|(?<![\w.])(\d{3})\W{1,3}(?:is\W)?(?:as|the|my|是|for)?\W{0,3}(?:the |my )?(?:cvv|cvc|安全码)",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:后三位|后3位|背面|last three|back|code|3 digits|(?:0[1-9]|1[0-2])/(?:20)?[2-4]\d)"
    r"\D{0,12}(?<!\d)(\d{3,4})(?!\d)",
    re.IGNORECASE,
)
_EXPIRY = re.compile(r"(?<![\d/.\-])(?:0[1-9]|1[0-2])\s?[/\-]\s?(?:20)?[2-4]\d(?![\d/\-])")
_AROUND = 60
"""How far from a card number its date is looked for."""

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \-.]?[A-Za-z0-9]){11,32}")
_LENGTHS = (
    "15 NO|16 BE|18 DK FI FO GL NL SD|19 MK SI|20 AT BA EE KZ LT LU MN XK|21 CH HR LI LV"
    "|22 BG BH CR DE GB GE IE ME RS VA|23 AE GI IL IQ OM SO TL|24 AD CZ DZ ES MD PK RO SA SE SK TN VG"
    "|25 LY PT ST|26 IS TR|27 BI DJ FR GR IT MC MR SM|28 AL AZ BY CY DO GT HU LB NI PL SV"
    "|29 BR EG PS QA UA|30 JO KW MU YE|31 MT SC|32 LC|33 RU"
)
_IBAN_LENGTH = {
    country: int(length)
    for length, *countries in map(str.split, _LENGTHS.split("|"))
    for country in countries
}
"""Country -> characters of an IBAN, after the IBAN registry of SWIFT."""


def find(text: str) -> Iterator[Finding]:
    """Card numbers with the check digit and an issuer's first digits, security codes, IBANs."""
    yield from _ibans(text)
    cards = list(_cards(text))
    yield from cards
    for match in _BESIDE.finditer(text):
        yield Finding("card-number", "certain", *match.span(match.lastindex or 0))
    for card in cards:
        for date in _EXPIRY.finditer(text, max(0, card.start - _AROUND), card.end + _AROUND):
            yield Finding("card-number", card.certainty, *date.span())
        if code := _BACK.search(text, card.end, card.end + _AROUND):
            yield Finding("card-number", card.certainty, *code.span(1))


def _cards(text: str) -> Iterator[Finding]:
    for run in _GROUPS.finditer(text):
        groups = [group.span() for group in _DIGITS.finditer(text, *run.span())]
        place = 0
        while place < len(groups):
            last = _card_from(text, groups, place)
            if last >= place:
                start, end = groups[place][0], groups[last][1]
                if certainty := _certainty(text, start, end):
                    yield Finding("card-number", certainty, start, end)
                place = last
            place += 1


def _card_from(text: str, groups: list[tuple[int, int]], place: int) -> int:
    """The last group of a card number that begins with this one, or -1."""
    digits = ""
    for last in range(place, min(place + 7, len(groups))):
        digits += text[slice(*groups[last])]
        if len(digits) > 19:
            break
        if is_card(digits):
            return last
    return -1


def is_card(digits: str) -> bool:
    """Whether it has an issuer's first digits and length, and the check digit."""
    return any(
        len(digits) in lengths and first.match(digits) for first, lengths in _PREFIXES
    ) and checksums.is_luhn(digits)


def _certainty(text: str, start: int, end: int) -> Certainty | None:
    """What the nearest word before or after says: a card, or an order that is let through."""
    before = text[max(0, start - _BEFORE) : start]
    card = max((match.end() for match in _CARD.finditer(before)), default=-1)
    other = max((match.end() for match in _OTHER.finditer(before[-_OTHER_BEFORE:])), default=-1)
    if card >= 0 or _CARD.search(text, end, end + _AFTER):
        return "certain" if other < 0 or card > other + len(before) - _OTHER_BEFORE else None
    return None if other >= 0 else "ask"


def _ibans(text: str) -> Iterator[Finding]:
    for match in _IBAN.finditer(text):
        length = _IBAN_LENGTH.get(match[0][:2].upper())
        places = [place for place in range(*match.span()) if text[place].isalnum()]
        if length and len(places) >= length:
            end = places[length - 1] + 1
            iban = "".join(text[place] for place in places[:length]).upper()
            if checksums.is_mod97(iban) and not text[end : end + 1].isdecimal():
                yield Finding("iban", "certain", match.start(), end)
