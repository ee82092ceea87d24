"""Moments around changes of the clock, and hours of every kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import tomli
from hypothesis import strategies as st
from opening_hours import OpeningHours

from channelpick.core.hours import (
    Hours,
)
from tests.support import DATA, small_data

EXAMPLES: Mapping[str, Any] = tomli.loads((DATA / "hours.toml").read_text("utf-8"))


SECOND = timedelta(seconds=1)


def shown(moment: datetime | None) -> str | None:
    """A moment as the table writes it."""
    return None if moment is None else moment.isoformat(timespec="minutes")


ZONES = (
    "Asia/Shanghai",
    "America/New_York",
    "America/Havana",  # its clocks change at midnight
    "Europe/London",
    "Australia/Lord_Howe",
    "Antarctica/Troll",  # its clocks change by two hours
)


EXPRESSIONS = (
    "24/7",
    "off",
    "Mo-Fr 09:00-18:00; PH off",
    "Mo-Fr 09:00-12:00,13:30-18:00",
    "Mo-Fr,PH 20:00-04:00",
    "PH,Sa 22:00-01:45",
    "Mo-Su 08:00-22:00; PH 09:00-18:00",
    "Mo-Su 00:00-01:30",
    "Mo-Su 01:15-01:45,02:10-02:50",
    "Mo-Su 00:10-02:15,02:45-05:00",
    "Mo-Su 01:30-05:00",
    "Mo-Su 09:00-18:00; Sa 20:00-02:30",
    "Mo-Fr 01:00-02:00 unknown; Sa-Su 01:00-03:00",
    'Mo-Fr 10:00-12:00 || PH 00:30-02:20 open "PH"',
    "2026 Mo[1] 10:00-12:00",
    "2026 Oct 25-2026 Nov 1 00:00-24:00",
)


DAYS = (date(2026, 1, 1), date(2026, 2, 17), date(2026, 4, 3), date(2026, 12, 26), date(2029, 7, 1))


MINUTE = timedelta(minutes=1)


@lru_cache
def clock_changes(zone: str) -> tuple[datetime, ...]:
    """The moments of 2026 when daylight saving begins or ends."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    moments = [start + n * 30 * MINUTE for n in range(365 * 48)]
    offsets = [moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in moments]
    return tuple(
        moment
        for moment, before, after in zip(moments[1:], offsets, offsets[1:], strict=False)
        if before != after
    )


@st.composite
def some_hours(draw: st.DrawFn) -> Hours:
    """Hours of every kind, in zones of every kind."""
    return Hours(
        draw(st.sampled_from(EXPRESSIONS)),
        draw(st.sampled_from(ZONES)),
        draw(st.sampled_from((None, "CN", "HK", "GB"))),
        draw(st.sampled_from(((), (date(2026, 11, 1), date(2026, 3, 8))))),
    )


def moments(zone: str) -> st.SearchStrategy[datetime]:
    """A moment, most likely one at which something is special in this zone."""
    midnights = [datetime.combine(day, datetime.min.time(), ZoneInfo(zone)) for day in DAYS]
    near_days = later(midnights, -1440 * MINUTE, 2880 * MINUTE)
    if changes := clock_changes(zone):
        near_changes = later(changes, -130 * MINUTE, 70 * MINUTE)
        return st.one_of(near_days, near_changes, near_changes)
    return near_days


