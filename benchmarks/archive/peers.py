"""Other rule engines and ours, asked the same about the same tickets, in one process.

    python -m benchmarks.archive.peers ARCHIVE ROWS OUR_ROWS

Prints rows per second of CPU time as JSON. The engines are given each ticket as JSON text, or as
what they make of it beforehand, whichever is faster for them; only evaluating is timed. Ours gets
its columns as Arrow has them, and does all its work within the time.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import datalogic_py
import pyarrow as pa
import pyarrow.parquet as pq
import zen

from benchmarks.archive.peer_rules import (
    Decision,
    decision_of,
    json_logic,
    zen_expression,
    zen_graph,
)
from channelpick import Catalog, load_catalog
from channelpick.batch import recommend_frame

_NOON = datetime.fromisoformat("2026-03-04T11:00:00+08:00")
"""All channels of the shipped catalog are open."""
_CHECKED = 1_000
"""Of so many tickets all must say the same as we do."""

Evaluate = Callable[[], Sequence[Sequence[int]]]
"""Gives the sums of all channels, for each ticket."""


def main(archive: str, rows: int, our_rows: int) -> None:
    """Measure, check, print."""
    catalog = load_catalog()
    frame = _frame(archive, catalog, max(rows, our_rows))
    expected = _ours(catalog, frame.slice(0, _CHECKED))
    tickets = [json.dumps(ticket) for ticket in frame.slice(0, rows).to_pylist()]
    runs: dict[str, tuple[int, Callable[[], list[str]]]] = {
        name: (rows, partial(_theirs, [*catalog.channels], evaluate))
        for name, evaluate in _evaluators(decision_of(catalog), tickets).items()
    }
    runs["recommend_frame"] = our_rows, partial(_ours, catalog, frame.slice(0, our_rows))
    speeds = {}
    for name in random.sample([*runs], len(runs)):
        count, run = runs[name]
        start = time.process_time()
        firsts = run()
        speeds[name] = count / (time.process_time() - start)
        if firsts[:_CHECKED] != expected:
            raise AssertionError(f"{name} decides otherwise")
    print(json.dumps(speeds))


def _ours(catalog: Catalog, frame: pa.Table) -> list[str]:
    """The first channels of the first tickets."""
    answered = pa.table(recommend_frame(frame, catalog, at=_NOON))
    firsts: list[str] = answered["first"].slice(0, _CHECKED).to_pylist()
    return firsts


def _theirs(channels: Sequence[str], evaluate: Evaluate) -> list[str]:
    """The channels with the largest sums; of equals the first."""
    return [channels[sums.index(max(sums))] for sums in evaluate()]


def _frame(archive: str, catalog: Catalog, count: int) -> pa.Table:
    """The answers of so many tickets."""
    names = [*catalog.questions]
    with pq.ParquetFile(archive, read_dictionary=names) as file:
        batches = file.iter_batches(count, columns=names)
        return pa.Table.from_batches([next(batches)])


def _evaluators(decision: Decision, tickets: Sequence[str]) -> Mapping[str, Evaluate]:
    """The ways to ask them that are fastest: one ticket at a time, and all at once."""
    expression = zen.compile_expression(zen_expression(decision))
    graphs = {"sums": zen_graph(decision)}
    engine = zen.ZenEngine({"loader": {"type": "static", "content": graphs}})
    requests: list[Any] = [{"key": "sums", "context": ticket} for ticket in tickets]
    logic = datalogic_py.Engine()
    rule = logic.compile(json_logic(decision))
    session = logic.session()
    handles = [datalogic_py.DataHandle(ticket) for ticket in tickets]

    def zen_batch() -> list[Any]:
        return [found["data"]["result"]["sums"] for found in engine.evaluate_batch(requests)]

    return {
        "ZEN, compiled expression": lambda: [expression.evaluate(ticket) for ticket in tickets],
        "ZEN, evaluate_batch": zen_batch,
        "datalogic, evaluate": lambda: [session.evaluate(rule, ticket) for ticket in tickets],
        "datalogic, evaluate_batch": lambda: [
            json.loads(str(sums)) for sums in session.evaluate_batch(rule, handles)
        ],
    }


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
