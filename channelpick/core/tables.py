"""A catalog made ready for ranking: what depends on the catalog alone, computed once.

Reasons are values, so the reason "email suits urgency=low well, 12.1 points" is made here once and
shared by every answer. Scores are whole numbers of units; `units_per_point` units are one point.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from channelpick.core.catalog import (
    FIT_VALUES,
    STAGES,
    TRIED,
    Catalog,
    Channel,
    Condition,
    Criterion,
    Rule,
    Tip,
    primary,
)
from channelpick.core.hours import Hours
from channelpick.core.reasons import FitReason, RuleReason

_Lines = tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """When a rule or a tip applies: all of `when`, and of `when_any` at least one."""

    when: _Lines
    when_any: _Lines

    def hold(self, answers: Mapping[str, str], overdue: Collection[str]) -> bool:
        """Whether they do. `overdue`: the channels that were tried and gave no answer in time.

        An answer that is not there makes its line fail.
        """
        for name, wanted in self.when:
            if not _line_holds(name, wanted, answers, overdue):
                return False
        if not self.when_any:
            return True
        return any(_line_holds(name, wanted, answers, overdue) for name, wanted in self.when_any)


def _line_holds(
    name: str, wanted: frozenset[str], answers: Mapping[str, str], overdue: Collection[str]
) -> bool:
    return not wanted.isdisjoint(overdue) if name == TRIED else answers.get(name) in wanted


@dataclass(frozen=True, slots=True)
class RuleTable:
    """A rule with its tags resolved."""

    id: str
    conditions: Conditions
    never: tuple[str, ...]
    effects: tuple[tuple[str, RuleReason], ...]
    """Channel -> the reason that this rule gives it."""


@dataclass(frozen=True, slots=True)
class TipTable:
    """A tip with its tags resolved."""

    id: str
    tip: Tip
    conditions: Conditions
    only_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """All that ranking needs of a catalog."""

    fits: Mapping[tuple[str, str], Mapping[str, FitReason]]
    """(criterion, level) -> channel -> reason; only criteria with a weight."""
    rules: tuple[RuleTable, ...]
    tips: tuple[TipTable, ...]
    """By stage, then in file order."""
    hours: Mapping[str, Hours]
    languages: Mapping[str, frozenset[str]]
    """Channel -> primary subtags."""
    units_per_point: int


@lru_cache(maxsize=64)
def tables_of(catalog: Catalog) -> Tables:
    """The tables of this catalog object, made at the first question and kept."""
    total_weight = sum(criterion.weight for criterion in catalog.criteria.values())
    units_per_point = 3 * total_weight
    tips = [_tip_table(catalog, tip_id, tip) for tip_id, tip in catalog.tips.items()]
    return Tables(
        fits={
            (criterion_id, level): _fit_row(catalog, criterion_id, criterion, level, total_weight)
            for criterion_id, criterion in catalog.criteria.items()
            if criterion.weight
            for level in criterion.levels
        },
        rules=tuple(_rule_table(catalog, rule_id, rule) for rule_id, rule in catalog.rules.items()),
        tips=tuple(sorted(tips, key=lambda table: STAGES.index(table.tip.stage))),
        hours={channel_id: _hours(catalog, c) for channel_id, c in catalog.channels.items()},
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
    catalog: Catalog, criterion_id: str, criterion: Criterion, level: str, total_weight: int
) -> Mapping[str, FitReason]:
    row = {}
    for channel_id, channel in catalog.channels.items():
        fit = channel.fits[criterion_id][level]
        points = Fraction(100 * criterion.weight * FIT_VALUES[fit], 3 * total_weight)
        row[channel_id] = FitReason(criterion_id, level, fit, points)
    return row


def _rule_table(catalog: Catalog, rule_id: str, rule: Rule) -> RuleTable:
    prefer = RuleReason(rule_id, "prefer", Fraction(rule.points))
    demote = RuleReason(rule_id, "demote", Fraction(-rule.points))
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


def _hours(catalog: Catalog, channel: Channel) -> Hours:
    return Hours(
        channel.hours,
        channel.timezone or catalog.timezone,
        channel.country or catalog.country,
        catalog.closed_dates,
    )
