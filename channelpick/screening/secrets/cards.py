"""Numbers of payment cards, with what stands on the card beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from channelpick.screening.secrets.checksums import is_luhn
from channelpick.screening.secrets.finding import Certainty, Finding
from channelpick.screening.secrets.views import in_small_letters

_GROUPS = re.compile(
    r"(?<![A-Za-z0-9_.+])\d{2,19}(?:[ \t\u2010-\u2015\-./_\n]{1,3}\d{2,19}){0,11}(?![A-Za-z0-9_])"
)
_DIGITS = re.compile(r"\d+")
_MOST_GROUPS, _MOST_DIGITS = 7, 19
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
    r"|\bpan\b|[银銀]行卡|卡[号號]|银联|信用卡|借记卡|储蓄卡|这张卡|卡片|我的卡|卡里|卡是|ka ?hao",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\border|\bcase\b|ticket|applica|\bclaim|appeal|\buid\b|user ?id"
    r"|\btrade|\bref\b|reference|tracking|invoice|\bid\b"
    r"|\btxn?\b|transaction|time ?stamp|\bmemo\b|tag|imei|serial|[订訂][单單]|单号|工单|编号|流水"
    r"|时间戳|用户id|交易",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<!\bref)(?<!\bno)(?<!\bnr)\. |[。!?\n]", re.IGNORECASE)
"""A word of another sentence is about another number."""
_BEFORE, _AFTER, _OTHER_BEFORE = 40, 30, 20
"""How many characters before and after a number what it is may be said."""

_CODE = re.compile(
    r"(?:(?<![a-z0-9])(?:cvv2?|cvc2?|csc|cid|cvn2?|cav2?|4dbc|(?:security|card)[ _-]?code)"
    r"|(?:three|3) (?:digits|numbers) (?:on the back|behind)|(?:four|4) digits on the front"
    r"|back of (?:the |my )?card|签名[栏条]|安全[码碼]|[后後]三[码碼]"
    r"|卡?[背后後]面?(?:的|后|那)?[三3][位個个](?:[数數]?字)?)"
    r"(?:\W|is|are|was|的?是|为|号|码|number|code|on the back|says|reads|of|the|it|my|and"
    r"|后三位|三位){0,8}?"
    r"(?<!\d)(?!1069)(\d{3,4})(?![\da-z年月日位])"
    r"|(?<![\w.])(\d{3})\W{1,3}(?:is\W)?(?:as|the|my|是|for)?\W{0,3}(?:the |my )?(?:cv[vc]|安全码)"
)
"""A card's security code that is called one."""
_CODE_BESIDE = re.compile(
    r"(?:后[三3]位|背面|last three|back|code|3 digits|(?:0[1-9]|1[0-2])/(?:20)?[2-4]\d)"
    r"\D{0,12}(?<!\d)(\d{3,4})(?!\d)",
    re.IGNORECASE,
)
"""What is one after a card's number only."""
_EXPIRY = re.compile(r"(?<![\d/.\-])(?:0[1-9]|1[0-2])\s?[/\-]\s?(?:20)?[2-4]\d(?![\d/\-])")
_IN_LINK, _LONGEST_LINK = re.compile(r"(?:://|www\.)\S*$"), 200
_AROUND = 60
"""How far from a card number its date and its code are looked for."""


def find(text: str) -> Iterator[Finding]:
    """Card numbers with the check digit and an issuer's first digits, dates, security codes."""
    if not _DIGITS.search(text):
        return
    for match in _CODE.finditer(in_small_letters(text)):
        yield Finding("card-number", "certain", *match.span(match.lastindex or 0))
    for card in _cards(text):
        yield card
        for date in _EXPIRY.finditer(text, max(0, card.start - _AROUND), card.end + _AROUND):
            yield Finding("card-number", card.certainty, *date.span())
        if code := _CODE_BESIDE.search(text, card.end, card.end + _AROUND):
            yield Finding("card-number", card.certainty, *code.span(1))


def _cards(text: str) -> Iterator[Finding]:
    for run in _GROUPS.finditer(text):
        groups = [group.span() for group in _DIGITS.finditer(text, *run.span())]
        place = 0
        while place < len(groups):
            last = _last_group(text, groups, place)
            if last is not None:
                start, end = groups[place][0], groups[last][1]
                if certainty := _certainty(text, start, end):
                    yield Finding("card-number", certainty, start, end)
                place = last
            place += 1


def _last_group(text: str, groups: list[tuple[int, int]], place: int) -> int | None:
    """The last group of a card number that begins with the group at `place`."""
    digits = ""
    for last in range(place, min(place + _MOST_GROUPS, len(groups))):
        digits += text[slice(*groups[last])]
        if len(digits) > _MOST_DIGITS:
            break
        if _is_card(digits):
            return last
    return None


def _is_card(digits: str) -> bool:
    return any(
        len(digits) in lengths and first.match(digits) for first, lengths in _PREFIXES
    ) and is_luhn(digits)


def _certainty(text: str, start: int, end: int) -> Certainty | None:
    """What the nearest word says: a card, or an order, whose number is let through."""
    before = text[max(0, start - _BEFORE) : start]
    card = max((match.end() for match in _CARD.finditer(before)), default=-1)
    near = max(0, len(before) - _OTHER_BEFORE)
    near = max(near, *(stop.start() for stop in _STOP.finditer(before)), 0)
    other = max((match.end() for match in _OTHER.finditer(before, near)), default=-1)
    if card >= 0 or _CARD.search(text, end, end + _AFTER):
        return "certain" if card >= other else None
    linked = _IN_LINK.search(text, max(0, start - _LONGEST_LINK), start)
    return None if other >= 0 or linked else "ask"
