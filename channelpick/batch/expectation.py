"""When customers may expect the first reply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from channelpick.batch.flow import Flow
from channelpick.core.catalog import Catalog
from channelpick.core.durations import whole_minutes


@dataclass(frozen=True, slots=True)
class Expected:
    """How long the first reply takes, over many tickets, in minutes."""

    mean: float
    median: float


def expected_replies(flow: Flow, old: Catalog, new: Catalog) -> tuple[Expected, Expected] | None:
    """By the old and the new rules, by the `reply.typical` of the first channel.

    Only over the rows for which both have a channel, so that the two can be compared; None if there
    is no such row.
    """
    sides: tuple[Counter[int], Counter[int]] = Counter(), Counter()
    for (before, after), count in flow.items():
        if before is not None and after is not None:
            sides[0][whole_minutes(old.channels[before].reply.typical)] += count
            sides[1][whole_minutes(new.channels[after].reply.typical)] += count
    return (expected_reply(sides[0]), expected_reply(sides[1])) if sides[0] else None


def expected_reply(counts: Mapping[int, int]) -> Expected:
    """The mean and the median.

    >>> expected_reply({3: 3, 600: 1})
    Expected(mean=152.25, median=3.0)

    Args:
        counts: minutes that a reply takes -> how many tickets get one after them; not empty.
    """
    total = sum(counts.values())
    mean = sum(minutes * count for minutes, count in counts.items()) / total
    return Expected(mean, (_at(counts, (total - 1) // 2) + _at(counts, total // 2)) / 2)


def _at(counts: Mapping[int, int], rank: int) -> int:
    """The value that stands at this place, from 0, when all are put in order."""
    for value in sorted(counts):
        rank -= counts[value]
        if rank < 0:
            return value
    raise ValueError(rank)
