"""Stretches of a text in which nearly all words are of one list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from channelpick.screening.secrets import wordlists
from channelpick.screening.secrets.seed_words import BETWEEN, LISTS, PROSE, Word, is_near

Run = tuple[int, int]
"""The first and the last word of a stretch."""

_CLOSE = re.compile(r"(?!.{0,40}?\d{3})[^@]{0,24}(?:\([^()]{1,60}\)[^@]{0,24})?", re.DOTALL)
"""What may stand between two words of one phrase: numbers, quotes, lines of tables, `第二个词是`.
"""
_LINE = re.compile(r"(?<!\s)\s(?!\s)")
"""A phrase goes on in the next line."""
_NUMBERS = re.compile(r"[\d一二三四五六七八九十]+")
_MISS, _NEAR_MISS = 3.0, 0.5
"""What a word outside the list costs, and one that is nearly in it: one in ten may be misspelt."""
_PROSE_GAIN, _LEAST_GAIN = 0.5, 0.72
"""What a list word counts that prose is full of (others: 1), and what they must on average."""
_LONG_LIST = 18
"""So many words of the list after each other are a phrase, though commas stand between."""
_ENGLISH = 1
"""The bit of the English list."""


def runs(text: str, words: list[Word], mask: int) -> Iterator[Run]:
    """The stretches, each from a list word to a list word."""
    start = best = 0
    score = top = 0.0
    for place, word in enumerate(words):
        # What stands between is asked last, for it takes longest.
        if score <= 0 or score <= top - 2 * _MISS or _are_apart(text, words[place - 1], word):
            if top:
                yield start, best
            start = place
            score = top = 0.0
        score += _gain(word, mask)
        if score > top:
            top, best = score, place
    if top:
        yield start, best


def _are_apart(text: str, one: Word, other: Word) -> bool:
    between = text[one.end : other.start]
    return between != " " and not _CLOSE.fullmatch(between)


def _gain(word: Word, mask: int) -> float:
    if not word.languages & mask:
        return -_NEAR_MISS if word.near else -_MISS
    return _PROSE_GAIN if mask == _ENGLISH and word.folded in PROSE else 1.0


def is_phrase(run: list[Word], mask: int, least: int) -> bool:
    """Whether enough words are of the list, and neither prose nor one word again and again."""
    gains = [gain for word in run if (gain := _gain(word, mask)) > 0]
    varied = len({word.folded for word in run}) * 2 > len(run)
    return (
        len(gains) >= least
        and sum(gains) >= _LEAST_GAIN * len(gains)
        and (varied or is_valid([word.folded for word in run]))
    )


def is_enumeration(text: str, words: list[Word], run: Run) -> bool:
    """Whether the run is a list of things in prose: commas, and no checksum."""
    commas = sum("," in _gap(text, words, place) for place in range(*run))
    few = run[1] - run[0] + 1 < _LONG_LIST and len(words) > run[1] - run[0] + 2
    return (
        few
        and commas * 2 > run[1] - run[0]
        and not is_valid([word.folded for word in words[run[0] : run[1] + 1]])
    )


def is_valid(run: list[str]) -> bool:
    """Whether a phrase of few words begins or ends it: `abandon` eleven times and `about`."""
    ends = (part for length in wordlists.LENGTHS for part in (run[:length], run[-length:]))
    lists = [wordlists.index_of(one) for ones in LISTS.values() for one in ones]
    return any(
        all(word in index for word in part) and wordlists.is_valid([index[word] for word in part])
        for part in ends
        for index in lists
    )


def widened(text: str, words: list[Word], run: Run, mask: int) -> Run:
    """The run with a misspelt word at its edge and what follows, if it lacks words to be whole."""
    first, last = run
    if first == last or mask != _ENGLISH:
        return run
    gap = _gap(text, words, (first + last) // 2)
    for step in (-1, 1):
        missed = False
        while last - first + 1 < wordlists.LENGTHS[-1]:
            place = first - 1 if step < 0 else last + 1
            left, right = sorted((place, place - step))
            if left < 0 or right == len(words) or _gap(text, words, left) != gap:
                break
            hit = bool(words[place].languages & mask)
            whole = last - first + 1 in wordlists.LENGTHS
            if not _may_join(words, place, step, mask, whole=whole) or (missed and not hit):
                break
            missed = missed or not hit
            first, last = min(first, place), max(last, place)
    return first, last


def _may_join(words: list[Word], place: int, step: int, mask: int, *, whole: bool) -> bool:
    """Whether the word at the edge of a run may belong to it: what lies beyond it tells."""
    word, beyond = words[place], place + step
    if not word.folded or word.folded in BETWEEN - PROSE:
        return False
    hit = bool(word.languages & mask)
    goes_on = 0 <= beyond < len(words) and (
        bool(words[beyond].languages & mask) or not words[beyond].folded
    )
    return goes_on or (not whole and (hit or is_near(word.folded)))


def _gap(text: str, words: list[Word], place: int) -> str:
    """What stands between a word and the next one, numbers apart."""
    return _NUMBERS.sub("", text[words[place].end : words[place + 1].start])


def even_parts(text: str, words: list[Word], run: Run) -> Iterator[Run]:
    """The parts of a run in which the same stands between all words, numbers apart."""
    start, usual = run[0], ""
    for at in range(*run):
        gap = _LINE.sub(" ", _gap(text, words, at))
        if at > start and gap != usual:
            yield start, at
            start = at
        usual = gap
    yield start, run[1]
