"""Time zones by their IANA names."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

from channelpick.errors import KeyPath, Problem
from channelpick.screening.suggestions import closest


def zone_problem(path: KeyPath, name: str) -> Problem | None:
    """The problem of a name that is no zone; None if it is one."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # a bad key, a folder of the database, none such
        values = {"given": name, "guess": closest(name, available_timezones())}
        return Problem(code="bad-timezone", path=path, values=values)
    return None
