"""The method of `ranking` for many situations at once: the same tables, read by columns.

One call ranks a block of situations with whole-array operations of NumPy: some 0.5 µs for each,
where `rank` takes some 50. An archive whose tickets hardly repeat can't be answered otherwise. What
it leaves out is what one answer says beside the order: reasons, tips and the plan. `batch/` asks
`rank` about samples of what comes out, and the tests compare the two over whole archives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from channelpick.core import weighing
from channelpick.core.catalog import TRIED, Catalog
from channelpick.core.tables import Conditions, tables_of

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

PLACED, NOT_OFFERED, LANGUAGE, CLOSED, RULE = range(5)
"""What becomes of a channel; `RULE + i`: left out by rule number i."""
_TOP = 3
_LOWEST = np.iinfo(np.int64).min
_WORD = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Situations:
    """Many situations as numbers, one in each row. Channels are numbered in file order."""

    answers: Mapping[str, NDArray[np.intp]]
    """Question -> the number of the answer among its options."""
    opening: NDArray[np.intp]
    """Which row of `open`."""
    open: Bools
    """Opening state x channel: whether it is open."""
    language: NDArray[np.intp]
    """Which row of `speaks`."""
    speaks: Bools
    """Language x channel: whether it speaks it."""
    tried: NDArray[np.intp]
    """Which row of `overdue` and `waiting`."""
    overdue: Bools
    """What was tried x channel: whether it gave no answer in time."""
    waiting: Bools
    """What was tried x channel: whether its answer is not yet due."""

    @property
    def size(self) -> int:
        """How many situations there are."""
        return len(self.opening)


@dataclass(frozen=True, slots=True)
class Rankings:
    """What comes out for each situation, one in each row."""

    top: NDArray[np.int16]
    """Situation x the first three places: the channel; -1: there is none."""
    units: Ints
    """The sum of the first place, bounded to a score of 0 to 100, in units of the tables."""
    fates: NDArray[np.int16]
    """Situation x channel: what became of it."""
    rules: Bools
    """Situation x rule: whether the reasons of the ranking name it."""


@dataclass(frozen=True, slots=True)
class _Rule:
    need: NDArray[np.uint64]
    """The lines that must all hold, a bit each."""
    need_any: NDArray[np.uint64]
    """The lines of which one must hold; none: no such demand."""
    never: tuple[int, ...]
    effects: tuple[tuple[int, int], ...]
    """Channel and units."""


class BlockTables:
    """The tables of a catalog by numbers instead of names.

    Every condition line of the rules ("topic is trade or withdrawal") is one bit; an answer has the
    bits of the lines that it makes true, so that a situation's true lines are its answers' bits
    joined, and a rule compares them with those that it needs.
    """

    def __init__(self, catalog: Catalog) -> None:
        tables = tables_of(catalog)
        self.channels = tuple(catalog.channels)
        self.options = {name: tuple(q.options) for name, q in catalog.questions.items()}
        self.offered = [channel.offered for channel in catalog.channels.values()]
        self.units_per_point = tables.units_per_point
        number = {channel: index for index, channel in enumerate(self.channels)}
        lines: dict[tuple[str, frozenset[str]], int] = {}
        for rule in tables.rules:
            for line in (*rule.conditions.when, *rule.conditions.when_any):
                lines.setdefault(line, len(lines))
        self._lines = lines
        self.rules = [
            _Rule(
                *self._needed(rule.conditions),
                tuple(number[channel] for channel in rule.never),
                tuple((number[channel], units) for channel, (_, units) in rule.effects),
            )
            for rule in tables.rules
        ]
        self.bits = {
            name: np.array([self._bits(name, {option}) for option in options])
            for name, options in self.options.items()
            if any(name == asked for asked, _ in lines)
        }
        self.fits = {
            criterion: np.array(
                [
                    [tables.fits[criterion, level][channel][1] for level in levels]
                    for channel in self.channels
                ],
                np.int64,
            )
            for criterion, levels in self.options.items()
            if (criterion, levels[0]) in tables.fits
        }
        effects = [abs(units) for rule in self.rules for _, units in rule.effects]
        largest = sum(int(fits.max()) for fits in self.fits.values()) + sum(effects)
        self.beyond = 2 * (largest + abs(weighing.TRIED_POINTS) * self.units_per_point) + 1
        """More than two sums can differ by."""

    def kinds(self, name: str) -> NDArray[np.intp]:
        """For each answer of a question the first one that no rule and no fit tells from it."""
        parts: list[NDArray[np.generic]] = []
        if name in self.bits:
            parts.append(self.bits[name])
        if name in self.fits:
            parts.append(self.fits[name].T)
        rows = [tuple(b"".join(part[i].tobytes() for part in parts)) for i in self._numbers(name)]
        return np.array([rows.index(row) for row in rows], np.intp)

    def tried_bits(self, overdue: Bools) -> NDArray[np.uint64]:
        """The lines that each row of `overdue` makes true."""
        return np.array(
            [
                self._bits(TRIED, {c for c, late in zip(self.channels, row, strict=True) if late})
                for row in overdue
            ]
        )

    def _numbers(self, name: str) -> range:
        return range(len(self.options[name]))

    def _bits(self, name: str, said: set[str]) -> NDArray[np.uint64]:
        return self._mask(
            index
            for (asked, wanted), index in self._lines.items()
            if asked == name and not wanted.isdisjoint(said)
        )

    def _needed(self, conditions: Conditions) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        return (
            self._mask(self._lines[line] for line in conditions.when),
            self._mask(self._lines[line] for line in conditions.when_any),
        )

    def _mask(self, bits: Iterable[int]) -> NDArray[np.uint64]:
        words = np.zeros(len(self._lines) // _WORD + 1, np.uint64)
        for bit in bits:
            words[bit // _WORD] |= np.uint64(1 << bit % _WORD)
        return words


@lru_cache(maxsize=8)
def block_tables(catalog: Catalog) -> BlockTables:
    """The tables of this catalog object, made at the first question and kept."""
    return BlockTables(catalog)


def rank_block(catalog: Catalog, given: Situations) -> Rankings:
    """The rankings of many situations, as `rank` gives each of them."""
    tables = block_tables(catalog)
    applies = _applying(tables, given)
    fates = _fates(tables, given, applies)
    sums = _sums(tables, given, applies)

    # Of sums that are equal, the channel that stands first in the file must be the larger key.
    count = len(tables.channels)
    behind = given.waiting.T[:, given.tried] * tables.beyond
    keys = (sums - behind) * count + np.arange(count - 1, -1, -1)[:, None]
    keys[fates != PLACED] = _LOWEST
    top = np.full((_TOP, given.size), -1, np.int16)
    for place in top[:count]:
        best = keys.max(axis=0)
        there = best != _LOWEST
        place[there] = count - 1 - best[there] % count
        keys[keys == best] = _LOWEST

    first = np.where(top[0] < 0, 0, sums[top[0], np.arange(given.size)])
    units = np.clip(first, 0, 100 * tables.units_per_point)
    return Rankings(top.T, units, fates.T, _named(tables, applies, fates).T)


def _applying(tables: BlockTables, given: Situations) -> Bools:
    """Rule x situation: whether its conditions hold."""
    holding = tables.tried_bits(given.overdue)[given.tried]
    for name, bits in tables.bits.items():
        holding |= bits[given.answers[name]]
    holding = np.ascontiguousarray(holding.T)
    applies = np.ones((len(tables.rules), given.size), np.bool_)
    for number, rule in enumerate(tables.rules):
        for word in np.flatnonzero(rule.need):
            applies[number] &= (holding[word] & rule.need[word]) == rule.need[word]
        words = np.flatnonzero(rule.need_any)
        if len(words):
            some = [(holding[word] & rule.need_any[word]) != 0 for word in words]
            applies[number] &= np.logical_or.reduce(some)
    return applies


def _fates(tables: BlockTables, given: Situations, applies: Bools) -> NDArray[np.int16]:
    """Channel x situation: the first reason to leave it out that applies."""
    fates = np.zeros((len(tables.channels), given.size), np.int16)
    fates[~given.open.T[:, given.opening]] = CLOSED
    fates[~given.speaks.T[:, given.language]] = LANGUAGE
    for number in reversed(range(len(tables.rules))):
        for channel in tables.rules[number].never:
            np.copyto(fates[channel], RULE + number, where=applies[number])
    for channel, offered in enumerate(tables.offered):
        if not offered:
            fates[channel] = NOT_OFFERED
    return fates


def _sums(tables: BlockTables, given: Situations, applies: Bools) -> Ints:
    """Channel x situation: fits, rules and what was tried, as `weighing.uncut_sums` adds them."""
    tried = weighing.TRIED_POINTS * tables.units_per_point
    sums = given.overdue.T[:, given.tried] * np.int64(tried)
    for criterion, fits in tables.fits.items():
        sums += fits[:, given.answers[criterion]]
    for rule, applying in zip(tables.rules, applies, strict=True):
        for channel, units in rule.effects:
            sums[channel] += applying * np.int64(units)
    return sums


def _named(tables: BlockTables, applies: Bools, fates: NDArray[np.int16]) -> Bools:
    """Rule x situation: whether it moves a channel that has a place, or is why one has none."""
    placed = fates == PLACED
    named = np.zeros_like(applies)
    for number, rule in enumerate(tables.rules):
        for channel, _ in rule.effects:
            named[number] |= placed[channel]
        named[number] &= applies[number]
        for channel in rule.never:
            named[number] |= fates[channel] == RULE + number
    return named
