"""Time zones by their IANA names."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo, available_timezones

from channelpick.errors import KeyPath, Problem
from channelpick.screening.suggestions import closest, only_answer

_OFFSET = re.compile(r"[+-]\d")
_SPOKEN = dict.fromkeys(
    ("Asia/Beijing", "Asia/Peking", "Beijing", "Peking", "China", "北京", "北京时间", "中国"),
    "Asia/Shanghai",
)
"""What people write for the zone of China, which is named after another city."""


def zone_problem(path: KeyPath, name: str) -> Problem | None:
    """The problem of a name that is no zone; None if it is one."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # a bad key, a folder of the database, none such
        # An offset is no zone, and the likest one would be hours off.
        zones = set[str]() if _OFFSET.search(name) else available_timezones()
        only = only_answer(name, zones, _SPOKEN)
        return Problem(
            code="bad-timezone",
            path=path,
            values={"given": name, "guess": closest(name, zones, _SPOKEN)},
            fix=f'"{only}"' if only else None,
        )
    return None