def later(
    bases: Sequence[datetime], least: timedelta, most: timedelta
) -> st.SearchStrategy[datetime]:
    """A moment so much later than one of these, to the second, in any zone."""
    spans = st.integers(least // SECOND, most // SECOND).map(lambda seconds: seconds * SECOND)
    return st.builds(
        lambda base, span, zone: (base.astimezone(UTC) + span).astimezone(zone),
        st.sampled_from(bases),
        spans,
        zones(),
    )


def zones() -> st.SearchStrategy[tzinfo]:
    """The zone in which somebody asks."""
    offsets = st.integers(-12 * 4, 14 * 4).map(lambda n: timezone(n * timedelta(minutes=15)))
    return st.sampled_from(ZONES).map(ZoneInfo) | offsets


cases = some_hours().flatmap(lambda hours: st.tuples(st.just(hours), moments(hours.timezone)))


def between(start: datetime, end: datetime) -> Iterator[datetime]:
    """Up to 300 moments from the start on, and the last second before the end."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    step = max((end - start) / 300, MINUTE)
    moment = start
    while moment < end:
        yield moment
        moment += step
    if end - SECOND > start:
        yield end - SECOND


def facts(hours: Hours, at: datetime) -> tuple[bool, datetime | None, datetime | None]:
    """All that these hours say, in UTC."""
    opening, closing = hours.next_opening(at), hours.next_closing(at)
    return (
        hours.is_open(at),
        opening and opening.astimezone(UTC),
        closing and closing.astimezone(UTC),
    )


SEASONS = ("", "", "", "Dec ", "Jan-Mar,Dec ", "2026 ", "2026 Jan ", "Dec 20-Jan 5 ", "week 1-20 ")


HOLIDAYS = ("PH", "PH", "PH,Sa", "Mo-Fr,PH", "Su,PH", "PH,Mo[1,-1]", "Fr-Su,PH")


WEEKDAYS = ("Mo-Su", "Mo-Fr", "Sa", "Th-Mo", "Mo[2]", "Fr[1] +1 day")


TIMES = ("", " 10:00-18:00", " 08:00-12:00,13:00-17:00")


NIGHTS = (" 20:00-04:00", " 18:00-26:00", " 22:00-06:00,10:00-11:00")


STATES = ("", "", " off", " unknown", ' open "PH; off, || SH"', ' off "not on PH"')


@st.composite
def rules(draw: st.DrawFn, times: tuple[str, ...]) -> str:
    """A rule, with holidays more often than not."""
    days = draw(st.sampled_from(HOLIDAYS + WEEKDAYS))
    return "".join(draw(st.sampled_from(part)) for part in (SEASONS, (days,), times, STATES))


@st.composite
def holiday_expressions(draw: st.DrawFn) -> str:
    """An expression of up to three rules.

    opening-hours-py forgets a night after a semicolon (we do not), and a night before `||`.
    """
    expression = draw(rules(TIMES + NIGHTS))
    for _ in range(draw(st.integers(0, 2))):
        has_night = any(night in expression for night in NIGHTS)
        separator = draw(st.sampled_from(("; ", ", ") if has_night else ("; ", ", ", " || ")))
        expression += separator + draw(rules(TIMES if separator == "; " else TIMES + NIGHTS))
    return expression


@lru_cache
def their_holidays(country: str) -> tuple[date, ...]:
    """The holidays that opening-hours-py itself knows, 2024 to 2029."""
    theirs = OpeningHours("PH", country=country)
    days = (date(2024, 1, 1) + timedelta(days=n) for n in range(6 * 365))
    return tuple(day for day in days if theirs.is_open(clock(day, 12 * 60)))


def clock(day: date, minutes: int) -> datetime:
    """What a clock on the wall shows so many minutes after midnight of this day, without a zone."""
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)


SATURDAY = "2026-03-07T12:00+00:00"


def closed_platform() -> dict[str, Any]:
    """On Saturday every channel is closed; what opens first is forbidden, silent or not offered."""
    data = small_data(
        phone={"hours": "Mo-Fr 09:00-18:00"},
        chat={
            "hours": "Mo-Fr 08:00-12:00",
            "no_reply": {"wait": "2h", "then": ["email", "phone"]},
        },
        social={"hours": "Su 09:00-18:00"},
        forum={"hours": "Su 09:00-18:00", "languages": ["zh"]},
        desk={"hours": "Su 09:00-18:00", "offered": False},
        email={"hours": "Mo 08:00-09:30"},
        letter={"hours": "off"},
    )
    data["rules"] = {"not-in-public": {"never": ["social"], "because": {"en": "Not in public."}}}
    data["tips"] = {
        "later": {"stage": "after", "for": ["letter"], "text": {"en": "Keep the stamp."}},
        "revoke": {"stage": "first", "for": ["letter"], "text": {"en": "Revoke the key."}},
        "freeze": {"stage": "first", "text": {"en": "Freeze the account."}},
    }
    return data
