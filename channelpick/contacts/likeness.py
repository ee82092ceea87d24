"""Whether a text borrows a platform's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from channelpick.contacts.cues import COMMON_STARTS, EVERYDAY, has_cue
from channelpick.contacts.hosts import split_host
from channelpick.contacts.marks import Mark
from channelpick.contacts.reading import Flaw
from channelpick.contacts.skeleton import letters, plain, skeleton

Sign = Literal[
    "confusable-letters",
    "one-letter-off",
    "few-letters-off",
    "name-with-other-words",
    "other-ending",
    "official-name-in-subdomain",
    "official-name-in-userinfo",
    "official-name-in-path",
    "leads-elsewhere",
    "handle-elsewhere",
    "other-spelling",
    "same-digits-disguised",
    "one-digit-off",
    "other-country-code",
]
"""What makes a contact look like one that is listed."""
_SIGNS = re.compile("[-_]")
_BREAKS = re.compile("[._-]")
_EDGES = re.compile(
    r"[._\d-]|(?<=[a-z])(?=[^\0-\x7f])|(?<=[^\0-\x7f])(?=[a-z])"  # another script, another word
)


@dataclass(frozen=True)
class Look:
    """A text as a hasty reader sees it: a host without its public suffix, or a handle."""

    text: str
    """In small ASCII letters, with dots, hyphens and underscores."""
    suffix: str = ""
    """The public suffix of a host."""

    def without(self, words: Iterable[str]) -> Look:
        """With gaps where these words were."""
        text = self.text
        for word in words:
            text = text.replace(word, " ")
        return self if text == self.text else Look(text, self.suffix)

    @cached_property
    def joined(self) -> str:
        """Without hyphens."""
        return _SIGNS.sub("", self.text)

    @cached_property
    def skeleton(self) -> str:
        """The skeleton, without hyphens."""
        return skeleton(self.joined)

    @cached_property
    def name(self) -> str:
        """The skeleton of the registered label, without hyphens."""
        return self.skeleton.rpartition(".")[2]

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """What misspellings are looked for in, without hyphens."""
        return tuple({self.skeleton, letters(self.joined)})

    @cached_property
    def words(self) -> frozenset[str]:
        """What stands between dots and hyphens, and whole labels without hyphens."""
        looks = (letters(self.text), skeleton(self.text))
        words = {word for look in looks for word in _BREAKS.split(look)}
        return frozenset(words.union(*(look.split(".") for look in self.spellings)))

    def has_cue_beside(self, word: str) -> bool:
        """Whether a cue word stands beside this one of `words`."""
        start = letters(self.text).find(word)
        rest = f"{self.text[:start]}-{self.text[start + len(word) :]}"
        return start >= 0 and has_cue(rest)

    @cached_property
    def hosted(self) -> bool:
        """Whether it stands on a site where everybody can have a page, such as github.io."""
        first, dot, _ = self.suffix.partition(".")
        return bool(dot) and len(first) > 3


@lru_cache(maxsize=1024)
def look_of_host(host: str) -> Look:
    """How the host looks."""
    host = plain(host)
    subdomains, name, suffix = split_host(host)
    if not name:  # a public suffix itself, such as myname.np: everything below `np` is one
        name, _, suffix = host.rpartition(".")
    if subdomains == "www" or subdomains.startswith("www."):
        subdomains = subdomains[4:]
    return Look(".".join(filter(None, (subdomains, name))), suffix)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A name found."""

    of: str
    """The listed contact or domain that the name stands for."""
    sign: Sign | Flaw
    sure: bool


def surest(found: Iterable[Likeness]) -> Likeness | None:
    """The first sure one, or else the first."""
    first = None
    for likeness in found:
        if likeness.sure:
            return likeness
        first = first or likeness
    return first


def find_likenesses(look: Look, names: Iterable[Mark]) -> Iterator[Likeness]:
    """Whatever in the look may stand for one of the names."""
    for mark in names:
        if found := _contained(look, mark) or _misspelt(look, mark):
            yield found


def _contained(look: Look, mark: Mark) -> Likeness | None:
    """The name itself, in letters that may be others."""
    openly = mark.text in look.joined
    if not openly and mark.look.text not in look.skeleton:
        return None
    if not openly:
        return _disguised(look, mark)
    if mark.strength == "strong":
        return Likeness(mark.of, "name-with-other-words", sure=True)
    return _weak(look, mark) if mark.strength == "weak" else None


def _disguised(look: Look, mark: Mark) -> Likeness | None:
    """The name in other letters: short ones turn up by chance, so they must be a word."""
    name, size = mark.look.text, len(mark.look.text)
    if name in look.words or (mark.strength != "weak" and size > 6):
        sure = (size > 4 and mark.strength != "generic") or size > 6
        return Likeness(mark.of, "confusable-letters", sure=sure)
    return None


def _weak(look: Look, mark: Mark) -> Likeness | None:
    """A weak name: a word of its own, or beside a cue at an edge of one; a long one, inside.

    Measured: a cue beside every word of its own would lose 3 of 4,738 imitations and spare none
    of 21,862 legitimate hosts.
    """
    name, long = mark.text, len(mark.text) > 4
    words = _EDGES.split(look.text)
    cued = look.hosted or has_cue(look.text.replace(name, "-"))
    at_edge = any(word.startswith(name) or word.endswith(name) for word in words)
    if name in words:
        registered = _SIGNS.split(look.text.rpartition(".")[2])
        sure = cued or (long and name in registered and len(registered) > 1)
    elif cued and (long or at_edge):
        sure = long and at_edge
    else:
        return None
    return Likeness(mark.of, "name-with-other-words", sure=sure)


def _misspelt(look: Look, mark: Mark) -> Likeness | None:
    name, size, allowed = mark.look, len(mark.look.text), mark.slips
    if not allowed or min(map(name.slips_inside, look.spellings)) > allowed:
        return None
    slips, word = min((name.slips(word), word) for word in look.words)
    if mark.strength == "generic" and not slips:
        return None  # the name itself, and of these only misspellings count
    if slips <= allowed and not EVERYDAY.fullmatch(word):
        cued = look.has_cue_beside(word)
        if slips < 2:
            sure = cued or (mark.strength != "weak" and size > 5)
            return Likeness(mark.of, "one-letter-off", sure=sure)
        if _plausible(name.text, word, cued or look.hosted):
            sure = cued or look.hosted or size > 9
            return Likeness(mark.of, "few-letters-off", sure=sure)
    return _misspelt_inside(look, mark) if mark.strength == "strong" and size > 6 else None


def _misspelt_inside(look: Look, mark: Mark) -> Likeness | None:
    """A long name with one slip, glued to other words; everyday words in between are gaps."""
    name = mark.look.text
    distinct = len(EVERYDAY.sub("", name)) > 3  # else the name itself is hardly more than such one
    rest = EVERYDAY.sub(
        lambda word: word[0] if distinct and word[0] in name else " ", letters(look.joined)
    )
    if mark.look.slips_inside(rest) > 1:
        return None
    cued = look.hosted or has_cue(look.text)
    return Likeness(mark.of, "one-letter-off", sure=cued and len(name) > 7)


def _plausible(name: str, word: str, cued: bool) -> bool:
    """Whether two slips in a short name still mean it: metro is no metal, nor northwood northwest.

    A shared beginning of many names, or the same ending of another beginning, is not enough.
    """
    if len(name) > 8 or cued:
        return True
    alike = any(word.startswith(start) and name.startswith(start) for start in COMMON_STARTS)
    ending_only = word[:1] != name[:1] and word[-4:] == name[-4:]
    return len(word) > 6 and not alike and not ending_only
