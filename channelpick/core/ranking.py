"""Which channel is best: exclusions first, then a weighted sum, then what was tried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction

from channelpick.core import weighing
from channelpick.core.catalog import Catalog
from channelpick.core.reasons import (
    Closed,
    ExclusionReason,
    Forbidden,
    LanguageMissing,
    LimitReason,
    NotOffered,
    PlaceReason,
    RuleReason,
    TriedReason,
    WaitingReason,
)
from channelpick.core.situation import Situation, complete
from channelpick.core.tables import RuleTable, Tables, Weighed, tables_of
from channelpick.core.texts import primary


@dataclass(frozen=True, slots=True)
class Place:
    """A channel in the ranking."""

    rank: int
    """From 1."""
    channel: str
    score: Fraction
    """0 to 100."""
    reasons: tuple[PlaceReason, ...]
    """Their points add up to the score."""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A channel left out, with the first reason that applies."""

    channel: str
    reason: ExclusionReason


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every channel of the catalog, each a place or an exclusion."""

    situation: Situation
    """Completed: with every default filled in."""
    places: tuple[Place, ...]
    excluded: tuple[Exclusion, ...]
    """In file order."""
    due: Mapping[str, datetime | None]
    """Tried channel -> when its answer is due, in UTC; None when no time was given.

    In UTC, because Python compares two times of one zone by what the clock shows, which is wrong in
    the hour that daylight saving repeats.
    """

    def overdue(self, moment: datetime) -> frozenset[str]:
        """The channels that were tried and whose answer is late at this moment."""
        return weighing.overdue_at(self.due, moment)


@dataclass(frozen=True, slots=True)
class Effects:
    """What the rules that apply do together."""

    forbidden: Mapping[str, str]
    """Channel -> the first rule, in file order, that takes it out."""
    moved: Mapping[str, tuple[Weighed[RuleReason], ...]]
    """Channel -> the reasons of the rules that prefer or demote it."""
    units: Mapping[str, int]
    """Channel -> what these come to, in units."""


def rank(catalog: Catalog, situation: Situation) -> Ranking:
    """The ranking of all channels of the catalog for this situation.

    The method is the simple additive weighting (weighted sum model) of multi-criteria decision
    analysis: C. L. Hwang and K. Yoon, *Multiple Attribute Decision Making*, Springer 1981, §3.2.
    A channel's score is Σ weight × fit / (3 × Σ weight) × 100, plus the points of the rules that
    apply. Order is by the uncut sum, compared exactly, then by order in the file.

    Raises:
        SituationError: the situation does not fit the catalog.
    """
    tables = tables_of(catalog)
    situation = complete(catalog, situation)
    due = _due(catalog, situation)
    overdue = weighing.overdue_at(due, situation.at)
    waiting = {id_: when for id_, when in due.items() if when and id_ not in overdue}
    levels = situation.answers.items()

    effects = effects_of(
        rule for rule in tables.rules if rule.conditions.hold(situation.answers, overdue)
    )
    excluded = _exclusions(catalog, tables, situation, effects.forbidden)
    sums = weighing.uncut_sums(
        fit_sums(tables, levels), effects.units, overdue, excluded, tables.units_per_point
    )

    rows = [row for level in levels if (row := tables.fits.get(level))]
    places = []
    for number, channel in enumerate(weighing.in_order(sums, waiting), start=1):
        reasons: list[PlaceReason] = [row[channel][0] for row in rows]
        reasons += [reason for reason, _ in effects.moved.get(channel, ())]
        if channel in waiting:
            reasons.append(WaitingReason(waiting[channel].astimezone(situation.at.tzinfo)))
        elif channel in overdue:
            tried_at = next(tried.at for tried in situation.tried if tried.channel == channel)
            reasons.append(TriedReason(tried_at, Fraction(weighing.TRIED_POINTS)))
        places.append(_place(number, channel, sums[channel], reasons, tables.units_per_point))
    left_out = tuple(Exclusion(id_, reason) for id_, reason in excluded.items())
    return Ranking(situation, tuple(places), left_out, due)


def effects_of(rules: Iterable[RuleTable]) -> Effects:
    """What these rules do together when they apply; give them in file order."""
    forbidden, moved = weighing.effects_of((rule.id, rule.never, rule.effects) for rule in rules)
    units = {channel: sum(part for _, part in effects) for channel, effects in moved.items()}
    return Effects(forbidden, moved, units)


def fit_sums(tables: Tables, levels: Iterable[tuple[str, str]]) -> Mapping[str, int]:
    """Channel -> the sum of its fits at these levels of the criteria, in units, in file order."""
    rows = [row for level in levels if (row := tables.fits.get(level))]
    return {channel: sum(row[channel][1] for row in rows) for channel in tables.hours}


def _due(catalog: Catalog, situation: Situation) -> Mapping[str, datetime | None]:
    return {
        tried.channel: tried.at
        and tried.at.astimezone(UTC) + catalog.channels[tried.channel].reply.max
        for tried in situation.tried
    }


def _exclusions(
    catalog: Catalog, tables: Tables, situation: Situation, forbidden: Mapping[str, str]
) -> dict[str, ExclusionReason]:
    language = primary(situation.language)
    states: dict[int, bool] = {}  # by identity: most channels share their hours
    excluded: dict[str, ExclusionReason] = {}
    for channel_id, channel in catalog.channels.items():
        if not channel.offered:
            excluded[channel_id] = NotOffered()
        elif channel_id in forbidden:
            excluded[channel_id] = Forbidden(forbidden[channel_id])
        elif language not in tables.languages[channel_id]:
            excluded[channel_id] = LanguageMissing(situation.language)
        else:
            hours = tables.hours[channel_id]
            if id(hours) not in states:
                states[id(hours)] = hours.is_open(situation.at)
            if not states[id(hours)]:
                excluded[channel_id] = Closed(hours.next_opening(situation.at))
    return excluded


def _place(
    number: int, channel: str, units: int, reasons: list[PlaceReason], units_per_point: int
) -> Place:
    within = min(max(units, 0), 100 * units_per_point)
    if within != units:
        reasons.append(LimitReason(Fraction(within - units, units_per_point)))
    return Place(number, channel, Fraction(within, units_per_point), tuple(reasons))
