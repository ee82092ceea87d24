"""When a channel is open: a thin face of opening-hours-py and holidays.

Expressions are OpenStreetMap's `opening_hours`, evaluated by opening-hours-py. Its own calendar of
public holidays is thin (six single days for China in 2026, none for Taiwan), so each `PH` is
written out as the dates that the `holidays` library and the catalog's `closed_dates` give.

Traps of opening-hours-py 2.1 that are dealt with here: it refuses moments with a fixed offset;
of an hour that daylight saving repeats it names the second; it may name a change inside the hour
that daylight saving skips; it prints `PH +1 day` back as `PH 1 days`, which it cannot read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours
from opening_hours import ParserError as _ParserError  # type: ignore[attr-defined]  # not in its stubs

if TYPE_CHECKING:  # slow to import, and needed only where holidays matter
    from holidays import HolidayBase

HORIZON = timedelta(days=2 * 366)
"""How far ahead the next opening is looked for; a channel closed for longer never opens."""

# holidays calls only Hong Kong's 12-14 statutory days "public"; Good Friday and the other general
# holidays, on which offices and banks close, are "optional" there (Cap. 149 and Cap. 57).
_HOLIDAY_CATEGORIES = {"HK": ("public", "optional")}

_NOON = time(12)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEPARATOR = re.compile(r'("[^"]*")|(; |, | \|\| )')
_QUOTED = re.compile(r'"[^"]*"')
_COLUMN = re.compile(r"--> 1:(\d+)")


class HoursError(ValueError):
    """An expression that cannot be used."""

    def __init__(self, code: str, column: int = 1) -> None:
        super().__init__(code)
        self.code = code
        self.column = column
        """Where in the expression, from 1."""


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
        local = at.astimezone(_zone(self.timezone))
        return self._evaluated(local.year).is_open(local)

    def next_opening(self, at: datetime) -> datetime | None:
        """The first moment after `at` when it opens, in the zone of `at`; None if it stays shut."""
        return next((moment for moment in self._changes(at) if self.is_open(moment)), None)

    def next_closing(self, at: datetime) -> datetime | None:
        """The first moment after `at` when it is shut, in the zone of `at`; None if never."""
        return next((moment for moment in self._changes(at) if not self.is_open(moment)), None)

    @property
    def heeds_holidays(self) -> bool:
        """Whether public holidays matter to it."""
        return _mentions(self.expression, "PH")

    def _changes(self, at: datetime) -> Iterator[datetime]:
        zone = _zone(self.timezone)
        moment = at.astimezone(zone)
        limit = at.astimezone(UTC) + HORIZON
        while change := self._evaluated(moment.year).next_change(moment):
            # Of a repeated hour take the first, if it still lies ahead.
            first = change.replace(fold=0)
            change = first if first.astimezone(UTC) > moment.astimezone(UTC) else change
            if not moment.astimezone(UTC) < change.astimezone(UTC) <= limit:
                return
            moment = change
            yield moment.astimezone(UTC).astimezone(at.tzinfo)

    def _evaluated(self, year: int) -> OpeningHours:
        if not self.heeds_holidays:
            year = 0
        return _evaluated(self.expression, self.timezone, self.country, self.closed_dates, year)


def check_expression(expression: str) -> None:
    """Nothing, if the expression can be used.

    Raises:
        HoursError: `bad-hours` (its syntax), `school-holidays`, `holiday-offset` (not known here).
    """
    try:
        OpeningHours(expression)
    except _ParserError as error:
        found = _COLUMN.search(str(error))
        raise HoursError("bad-hours", int(found[1]) if found else 1) from None
    if _mentions(expression, "SH"):
        raise HoursError("school-holidays")
    if re.search(r"PH\s+[+-]", _QUOTED.sub("", expression)):
        raise HoursError("holiday-offset")


@lru_cache(maxsize=1024)
def covers(country: str, year: int) -> bool:
    """Whether the public holidays of this country are known for this year."""
    calendar = _calendar(country)
    return calendar.start_year <= year <= calendar.end_year


def is_country(code: str) -> bool:
    """Whether the public holidays of this ISO 3166 country are known."""
    from holidays import list_supported_countries

    return code in list_supported_countries()


def _calendar(country: str, years: Iterable[int] | None = None) -> HolidayBase:
    from holidays import country_holidays

    categories = _HOLIDAY_CATEGORIES.get(country, ("public",))
    return country_holidays(country, years=years, categories=categories)


def _mentions(expression: str, word: str) -> bool:
    return re.search(rf"\b{word}\b", _QUOTED.sub("", expression)) is not None


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@lru_cache(maxsize=4096)
def _evaluated(
    expression: str,
    timezone: str,
    country: str | None,
    closed_dates: tuple[date, ...],
    year: int,
) -> OpeningHours:
    """The expression with `PH` written out for the years around `year`."""
    if year:
        years = range(year - 1, year + 4)  # a moment near New Year, and the horizon
        days = {day for day in closed_dates if day.year in years}
        if country:
            days.update(_calendar(country, years))
        expression = write_out_holidays(expression, sorted(days))
    return OpeningHours(expression, timezone=_zone(timezone))


def write_out_holidays(expression: str, days: list[date]) -> str:
    """The expression with each `PH` replaced by these days.

    A date and a weekday cannot stand in one list, so a rule that names both becomes two.

    >>> write_out_holidays("Mo-Fr,PH 09:00-18:00; PH off", [date(2026, 2, 17)])
    'Mo-Fr 09:00-18:00; 2026 Feb 17 09:00-18:00; 2026 Feb 17 closed'
    """
    parts: list[tuple[str, str]] = []
    for separator, rule in _rules(str(OpeningHours(expression))):
        parts += [(separator, written) for written in _written_out(rule, days)]
    return "".join([(sep if i else "") + rule for i, (sep, rule) in enumerate(parts)]) or "off"


def _rules(expression: str) -> Iterator[tuple[str, str]]:
    """Each rule with the separator before it. The library prints separators in one way only."""
    separator, start = "; ", 0
    for found in _SEPARATOR.finditer(expression):
        if found[2]:
            yield separator, expression[start : found.start()]
            separator, start = found[2], found.end()
    yield separator, expression[start:]


def _written_out(rule: str, days: list[date]) -> Iterator[str]:
    comment = _QUOTED.search(rule)
    words = (rule[: comment.start()] if comment else rule).split()
    place = next((i for i, word in enumerate(words) if "PH" in word.split(",")), None)
    if place is None:
        yield rule
        return
    season, rest = words[:place], words[place + 1 :] + ([comment[0]] if comment else [])
    if weekdays := [day for day in words[place].split(",") if day != "PH"]:
        yield " ".join([*season, ",".join(weekdays), *rest])
    if season:  # "Dec PH 10:00-12:00": only those in December
        in_season = OpeningHours(" ".join(season))
        days = [day for day in days if in_season.is_open(datetime.combine(day, _NOON))]
    if days:
        dates = ",".join(f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}" for day in days)
        yield " ".join([dates, *rest])
