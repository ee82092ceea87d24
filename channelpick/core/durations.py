"""Spans of time as staff and customers write them: `30m`, `48h`, `5d`, `1h30m`."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_DURATION = re.compile(r"(?=.)(?:(\d{1,5})d)?(?:(\d{1,5})h)?(?:(\d{1,5})m)?", re.ASCII)

_IN_WORDS = re.compile(
    r"(\d{1,5})\s*(?:(?P<d>days?|d|天|日)|(?P<h>hours?|hrs?|h|个?小时|时)"
    r"|(?P<m>minutes?|mins?|m|分钟?))(?:,|\s|and|零)*",
    re.ASCII | re.IGNORECASE,
)


def parse_duration(text: str) -> timedelta:
    """The span that `text` names.

    >>> parse_duration("1h30m")
    datetime.timedelta(seconds=5400)

    Raises:
        ValueError: it is not `<n>d`, `<n>h`, `<n>m` or these joined in that order.
    """
    if not (found := _DURATION.fullmatch(text.strip())):
        raise ValueError(text)
    days, hours, minutes = (int(part or 0) for part in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def respell_duration(text: str) -> str:
    """The span as a rules file writes it, out of everyday words; empty if it is none.

    >>> respell_duration("1 hour 30 minutes"), respell_duration("2 天"), respell_duration("soon")
    ('1h30m', '2d', '')
    """
    found = list(_IN_WORDS.finditer(text.strip()))
    amounts = {str(one.lastgroup): one[1] for one in found}
    if "".join(one[0] for one in found) != text.strip() or len(amounts) < len(found):
        return ""
    return "".join(amounts[unit] + unit for unit in "dhm" if unit in amounts)


def whole_minutes(span: timedelta) -> int:
    """The span in minutes."""
    return round(span.total_seconds() / 60)


def later(moment: datetime, span: timedelta) -> datetime:
    """The moment after so much elapsed time, in the same zone: clocks may change in between."""
    return (moment.astimezone(UTC) + span).astimezone(moment.tzinfo)


def spell_duration(span: timedelta) -> str:
    """The span as a rules file has it.

    >>> spell_duration(timedelta(days=2, minutes=90))
    '2d1h30m'
    """
    minutes = span // timedelta(minutes=1)
    parts = ((minutes // 1440, "d"), (minutes // 60 % 24, "h"), (minutes % 60, "m"))
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "0m"
