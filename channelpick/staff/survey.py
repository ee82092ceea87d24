"""What `core` says in every situation of a space.

Situations at the same levels in which the same rules apply, the same channels can be used and the
same was tried have the same answer: `core` is asked for it once.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

from channelpick.core import weighing
from channelpick.core.catalog import TRIED, Catalog
from channelpick.core.ranking import Effects, effects_of, fit_sums
from channelpick.core.tables import Conditions, Tables, tables_of
from channelpick.core.texts import primary
from channelpick.staff.space import (
    NOTHING,
    FactCombination,
    Mask,
    Space,
    answer_in,
    flags_of,
    mask_of,
)

Progress = Callable[[float], None]
"""Told how far the work has come, 0 to 1."""

Fired = tuple[int, ...]
"""The numbers of the rules that apply, in file order."""


@dataclass(frozen=True, slots=True)
class Case:
    """All that an answer depends on."""

    row: int
    """Which combination of levels."""
    fired: Fired
    unusable: frozenset[str]
    """Channels that are not offered, or do not speak the language."""
    closed: frozenset[str]
    """Channels that only their hours keep out."""
    tried: str
    """The overdue channels, or nothing."""
    state: int
    """Which opening state; the answer needs it for the plan only."""


@dataclass(frozen=True)
class Survey:
    """The answers of one catalog in one space."""

    catalog: Catalog
    space: Space
    cases: tuple[Case, ...]
    blocks: tuple[array[int], ...]
    """For each combination of facts, the numbers of the cases; many share one array."""
    sums: tuple[Mapping[str, int], ...]
    """For each case, channel -> uncut sum in units, in the order of the places."""
    effects: Mapping[Fired, Effects]
    """What the rules that apply do together."""

    @cached_property
    def case_of(self) -> array[int]:
        """Situation -> the number of its case."""
        numbers = array("L")
        for block in self.blocks:
            numbers.extend(block)
        return numbers

    @cached_property
    def counts(self) -> Mapping[int, int]:
        """Case -> how many situations it stands for."""
        return Counter(self.case_of)

    @cached_property
    def orders(self) -> tuple[tuple[str, ...], ...]:
        """For each case, the channels that have a place, from the best down."""
        return tuple(map(tuple, self.sums))

    @cached_property
    def firsts(self) -> tuple[str, ...]:
        """For each case, the first channel, or an empty text."""
        return tuple(order[0] if order else NOTHING for order in self.orders)

    def where(self, holds: Iterable[int]) -> Mask:
        """The situations whose case is marked; one mark for each case."""
        flags = bytes(holds)
        distinct = {id(block): block for block in self.blocks}
        marked = {key: bytes(map(flags.__getitem__, block)) for key, block in distinct.items()}
        return mask_of(b"".join(marked[id(block)] for block in self.blocks))

    def cases_in(self, mask: Mask) -> set[int]:
        """The numbers of the cases of these situations."""
        return set(compress(self.case_of, flags_of(mask)))

    def total(self, holds: Iterable[bool]) -> int:
        """How many situations have a case that is marked; one mark for each case."""
        counts = self.counts
        return sum(counts[number] for number, held in enumerate(holds) if held)


def survey(
    catalog: Catalog, space: Space, side: int = -1, progress: Progress | None = None
) -> Survey:
    """Ask `core` about every situation.

    Args:
        catalog: the catalog to ask.
        space: the situations.
        side: which of the space's catalogs this one is.
        progress: told now and then how far it has come.
    """
    asking = _Asking(catalog, space, side)
    numbers: dict[Case, int] = {}
    known: dict[tuple[tuple[Fired, ...], str], array[int]] = {}
    blocks = []
    for done, facts in enumerate(space.facts):
        key = asking.fired_rows(facts), facts.get(TRIED, NOTHING)
        if key not in known:
            known[key] = array(
                "L", (numbers.setdefault(case, len(numbers)) for case in asking.cases(*key))
            )
        blocks.append(known[key])
        if progress and not done % 16:
            progress(done / len(space.facts))
    sums = tuple(map(asking.sums, numbers))
    if progress:
        progress(1)
    return Survey(catalog, space, tuple(numbers), tuple(blocks), sums, asking.effects)


class _Asking:
    """What is computed once for a catalog in a space."""

    def __init__(self, catalog: Catalog, space: Space, side: int) -> None:
        self.catalog, self.space, self.side = catalog, space, side
        self.tables: Tables = tables_of(catalog)
        self.truths = [Truth(rule.conditions, catalog, space) for rule in self.tables.rules]
        self.fits = [fit_sums(self.tables, row.items()) for row in space.level_rows]
        self.shut_at = [
            (*self._shut(state, language), state)
            for state in range(len(space.states))
            for language in space.languages
        ]
        self.known: dict[tuple[Mask, ...], tuple[Fired, ...]] = {}
        self.effects: dict[Fired, Effects] = {}
        self.answers: dict[tuple[int, Fired, frozenset[str], str], Mapping[str, int]] = {}

    def cases(self, fired_rows: tuple[Fired, ...], tried: str) -> Iterator[Case]:
        """The cases of all situations with one combination of facts, in their order."""
        for row, fired in enumerate(fired_rows):
            for unusable, closed, state in self.shut_at:
                yield Case(row, fired, unusable, closed, tried, state)

    def _shut(self, state: int, language: str) -> tuple[frozenset[str], frozenset[str]]:
        """The channels that this language cannot use, and of the others those that are closed."""
        unusable = frozenset(
            id_
            for id_, channel in self.catalog.channels.items()
            if not channel.offered or primary(language) not in self.tables.languages[id_]
        )
        return unusable, self.space.states[state].closed[self.side] - unusable

    def fired_rows(self, facts: FactCombination) -> tuple[Fired, ...]:
        """For each combination of levels, the rules that apply."""
        masks = tuple(truth.rows(facts) for truth in self.truths)
        if masks not in self.known:
            self.known[masks] = tuple(
                tuple(number for number, mask in enumerate(masks) if mask >> row & 1)
                for row in range(len(self.space.level_rows))
            )
        return self.known[masks]

    def sums(self, case: Case) -> Mapping[str, int]:
        """Channel -> uncut sum, in the order of the places."""
        key = case.row, case.fired, case.unusable | case.closed, case.tried
        if key not in self.answers:
            if case.fired not in self.effects:
                self.effects[case.fired] = effects_of(self.tables.rules[n] for n in case.fired)
            effects = self.effects[case.fired]
            left_out = key[2] | effects.forbidden.keys()
            self.answers[key] = ordered_sums(
                self.tables, self.fits[case.row], effects, case.tried, left_out
            )
        return self.answers[key]


def ordered_sums(
    tables: Tables, fits: Mapping[str, int], effects: Effects, tried: str, left_out: Collection[str]
) -> Mapping[str, int]:
    """`core`'s sums of the channels that have a place, from the best down."""
    sums = weighing.uncut_sums(fits, effects.units, tried.split(), left_out, tables.units_per_point)
    return {channel: sums[channel] for channel in weighing.in_order(sums)}


