"""Whether a value that follows or precedes a cue is the secret that the cue announces."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from channelpick.screening.secrets.between import FILLERS, HAN_FILLER, HAN_LINK, LINKS
from channelpick.screening.secrets.cues import Sort
from channelpick.screening.secrets.finding import Certainty
from channelpick.screening.secrets.values import is_talk, look

UNIT = re.compile(
    r"\s{0,2}(?:usdt?c?|eur|gbp|rmb|cny|btc|eth|bnb|trx|sol|shib|doge|sats?\b|聪|dollars?|bucks|euros?|pounds?|yuan|%"
    r"|percent|[元块次位年月日号楼秒分钟条天人万个笔点折层]|小时|美[元金]|minutes?|mins?|hours?|hrs?|days?"
    r"|weeks?|months?|years?|times|digits?|characters?|chars|letters?|attempts?|seconds?|secs?|words?"
    r"|am\b|pm\b|[-/.:]\d)",
    re.IGNORECASE,
)
"""What makes an amount, a time or a length of the number before it."""
_SENDER = re.compile(r"95\d{3}|100\d{2}|106\d{5,}|1069")
"""Numbers of Chinese banks and carriers, which send codes."""
_PHONE = re.compile(r"1[3-9]\d{8,11}")
"""Chinese mobile numbers, and times in seconds or milliseconds."""
_YEAR = re.compile(r"19\d\d|20[0-3]\d")
_FATE = re.compile(
    r"\s*(?:$|[^\s\w]|(?:not|is|was|isn|does|did|do|has|still|again|never|keeps|won|fail|and|but)"
    r"|invalid|wrong|expired|rejected|refused|[不无無错錯失提已还還一])"
)
"""What is told of a code, but not of a year."""
_SIX = re.compile(r"\d{3}[ -]?\d{3}")
_DIGEST = re.compile(r"(?:0x)?[0-9a-f]{40,}", re.IGNORECASE)
_REFERENCE = re.compile(r"[A-Z]{1,5}[-_]?[A-Z]?\d+[A-Za-z]*|[a-z]+_[a-z]+\d|[a-z]{1,3}\d")
"""Orders, errors, models and names: `CMD-20931`, `bot_b2`."""
_ASIDES = 4


@dataclass(slots=True)
class Way:
    """What was read between a cue and a value."""

    linked: bool = False
    """A word such as `is`, or a colon, makes them equal."""
    hard: bool = False
    """A colon or an equals sign stands right before the value."""
    steps: int = 0
    """How many words."""
    asides: int = 0
    """How many of them are no fillers: `the name of my dog`."""
    asked: bool = False
    """A question mark stood between: only an answer may follow."""
    last: str = ""
    """The last filler."""
    toward: bool = False
    """The last words were a preposition and perhaps an article: `for the`."""
    announced: bool = False
    """A colon or a foreign `is` is to come, so that words of any language may come before it."""
    told: bool = False
    """The same, and somebody tells what he did: `that I saved when enabling it: `."""
    long: bool = False
    """The value is long, so that what is told before it matters less."""

    def reads(self, signs: str) -> None:
        """Take in the signs before a value."""
        if not set(signs).isdisjoint(":=>"):
            self.linked = self.hard = True

    def passes_han(self, run: str) -> bool:
        """Whether the value may come after these Chinese characters."""
        self.linked = self.linked or bool(HAN_LINK.search(run))
        self.hard = False
        return bool(HAN_FILLER.fullmatch(run))

    def passes(self, word: str, ending: str) -> bool:
        """Whether the value may come after this word; `ending` are the signs that close it."""
        if self.asked and word not in _ANSWERS:
            return False
        self.asked = "?" in ending
        if word.isdecimal() and len(word) < 3:  # the number of an item
            return True
        if word:
            self.hard = False
            if self.last == "and" and word in _OTHERS:
                return False
            if word in FILLERS:
                self.linked = self.linked or word in LINKS
                self.last = word
                self.toward = word in _PREPOSITIONS or (self.toward and word in _ARTICLES)
            elif not self._passes_aside(word):
                return False
            if not self.linked and "." in ending:
                return self.last in FILLERS
        self.reads(ending)
        return True

    def _passes_aside(self, word: str) -> bool:
        if len(word) == 1 or look(word) == "public":
            return True
        if word in _PUBLIC_THINGS:
            return False
        self.asides += 1
        known = self.linked or self.long or self.toward or self.announced
        return (
            known
            and self.asides <= _ASIDES
            and word.replace("-", "").isalnum()
            and (self.long or self.told or not is_talk(word))
        )


_PUBLIC = (
    "address addresses tx txid hash contract order uid memo tag xpub request trace ref reference"
)
_PUBLIC_THINGS = frozenset(_PUBLIC.split())
"""What a value after one of these is."""
_ANSWERS = frozenset({"it's", "its", "it", "is", "yes", "yeah", "sure", "mine", "i", "that's"})
_PREPOSITIONS = frozenset({"for", "of", "to", "on", "in", "at", "account", "user", "with"})
_ARTICLES = frozenset({"the", "a", "my", "our", "his", "her", "their"})
_NUMBERED = "account acct user id phone mobile card bank email number no case"
_OTHERS = frozenset(_NUMBERED.split())
"""Things that have numbers of their own."""


def judge(
    sort: Sort, value: str, following: str, way: Way, *, quoted: bool = False
) -> Certainty | None:
    """How certain it is that the value is the secret; None if it is not one."""
    seen = look(value)
    sure = (way.last in LINKS and sort in ("pin", "code")) or (
        way.hard
        and way.announced
        and (sort in ("pin", "code") or (sort == "any-code" and _SIX.fullmatch(value) is not None))
    )
    if way.asides and not (sure or (seen == "strong" and re.search(r"\d", value))):
        return None
    if way.asides and not way.told and _REFERENCE.fullmatch(value):
        return None
    if seen == "number":
        year = _YEAR.fullmatch(value) and not way.linked and not _FATE.match(following)
        return None if year or UNIT.match(following) else _judge_number(sort, value, way)
    if seen == "strong":
        return "certain" if _STRONG[sort](value, way) else None
    if quoted and way.linked and sort in _SPOKEN and len(value) > 2:
        return None if all(map(is_talk, value.split())) else "certain"
    least = 2 if sort == "answer" and value.istitle() else 3
    if seen == "word" and len(value) > least and not is_talk(value):
        return _judge_word(sort, following, way)
    return None


_SPOKEN = frozenset({"password", "answer", "pin"})
"""Sorts of which a plain word may be one."""


def _judge_word(sort: Sort, following: str, way: Way) -> Certainty | None:
    if way.last == "what":
        return None
    if sort in _SPOKEN and (way.hard or (sort == "answer" and (way.linked or way.steps == 1))):
        return "certain"
    if sort == "password" and way.last in LINKS and _ENDS.match(following):
        return "ask"
    return None


_ENDS = re.compile(r"\s*(?:$|[.!;)\n]|,|and\b|then\b|please\b|pls\b|but\b)", re.IGNORECASE)


def _judge_number(sort: Sort, value: str, way: Way) -> Certainty | None:
    digits = sum(map(str.isdecimal, value))
    if not way.hard and (_SENDER.fullmatch(value) or _PHONE.fullmatch(value)):
        return None
    if not way.linked and way.last in _OTHERS:
        return None
    return "certain" if _NUMBER[sort](digits, way) else None


def _never(_: object, __: Way) -> bool:
    return False


_NUMBER: dict[Sort, Callable[[int, Way], bool]] = {
    "code": lambda digits, way: (
        (4 if way.linked or way.steps == 1 else 6) <= digits <= 8 and (way.linked or way.steps < 4)
    ),
    "any-code": lambda digits, way: (
        (digits == 6 and (way.linked or way.steps < 3)) or (4 <= digits <= 8 and way.hard)
    ),
    "backup": lambda digits, way: 4 <= digits <= 12 and (way.linked or way.steps < 4),
    "pin": lambda digits, way: 4 <= digits <= 12 and (way.linked or way.steps < 4),
    "password": lambda digits, way: (
        digits >= (4 if way.linked else 6) and (way.linked or way.steps < 4)
    ),
    "foreign": lambda digits, way: (
        digits >= (4 if way.linked else 6) and (way.linked or way.steps < 4)
    ),
    "weak": lambda digits, way: digits >= 4 and way.hard,
    "answer": lambda _, way: way.linked,
    "api": _never,
    "totp": _never,
    "private": _never,
}
"""How many digits each sort has, and how near the cue they stand."""


def _is_password(value: str, _: Way) -> bool:
    return not _DIGEST.fullmatch(value)


def _is_code(value: str, way: Way) -> bool:
    return way.linked and len(value) <= 10 and sum(map(str.isdecimal, value)) >= 3


_USED = frozenset(
    {"used", "use", "using", "typed", "entered", "type", "from", "to", "the", "my", "for", "still"}
)
"""Words before the value of a cue that has other meanings too: `the pass I used …`."""
_STRONG: dict[Sort, Callable[[str, Way], bool]] = {
    "code": _is_code,
    "any-code": lambda value, way: way.hard and _is_code(value, way),
    "backup": _is_password,
    "pin": _is_password,
    "password": _is_password,
    "foreign": _is_password,
    "answer": _is_password,
    "weak": lambda value, way: (
        _is_password(value, way)
        and (way.linked or way.steps == 1 or way.last in _USED)
        and bool(way.hard or re.search(r"[\d@#$%^&*!]", value))
    ),
    "api": lambda value, _: len(value) > (15 if re.search(r"\d", value) else 19),
    "totp": lambda value, _: len(value) > 15,
    "private": lambda value, _: len(value) > 9 and bool(re.search(r"\d", value)),
}
"""What a value with letters and digits, signs or mixed case must be for each sort."""
