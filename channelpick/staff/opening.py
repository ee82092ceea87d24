"""The opening states of catalogs: which channels are open together, and a moment when they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from channelpick.core.catalog import Catalog
from channelpick.core.tables import tables_of

SPAN = timedelta(days=366)
"""How far hours are followed: a year has every weekday, season and holiday."""


@dataclass(frozen=True, slots=True)
class OpeningState:
    """Some channels are open, the others closed."""

    at: datetime
    """A moment when it is so, in the zone of the newest catalog."""
    closed: tuple[frozenset[str], ...]
    """For each catalog, the channels that are offered but closed then."""
    share: float
    """Of the year, 0 to 1."""


def opening_states(catalogs: Sequence[Catalog]) -> tuple[OpeningState, ...]:
    """Every state that occurs in the year after the newest catalog's date, the commonest first."""
    newest = catalogs[-1]
    start = datetime.combine(newest.updated, time(), ZoneInfo(newest.timezone))
    end = start.astimezone(UTC) + SPAN
    hours = {hours for catalog in catalogs for hours in tables_of(catalog).hours.values()}
    moments = {start.astimezone(UTC)}
    for each in hours:
        for moment in each.changes(start):
            if moment.astimezone(UTC) >= end:
                break
            moments.add(moment.astimezone(UTC))
    cuts = sorted(moments)
    found: dict[tuple[frozenset[str], ...], tuple[datetime, timedelta]] = {}
    for moment, following in zip(cuts, [*cuts[1:], end], strict=True):
        shut = {each for each in hours if not each.is_open(moment)}
        closed = tuple(
            frozenset(
                id_
                for id_, channel in catalog.channels.items()
                if channel.offered and tables_of(catalog).hours[id_] in shut
            )
            for catalog in catalogs
        )
        first, total = found.get(closed, (moment.astimezone(start.tzinfo), timedelta()))
        found[closed] = first, total + (following - moment)
    states = [OpeningState(at, closed, total / SPAN) for closed, (at, total) in found.items()]
    return tuple(sorted(states, key=lambda state: -state.share))
