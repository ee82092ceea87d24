"""The whole answer: the ranking, the tips and the dated plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from channelpick.core import weighing
from channelpick.core.catalog import Catalog, Stage
from channelpick.core.durations import later
from channelpick.core.holidays import covers
from channelpick.core.ranking import Exclusion, Place, Ranking, rank
from channelpick.core.reasons import Closed
from channelpick.core.situation import Situation
from channelpick.core.tables import tables_of

OLD_AFTER = timedelta(days=180)
"""When a catalog's date deserves a note: hours and rules change."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the plan: this channel from then on; no reply by `until`, then the next step."""

    channel: str
    start: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class GivenTip:
    """A tip that applies."""

    tip: str
    stage: Stage
    only_for: tuple[str, ...]
    """The channels it is meant for; empty means any."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A channel that opens later."""

    channel: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OldCatalog:
    """The catalog was last updated long before the moment of the question."""

    days: int


@dataclass(frozen=True, slots=True)
class HolidaysUnknown:
    """The public holidays that some channel's hours heed are not known for this year."""

    country: str
    year: int


Note = OldCatalog | HolidaysUnknown


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The answer to a situation. Every time in it has the zone of `situation.at`."""

    situation: Situation
    """Completed: with every default filled in."""
    places: tuple[Place, ...]
    excluded: tuple[Exclusion, ...]
    tips: tuple[GivenTip, ...]
    """By stage, then in file order."""
    plan: tuple[Step, ...]
    next_opening: Opening | None
    """When there is no place: what opens next, if anything does."""
    notes: tuple[Note, ...]
    """What to bear in mind about the catalog itself."""

    @property
    def first(self) -> str | None:
        """The channel to use now; None if there is none."""
        return self.places[0].channel if self.places else None


def recommend(catalog: Catalog, situation: Situation) -> Recommendation:
    """The recommendation for this situation. The same input gives the same output, for ever.

    Raises:
        SituationError: the situation does not fit the catalog.
    """
    ranking = rank(catalog, situation)
    next_opening = None if ranking.places else _next_opening(ranking)
    plan = _plan(catalog, ranking, next_opening)
    situation = ranking.situation
    return Recommendation(
        situation=situation,
        places=ranking.places,
        excluded=ranking.excluded,
        tips=_tips(catalog, ranking, [step.channel for step in plan]),
        plan=plan,
        next_opening=next_opening,
        notes=_notes(catalog, situation.at),
    )


def first_actions(catalog: Catalog, answers: Mapping[str, str]) -> tuple[str, ...]:
    """The tips of stage `first` that hold for these answers, before all of them are known."""
    return tuple(
        table.id
        for table in tables_of(catalog).tips
        if table.tip.stage == "first" and table.conditions.hold(answers, ())
    )


def _next_opening(ranking: Ranking) -> Opening | None:
    openings = [
        Opening(exclusion.channel, exclusion.reason.opens_at)
        for exclusion in ranking.excluded
        if isinstance(exclusion.reason, Closed) and exclusion.reason.opens_at
    ]
    return min(openings, key=lambda opening: opening.at.astimezone(UTC), default=None)


def _plan(catalog: Catalog, ranking: Ranking, opening: Opening | None) -> tuple[Step, ...]:
    """The plan, from the first place now, or from the next opening on."""
    best = [place.channel for place in ranking.places]
    closed = {x.channel for x in ranking.excluded if isinstance(x.reason, Closed)}
    start = Opening(best[0], ranking.situation.at) if best else opening
    return plan_from(catalog, start, best, closed, ranking.overdue)


def plan_from(
    catalog: Catalog,
    start: Opening | None,
    best: Sequence[str],
    closed: Collection[str],
    overdue: Callable[[datetime], Collection[str]],
) -> tuple[Step, ...]:
    """At most four steps.

    Args:
        catalog: the catalog.
        start: the first step's channel and moment; without it there is no plan.
        best: the channels that have a place, from the best down.
        closed: those that only their hours keep out: they may have opened by the time a step comes.
        overdue: the channels tried in vain, at a moment.
    """
    hours = tables_of(catalog).hours

    def no_reply(channel: str) -> tuple[timedelta, Sequence[str]]:
        given = catalog.channels[channel].no_reply
        return given.wait, given.then

    taken = weighing.steps(
        (start.channel, start.at) if start else None,
        best,
        closed,
        overdue=overdue,
        no_reply=no_reply,
        is_open=lambda channel, moment: hours[channel].is_open(moment),
        later=later,
    )
    return tuple(Step(*step) for step in taken)


def _tips(catalog: Catalog, ranking: Ranking, planned: Collection[str]) -> tuple[GivenTip, ...]:
    answers = ranking.situation.answers
    overdue = ranking.overdue(ranking.situation.at)
    return tuple(
        GivenTip(table.id, table.tip.stage, table.only_for)
        for table in tables_of(catalog).tips
        if table.conditions.hold(answers, overdue)
        and table.suits(planned, nothing_left=not ranking.places)
    )


def _notes(catalog: Catalog, at: datetime) -> tuple[Note, ...]:
    age = at.date() - catalog.updated
    notes = [OldCatalog(age.days)] if age > OLD_AFTER else []
    return (*notes, *holidays_unknown(catalog, at.year))


def holidays_unknown(catalog: Catalog, year: int) -> tuple[HolidaysUnknown, ...]:
    """The countries whose public holidays matter to some channel but are not known this year."""
    unknown = [
        HolidaysUnknown(hours.country, year)
        for hours in tables_of(catalog).hours.values()
        if hours.heeds_holidays and hours.country and not covers(hours.country, year)
    ]
    return tuple(dict.fromkeys(unknown))
