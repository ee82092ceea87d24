"""Moments as people and files write them."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from channelpick.core.durations import later, parse_duration


def parse_moment(text: str, zone: tzinfo | None) -> datetime:
    """The moment that an ISO 8601 text names, in this zone; without one, in that of the text.

    Raises:
        ValueError: it is none, or has no zone and there is none.
        OverflowError: there is no such moment in this zone.
    """
    moment = datetime.fromisoformat(text.strip())
    if moment.tzinfo:
        return moment.astimezone(zone) if zone else moment
    if zone is None:
        raise ValueError(text)
    return on_the_wall(moment, zone)


def on_the_wall(time: datetime, zone: tzinfo | None) -> datetime:
    """The moment when clocks in this zone show this time, or the one that stands for it.

    Through UTC, so that a time that daylight saving skips becomes one that exists.
    """
    return later(time.replace(tzinfo=zone), timedelta())


def parse_when_tried(text: str, zone: tzinfo) -> datetime | timedelta:
    """When a channel was tried, as `3d` (so long ago) or as a moment in ISO 8601.

    Raises:
        ValueError: it is neither.
        OverflowError: there is no such moment in this zone.
    """
    if text.endswith(("m", "h", "d")):
        return parse_duration(text)
    return parse_moment(text, zone)
