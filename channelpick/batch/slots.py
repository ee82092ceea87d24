"""Opening states day by day, for engines that look up by number and run no Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from channelpick.batch.moments import Moments
from channelpick.batch.opening import OpeningTimes

DAY = 86_400
_AT_ONCE = 32
"""So many days are worked out at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningDays:
    """The opening states of some days in a row. Many days are alike, so they are kept once."""

    first: int
    """The number of the first day, counted since 1970."""
    patterns: NDArray[np.int64]
    """For each day, which pattern it has."""
    slot: int
    """Each pattern is cut into slots of so many seconds, within which nothing opens or shuts."""
    states: NDArray[np.int64]
    """Pattern x slot: the number of the opening state."""
    examples: Mapping[int, int]
    """Opening state -> a moment at which it holds, in seconds since 1970."""


def opening_days(
    opening: OpeningTimes, moments: Moments, first: int, last: int, *, on_the_wall: bool
) -> OpeningDays:
    """The days from one second to another.

    Args:
        opening: which channels are open when.
        moments: when clocks on the wall show what.
        first: in seconds since 1970, in a year that is not refused.
        last: not before it.
        on_the_wall: whether seconds and days are what clocks on the wall show, as if they stood in
            UTC.
    """
    ends = np.array([first, last], np.int64)
    marks = opening.changes(*(moments.on_the_wall(ends) if on_the_wall else ends).tolist())
    if on_the_wall:
        marks = np.concatenate([marks, *moments.wall_changes(first, last)])
    slot = int(np.gcd.reduce([DAY, *marks.tolist()]))
    known: dict[bytes, int] = {}
    patterns: list[int] = []
    examples: dict[int, int] = {}
    for day in range(first // DAY, last // DAY + 1, _AT_ONCE):
        days = min(_AT_ONCE, last // DAY + 1 - day)
        starts = np.arange(day * DAY, (day + days) * DAY, slot)
        starts = moments.on_the_wall(starts) if on_the_wall else starts
        states = opening.at(starts)
        patterns += [
            known.setdefault(row.tobytes(), len(known)) for row in states.reshape(days, -1)
        ]
        distinct, places = np.unique(states, return_index=True)
        examples |= dict(zip(distinct.tolist(), starts[places].tolist(), strict=True))
    return OpeningDays(
        first=first // DAY,
        patterns=np.array(patterns, np.int64),
        slot=slot,
        states=np.array([np.frombuffer(row, np.int64) for row in known]),
        examples=examples,
    )
