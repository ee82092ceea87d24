"""When a channel is open: a thin face of opening-hours-py.

Expressions are OpenStreetMap's `opening_hours`. The library is only ever asked about the clock on
the wall; zones are dealt with here. An hour that daylight saving repeats is read as the clock shows
it, twice; what would change in an hour that is skipped, changes when the clock goes forward.

Traps of opening-hours-py 2.1 that this avoids: it refuses moments with a fixed offset; in the last
minute before a clock goes back it calls even `24/7` closed; of a repeated hour it names the second;
and unless it is told a limit it searches to the year 9999, which takes a second.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import takewhile
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State
from opening_hours import ParserError as _ParserError  # type: ignore[attr-defined]  # not in its stubs

from channelpick.core.holidays import find_part, holidays_in, write_out_holidays

HORIZON = timedelta(days=2 * 366)
"""How far ahead the next opening is looked for; a channel closed for longer never opens."""

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_COLUMN = re.compile(r"--> 1:(\d+)")
_WORD = re.compile(r"[^\s;,]+")
_RANGE_END = re.compile(r"[^-]+")
_TIME_OR_DAY = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d|Mo|Tu|We|Th|Fr|Sa|Su")


class HoursError(ValueError):
    """An expression that cannot be used."""

    def __init__(self, code: str, column: int = 1, part: tuple[int, int] = (0, 1)) -> None:
        super().__init__(code)
        self.code = code
        self.column = column
        """From where on it is not understood, from 1."""
        self.part = part
        """The word that is wrong: its first character, from 0, and the one after its last."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours, in their own zone and with their own holidays."""

    expression: str
    timezone: str
    country: str | None = None
    closed_dates: tuple[date, ...] = ()

    def is_open(self, at: datetime) -> bool:
        """Whether it is open at this moment. The state `unknown` counts as closed.

        Args:
            at: any aware moment; it is converted to the zone of these hours.
        """
        local = at.astimezone(_zone(self.timezone)).replace(tzinfo=None)
        return self._evaluated(local.year).is_open(local)

    def next_opening(self, at: datetime) -> datetime | None:
        """The first moment after `at` when it opens, in the zone of `at`; None if it stays shut."""
        return next((moment for moment in self.changes(at) if self.is_open(moment)), None)

    def next_closing(self, at: datetime) -> datetime | None:
        """The first moment after `at` when it is shut, in the zone of `at`; None if never."""
        return next((moment for moment in self.changes(at) if not self.is_open(moment)), None)

    @property
    def heeds_holidays(self) -> bool:
        """Whether public holidays matter to it."""
        return self.holidays_part is not None

    @property
    def holidays_part(self) -> tuple[int, int] | None:
        """Where it names the public holidays first; None if it does not."""
        return _holidays_part(self.expression)

    def changes(self, at: datetime) -> Iterator[datetime]:
        """The moments within the horizon after `at` at which its state may change, in its zone."""
        zone = _zone(self.timezone)
        moment = at.astimezone(UTC)
        limit = moment + HORIZON
        while True:
            wall = moment.astimezone(zone).replace(tzinfo=None)
            change = self._evaluated(wall.year).next_change(wall)
            ahead = [
                _first_moment(change, zone, moment) if change else None,
                _clock_goes_back(moment, zone),
            ]
            moment = min(
                (found for found in ahead if found), default=datetime.max.replace(tzinfo=UTC)
            )
            if moment > limit:
                return
            yield moment.astimezone(at.tzinfo)

    def states(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, bool]]:
        """Whether it is open at `start` (UTC), and at each moment before `end` when it may change.

        Both within the horizon. Where no clock is changed in between, the library is asked once
        rather than at each change: five times as fast.
        """
        zone = _zone(self.timezone)
        offsets = {
            (start + day * _DAY).astimezone(zone).utcoffset()
            for day in range((end - start) // _DAY + 1)
        }
        if len(offsets) > 1:
            moments = (start, *takewhile(lambda moment: moment < end, self.changes(start)))
            yield from ((moment, self.is_open(moment)) for moment in moments)
            return
        first, last = (at.astimezone(zone).replace(tzinfo=None) for at in (start, end))
        for begin, _, state, _ in self._evaluated(first.year).intervals(first, last):
            yield start + (max(begin, first) - first), state == State.OPEN

    def _evaluated(self, year: int) -> OpeningHours:
        if not self.heeds_holidays:
            year = 0
        return _evaluated(self.expression, self.country, self.closed_dates, year)


def check_expression(expression: str) -> None:
    """Nothing, if the expression can be used.

    Raises:
        HoursError: `no-hours` (blank), `bad-hours` (its syntax); `school-holidays`,
            `holiday-offset` (not known here).
    """
    if not expression.strip():
        raise HoursError("no-hours")  # the library takes a blank for 24/7
    try:
        OpeningHours(expression)
    except _ParserError as error:
        found = _COLUMN.search(str(error))
        column = int(found[1]) if found else 1
        raise HoursError("bad-hours", column, _wrong_part(expression, column - 1)) from None
    if part := find_part(expression, r"\bSH\b"):
        raise HoursError("school-holidays", part[0] + 1, part)
    if part := find_part(expression, r"\bPH\s+[+-]\s*\d+(?:\s*days?)?"):
        raise HoursError("holiday-offset", part[0] + 1, part)


def _wrong_part(expression: str, start: int) -> tuple[int, int]:
    """The word around `start`, or behind it if that one is a sound time or day.

    Of a range, the end of it that is neither.
    """
    words = [word for word in _WORD.finditer(expression) if word.end() >= start][:2]
    if not words:
        return min(start, len(expression) - 1), len(expression)
    word = next((word for word in words if not _TIME_OR_DAY.fullmatch(word[0])), words[0])
    ends = list(_RANGE_END.finditer(expression, *word.span()))
    wrong = [end for end in ends if not _TIME_OR_DAY.fullmatch(end[0])]
    return wrong[0].span() if len(ends) == 2 and len(wrong) == 1 else word.span()


@lru_cache(maxsize=256)
def _holidays_part(expression: str) -> tuple[int, int] | None:
    return find_part(expression, r"\bPH\b")


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _first_moment(wall: datetime, zone: ZoneInfo, after: datetime) -> datetime:
    """The first moment (UTC) after this one when the clock on the wall says so.

    If the clock skips that time: when it goes forward.
    """
    first = wall.replace(tzinfo=zone).astimezone(UTC)
    second = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    if first == second:  # as nearly always
        return first
    early, late = sorted((first, second))
    if early.astimezone(zone).replace(tzinfo=None) != wall:
        return _clock_change(early, late, zone)
    return early if early > after else late


def _clock_goes_back(moment: datetime, zone: ZoneInfo) -> datetime | None:
    """When the clock goes back, if that shows the time of this moment (UTC) once more."""
    local = moment.astimezone(zone)
    again = local.replace(fold=1).astimezone(UTC)
    return _clock_change(moment, again, zone) if again > moment else None


def _clock_change(start: datetime, end: datetime, zone: ZoneInfo) -> datetime:
    """When between these moments (UTC) the clock is changed. It is, on a full minute."""
    start = start.replace(second=0, microsecond=0)
    before = start.astimezone(zone).utcoffset()
    minutes = range(1, (end - start) // _MINUTE + 1)

    def changed(minute: int) -> bool:
        return (start + minute * _MINUTE).astimezone(zone).utcoffset() != before

    return start + minutes[bisect_left(minutes, True, key=changed)] * _MINUTE


@lru_cache(maxsize=4096)
def _evaluated(
    expression: str, country: str | None, closed_dates: tuple[date, ...], year: int
) -> OpeningHours:
    """The expression with `PH` written out for the years around `year`; 0: it has none."""
    years = range(year - 1, year + 4) if year else range(0)  # near New Year, and the horizon
    days = {day for day in closed_dates if day.year in years}
    if country and year:
        days.update(holidays_in(country, years))
    written = write_out_holidays(expression, days, years)
    return OpeningHours(written, max_interval_days=HORIZON.days + 2)
