"""Secrets that people state: a word announces the value, before it or after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from channelpick.screening.secrets.between import FILLERS, HAN_FILLER, HAN_LINK, HAN_TALK
from channelpick.screening.secrets.cues import KINDS, Cue, cues
from channelpick.screening.secrets.finding import Finding
from channelpick.screening.secrets.further_codes import passed_on, tried_again
from channelpick.screening.secrets.judging import Way, judge
from channelpick.screening.secrets.key_words import is_denied, is_kept
from channelpick.screening.secrets.parts import TOKEN, Part, part_of
from channelpick.screening.secrets.preceding import before
from channelpick.screening.secrets.values import look

_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」", "『": "』", "`": "`", "«": "»"}
_COMPOUND = re.compile(r"[-_/][a-z]{3}", re.IGNORECASE)
"""A cue that is part of a name, as in `password_file`."""
_TOUCHING = re.compile(r"[\u3400-\u9fff][!-~]{4}")
"""密码Abc1: nothing stands between, so nothing but the value can be meant."""
_SHORT, _TOUCHED = 6, re.compile(r"[!-~](?=\w{0,99}[A-Za-z])[A-Za-z0-9]")
"""A short cue that other letters touch is a part of a longer word by chance."""
_LINKING = ("with", "using", "by", "need", "type", "use", "enter")
"""Ends of cues after which the value may follow at once: `log in with`."""
_ASIDE = re.compile(r"\s{0,40}\([^()\n]{0,40}\):?")
"""`password (all lowercase): …`"""
_ANNOUNCED = re.compile(
    r"(?P<told>\s(?:(?:that|which) )?(?:i|we|my [a-z]{3,10})(?: (?:had|have|once|always))?"
    r"(?= (?!forg|lost|need|can|don|want)[a-z]))?"
    r"(?:\s[^\W\d_]{1,15}(?:[-'’][^\W\d_]{1,15}){0,2}){1,10}?"
    r"(?:\s?[:=]\s|\s(?:là|ist|war|lautet|es|era|fue|est|était|é|è|это|был|была|jest|adalah)\s)",
    re.IGNORECASE,
)
"""`Passwort hab ich damals so gewählt: …`"""
_WORD_BEFORE, _LONGEST_WORD = re.compile(r"([A-Za-z]+) $"), 20
_OF_CODES = frozenset({"wrong", "invalid", "incorrect", "correct", "expired", "valid", "step"})
"""What codes that are secrets are called."""
_KEY = re.compile(r"[\"']\s?:")
_ANSWER_KEYS = re.compile(
    r"[\"'](?:\w{0,9}(?:msg|message)|err\w{0,9}|data|success|status|result|type|request_?id)[\"']\s?:",
    re.IGNORECASE,
)
"""A program's answer tells with its `"code":` how it went."""
_SIX = re.compile(r"\D{1,6}\d{6}(?!\d)")
_SHORT_NUMBER = re.compile(r"\W{1,4}\d{4,5}(?!\d)")
_PROGRAM = re.compile(
    r"\bapi|http|err(?:or)?\b|exception|traceback|server|response|\bsign|fehler|ошибк|errore?\b|erreur"
    r"|[报報]错|報錯|接口|返回|[错錯][误誤]",
    re.IGNORECASE,
)
_ABOUT = 40
"""What programs have to do with a code of another length than most secret ones; how near."""
_MOST_STEPS = 14
"""How many words may stand between a cue and its value."""
_BEHIND = 100
"""How many characters before a cue its value may begin."""
_CUES_BETWEEN = 3
"""How many cues on a value may belong to another one."""
_MORE = 20
"""How many values one cue may announce: lists of back-up codes are long."""

_BASE32 = re.compile(
    r"(?:[A-Z2-7]{16,64}|[a-z2-7]{16,64}|[A-Z2-7]{4}(?:[ -][A-Z2-7]{4}){3,15}(?:[ -][A-Z2-7]{1,3})?"
    r"|[a-z2-7]{4}(?:[ -][a-z2-7]{4}){3,15}(?:[ -][a-z2-7]{1,3})?)(?![A-Za-z0-9])"
)
_LED = re.compile(r"\d{6}(?=\s+[A-Za-z])")
"""`"482193 is your code"`."""
_GROUPED = re.compile(r"\d{2,4}(?:[ -]\d{2,4}){1,2}(?![\d-])")
_JOINT = re.compile(
    r"(?:\s|[,;/|、]|\b(?:or|and|then|to|now|i|changed|it|is|new|one|into)\b"
    r"|或者?|和|改成了?|改为|换成了?|变成|到|(?<=\s)\d{1,2}[.)](?=\s))+",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Finding]:
    """Passwords, codes, keys and answers that the text says are such."""
    known = list(cues(text))
    if any(cue.sort == "private" for cue in known) and (is_denied(text) or is_kept(text)):
        known = [cue for cue in known if cue.sort != "private"]
    # A value belongs to a cue near it, so each word is looked at for few of them.
    edges = [0] * _CUES_BETWEEN + [cue.end for cue in known]
    limits = [cue.start for cue in known[_CUES_BETWEEN:]] + [len(text)] * _CUES_BETWEEN
    said_again = {(cue.sort, cue.start) for cue in known}
    lengths = set()
    for cue, edge, limit in zip(known, edges, limits, strict=False):
        if (cue.sort, cue.end) in said_again:
            continue
        found = list(_after(text, cue, limit))
        for one in found or before(text, cue, max(cue.start - _BEHIND, edge)):
            yield one
            if one.kind == "one-time-code":
                lengths.add(sum(map(str.isdecimal, text[one.start : one.end])))
    if any(cue.sort in ("code", "any-code") for cue in known):
        yield from passed_on(text)
    if lengths:
        yield from tried_again(text, lengths)


