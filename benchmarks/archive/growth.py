"""Many distinct situations, and large rules files."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.archive.archives import large_rules, many_facts
from benchmarks.archive.figures import row, times
from benchmarks.archive.workshop import SHIPPED, Workshop
from benchmarks.startup.table import Row

_FACTS, _MILLIONS = 16, 2
_COMBINATIONS = (50_000, 125_000, 270_000)
_LINEAR = 1.2
"""A situation among many may take so many times as long as one among the fewest."""
_LARGE = {"criteria": 15, "levels": 6, "channels": 30, "rules": 100}
_LARGE_MILLIONS, _LARGE_COMBINATIONS = 10, 25_000
_LARGE_GOAL = 3


def situation_rows(workshop: Workshop) -> Iterator[Row]:
    """More and more distinct situations among the same number of rows, and what each costs.

    Of each, what the same takes with one combination of answers is subtracted.
    """
    rules = many_facts(workshop.path("facts.toml"), _FACTS)
    sources = {
        count: workshop.archive("parquet", _MILLIONS, count, rules) for count in (1, *_COMBINATIONS)
    }
    found = workshop.run_in_turn(
        {
            str(count): workshop.batch(source, f"facts-{count}.parquet", rules)
            for count, source in sources.items()
        }
    )
    costs: dict[int, list[float]] = {}
    for count in _COMBINATIONS:
        situations, ours = workshop.situations(sources[count], rules), found[str(count)]
        costs[count] = [
            (our.cpu_ms - one.cpu_ms) / situations
            for our, one in zip(ours, found["1"], strict=True)
        ]
        slower = [c / first for c, first in zip(costs[count], costs[_COMBINATIONS[0]], strict=True)]
        name = f"{_FACTS} facts, {_MILLIONS} M rows, each of {situations:,} situations"
        yield row(name, slower, ours, goal=_LINEAR)


def large_rows(workshop: Workshop) -> Iterator[Row]:
    """A large rules file beside the shipped one, with about as many situations."""
    large = large_rules(workshop.path("large.toml"), **_LARGE)
    sources = {
        rules: workshop.archive("parquet", _LARGE_MILLIONS, _LARGE_COMBINATIONS, rules)
        for rules in (large, SHIPPED)
    }
    found = workshop.run_in_turn(
        {
            rules.stem: workshop.batch(source, f"answered-{rules.name}.parquet", rules)
            for rules, source in sources.items()
        }
    )
    ours, shipped = found[large.stem], found[SHIPPED.stem]
    many, few = (workshop.situations(source, rules) for rules, source in sources.items())
    size = " x ".join(f"{count} {what}" for what, count in _LARGE.items())
    name = f"{size}, {_LARGE_MILLIONS} M rows, {many:,} situations"
    yield row(f"{name}: to the shipped file", times(ours, shipped), ours, goal=_LARGE_GOAL)
    yield row(f"the shipped file, {few:,} situations", times(shipped, shipped), shipped)
