"""Moments and spans as people write them, by Unicode CLDR (Babel)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from babel.dates import format_date, format_datetime
from babel.units import format_unit

from channelpick.words.words import Words


def moment(when: datetime, now: datetime, words: Words) -> str:
    """A moment as short as it can be understood `now`: `11:30`, `Thu 5 Mar, 09:00`."""
    if when.date() == now.date():
        pattern = words.time.today
    elif when.year == now.year:
        pattern = words.time.this_year
    else:
        pattern = words.time.other_year
    # Babel would convert an aware moment to its default zone; the wall clock is what counts.
    return format_datetime(when.replace(tzinfo=None), pattern, locale=words.code)


def full_moment(when: datetime, words: Words) -> str:
    """A moment with its year and its offset: `Wed 4 Mar 2026, 11:00 (UTC+08:00)`."""
    shown = format_datetime(when.replace(tzinfo=None), words.time.other_year, locale=words.code)
    offset = str(timezone(away)).removeprefix("UTC") if (away := when.utcoffset()) else ""
    return words.time.with_offset.format(at=shown, offset=offset)


def day(when: date, words: Words) -> str:
    """A date: `22 November 2026`."""
    return format_date(when, words.time.day, locale=words.code)


def span(length: timedelta, words: Words) -> str:
    """A span in days, hours and minutes: `2 days`, `1 hour 30 minutes`."""
    minutes = round(length.total_seconds() / 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24) if hours > 48 else (0, hours)
    parts = [
        format_unit(count, unit, length=words.time.unit_length, locale=words.code)
        for count, unit in ((days, "day"), (hours, "hour"), (minutes, "minute"))
        if count or (unit == "minute" and not length)
    ]
    return words.time.joint.join(parts)


def average(minutes: float, words: Words) -> str:
    """A span that was computed: below an hour to a tenth of a minute, `3.4 minutes`."""
    if minutes >= 60:
        return span(timedelta(minutes=minutes), words)
    length = words.time.unit_length
    return format_unit(round(minutes, 1), "minute", length=length, locale=words.code)
