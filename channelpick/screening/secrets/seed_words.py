"""The words of a text, and which of them are words of seed phrases (BIP-39)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from channelpick.screening.secrets import wordlists

_CUES = r"""
    (?:seed|recovery|back-?up|secret|mnemonic|wallet)[ _-]*(?:phrases?|words?|frase|sentence)
    my (?:12|24|twelve|twenty[ -]?four)(?![a-z0-9])
    secret recovery phrase|srp(?![a-z])
    mnemonics?(?![a-z])|pass ?phrase|bip-?39(?!\d)
    seeds?(?=\s*(?:[:=]|is\b|are\b))|(?:my|our|wallet) seeds?(?: ?(?:phrases?|words?))?(?![a-z])
    (?:12|15|18|21|24|twelve|fifteen|eighteen|twenty[ -]?four)[ -]*(?:\w{2,10}[ -])?words?
    (?:these|those|following|my|all|the)[ -](?:\w{2,8}[ -]){0,2}words(?![a-z])
    words (?:are|from|on|written)(?![a-z])
    (?:my|the|this|a) (?:\w{2,8} )?paper(?: backup)? (?:says|reads|has)
    (?:written|noted)(?: down)? on (?:my|the|a) paper
    助[记記][词詞]|种子|種子|[恢复復备備]份?[词詞]|恢[复復]短[语語]
    (?:抄|[记記]|[写寫]|[备備]份)下?[来來]?的(?:那?[串些个個])?(?:短[语語]|[单單][词詞])
    第.{1,3}[个個][单單]?[词詞]|zhu ?ji ?ci
"""
_ANY = "|".join(map(str.strip, _CUES.strip().splitlines()))
CUE = re.compile(rf"(?:(?<![a-z])|(?=[\u0080-\U0010ffff]))(?:{_ANY})")
"""Words that say, in small letters: here is a seed phrase."""

LISTS: Mapping[str, tuple[str, ...]] = {
    "latin": wordlists.LATIN,
    "cyrillic": ("russian",),
    "kana": ("japanese",),
    "hangul": ("korean",),
}
"""Script -> the lists that are written in it. Chinese has a way of its own."""
_SCRIPTS = (
    ("latin", "A", "\u024f"),
    ("cyrillic", "\u0400", "\u04ff"),
    ("kana", "\u3041", "\u30ff"),
    ("hangul", "\uac00", "\ud7a3"),
)
_LETTER = r"[^\W\d_\u2e80-\u2fff\u3400-\u9fff]"
_WORD = re.compile(rf"(?<!<)(?<!</)(?<!{_LETTER})(?:{_LETTER}|(?<=.)\ufffd)+")
"""Letters, Chinese ones and the names of HTML's tags left out."""


class Word(NamedTuple):
    """A word of the text."""

    start: int
    end: int
    folded: str
    """As `wordlists.fold` has it; nothing, if the word belongs to a cue."""
    languages: int
    """The lists of its script that have it, a bit each."""
    near: bool = False
    """Whether it is nearly an English list word; not asked of every word of prose."""


def by_script(text: str) -> dict[str, list[re.Match[str]]]:
    """The letters of the text in stretches, in order, Chinese ones left out."""
    found: dict[str, list[re.Match[str]]] = {}
    for word in _WORD.finditer(text):
        for script, first, last in _SCRIPTS:
            if first <= word[0][0] <= last:
                found.setdefault(script, []).append(word)
                break
    return found


def words_of(
    script: str, matches: list[re.Match[str]], folded: list[str], cues: list[tuple[int, int]]
) -> list[Word]:
    """What is known of each word; those of a cue are in no list."""
    known = languages(script)
    rest: Iterator[tuple[int, int]] = iter((*cues, (1 << 30, 1 << 30)))
    start, end = next(rest)
    words = []
    for match, word in zip(matches, folded, strict=True):
        begin, finish = match.span()
        while begin >= end:
            start, end = next(rest)
        if begin >= start:
            words.append(Word(begin, finish, "", 0))
            continue
        words.append(Word(begin, finish, word, known.get(word, 0)))
    if script == "latin":
        _mark_near(words, everywhere=bool(cues))
    return words


def _mark_near(words: list[Word], *, everywhere: bool) -> None:
    """Mark words that are nearly English list words, by themselves or between two of the list."""
    english = [False, *(bool(word.languages & 1) for word in words), False]
    for place, word in enumerate(words):
        between = english[place] and english[place + 2]
        if (everywhere or between) and not word.languages and word.folded:
            words[place] = word._replace(near=is_near(word.folded))


@cache
def languages(script: str) -> Mapping[str, int]:
    """Folded word -> the lists of that script that have it, a bit each."""
    found: dict[str, int] = {}
    for bit, language in enumerate(LISTS[script]):
        for word in wordlists.index_of(language):
            found[word] = found.get(word, 0) | 1 << bit
    return found


@cache
def abbreviations() -> frozenset[str]:
    """First four letters, which tell English list words apart."""
    return frozenset(word[:4] for word in wordlists.words_of("english"))


def is_near(word: str) -> bool:
    """Whether one letter more, less, other or swapped makes an English list word of it.

    After Garbe's symmetric delete: both sides leave out one letter, and meet.
    """
    return len(word) > 2 and not _shorter(word[:16]).isdisjoint(_near_words())


def _shorter(word: str) -> frozenset[str]:
    """The word, and the word without one of its letters."""
    return frozenset((word, *(word[:at] + word[at + 1 :] for at in range(len(word)))))


@cache
def _near_words() -> frozenset[str]:
    return frozenset().union(*map(_shorter, wordlists.words_of("english")))


_PROSE_WORDS = """
    about above again all also always any around away before between both can day differ each either
    enough era ever few find first from give good have help hour hundred into just keep know life
    like little live long love make man month more much must need never next nothing now off often
    one only open order other own people please put ready real right same say second she should
    since some soon still such than that then there they this time today tomorrow try two under
    until update upon use used very wait want way what when where will with world write wrong year
    you your phone card bank money change account cash cost check pay sell buy main mean page word
    number phrase secret code because tell think client clerk case claim point issue spend someone
    able accident another three six eight
"""
PROSE = frozenset(_PROSE_WORDS.split())
"""English list words that prose is full of."""

_ORDINAL_WORDS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty w
"""
_BETWEEN_WORDS = """
    st nd rd th word words is are was it its the a my and then next after that last comes goes
    followed by plus finally of no nr number other rest remaining half line row seven nine ten
    eleven twelve also num name value i have so
"""
ORDINALS = frozenset(_ORDINAL_WORDS.split())
BETWEEN = ORDINALS | frozenset(_BETWEEN_WORDS.split())
"""What people say between words that they tell one by one."""
