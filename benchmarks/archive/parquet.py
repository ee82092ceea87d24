"""Parquet beside PyArrow reading and writing the same; and how much memory that takes."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.archive.figures import peaks, row, times
from benchmarks.archive.workshop import Workshop
from benchmarks.startup.processes import spend
from benchmarks.startup.table import Row

_MILLIONS, _TIMES = 10, 10
_FEW, _MANY = 2_000, 50_000
_GOAL, _WISH = 1.6, 1.3
_MEMORY_GOAL_MB = 500


def parquet_rows(workshop: Workshop) -> Iterator[Row]:
    """Of archives with few and with many situations."""
    for combinations in (_FEW, _MANY):
        source = workshop.archive("parquet", _MILLIONS, combinations)
        answered, copied = f"answered-{combinations}.parquet", f"copied-{combinations}.parquet"
        batch = workshop.batch(source, answered)
        situations = workshop.situations(source)
        floor = workshop.python(
            "benchmarks.archive.floor", source, *map(workshop.path, (answered, copied))
        )
        spend(batch)
        found = workshop.run_in_turn({"batch": batch, "floor": floor})
        ours, theirs = found["batch"], found["floor"]
        name = f"{_MILLIONS} M rows, {situations:,} situations"
        yield row(f"{name}: batch", times(ours, theirs), ours, goal=_GOAL, wish=_WISH)
        yield row("PyArrow reads and writes the same", times(theirs, theirs), theirs)
        yield row(f"{name}: memory", peaks(ours), unit="MB", goal=_MEMORY_GOAL_MB)


def huge_rows(workshop: Workshop) -> Iterator[Row]:
    """Ten times as many rows, once: a folder where the archive stands ten times, into one file."""
    source = workshop.archive("parquet", _MILLIONS, _FEW)
    folder = workshop.path("huge")
    folder.mkdir(exist_ok=True)
    for number in range(_TIMES):
        link = folder / f"{number}.parquet"
        link.unlink(missing_ok=True)
        link.hardlink_to(source)
    spent = [spend(workshop.batch(folder, "answered-huge.parquet"))]
    name = f"{_TIMES * _MILLIONS} M rows: memory"
    yield row(name, peaks(spent), spent, unit="MB", goal=_MEMORY_GOAL_MB)
