"""Which channels are open at each of many moments, by looking up rather than by evaluating hours.

Between two changes of any channel's hours the opening state is the same. So the changes of the
years that occur are written down once, and a moment is looked up among them.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from channelpick.core.catalog import Catalog
from channelpick.core.tables import tables_of

Seconds = NDArray[np.int64]
"""Moments in whole seconds since 1970 in UTC."""


def seconds_of(moment: datetime) -> int:
    """The moment in whole seconds since 1970 in UTC."""
    return int(moment.timestamp() // 1)


class OpeningTimes:
    """The opening states of a catalog's channels, year by year as they are asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self._hours = [*tables_of(catalog).hours.values()]
        self._years: dict[int, tuple[Seconds, NDArray[np.intp]]] = {}
        self._changes: Seconds = np.empty(0, np.int64)
        self._state_at: NDArray[np.intp] = np.empty(0, np.intp)
        self._plain_years: dict[int, tuple[list[int], list[int]]] = {}
        self.states: dict[tuple[bool, ...], int] = {}
        """Which channels are open, in file order -> the number of that state, as they occur."""

    def at(self, moments: Seconds) -> NDArray[np.intp]:
        """The number of the opening state at each moment."""
        if not len(moments):
            return np.empty(0, np.intp)
        self._cover(int(moments.min()), int(moments.max()))
        return self._state_at[np.searchsorted(self._changes, moments, side="right") - 1]

    def changes(self, first: int, last: int) -> Seconds:
        """The moments at which a channel may open or shut, in the years of these two moments."""
        self._cover(first, last)
        return self._changes

    def lasting(self, moment: int) -> tuple[int, int]:
        """The number of the opening state at a single moment, and the moment up to which it lasts.

        It may last longer, but is looked up anew then. For single moments arrays are too slow.
        """
        year = datetime.fromtimestamp(moment, UTC).year
        if year not in self._plain_years:
            changes, states = self._year(year)
            end = seconds_of(datetime(year + 1, 1, 1, tzinfo=UTC))
            self._plain_years[year] = [*changes.tolist(), end], states.tolist()
        moments, numbers = self._plain_years[year]
        place = bisect_right(moments, moment)
        return numbers[place - 1], moments[place]

    def _cover(self, first: int, last: int) -> None:
        """Write down the years of these moments, and those between them and the known ones."""
        years = [datetime.fromtimestamp(moment, UTC).year for moment in (first, last)]
        if years[0] in self._years and years[1] in self._years:
            return
        for year in range(min(*years, *self._years), max(*years, *self._years) + 1):
            if year not in self._years:
                self._years[year] = self._year(year)
        parts = [self._years[year] for year in sorted(self._years)]
        self._changes = np.concatenate([moments for moments, _ in parts])
        self._state_at = np.concatenate([states for _, states in parts])

    def _year(self, year: int) -> tuple[Seconds, NDArray[np.intp]]:
        start, end = (datetime(y, 1, 1, tzinfo=UTC) for y in (year, year + 1))
        by_hours = {
            id(hours): [
                (seconds_of(moment), is_open) for moment, is_open in hours.states(start, end)
            ]
            for hours in self._hours
        }
        moments = np.unique([moment for states in by_hours.values() for moment, _ in states])
        open_ = {
            key: np.array([is_open for _, is_open in states])[
                np.searchsorted([moment for moment, _ in states], moments, side="right") - 1
            ]
            for key, states in by_hours.items()
        }
        rows = np.column_stack([open_[id(hours)] for hours in self._hours])
        numbers = [self.states.setdefault(tuple(row), len(self.states)) for row in rows.tolist()]
        return moments, np.array(numbers, np.intp)