def _after(text: str, cue: Cue, limit: int) -> Iterator[Finding]:
    """The value that follows the cue, after words that may stand between."""
    place = cue.end
    if _is_part_of_word(text, cue):
        return
    announced = _ANNOUNCED.match(text, cue.end)
    way = Way(
        linked=_is_linking(text, cue),
        announced=announced is not None,
        told=announced is not None and announced["told"] is not None,
        long=cue.sort in ("api", "totp", "private"),
    )
    while place < limit and way.steps < _MOST_STEPS and (token := TOKEN.match(text, place)):
        way.steps += 1
        place = token.end()
        if token["han"]:
            if value := _in_han(cue, token, way):
                yield value
                return
            if not way.passes_han(token["han"]):
                return
            continue
        part = part_of(text, *token.span("chunk"))
        way.reads(part.signs)
        if found := list(_values(text, cue, part, way)):
            yield from found
            return
        if aside := _ASIDE.match(text, token.start()):
            way.reads(aside[0][-1])
            place = aside.end()
        elif not way.passes(part.word, part.ending):
            return
        else:
            place = part.end


def _is_part_of_word(text: str, cue: Cue) -> bool:
    short = cue.end - cue.start < _SHORT and _TOUCHED.match(text, cue.end - 1)
    latin = text[cue.end - 1].isascii()
    return bool(short or (latin and _COMPOUND.match(text, cue.end))) or _is_other_code(text, cue)


def _is_other_code(text: str, cue: Cue) -> bool:
    """Whether the word before makes another thing of a mere `code`: a dealer's, a product's."""
    if cue.sort != "any-code":
        return False
    before = _WORD_BEFORE.search(text, max(0, cue.start - _LONGEST_WORD), cue.start)
    if before and text[cue.start] in "cC" and before[1].lower() not in FILLERS | _OF_CODES:
        return True
    if _KEY.match(text, cue.end):
        return bool(_ANSWER_KEYS.search(text)) or not _SIX.match(text, cue.end)
    near = text[max(0, cue.start - _ABOUT) : cue.end + _ABOUT]
    return bool(_SHORT_NUMBER.match(text, cue.end) and _PROGRAM.search(near))


def _is_linking(text: str, cue: Cue) -> bool:
    """Whether the cue says by itself that the value comes next."""
    touching = cue.sort == "password" and _TOUCHING.match(text, cue.end - 1)
    return bool(touching) or text[cue.start : cue.end].lower().endswith(_LINKING)


def _values(text: str, cue: Cue, part: Part, way: Way) -> Iterator[Finding]:
    """The value that begins with this part, and those that follow it; often none."""
    start, stop = part.start, part.stop
    quote = _QUOTES.get(part.signs[-1:], "")
    closing = text.find(quote, start, start + 80) if quote else -1
    if quoted := closing > start and "\n" not in text[start:closing]:
        stop = closing
    elif not part.word or part.word in FILLERS:
        return
    elif base32 := _base32(text, cue, start, way):
        yield base32
        return
    elif cue.sort in _IN_GROUPS and (grouped := _GROUPED.match(text, start)):
        stop = max(stop, grouped.end())
    value = text[start:stop]
    if quoted and cue.sort in _IN_GROUPS and (led := _LED.match(value)):
        value = led[0]
        stop = start + len(value)
    if certainty := judge(cue.sort, value, text[stop : stop + 12], way, quoted=quoted):
        yield Finding(KINDS[cue.sort], certainty, start, stop)
        for more in _further(text, cue, start, stop):
            yield Finding(KINDS[cue.sort], certainty, *more)


_IN_GROUPS = frozenset({"code", "any-code", "backup", "pin", "password", "foreign"})


def _base32(text: str, cue: Cue, start: int, way: Way) -> Finding | None:
    """The secret of an authenticator (RFC 4648, section 6), often in groups of four."""
    if cue.sort not in ("totp", "api", "code"):
        return None
    found = _BASE32.match(text, start)
    if not found:
        return None
    digits = any(map(str.isdecimal, found[0]))
    if not (digits or (cue.sort == "totp" and found[0].isupper())) or way.asides:
        return None
    alone = cue.sort == "api" and " " not in found[0]
    return Finding("api-key" if alone else "totp-secret", "certain", *found.span())


def _further(text: str, cue: Cue, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Values of the same look that follow: more back-up codes, the new password."""
    first = text[start:stop]
    for _ in range(_MORE):
        joint = _JOINT.match(text, stop)
        token = TOKEN.match(text, joint.end()) if joint else None
        if not joint or not token or token["han"]:
            return
        part = part_of(text, *token.span("chunk"))
        value = text[part.start : part.stop]
        said = joint[0].strip() or cue.sort not in ("password", "weak", "pin")
        alike = look(value) == look(first) and (look(first) == "strong" or len(value) == len(first))
        if not (said and alike) or part.word in FILLERS:
            return
        yield part.start, part.stop
        stop = part.stop


def _in_han(cue: Cue, token: re.Match[str], way: Way) -> Finding | None:
    """A Chinese value, of the kinds that are words: a watchword, the answer to a question."""
    run = token["han"]
    filler = HAN_FILLER.match(run)
    rest = run[filler.end() :] if filler else run
    linked = way.hard or bool(filler and HAN_LINK.search(filler[0]))
    goes_on = token.string[token.end() : token.end() + 1].isalnum()
    if not (linked and cue.spoken and 1 < len(rest) < 13) or goes_on or HAN_TALK.search(rest):
        return None
    return Finding(KINDS[cue.sort], "certain", token.end() - len(rest), token.end())