class Truth:
    """Where the conditions of one rule or tip hold: at which combinations of levels."""

    def __init__(self, conditions: Conditions, catalog: Catalog, space: Space) -> None:
        named = {name for name, _ in (*conditions.when, *conditions.when_any)}
        self._conditions = conditions
        self._catalog = catalog
        self._facts = tuple(name for name in space.defaults if name in named)
        self._defaults = space.defaults
        self._rows: dict[tuple[str, ...], Mask] = {}
        self._known: dict[tuple[str, ...], Mask] = {}
        self._levels = tuple(name for name in space.levels if name in named)
        for number, row in enumerate(space.level_rows):
            key = tuple(row[name] for name in self._levels)
            self._rows[key] = self._rows.get(key, 0) | 1 << number

    def rows(self, facts: FactCombination) -> Mask:
        """The combinations of levels, as a set, at which they hold with these facts."""
        key = tuple(facts.get(name, self._defaults[name]) for name in self._facts)
        if key not in self._known:
            said = dict(zip(self._facts, key, strict=True))
            tried = said.pop(TRIED, NOTHING)
            known = ((name, answer_in(self._catalog, name, said[name])) for name in said)
            answers = {name: answer for name, answer in known if answer}
            mask = 0
            for levels, rows in self._rows.items():
                given = answers | dict(zip(self._levels, levels, strict=True))
                if self._conditions.hold(given, tried.split()):
                    mask |= rows
            self._known[key] = mask
        return self._known[key]
