"""A catalog made ready for ranking: what depends on the catalog alone, computed once.

Reasons are values, so the reason "email suits urgency=low well, 12.1 points" is made here once and
shared by every answer. Beside each stands its weight in whole units, of which `units_per_point` are
one point: sums of integers are exact, and much faster than sums of fractions.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from channelpick.core import weighing
from channelpick.core.catalog import (
    FIT_VALUES,
    STAGES,
    TRIED,
    Catalog,
    Condition,
    Criterion,
    Rule,
    Tip,
)
from channelpick.core.hours import Hours
from channelpick.core.reasons import FitReason, RuleReason
from channelpick.core.texts import primary

Reason = TypeVar("Reason", FitReason, RuleReason)
Weighed = tuple[Reason, int]
"""A reason, and its points in units."""

_Lines = tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """When a rule or a tip applies: all of `when`, and of `when_any` at least one."""

    when: _Lines
    when_any: _Lines

    def hold(self, answers: Mapping[str, str], overdue: Collection[str]) -> bool:
        """Whether they do. `overdue`: the channels that were tried and gave no answer in time."""
        return weighing.hold(self.when, self.when_any, answers, overdue)


@dataclass(frozen=True, slots=True)
class RuleTable:
    """A rule with its tags resolved."""

    id: str
    conditions: Conditions
    never: tuple[str, ...]
    effects: tuple[tuple[str, Weighed[RuleReason]], ...]
    """The channels that this rule moves, and the reason that it gives them."""


@dataclass(frozen=True, slots=True)
class TipTable:
    """A tip with its tags resolved."""

    id: str
    tip: Tip
    conditions: Conditions
    only_for: tuple[str, ...]

    def suits(self, planned: Collection[str], *, nothing_left: bool) -> bool:
        """Whether the channels of the plan allow it.

        With no channel left, the first actions are all there is to say: they always stay.
        """
        if not self.tip.only_for or not set(self.only_for).isdisjoint(planned):
            return True
        return nothing_left and self.tip.stage == "first"


@dataclass(frozen=True, slots=True)
class Tables:
    """All that ranking needs of a catalog."""

    fits: Mapping[tuple[str, str], Mapping[str, Weighed[FitReason]]]
    """(criterion, level) -> channel -> reason; only criteria with a weight."""
    rules: tuple[RuleTable, ...]
    tips: tuple[TipTable, ...]
    """By stage, then in file order."""
    hours: Mapping[str, Hours]
    """Channels with the same hours share one object."""
    languages: Mapping[str, frozenset[str]]
    """Channel -> primary subtags."""
    units_per_point: int


@lru_cache(maxsize=64)
def tables_of(catalog: Catalog) -> Tables:
    """The tables of this catalog object, made at the first question and kept."""
    best = max(FIT_VALUES.values())
    units_per_point = best * sum(criterion.weight for criterion in catalog.criteria.values())
    tips = [_tip_table(catalog, tip_id, tip) for tip_id, tip in catalog.tips.items()]
    return Tables(
        fits={
            (criterion_id, level): _fit_row(
                catalog, criterion_id, criterion, level, units_per_point
            )
            for criterion_id, criterion in catalog.criteria.items()
            if criterion.weight
            for level in criterion.levels
        },
        rules=tuple(
            _rule_table(catalog, rule_id, rule, units_per_point)
            for rule_id, rule in catalog.rules.items()
        ),
        tips=tuple(sorted(tips, key=lambda table: STAGES.index(table.tip.stage))),
        hours=_hours(catalog),
        languages={
            channel_id: frozenset(map(primary, channel.languages))
            for channel_id, channel in catalog.channels.items()
        },
        units_per_point=units_per_point,
    )


def conditions_of(catalog: Catalog, when: Condition, when_any: Condition) -> Conditions:
    """The conditions with the tags of `tried` resolved."""

    def lines(condition: Condition) -> _Lines:
        return tuple(
            (name, frozenset(catalog.channels_named(wanted) if name == TRIED else wanted))
            for name, wanted in condition.items()
        )

    return Conditions(lines(when), lines(when_any))


def _fit_row(
    catalog: Catalog, criterion_id: str, criterion: Criterion, level: str, units_per_point: int
) -> Mapping[str, Weighed[FitReason]]:
    row = {}
    for channel_id, channel in catalog.channels.items():
        fit = channel.fits[criterion_id][level]
        units = 100 * criterion.weight * FIT_VALUES[fit]
        points = Fraction(units, units_per_point)
        row[channel_id] = FitReason(criterion_id, level, fit, points), units
    return row


def _rule_table(catalog: Catalog, rule_id: str, rule: Rule, units_per_point: int) -> RuleTable:
    units = rule.points * units_per_point
    prefer = RuleReason(rule_id, "prefer", Fraction(rule.points)), units
    demote = RuleReason(rule_id, "demote", Fraction(-rule.points)), -units
    return RuleTable(
        rule_id,
        conditions_of(catalog, rule.when, rule.when_any),
        catalog.channels_named(rule.never),
        (
            *((channel, prefer) for channel in catalog.channels_named(rule.prefer)),
            *((channel, demote) for channel in catalog.channels_named(rule.demote)),
        ),
    )


def _tip_table(catalog: Catalog, tip_id: str, tip: Tip) -> TipTable:
    conditions = conditions_of(catalog, tip.when, tip.when_any)
    return TipTable(tip_id, tip, conditions, catalog.channels_named(tip.only_for))


def _hours(catalog: Catalog) -> Mapping[str, Hours]:
    shared: dict[Hours, Hours] = {}
    hours = {}
    for channel_id, channel in catalog.channels.items():
        own = Hours(
            channel.hours,
            channel.timezone or catalog.timezone,
            channel.country or catalog.country,
            catalog.closed_dates,
        )
        hours[channel_id] = shared.setdefault(own, own)
    return hours
