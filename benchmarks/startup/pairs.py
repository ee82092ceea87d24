"""Programs beside a bare interpreter: in turn, in random order, each with a partner of its own.

A machine that others use, too, is now slow and now fast; two runs next to each other less so. What
is told is therefore the median of the ratios of such pairs, not the ratio of two medians.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from benchmarks.startup.processes import Command, Spent, spend

_WARM_UPS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Something to run, and the bare interpreter of the same environment."""

    name: str
    bare: Command
    run: Callable[[], Mapping[str, Spent]]
    """What was spent until each of some moments, by name; the end of a process is ""."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A run, and a bare interpreter just before or after it."""

    bare: Spent
    spent: Spent

    @property
    def ratio(self) -> float:
        """How many bare interpreters the run costs, in CPU time."""
        return self.spent.cpu_ms / self.bare.cpu_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The middle of some pairs."""

    ratio: float
    spread: tuple[float, float]
    """Half of the pairs lie within."""
    cpu_ms: float
    wall_ms: float
    peak_mb: float


def process(command: Command) -> Callable[[], Mapping[str, Spent]]:
    """The run of a process from start to end."""
    return lambda: {"": spend(command)}


def measure(subjects: Sequence[Subject], count: int) -> dict[tuple[str, str], Summary]:
    """For each subject and each of its moments the summary of so many pairs."""
    pairs: dict[tuple[str, str], list[Pair]] = {}
    for turn in range(-_WARM_UPS, count):
        for subject in random.sample(subjects, len(subjects)):
            for moment, pair in _paired(subject).items():
                if turn >= 0:
                    pairs.setdefault((subject.name, moment), []).append(pair)
    return {
        which: _summary(found)
        for subject in subjects
        for which, found in pairs.items()
        if which[0] == subject.name
    }


def _paired(subject: Subject) -> dict[str, Pair]:
    if random.random() < 0.5:
        bare, spent = spend(subject.bare), subject.run()
    else:
        spent, bare = subject.run(), spend(subject.bare)
    return {moment: Pair(bare, until) for moment, until in spent.items()}


def _summary(pairs: Sequence[Pair]) -> Summary:
    ratios = [pair.ratio for pair in pairs]
    low, middle, high = quantiles(ratios, n=4, method="inclusive")
    return Summary(
        ratio=middle,
        spread=(low, high),
        cpu_ms=median(pair.spent.cpu_ms for pair in pairs),
        wall_ms=median(pair.spent.wall_ms for pair in pairs),
        peak_mb=median(pair.spent.peak_mb for pair in pairs),
    )
