"""Seed phrases (BIP-39) in the languages that write words with letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping

from channelpick.screening.secrets import wordlists
from channelpick.screening.secrets.finding import Finding
from channelpick.screening.secrets.seed_runs import (
    Run,
    even_parts,
    is_enumeration,
    is_phrase,
    runs,
    widened,
)
from channelpick.screening.secrets.seed_words import (
    BETWEEN,
    CUE,
    LISTS,
    ORDINALS,
    PROSE,
    Word,
    abbreviations,
    by_script,
    languages,
    words_of,
)
from channelpick.screening.secrets.views import in_small_letters

_ALONE, _NEAR_CUE, _TOLD, _PART = 11, 8, 7, 4
"""Words in a row that make a phrase: alone, in a text with a cue, told one by one, and in a part.

Measured on 49 153 real messages: 11 words of prose in a row twice, 8 twelve times.
"""
_TOLD_BY, _SOME_TOLD = 4, 2
"""How many ordinals say that words are told one by one, and how many that fillers may be left out.
"""
_NEAR = 60
"""How many characters from a cue a part of a phrase may stand."""
_FAR = 120
"""How far from a phrase a piece of it may stand."""
_SENTENCE = re.compile(r"[.?!]\s+[A-Z][a-z]")
_BRACKETS = re.compile(r"\([^()\n]{1,60}\)")
_GLUED = {"latin": 30, "cyrillic": 30, "kana": 24, "hangul": 16}
"""Fewest letters in which eight words may be glued; Korean words have two, the others three."""
_LONGEST = 9
"""Letters of the longest word of the lists, glued ones looked for."""


def find(text: str) -> Iterator[Finding]:
    """Seed phrases in any layout: lists, tables, quotes, glued, explained, in parts."""
    cues = [cue.span() for cue in CUE.finditer(in_small_letters(text))]
    for script, matches in by_script(text).items():
        yield from _glued(script, matches)
        folded = [wordlists.fold(match[0]) for match in matches]
        told = _count(folded, ORDINALS) >= _SOME_TOLD
        least = _PART if cues else _TOLD if told else _ALONE
        if len(folded) < least or not _may_have_phrase(script, folded, least):
            continue
        words = words_of(script, matches, folded, cues)
        counts = Counter(word.languages for word in words)
        for bit in range(len(LISTS[script])):
            mask = 1 << bit
            if sum(count for lists, count in counts.items() if lists & mask) >= least:
                yield from _of_language(text, words, mask, cues)
        if script == "latin":
            yield from _abbreviated(text, words)


def _may_have_phrase(script: str, folded: list[str], least: int) -> bool:
    """Whether enough words are of any list: most texts are done with here."""
    return _count(folded, languages(script)) >= least or (
        script == "latin" and _count(folded, abbreviations()) >= _ALONE
    )


def _count(words: list[str], known: Container[str]) -> int:
    return sum(map(known.__contains__, words))


def _of_language(text: str, words: list[Word], mask: int, cues: list[Run]) -> Iterator[Finding]:
    """Phrases as they are written; unless one is whole, what is told with much talk between."""
    stretches = list(runs(text, words, mask))
    written = list(_written(text, words, stretches, mask, cued=bool(cues)))
    found = [_finding(words, run) for run in written]
    if not any(run[1] - run[0] + 1 in wordlists.LENGTHS for run in written):
        parts = [part for run in stretches for part in even_parts(text, words, run)]
        found += _told(text, words, mask, cued=bool(cues))
        found += _in_parts(words, parts, mask, cues)
        found += _rest(words, parts, mask, found)
    yield from found


def _written(
    text: str, words: list[Word], stretches: list[Run], mask: int, *, cued: bool
) -> Iterator[Run]:
    """Words of the prose around may belong to a stretch, but not to an even part of it."""
    least = _NEAR_CUE if cued else _ALONE
    for run in stretches:
        if run[1] - run[0] + 1 < least:
            continue
        even = [
            part
            for part in even_parts(text, words, run)
            if is_phrase(_cut(words, part), mask, least)
        ]
        for part in even or [run]:
            if is_phrase(_cut(words, part), mask, least) and (
                cued or not is_enumeration(text, words, part)
            ):
                yield widened(text, words, part, mask)


def _told(text: str, words: list[Word], mask: int, *, cued: bool) -> Iterator[Finding]:
    """Words that are told one by one, or in one sentence."""
    ordinals = _count([word.folded for word in words], ORDINALS)
    if not cued and ordinals < _SOME_TOLD:
        return
    least = _TOLD if ordinals >= _TOLD_BY else _NEAR_CUE if cued else _ALONE
    told = [word for word in _aloud(text, words) if word.folded not in BETWEEN]
    for run in runs(text, told, mask):
        one = _finding(told, run)
        if is_phrase(_cut(told, run), mask, least) and (
            ordinals >= _SOME_TOLD or not _SENTENCE.search(text, one.start, one.end)
        ):
            yield one


def _rest(
    words: list[Word], parts: list[Run], mask: int, found: list[Finding]
) -> Iterator[Finding]:
    """Pieces near a phrase that was told with much talk between."""
    for part in parts:
        piece = _finding(words, part)
        if _is_piece(_cut(words, part), mask) and any(
            piece.start - _FAR < one.end and one.start < piece.end + _FAR for one in found
        ):
            yield piece


def _is_piece(words: list[Word], mask: int) -> bool:
    every = all(word.languages & mask for word in words)
    plain = any(word.folded in PROSE for word in words)
    return every and len(words) >= (_PART if plain else _PART - 1)


def _aloud(text: str, words: list[Word]) -> list[Word]:
    """The words outside of brackets, where people explain how one is spelt."""
    shown = _BRACKETS.sub(lambda aside: "(" * len(aside[0]), text)
    return [word for word in words if shown[word.start] != "("]


def _in_parts(words: list[Word], parts: list[Run], mask: int, cues: list[Run]) -> Iterator[Finding]:
    """The pieces of a phrase of which one stands near a cue."""
    parts = [
        part
        for part in parts
        if is_phrase(_cut(words, part), mask, _PART - 1)
        and all(word.languages & mask for word in _cut(words, part))
    ]
    told = sum(part[1] - part[0] + 1 for part in parts)
    for part in parts:
        first, last = words[part[0]], words[part[1]]
        plain = any(word.folded in PROSE for word in _cut(words, part))
        if plain and told < _TOLD:
            continue
        if part[1] - part[0] >= _PART - 1 and any(
            first.start - _NEAR <= start < last.end + _NEAR for start, _ in cues
        ):
            yield from (_finding(words, one) for one in parts)
            return


def _cut(words: list[Word], run: Run) -> list[Word]:
    return words[run[0] : run[1] + 1]


def _finding(words: list[Word], run: Run) -> Finding:
    return Finding("seed-phrase", "certain", words[run[0]].start, words[run[1]].end)


def _abbreviated(text: str, words: list[Word]) -> Iterator[Finding]:
    """Words cut to their first four letters, which is how some back-ups keep them."""
    short = [int(len(word.folded) in (3, 4) and word.folded in abbreviations()) for word in words]
    if sum(short) < _ALONE:
        return
    cut = [Word(*word[:3], known) for word, known in zip(words, short, strict=True)]
    for run in runs(text, cut, 1):
        if is_phrase(_cut(cut, run), 1, _ALONE):
            yield _finding(cut, run)


def _glued(script: str, matches: list[re.Match[str]]) -> Iterator[Finding]:
    """Words written without anything between them."""
    for match in matches:
        if match.end() - match.start() >= _GLUED[script]:
            start, end, count = _chain(match[0], languages(script))
            if count >= _NEAR_CUE:
                yield Finding("seed-phrase", "certain", match.start() + start, match.start() + end)


def _chain(letters: str, known: Mapping[str, int]) -> tuple[int, int, int]:
    """Where most list words follow each other without a gap: start, end, how many."""
    folded = "".join(map(wordlists.fold, letters))
    if len(folded) != len(letters):
        return 0, 0, 0
    counts = [0] * (len(letters) + 1)
    starts = list(range(len(letters) + 1))
    for end in range(2, len(letters) + 1):
        for start in range(max(0, end - _LONGEST), end - 1):
            if counts[start] >= counts[end] and folded[start:end] in known:
                counts[end], starts[end] = counts[start] + 1, starts[start]
    end = max(range(len(counts)), key=counts.__getitem__)
    return starts[end], end, counts[end]
