"""The moment that a single line names, and which channels are open then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any

from channelpick.batch.columns import AT
from channelpick.batch.mistakes import BadLineError
from channelpick.batch.opening import OpeningTimes, seconds_of
from channelpick.batch.values import Mistake, text_of
from channelpick.core.catalog import Catalog
from channelpick.core.moments import on_the_wall
from channelpick.core.situation import FIRST_YEAR, LAST_YEAR

_CLOCK = {f":{s // 60:02}:{s % 60:02}": s for s in range(3600)}
"""Minutes and seconds as ISO 8601 writes them -> seconds."""
_HOUR, _END = 13, 19
"""Where they stand in `2026-03-04T11:23:45+08:00`."""
_OFFSET = len("+08:00")
_MOST_HOURS = 1 << 14
"""More hours than that, some two years of them, are not remembered."""


class LineMoments:
    """Reads moments in ISO 8601, one at a time.

    Most texts differ from one that was read before in minutes and seconds alone. So the hour is
    remembered as it is written: when it begins, and the opening state if that lasts through it.

    Args:
        catalog: whose channels open and close.
        zone: where clocks show what has no offset from UTC.
        now: gives the moment where none is named, in seconds since 1970 in UTC.
    """

    def __init__(self, catalog: Catalog, zone: tzinfo, now: Callable[[], int]) -> None:
        self._zone = zone
        self._now = now
        self.opening = OpeningTimes(catalog)
        self._hours: dict[str, tuple[int, int | None]] = {}
        self._lately = (0, 0, 0)
        """An opening state, since when and until when it lasts."""
        self._first, self._end = (
            seconds_of(datetime(year, 1, 1, tzinfo=zone)) for year in (FIRST_YEAR, LAST_YEAR + 1)
        )

    def read(self, cell: Any) -> tuple[int, int]:
        """The moment in seconds since 1970 in UTC, and the number of the opening state then.

        Raises:
            BadLineError: it cannot be understood.
        """
        if cell is None:
            at = self._now()
            return at, self._state(at)
        try:
            start, state = self._hours[cell[:_HOUR] + cell[_END:]]
            at = start + _CLOCK[cell[_HOUR:_END]]
        except (KeyError, TypeError):
            return self._read_anew(text_of(cell))
        return at, self._state(at) if state is None else state

    def _state(self, at: int) -> int:
        state, since, until = self._lately
        if not since <= at < until:
            state, until = self.opening.lasting(at)
            self._lately = state, at, until
        return state

    def _read_anew(self, text: str) -> tuple[int, int]:
        if not text:
            return self.read(None)
        at = self._moment(text)
        if isinstance(at, Mistake):
            raise BadLineError(at, AT)
        if text[_HOUR:_END] in _CLOCK and len(text) <= _END + _OFFSET:
            self._remember(text[:_HOUR], text[_END:])
        return at, self._state(at)

    def _moment(self, text: str) -> int | Mistake:
        try:
            moment = datetime.fromisoformat(text)
            found = seconds_of(moment if moment.tzinfo else on_the_wall(moment, self._zone))
        except (ValueError, OverflowError):
            return Mistake("bad-time", text)
        return found if self._first <= found < self._end else Mistake("time-range", text)

    def _remember(self, hour: str, offset: str) -> None:
        first, last = (self._moment(f"{hour}{clock}{offset}") for clock in (":00:00", ":59:59"))
        if isinstance(first, Mistake) or isinstance(last, Mistake) or last - first != 3599:
            return  # the clocks are changed
        state, end = self.opening.lasting(first)
        if len(self._hours) >= _MOST_HOURS:
            self._hours.clear()
        self._hours[hour + offset] = first, state if last < end else None
