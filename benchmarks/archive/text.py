"""CSV and JSON Lines, starting included, beside loops that only read them, or copy them.

A copy has six more columns, as answers have; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.archive.figures import row, speeds, times
from benchmarks.archive.workshop import Workshop
from benchmarks.startup.table import Row

_MILLIONS = 2
_COMBINATIONS = 2_000
_ANSWER = {
    "first": "ticket",
    "second": "email",
    "third": "live-chat",
    "score": 87.88,
    "excluded": "phone=closed;social=rule:private-matters-not-in-public",
    "rules": "private-matters-not-in-public;security-is-for-people",
}
"""About as long as what most tickets are answered."""
_READ_CSV = """
import csv, sys
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.reader(file):
        pass
"""
_READ_JSON = """
import json, sys
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        json.loads(line)
"""
_COPY_CSV = f"""
import csv, sys
with open(sys.argv[1], encoding="utf-8", newline="") as file, open(sys.argv[2], "w") as out:
    write = csv.writer(out, lineterminator="\\n").writerow
    for row in csv.reader(file):
        write([*row, *{[*_ANSWER.values()]}])
"""
_COPY_JSON = f"""
import json, sys
with open(sys.argv[1], encoding="utf-8") as file, open(sys.argv[2], "w") as out:
    for line in file:
        out.write(json.dumps(json.loads(line) | {_ANSWER}) + "\\n")
"""
_BAD_GOAL = 1.7
"""How many times as long a table may take if one row in ten is bad."""


def text_rows(workshop: Workshop) -> Iterator[Row]:
    """Sound tables, then such with bad rows."""
    csv = workshop.archive("csv", _MILLIONS, _COMBINATIONS)
    json = workshop.archive("jsonl", _MILLIONS, _COMBINATIONS)
    bad = {share: _damaged(csv, 100 // share) for share in (1, 10)}
    found = workshop.run_in_turn(
        {
            "CSV → CSV": workshop.batch(csv, "answered.csv"),
            "JSON Lines → JSON Lines": workshop.batch(json, "answered.jsonl"),
            "JSON Lines, one thread": workshop.pipe(json, "jsonl"),
            "CSV → Parquet": workshop.batch(csv, "answered-csv.parquet"),
            "csv.reader": workshop.loop(_READ_CSV, csv),
            "json.loads": workshop.loop(_READ_JSON, json),
            "csv.reader, csv.writer": workshop.loop(_COPY_CSV, csv, workshop.path("copied.csv")),
            "json.loads, json.dumps": workshop.loop(
                _COPY_JSON, json, workshop.path("copied.jsonl")
            ),
        }
        | {
            f"{share} % bad": workshop.batch(path, f"bad-{share}.csv", code=1)
            for share, path in bad.items()
        }
    )
    rows = _MILLIONS * workshop.million
    for name, least, read, faster_by, copy in (
        ("CSV → CSV", 0.9, "csv.reader", 1.5, "csv.reader, csv.writer"),
        ("JSON Lines → JSON Lines", None, "json.loads", None, "json.loads, json.dumps"),
    ):
        ours = found[name]
        yield row(name, speeds(rows, ours), ours, unit="M/s", goal=least, at_least=True)
        for loop, goal in ((read, faster_by), (copy, None)):
            faster = times(found[loop], ours)
            yield row(f"as fast as a loop of {loop}", faster, found[loop], goal=goal, at_least=True)
    piped = found["JSON Lines, one thread"]
    name = "JSON Lines from standard input to output, one thread"
    yield row(name, speeds(rows, piped), piped, unit="M/s", goal=0.8, at_least=True)
    parquet, plain = found["CSV → Parquet"], found["CSV → CSV"]
    yield row("CSV → Parquet", speeds(rows, parquet), parquet, unit="M/s")
    for share in bad:
        ours, goal = found[f"{share} % bad"], _BAD_GOAL if share == 10 else None
        yield row(f"CSV with {share} % bad rows, to none", times(ours, plain), ours, goal=goal)


def _damaged(source: Path, every: int) -> Path:
    """The table with one row in so many cut short, stray quotes in it, or an unknown answer."""
    target = source.with_stem(f"{source.stem}-bad-{every}")
    spoilt = (
        lambda line: line[:20] + b"\n",
        lambda line: line.replace(b",", b',"', 1),
        lambda line: line.replace(b",", b",none such", 1),
    )
    with source.open("rb") as lines, target.open("wb") as file:
        for number, line in enumerate(lines):
            is_bad = number % every == every - 1
            file.write(spoilt[number // every % len(spoilt)](line) if is_bad else line)
    return target
