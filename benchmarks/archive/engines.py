"""Other rule engines beside ours, row by row of the same decision.

They decide in memory, and so does `recommend_frame`. `batch` reads and writes Parquet, too, which
alone takes PyArrow a twentieth of what ZEN takes to decide; so there is no goal for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from benchmarks.archive.figures import row, speeds
from benchmarks.archive.workshop import Workshop
from benchmarks.startup.processes import Spent, answer, spend
from benchmarks.startup.table import Row

_MILLIONS, _COMBINATIONS = 10, 2_000
_ROWS, _OUR_ROWS = 50_000, 2_000_000
_GOALS = {"ZEN": 200, "datalogic": 40}
"""How many times as many rows a second."""


def engine_rows(workshop: Workshop) -> Iterator[Row]:
    """How many rows a second; and how many times as many ours gets done."""
    source = workshop.archive("parquet", _MILLIONS, _COMBINATIONS)
    batch = workshop.batch(source, "answered-peers.parquet")
    peers = workshop.python("benchmarks.archive.peers", source, _ROWS, _OUR_ROWS, peers=True)
    rounds: dict[str, list[float]] = {}
    spent: list[Spent] = []
    for _ in range(workshop.rounds):
        spent.append(spend(batch))
        for name, speed in json.loads(answer(peers)).items():
            rounds.setdefault(name, []).append(speed / 1e6)
    whole, frame = speeds(_MILLIONS * workshop.million, spent), rounds.pop("recommend_frame")
    yield row("batch, Parquet to Parquet, with starting", whole, spent, unit="M/s")
    yield row("recommend_frame, in memory", frame, unit="M/s")
    for name, theirs in sorted(rounds.items()):
        yield row(name, theirs, unit="M/s")
        for ours, who, goal in (
            (whole, "batch", None),
            (frame, "recommend_frame", _GOALS[name.split(",")[0]]),
        ):
            faster = [our / their for our, their in zip(ours, theirs, strict=True)]
            yield row(f"{who} to it", faster, goal=goal, at_least=True)
