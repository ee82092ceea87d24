"""One-time codes without a word of their own, in a text that speaks of codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from channelpick.screening.secrets.finding import Finding
from channelpick.screening.secrets.judging import UNIT
from channelpick.screening.secrets.views import in_small_letters

_THINGS = r"单|單|[号號]|id\b|ord|err|case|tick|ref|memo|tag|acc|trade|trans|pay|充|转|轉|提"
"""What a number has that is no code."""
_TOLD = re.compile(
    r"(?:[念读讀报報]|告[诉訴]|\b(?:told|read|gave|given|dictated)\b)"
    rf"(?:(?!{_THINGS})[^\d\n]){{0,16}}(?<![a-z0-9.,+#$-])(\d{{6}})(?![\d.,]\d|[a-z0-9])"
)
_AGAIN = re.compile(
    r"(?:[再又]|换|換|新的?|另|第二|重[新发發]|之前|上一?[个個条條]"
    r"|\b(?:again|another|then|next|second|tried|try"
    r"|new(?: one)?|also|before (?:that|it)|first|earlier|old one|previous)\b)"
    rf"(?:(?!{_THINGS})[^\d\n]){{0,20}}"
    r"(?<![a-z0-9.,+#-])(\d{4,8}|\d{3}[ -]\d{3})(?![\d.,]\d|[a-z0-9])"
)


def passed_on(text: str) -> Iterator[Finding]:
    """Codes that the writer told somebody, where the text speaks of codes."""
    for match in _TOLD.finditer(in_small_letters(text)):
        if not UNIT.match(text, match.end()):
            yield Finding("one-time-code", "certain", *match.span(1))


def tried_again(text: str, lengths: set[int]) -> Iterator[Finding]:
    """Other codes, as long as those that were announced, where the text goes on: `then 482193`."""
    for match in _AGAIN.finditer(in_small_letters(text)):
        if sum(map(str.isdecimal, match[1])) in lengths:
            yield Finding("one-time-code", "certain", *match.span(1))
