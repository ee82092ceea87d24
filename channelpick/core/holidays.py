"""What `PH` means: the public holidays of a country, written out as dates.

opening-hours-py has a calendar of its own, but a thin one (six single days for China in 2026, none
for Taiwan). So the dates come from the `holidays` library and from `closed_dates`, and each
`PH` of an expression is replaced by them.

Traps of opening-hours-py 2.1 that this avoids: it prints `PH +1 day` and `2026 Jan` back as
`PH 1 days`, which it cannot read, and `2026Jan`, which it reads as the first of January; on a day
that an earlier rule serves it forgets the night before (`Mo-Su 09:00-18:00; Sa 20:00-02:00` on
Sunday at 01:00); after `|| unknown` it finds no change at all.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from itertools import groupby
from typing import TYPE_CHECKING

from opening_hours import OpeningHours

if TYPE_CHECKING:  # slow to import, and needed only where holidays matter
    from holidays import HolidayBase

# holidays calls only Hong Kong's 12-14 statutory days "public"; Good Friday and the other general
# holidays, on which offices and banks close, are "optional" there (Cap. 149 and Cap. 57).
_HOLIDAY_CATEGORIES = dict.fromkeys(("HK", "HKG"), ("public", "optional"))

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_QUOTED = re.compile(r'"[^"]*"')
_SEPARATOR = re.compile(r'("[^"]*")|(; |, | \|\| )')
_DAY = r"[A-Z][a-z](?:-[A-Z][a-z])?(?:\[[-\d,]+\](?: [+-]\d+ days?)?)?"
_HOLIDAYS = re.compile(rf"(?:({_DAY}(?:,{_DAY})*),)?PH(?:,PH)*(?:,({_DAY}(?:,{_DAY})*))?")
"""`PH` among the weekdays before or after it."""
_JOINED = re.compile(rf"(?<=\d)(?={'|'.join(_MONTHS)})")
_SPAN = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")


@lru_cache(maxsize=1024)
def covers(country: str, year: int) -> bool:
    """Whether the public holidays of this country are known for this year."""
    calendar = _calendar(country)
    return calendar.start_year <= year <= calendar.end_year


def is_country(code: str) -> bool:
    """Whether the public holidays of this ISO 3166 country are known."""
    if not re.fullmatch("[A-Z]{2,3}", code):  # the library takes its own class names, too
        return False
    try:
        _calendar(code)  # list_supported_countries() would load all 250 countries
    except NotImplementedError:
        return False
    return True


def holidays_in(country: str, years: range) -> set[date]:
    """The public holidays of this country in these years."""
    return set(_calendar(country, years))


@lru_cache(maxsize=1024)
def find_part(expression: str, pattern: str) -> tuple[int, int] | None:
    """Where this pattern stands in the expression, outside its comments; None if it does not."""
    blanked = _QUOTED.sub(lambda comment: " " * len(comment[0]), expression)
    found = re.search(pattern, blanked)
    return found.span() if found else None


def write_out_holidays(expression: str, days: Collection[date], years: range) -> str:
    """The expression with each `PH` replaced by these days.

    A date and a weekday cannot stand in one list, and two rules are not one: where they spill over
    midnight, the second would wipe out the first. So weekdays beside `PH` become dates as well.

    Args:
        years: those for which weekdays are written out.

    >>> write_out_holidays("Mo-Fr 09:00-18:00; PH off", [date(2026, 2, 17)], range(2026, 2027))
    'Mo-Fr 09:00-18:00; 2026 Feb 17 closed'
    """
    parts: list[tuple[str, str]] = []
    printed = _JOINED.sub(" ", str(OpeningHours(expression)))
    # `|| "by appointment"`: by the specification nobody knows whether that is open.
    printed = printed.replace('|| 24/7 "', '|| Mo-Su unknown "').replace("|| 24/7", "|| Mo-Su")
    for separator, rule in _rules(printed):
        if written := _written_out(rule, days, years):
            parts.append((separator, written))
            if separator == "; " and len(parts) > 1 and _spills(written):
                parts.append((", ", written))  # else forgotten on a day that an earlier rule serves
    return "".join([(sep if i else "") + rule for i, (sep, rule) in enumerate(parts)]) or "off"


def _rules(expression: str) -> Iterator[tuple[str, str]]:
    """Each rule with the separator before it. The library prints separators in one way only."""
    separator, start = "; ", 0
    for found in _SEPARATOR.finditer(expression):
        if found[2]:
            yield separator, expression[start : found.start()]
            separator, start = found[2], found.end()
    yield separator, expression[start:]


def _spills(rule: str) -> bool:
    """Whether it is open past midnight. A rule that closes has no need to be said twice."""
    selector = rule.partition('"')[0]
    return not selector.rstrip().endswith("closed") and any(
        end <= start or end > "24:00" for start, end in _SPAN.findall(selector)
    )


def _written_out(rule: str, days: Collection[date], years: range) -> str | None:
    """The rule with dates for `PH`; None if there are none."""
    selector, quote, comment = rule.partition('"')
    found = _HOLIDAYS.search(selector)
    if not found:
        return rule
    season, rest = selector[: found.start()], selector[found.end() :] + quote + comment
    chosen = set(days)
    if season:  # "Dec PH 10:00-12:00": only those in December
        in_season = OpeningHours(season)
        chosen = {day for day in days if _holds(in_season, day)}
    if weekdays := found[1] or found[2]:
        listed = OpeningHours(season + weekdays)
        chosen.update(day for day in _days_of(years) if _holds(listed, day))
    return ",".join(_ranges(sorted(chosen))) + rest if chosen else None


def _holds(selector: OpeningHours, day: date) -> bool:
    return selector.is_open(datetime(day.year, day.month, day.day, 12))  # noqa: DTZ001 - no zone


def _days_of(years: range) -> Iterator[date]:
    for number in range(date(years[0], 1, 1).toordinal(), date(years[-1] + 1, 1, 1).toordinal()):
        yield date.fromordinal(number)


def _ranges(days: Iterable[date]) -> Iterator[str]:
    """The days, with neighbours as one range: 2026 Feb 16-2026 Feb 20."""
    for _, run in groupby(enumerate(days), lambda item: item[1].toordinal() - item[0]):
        neighbours = [day for _, day in run]
        ends = dict.fromkeys((neighbours[0], neighbours[-1]))
        yield "-".join(f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}" for day in ends)


def _calendar(country: str, years: Iterable[int] | None = None) -> HolidayBase:
    from holidays import country_holidays

    _import_alone(country)
    categories = _HOLIDAY_CATEGORIES.get(country, ("public",))
    return country_holidays(country, years=years, categories=categories)


def _import_alone(country: str) -> None:
    """Import this country's module without the package around it, which imports all of them.

    That is two hundred and fifty, and takes eight times as long as bare Python takes to start. What
    is imported already, the library takes as it is; what fails here, it imports in its own way.
    """
    package = "holidays.countries"
    spec = None if package in sys.modules else find_spec(package)
    if spec is None:
        return
    from holidays import registry

    countries = getattr(registry, "COUNTRIES", {})
    found = [module for module, names in countries.items() if country in names[1:]]
    sys.modules[package] = module_from_spec(spec)
    try:
        for module in found:
            import_module(f"{package}.{module}")
    except ImportError:
        pass
    finally:
        del sys.modules[package]
