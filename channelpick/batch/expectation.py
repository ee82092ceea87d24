"""When customers may expect the first reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expected:
    """How long the first reply takes, over many tickets, in minutes."""

    mean: float
    median: float


def expected_reply(counts: Mapping[int, int]) -> Expected:
    """The mean and the median.

    >>> expected_reply({3: 3, 600: 1})
    Expected(mean=152.25, median=3)

    Args:
        counts: minutes that a reply takes -> how many tickets get one after them; not empty.
    """
    total = sum(counts.values())
    mean = sum(minutes * count for minutes, count in counts.items()) / total
    middle = [_at(counts, (total - 1) // 2), _at(counts, total // 2)]
    return Expected(mean, middle[0] if middle[0] == middle[1] else sum(middle) / 2)


def _at(counts: Mapping[int, int], rank: int) -> int:
    """The value that stands at this place, from 0, when all are put in order."""
    for value in sorted(counts):
        rank -= counts[value]
        if rank < 0:
            return value
    raise ValueError(rank)
