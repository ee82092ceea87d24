"""Time zones by their IANA names."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

from channelpick.errors import KeyPath, Problem
from channelpick.screening.suggestions import closest, only_answer


def zone_problem(path: KeyPath, name: str) -> Problem | None:
    """The problem of a name that is no zone; None if it is one."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # a bad key, a folder of the database, none such
        zones = available_timezones()
        only = only_answer(name, zones)
        return Problem(
            code="bad-timezone",
            path=path,
            values={"given": name, "guess": closest(name, zones)},
            fix=f'"{only}"' if only else None,
        )
    return None
