"""Secrets that people state: a word announces the value, before it or after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from channelpick.screening.secrets.cues import (
    FILLERS,
    HAN_FILLER,
    HAN_LINK,
    KINDS,
    LINKS,
    Cue,
    Sort,
    cues,
)
from channelpick.screening.secrets.finding import Certainty, Finding
from channelpick.screening.secrets.values import is_talk, look

_TOKEN = re.compile(r"\s*(?:(?P<han>[\u3400-\u9fff，、]+)|(?P<chunk>[^\s\u2e80-\u9fff]+))")
_LEAD = re.compile(r"(?:[\"'“”‘’«»「」『』()\[\]{}<>:=|`—–,]|-+(?!\w)|[-~]>|~)*")
_TRAIL = re.compile(r"[\"'“”‘’«»」』)\]}>,.;:…`?|—–]*$")
_CUT = re.compile(r"[,;&|](?=[\w\"']{1,20}[:=])|[\"“”]")
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」", "『": "』", "`": "`", "«": "»"}
_COMPOUND = re.compile(r"[-_/][a-z]{3}", re.IGNORECASE)
"""A cue that is part of a name, as in `password_file`."""
_MOST_STEPS = 14
"""How many words may stand between a cue and its value."""
_BEHIND = 100
"""How many characters before a cue its value may begin."""

_UNIT = re.compile(
    r"\s{0,2}(?:usdt?c?|eur|gbp|rmb|cny|btc|eth|bnb|trx|sol|dollars?|bucks|euros?|pounds?|yuan|%|percent|[元块次位年月日号楼秒分钟条天人万个笔点折层]"
    r"|小时|美[元金]|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|times|digits?|characters?|chars|letters?|attempts?|seconds?|secs?|words?|am\b|pm\b|[-/.:]\d)",
    re.IGNORECASE,
)
_BASE32 = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z2-7]{4}[ -]?){3,15}[A-Za-z2-7]{1,8}(?![A-Za-z0-9])"
)
_JOINT = re.compile(r"(?:\s|[,;/|、]|\b(?:or|and|then|to)\b|或者?|和)+", re.IGNORECASE)
_CLOSED = re.compile(
    r"\s*(?:$|[^\sa-z]|(?:and|but|so|please|pls|plz|for|it|i|which|on|in|to|if|can|could|that|from|by|help|now|just|or|thanks?)\b)",
    re.IGNORECASE,
)
"""What may follow a cue whose value stands before it: a noun would make it another thing."""


def find(text: str) -> Iterator[Finding]:
    """Passwords, codes, keys and answers that the text says are such."""
    for cue in cues(text):
        found = list(_after(text, cue))
        yield from found
        if not found:
            yield from _before(text, cue)


def _after(text: str, cue: Cue) -> Iterator[Finding]:
    if _COMPOUND.match(text, cue.end):
        return
    place, linked, hard, steps = cue.end, False, False, 0
    skip = False
    for steps in range(_MOST_STEPS):
        token = _TOKEN.match(text, place)
        if not token:
            return
        if han := token["han"]:
            filler = HAN_FILLER.fullmatch(han)
            if not filler:
                return
            linked = linked or bool(HAN_LINK.search(han))
            hard = False
            place = token.end()
            continue
        start, end = token.span("chunk")
        lead = _LEAD.match(text, start, end)
        opened = lead.end() if lead else start
        signs = text[start:opened]
        if not set(signs).isdisjoint(":=>"):
            linked = hard = True
        quote = _QUOTES.get(signs[-1:], "")
        closing = text.find(quote, opened, opened + 80) if quote else -1
        if closing > opened and "\n" not in text[opened:closing]:
            yield from _accepted(text, cue, opened, closing, _quoted(linked))
            return
        cut = _CUT.search(text, opened, end)
        stop = cut.start() if cut else end
        trail = _TRAIL.search(text, opened, stop)
        stop = trail.start() if trail else stop
        core = text[opened:stop].lower().replace("’", "'")
        if not core:
            if "?" in text[start:end]:
                return
            place = end
            continue
        inner = re.match(r"([a-z']+)([:=]+)", core)
        if core in FILLERS or (inner and inner[1] in FILLERS):
            if inner and core not in FILLERS:
                linked = hard = True
                place = opened + inner.end()
                continue
            if "?" in text[stop:end]:
                return
            skip = core in {"for", "of", "to", "on", "at", "account", "user", "with"}
            linked = linked or core in LINKS
            hard = False
            if ":" in text[stop:end] or "=" in text[stop:end]:
                linked = hard = True
            elif "." in text[stop:end]:
                linked = hard = False
            place = max(stop, place + 1) if cut else end
            continue
        found = list(_accepted(text, cue, opened, stop, _bare(linked, hard, steps)))
        if found:
            yield from found
            return
        if not skip:
            return
        skip = False
        place = end


_Judge = Callable[[Sort, str, str], Certainty | None]


def _accepted(text: str, cue: Cue, start: int, end: int, judge: _Judge) -> Iterator[Finding]:
    """The value, and further ones of the same look that follow it."""
    kind = KINDS[cue.sort]
    if cue.sort in ("totp", "api"):
        base32 = _BASE32.match(text, start)
        if (
            base32
            and len(re.sub(r"[ -]", "", base32[0])) >= 16
            and (cue.sort == "totp" or re.search(r"\d", base32[0]))
            and base32[0].upper() == base32[0]
        ):
            yield Finding(kind if cue.sort == "totp" else "api-key", "certain", *base32.span())
            return
    number = (
        _number(text, start)
        if cue.sort in ("code", "any-code", "backup", "pin", "password")
        else None
    )
    if number and number > end:
        end = number
    certainty = judge(cue.sort, text[start:end], text[end : end + 12])
    if not certainty:
        return
    yield Finding(kind, certainty, start, end)
    first = text[start:end]
    for _ in range(20):
        joint = _JOINT.match(text, end)
        token = _TOKEN.match(text, joint.end()) if joint else None
        if not joint or not token or token["han"]:
            return
        more = token["chunk"].rstrip(",.;:)")
        alike = look(more) == look(first) and len(more) == len(first)
        strong = (
            look(more) == "strong"
            and look(first) == "strong"
            and (joint[0].strip() or cue.sort != "password")
        )
        if not (more and ((alike and look(more) == "number") or strong)):
            return
        start = token.start("chunk")
        end = start + len(more)
        yield Finding(kind, certainty, start, end)


_GROUPED = re.compile(r"\d{2,4}(?:[ -]\d{2,4}){1,2}(?![\d-])")


def _number(text: str, start: int) -> int | None:
    """Where a number in groups ends: 482 193."""
    match = _GROUPED.match(text, start)
    return match.end() if match and len(re.sub(r"\D", "", match[0])) <= 8 else None


def _quoted(linked: bool) -> _Judge:
    def judge(sort: Sort, value: str, following: str) -> Certainty | None:
        judged = _bare(True, linked, 0)(sort, value, following)
        if judged or not linked or sort not in ("password", "answer") or len(value) < 3:
            return judged
        return None if all(is_talk(word) for word in value.split()) else "certain"

    return judge


def _bare(linked: bool, hard: bool, steps: int) -> _Judge:
    """How a value without quotes is judged.

    `linked`: a word such as `is` or a colon leads to it; `hard`: a colon or an equals sign does.
    """

    def judge(sort: Sort, value: str, following: str) -> Certainty | None:
        seen = look(value)
        digits = sum(map(str.isdecimal, value))
        if seen == "number":
            return (
                _judge_number(sort, digits, linked, hard, steps)
                if not _UNIT.match(following)
                else None
            )
        if seen == "strong":
            return _judge_strong(sort, value, digits, linked, hard, steps)
        if seen == "word" and not is_talk(value) and len(value) >= 4:
            if sort == "answer" and linked:
                return "certain"
            if sort in ("password", "pin") and hard:
                return "certain"
        return None

    return judge


def _judge_number(
    sort: Sort, digits: int, linked: bool, hard: bool, steps: int
) -> Certainty | None:
    near = linked or steps <= 2
    match sort:
        case "code":
            fits = 4 <= digits <= 8 and near if linked else 6 <= digits <= 8 and near
        case "any-code":
            fits = (digits == 6 and linked) or (4 <= digits <= 8 and hard)
        case "backup":
            fits = 4 <= digits <= 12 and near
        case "pin":
            fits = 4 <= digits <= 12 and near
        case "password":
            fits = (digits >= 4 and linked) or (digits >= 6 and steps <= 2)
        case "weak":
            fits = digits >= 4 and hard
        case "answer":
            fits = linked
        case _:
            fits = False
    return "certain" if fits else None


def _judge_strong(
    sort: Sort, value: str, digits: int, linked: bool, hard: bool, steps: int
) -> Certainty | None:
    match sort:
        case "password" | "pin" | "answer" | "backup":
            fits = not re.fullmatch(r"(?:0x)?[0-9a-f]{40,}", value, re.IGNORECASE)
        case "weak":
            fits = (
                (linked or steps <= 1)
                and not re.fullmatch(r"(?:0x)?[0-9a-f]{40,}", value, re.IGNORECASE)
                and (digits > 0 or hard)
            )
        case "code" | "any-code":
            fits = linked and digits >= 3 and 4 <= len(value) <= 10 and (sort == "code" or hard)
        case "api":
            fits = len(value) >= 16 and digits > 0
        case "totp":
            fits = len(value) >= 16
        case "private":
            fits = len(value) >= 10 and digits > 0
    return "certain" if fits else None


_BACK = re.compile(r"[\u3400-\u9fff，、]+|[^\s\u2e80-\u9fff]+")


def _before(text: str, cue: Cue) -> Iterator[Finding]:
    """A value that stands before its cue: `482193 is the code I got`."""
    if not _CLOSED.match(text, cue.end):
        return
    edge = max(0, cue.start - _BEHIND)
    tokens = list(_BACK.finditer(text, edge, cue.start))
    linked = dashed = False
    for token in tokens[::-1][:8]:
        word = token[0]
        core = word.strip("\"'“”‘’()[]{}<>,.;:…`|—–-=").lower().replace("’", "'")
        if not core:
            linked = linked or "=" in word or ":" in word
            dashed = dashed or not set(word).isdisjoint("—–-")
            continue
        if HAN_FILLER.fullmatch(word):
            linked = linked or bool(HAN_LINK.search(word))
            continue
        if core in FILLERS:
            linked = linked or (core in LINKS and "." not in word)
            continue
        if token.start() == edge and edge:
            return
        lead = _LEAD.match(text, *token.span())
        start = lead.end() if lead else token.start()
        end = start + len(re.sub(_TRAIL, "", text[start : token.end()]))
        value = text[start:end]
        if linked or (dashed and cue.sort in ("code", "any-code")):
            seen = look(value)
            if seen in ("strong", "number") and (
                certainty := _bare(True, False, 0)(cue.sort, value, "")
            ):
                yield Finding(KINDS[cue.sort], certainty, start, end)
        return
