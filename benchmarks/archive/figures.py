"""Rows of the table, out of what processes took round by round."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles
from typing import Literal

from benchmarks.startup.processes import Spent
from benchmarks.startup.table import Row


def times(ours: Sequence[Spent], theirs: Sequence[Spent]) -> list[float]:
    """How many times the CPU time of others ours is, within a round."""
    return [our.cpu_ms / their.cpu_ms for our, their in zip(ours, theirs, strict=True)]


def speeds(rows: int, spent: Sequence[Spent]) -> list[float]:
    """Million rows for each second of CPU time."""
    return [rows / 1e3 / some.cpu_ms for some in spent]


def peaks(spent: Sequence[Spent]) -> list[float]:
    """Megabytes."""
    return [some.peak_mb for some in spent]


def row(
    name: str,
    values: Sequence[float],
    spent: Sequence[Spent] = (),
    *,
    unit: Literal["x", "MB", "M/s"] = "x",
    goal: float | None = None,
    wish: float | None = None,
    at_least: bool = False,
) -> Row:
    """The median of these values, with the medians of what was spent."""
    low, _, high = quantiles(values, n=4, method="inclusive") if len(values) > 1 else [*values] * 3
    return Row(
        name=name,
        unit=unit,
        figure=median(values),
        spread=(low, high),
        cpu_ms=median(some.cpu_ms for some in spent) if spent else None,
        wall_ms=median(some.wall_ms for some in spent) if spent else None,
        peak_mb=median(some.peak_mb for some in spent) if spent else None,
        goal=goal,
        wish=wish,
        at_least=at_least,
    )
