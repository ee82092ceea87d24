"""Secrets that are told before the word that says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from channelpick.screening.secrets.between import FILLERS, HAN_FILLER, HAN_LINK, LINKS
from channelpick.screening.secrets.cues import KINDS, Cue
from channelpick.screening.secrets.finding import Finding
from channelpick.screening.secrets.judging import Way, judge
from channelpick.screening.secrets.parts import TOKEN, Part, part_of
from channelpick.screening.secrets.values import is_talk, look

_CLOSED = re.compile(
    r"\s*(?:$|[^\sa-z]|(?:and|but|so|please|pls|plz|for|it|i|which|on|in|to|if|can|could|that|from"
    r"|by|help|now|just|or|thanks?|ok|everywhere|shows|says|displays|gives)\b)",
    re.IGNORECASE,
)
"""What may follow a cue whose value stands before it: a noun would make it another thing."""
_GIVEN = frozenset({"for", "from", "as", "by", "via", "on", "that", "comme"})
"""Words that tell what a value before them is: `482193 by SMS`; an amount is paid `for` it."""


_KEY = re.compile(
    r"(?<![A-Za-z0-9])([A-Z2-7]{16,64}|[A-Za-z2-7]{4}(?:[ -][A-Za-z2-7]{4}){3,15})"
    r"[\"'”」]?\s{0,2}(?:<?[-—=:：,，]{0,2}>?)\s{0,2}(?:is|was|that's|this is|这?就?是|係|为)\s?"
    r"(?:my|the|our|a|我的|我|你们|的|了|谷歌){0,3}\s{0,2}$"
)
"""An authenticator's secret (RFC 4648, section 6) of which is said next what it is."""
_HALF = re.compile(r"(?<![\w.,-])\d{3}[ -]$")
_FURTHEST = 8
"""How many words may stand between a value and the cue after it."""


def before(text: str, cue: Cue, edge: int) -> Iterator[Finding]:
    """A value that stands before its cue, not before `edge`: `482193 is the code I got`."""
    if cue.sort == "totp" and (key := _KEY.search(text, edge, cue.start)):
        yield Finding("totp-secret", "certain", *key.span(1))
        return
    link = _Link(code=cue.sort in ("code", "any-code"))
    for token in list(TOKEN.finditer(text, edge, cue.start))[: -_FURTHEST - 1 : -1]:
        if token["han"]:
            if not link.passes_han(token["han"]):
                return
            continue
        part = part_of(text, *token.span("chunk"))
        if link.passes(part, token["chunk"]):
            continue
        start = _whole_start(text, edge, part)
        value = text[start : part.stop]
        if cue.sort == "code" and link.passes_name(value):
            continue
        whole = start > edge or not edge or text[edge - 1].isspace()
        holds = whole and link.holds(value) and _is_closed(text, cue, value)
        if holds and (certainty := judge(cue.sort, value, "", Way(linked=True))):
            yield Finding(KINDS[cue.sort], certainty, start, part.stop)
        return


def _whole_start(text: str, edge: int, part: Part) -> int:
    """Where the value begins of which this is the end: `482 193`."""
    three = part.stop - part.start == 3 and part.word.isdecimal()
    half = _HALF.search(text, edge, part.start) if three else None
    return half.start() if half else part.start


def _is_closed(text: str, cue: Cue, value: str) -> bool:
    """Whether the cue ends a phrase; a strong value needs no such proof, a word is none."""
    seen = look(value)
    return seen == "strong" or (seen == "number" and bool(_CLOSED.match(text, cue.end)))


@dataclass(slots=True)
class _Link:
    """What was read between a cue and the value before it, going back."""

    code: bool
    """The cue announces a code."""
    linked: bool = False
    """A word such as `is` makes them equal."""
    dashed: bool = False
    """A dash stands between."""
    given: bool = False
    """A word tells what the value is for."""
    named: bool = False
    """A name stands between: `482193 is your Example code`."""

    def passes_han(self, run: str) -> bool:
        """Whether the value may come before these Chinese characters."""
        self.linked = self.linked or bool(HAN_LINK.search(run))
        self.given = self.given or not {"这", "此"}.isdisjoint(run)
        return bool(HAN_FILLER.fullmatch(run))

    def passes(self, part: Part, whole: str) -> bool:
        """Whether the value may come before this word, which is a filler or only signs."""
        self.linked = self.linked or "<-" in whole
        if not part.word:
            self.linked = self.linked or not {"=", ":"}.isdisjoint(whole)
            self.dashed = self.dashed or not {"—", "–", "-"}.isdisjoint(whole)
            return True
        if part.word not in FILLERS:
            return False
        self.linked = self.linked or (part.word in LINKS and "." not in whole)
        self.given = self.given or (part.word in _GIVEN and (part.word != "for" or not self.code))
        return True

    def passes_name(self, value: str) -> bool:
        """Whether this is a name that may stand between, once."""
        fits = look(value) in ("word", "public") and value[:1].isalpha() and not is_talk(value)
        passes = fits and not self.named
        self.named = self.named or fits
        return passes

    def holds(self, value: str) -> bool:
        """Whether the value is what the cue names."""
        six = self.code and len(value) == 6
        strong = look(value) == "strong"
        return self.linked or (self.dashed and six) or (self.given and (strong or six))
