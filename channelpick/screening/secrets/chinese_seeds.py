"""Chinese seed phrases (BIP-39): each word is one character, and most characters are words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import fmean

from channelpick.screening.secrets import wordlists
from channelpick.screening.secrets.finding import Finding
from channelpick.screening.secrets.seed_phrases import CUE

_LISTS = ("chinese_simplified", "chinese_traditional")
_HAN = r"[\u3400-\u9fff]"
_APART = re.compile(rf"(?<!{_HAN}){_HAN}(?:[^\w]{{1,6}}(?:\d{{1,2}}[^\w]{{1,4}})?{_HAN}(?!{_HAN})){{8,}}")
"""Single characters with something between them, perhaps a number."""
_TOGETHER = re.compile(rf"{_HAN}{{12,}}")
_LEAST_APART, _LEAST_TOGETHER = 450.0, 620.0
"""Mean places in the list: of 12 random words 1023 ± 171, of 12 list characters of prose 355 ± 133.

The lists go from frequent characters to rare ones.
"""
_FIRST_LENGTHS = tuple(reversed(wordlists.LENGTHS))
_SAID = re.compile(r"[\s:：是为為如下\"“”「」,，(（]{0,6}")


def find(text: str) -> Iterator[Finding]:
    """Phrases with separators; without, where the checksum or a cue speaks for one."""
    for run in _APART.finditer(text):
        if _mean(re.findall(_HAN, run[0])) >= _LEAST_APART or CUE.search(text):
            yield Finding("seed-phrase", "certain", *run.span())
    for run in _TOGETHER.finditer(text):
        words = list(run[0])
        if len(words) in wordlists.LENGTHS and _is_phrase(words, _LEAST_TOGETHER):
            yield Finding("seed-phrase", "certain", *run.span())
    for cue in CUE.finditer(text):
        yield from _after(text, cue)


def _after(text: str, cue: re.Match[str]) -> Iterator[Finding]:
    """What follows a cue: the longest phrase with a checksum, else a whole run of rare words."""
    said = _SAID.match(text, cue.end())
    start = said.end() if said else cue.end()
    run = re.compile(rf"{_HAN}{{12,64}}").match(text, start)
    if not run:
        return
    for length in _FIRST_LENGTHS:
        if len(run[0]) >= length and _is_phrase(list(run[0][:length]), 0.0 if run.end() - start == length else _LEAST_APART):
            yield Finding("seed-phrase", "certain", start, start + length)
            return
    length = min(len(run[0]), 24)
    if _mean(list(run[0][:length])) >= _LEAST_APART:
        yield Finding("seed-phrase", "certain", start, start + length)


def _mean(words: list[str]) -> float:
    """The mean place of the words in the list that has most of them, if it has nearly all."""
    best = 0.0
    for language in _LISTS:
        index = wordlists.index_of(language)
        places = [index[word] for word in words if word in index]
        if len(places) * 10 >= len(words) * 9:
            best = max(best, fmean(places))
    return best


def _is_phrase(words: list[str], least: float) -> bool:
    """Whether the checksum is right in one of the lists and the words are rare enough."""
    for language in _LISTS:
        index = wordlists.index_of(language)
        if all(word in index for word in words):
            places = [index[word] for word in words]
            if fmean(places) >= least and wordlists.is_valid(places):
                return True
    return False
