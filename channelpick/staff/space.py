"""The situations that the tools look at: a finite space, whose every point can be asked of `core`.

It has every combination of levels of the criteria, and every combination of at most `t` facts away
from their default (t-way combinatorial coverage: D. R. Kuhn, R. N. Kacker and Y. Lei, *Practical
Combinatorial Testing*, NIST SP 800-142, 2010). `tried` is one more fact: nothing, or one channel
whose answer is overdue. All of that in every opening state and every language that is spoken.

A set of situations is a whole number, whose bit `i` stands for situation `i`: such sets are
compared and counted at the speed of the machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations, islice, product
from math import prod

from channelpick.core.catalog import TRIED, Catalog, Condition, Fact
from channelpick.core.situation import Situation, Tried
from channelpick.core.texts import primary
from channelpick.staff.opening import OpeningState, opening_states

FEWEST_FACTS, MOST_FACTS = 2, 3
"""Bounds of `t`, when the rules ask for fewer or more facts at once."""

MOST_BEYOND = 64
"""How many combinations are looked at for a rule that needs more facts than that."""
OPEN, LANGUAGE = "open", "language"
"""Dimensions beside the questions and `tried`; all three are reserved ids."""
NOTHING = ""
"""The value of `tried` when nothing was. Several channels stand in one value, with spaces."""

Mask = int
"""A set of situations."""
FactCombination = Mapping[str, str]
"""Facts that are not at their default -> their answers; `tried` among them."""


@dataclass(frozen=True)
class Space:
    """A finite set of situations, numbered from 0.

    The order is: fact combinations, within them levels, then opening states, then languages.
    """

    levels: Mapping[str, tuple[str, ...]]
    """Criterion -> the levels looked at."""
    defaults: Mapping[str, str]
    """Fact -> its default; `tried` -> nothing."""
    facts: tuple[FactCombination, ...]
    states: tuple[OpeningState, ...]
    languages: tuple[str, ...]
    most_facts: int
    """How many facts are away from their default at once, at most."""
    beyond: int = 0
    """How many combinations have more, because a single rule or tip asks for them."""
    left_out: tuple[str, ...] = ()
    """`question=answer` that only one of two catalogs knows, and that is not looked at."""
    _masks: dict[tuple[str, str], Mask] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def level_rows(self) -> tuple[Mapping[str, str], ...]:
        """Every combination of levels."""
        return tuple(
            dict(zip(self.levels, row, strict=True)) for row in product(*self.levels.values())
        )

    @property
    def size(self) -> int:
        """How many situations there are."""
        return len(self.facts) * self.block

    @property
    def block(self) -> int:
        """How many situations share one combination of facts."""
        return len(self.level_rows) * len(self.states) * len(self.languages)

    def distance(self, criterion: str) -> int:
        """How much the number of a situation grows with the next level of this criterion."""
        sizes = [len(levels) for levels in self.levels.values()]
        inner = prod(sizes[[*self.levels].index(criterion) + 1 :])
        return inner * len(self.states) * len(self.languages)

    @cached_property
    def dimensions(self) -> Mapping[str, tuple[str, ...]]:
        """What situations differ in -> the values it takes. Opening states go by their number."""
        answers = {
            name: tuple(dict.fromkeys(combination.get(name, default) for combination in self.facts))
            for name, default in self.defaults.items()
        }
        states = tuple(map(str, range(len(self.states))))
        return {**self.levels, **answers, OPEN: states, LANGUAGE: self.languages}

    def values(self, index: int) -> Mapping[str, str]:
        """Dimension -> the value it has in this situation."""
        index, language = divmod(index, len(self.languages))
        index, state = divmod(index, len(self.states))
        combination, row = divmod(index, len(self.level_rows))
        return {
            **self.level_rows[row],
            **self.defaults,
            **self.facts[combination],
            OPEN: str(state),
            LANGUAGE: self.languages[language],
        }

    def situation(self, index: int, catalog: Catalog) -> Situation:
        """This situation, as `core` is asked; answers to questions it does not have are dropped."""
        values = self.values(index)
        return Situation(
            answers={
                name: answer
                for name in catalog.questions
                if name in values and (answer := answer_in(catalog, name, values[name]))
            },
            at=self.states[int(values[OPEN])].at,
            language=values[LANGUAGE],
            tried=tuple(map(Tried, values[TRIED].split())),
        )

    @property
    def everything(self) -> Mask:
        """All situations."""
        return (1 << self.size) - 1

    def mask(self, dimension: str, value: str) -> Mask:
        """The situations with this value."""
        key = dimension, value
        if key not in self._masks:
            self._masks[key] = mask_of(self._flags(dimension, value))
        return self._masks[key]

    def _flags(self, dimension: str, value: str) -> bytes:
        if dimension in self.defaults:
            default = self.defaults[dimension]
            return b"".join(
                (b"\1" if combination.get(dimension, default) == value else b"\0") * self.block
                for combination in self.facts
            )
        inner = (
            (dimension == LANGUAGE and language == value)
            or (dimension == OPEN and str(state) == value)
            or row.get(dimension) == value
            for row in self.level_rows
            for state in range(len(self.states))
            for language in self.languages
        )
        return bytes(inner) * len(self.facts)


def mask_of(flags: bytes) -> Mask:
    """The set of the situations whose byte is 1; the others are 0."""
    return int(flags[::-1].translate(_DIGITS), 2) if flags else 0


def flags_of(mask: Mask) -> bytes:
    """A byte for each situation up to the last of the set: 1 if it belongs to it."""
    return f"{mask:b}"[::-1].encode().translate(_FLAGS)


_DIGITS = bytes.maketrans(b"\0\1", b"01")
_FLAGS = bytes.maketrans(b"01", b"\0\1")


def indices(mask: Mask) -> Iterator[int]:
    """The numbers of these situations, from the lowest."""
    digits = f"{mask:b}"[::-1]
    found = digits.find("1")
    while found >= 0:
        yield found
        found = digits.find("1", found + 1)


def space_of(catalogs: Sequence[Catalog], most_facts: int | None = None) -> Space:
    """The space of these catalogs, the newest last: what the newest asks, and what another asked.

    A catalog that does not know an answer to a fact takes its default, as `answer_in` says. Only
    levels that one of them does not know, and answers that are gone, are left out.
    """
    newest = catalogs[-1]
    questions = {name: q for catalog in catalogs for name, q in catalog.questions.items()}
    facts = {name: q for name, q in questions.items() if isinstance(q, Fact)}
    shared = {
        name: tuple(
            level
            for level in question.options
            if all(level in c.questions[name].options for c in catalogs if name in c.questions)
        )
        for name, question in questions.items()
        if name not in facts
    }
    offered = {
        name: dict.fromkeys(
            option for c in catalogs if name in c.questions for option in c.questions[name].options
        )
        for name in questions
    }
    levels = {name: options for name, options in shared.items() if options}
    looked_at = {**levels, **{name: tuple(fact.answers) for name, fact in facts.items()}}
    tried = [
        id_
        for id_, channel in newest.channels.items()
        if channel.offered and all(id_ in c.channels for c in catalogs)
    ]
    away = {
        name: tuple(answer for answer in fact.answers if answer != fact.default)
        for name, fact in facts.items()
    }
    away[TRIED] = tuple(tried)
    most = max(map(facts_needed, catalogs)) if most_facts is None else most_facts
    combinations_ = [*fact_combinations(away, most)]
    beyond = [*_needed_beyond(catalogs, away, most)] if most_facts is None else []
    return Space(
        levels=levels,
        defaults={**{name: fact.default for name, fact in facts.items()}, TRIED: NOTHING},
        facts=(*combinations_, *beyond),
        states=opening_states(catalogs),
        languages=tuple(
            dict.fromkeys(primary(code) for c in catalogs for code in c.spoken_languages)
        ),
        most_facts=most,
        beyond=len(beyond),
        left_out=tuple(
            f"{name}={option}"
            for name, options in offered.items()
            for option in options
            if option not in looked_at.get(name, ())
        ),
    )


def answer_in(catalog: Catalog, name: str, answer: str) -> str | None:
    """What this catalog takes an answer for: its default if it does not know it, or nothing."""
    question = catalog.questions.get(name)
    if question is None or answer in question.options:
        return answer
    return question.default


def _needed_beyond(
    catalogs: Sequence[Catalog], away: Mapping[str, tuple[str, ...]], most: int
) -> Iterator[FactCombination]:
    """What single rules and tips ask for with more facts at once; a few answers of each line."""
    seen: set[frozenset[tuple[str, str]]] = set()
    for catalog in catalogs:
        for when, when_any in _conditions(catalog):
            needed = _lines_away(catalog, when, away)
            alternatives = _lines_away(catalog, when_any, away)
            one_more = alternatives if len(alternatives) == len(when_any) else {}
            for name in one_more or [""]:
                lines = needed | ({name: one_more[name]} if name and name not in needed else {})
                if len(lines) <= most:
                    continue
                for answers in islice(product(*lines.values()), MOST_BEYOND):
                    combination = dict(zip(lines, answers, strict=True))
                    if (key := frozenset(combination.items())) not in seen:
                        seen.add(key)
                        yield combination


def _lines_away(
    catalog: Catalog, condition: Condition, away: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """The lines for which a fact must leave its default -> the answers that it may have then."""
    leaving = zip(condition.items(), _leaves_default(catalog, condition), strict=True)
    return {
        name: tuple(
            answer
            for answer in away[name]
            if answer in (catalog.channels_named(wanted) if name == TRIED else wanted)
        )
        for (name, wanted), leaves in leaving
        if leaves
    }


def space_within(
    catalog: Catalog,
    given: Condition,
    *,
    any_facts: bool,
    tried: Sequence[str] = (),
    languages: Sequence[str] = (),
) -> Space:
    """The part of a catalog's space in which these answers are given.

    Args:
        catalog: the catalog.
        given: question -> the answers looked at. A criterion left out has every level.
        any_facts: whether facts left out may be away from their default, as in `space_of`.
        tried: the channels that are overdue, if any.
        languages: those looked at; by default all that are spoken.
    """
    whole = space_of([catalog])
    pins = {name: answers for name, answers in given.items() if name in catalog.facts}
    if tried or not any_facts:
        pins[TRIED] = (" ".join(tried),)
    away = {
        name: tuple(answer for answer in options if answer != whole.defaults[name])
        for name, options in whole.dimensions.items()
        if name in whole.defaults and name not in pins
    }
    rest = [*fact_combinations(away, whole.most_facts if any_facts else 0)]
    pinned = [dict(zip(pins, answers, strict=True)) for answers in product(*pins.values())]
    return replace(
        whole,
        levels={name: tuple(given.get(name, levels)) for name, levels in whole.levels.items()},
        facts=tuple({**pin, **combination} for combination in rest for pin in pinned),
        languages=tuple(languages) or whole.languages,
        beyond=0,
        _masks={},
    )


def fact_combinations(away: Mapping[str, tuple[str, ...]], most: int) -> Iterator[FactCombination]:
    """Every combination of at most so many of these answers, the smallest first."""
    for count in range(most + 1):
        for names in combinations(away, count):
            for answers in product(*(away[name] for name in names)):
                yield dict(zip(names, answers, strict=True))


def facts_needed(catalog: Catalog) -> int:
    """How many facts must leave their default for the most demanding rule or tip, within bounds.

    What `when_any` asks for counts as one.
    """
    needed = [FEWEST_FACTS]
    for when, when_any in _conditions(catalog):
        alternatives = [*_leaves_default(catalog, when_any)]
        one_more = bool(alternatives) and all(alternatives)
        needed.append(sum(_leaves_default(catalog, when)) + one_more)
    return min(max(needed), MOST_FACTS)


def _conditions(catalog: Catalog) -> Iterator[tuple[Condition, Condition]]:
    """`when` and `when_any` of every rule and tip."""
    for rule in catalog.rules.values():
        yield rule.when, rule.when_any
    for tip in catalog.tips.values():
        yield tip.when, tip.when_any


def _leaves_default(catalog: Catalog, condition: Condition) -> Iterator[bool]:
    """For each line, whether a fact must be away from its default for it to hold."""
    for name, wanted in condition.items():
        fact = catalog.facts.get(name)
        yield name == TRIED or (fact is not None and fact.default not in wanted)
