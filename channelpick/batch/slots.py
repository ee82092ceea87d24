"""Opening states in slots of equal length, for engines that look up by number and run no Python."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from channelpick.batch.moments import Moments
from channelpick.batch.opening import OpeningTimes, Seconds

_MOST = 1 << 25
"""So many slots at most: at a minute each, 63 years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """The opening states of a stretch of time. No channel opens or shuts within a slot."""

    seconds: int
    """How long a slot is."""
    first: int
    """The number of the first slot, counted since 1970."""
    states: NDArray[np.unsignedinteger]
    """The opening state in each slot; numbers as small as they can be."""
    moments: Seconds
    """When each slot begins."""


def slots_of(
    opening: OpeningTimes, moments: Moments, first: int, last: int, *, on_the_wall: bool
) -> Slots:
    """The slots that hold these seconds and all between them, unless they are too many.

    Args:
        opening: which channels are open when.
        moments: when clocks on the wall show what.
        first: in seconds since 1970; in a year that is not refused, as is `last`.
        last: not before it.
        on_the_wall: whether seconds are what clocks on the wall show, as if they stood in UTC.
    """
    ends = np.array([first, last], np.int64)
    if on_the_wall:
        ends = moments.on_the_wall(ends)
    marks = opening.changes(int(ends[0]), int(ends[1]))
    if on_the_wall:
        marks = np.concatenate([marks, *moments.wall_changes(first, last)])
    seconds = int(np.gcd.reduce(marks))
    start = first // seconds
    numbers = np.arange(start, min(last // seconds + 1, start + _MOST), dtype=np.int64)
    starts = numbers * seconds
    begun = moments.on_the_wall(starts) if on_the_wall else starts
    states = opening.at(begun)
    smallest = np.min_scalar_type(len(opening.states))
    return Slots(seconds=seconds, first=start, states=states.astype(smallest), moments=begun)
