"""How fast tables are read with nothing lost, beside the standard library's readers, which lose.

Run `python -m benchmarks.tables [ROWS]`. Each reader takes the same file in memory, one after the
other, five rounds; the figures are medians of CPU time on one thread. Goals: CSV at least 1.2
million rows a second and twice as fast as iterating `csv.reader`, with a tenth of the rows bad at
most 1.7 times as long as with none; JSON Lines at least 1.1 million lines a second.
"""

from __future__ import annotations

import csv
import io
import json
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from statistics import median

from channelpick.files.tables.csv_table import CsvTable
from channelpick.files.tables.json_lines import JsonLines

ROUNDS = 5
ANSWERS = {
    "urgency": ("low", "normal", "high", "critical"),
    "complexity": ("simple", "moderate", "complex"),
    "self_service": ("no", "maybe", "yes"),
    "preference": ("none", "text", "voice"),
    "topic": ("general", "account", "trade", "withdrawal", "deposit", "security"),
    "language": ("zh", "en"),
}
COLUMNS = ("id", *ANSWERS, "at")


def make_rows(count: int) -> list[list[str]]:
    """Tickets of a year, some 64 bytes each in CSV."""
    chance = random.Random(6)
    return [
        [
            f"T{1_000_000 + number}",
            *(chance.choice(values) for values in ANSWERS.values()),
            f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            f"T{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:{chance.randint(0, 59):02}",
        ]
        for number in range(count)
    ]


def csv_files(rows: Sequence[Sequence[str]]) -> Mapping[str, bytes]:
    """The same rows as they come: clean, in quotes, damaged."""
    plain = [",".join(row) for row in rows]
    quoted = [",".join(f'"{cell}"' for cell in row) for row in rows]
    variants = {
        "clean": plain,
        "all in quotes": quoted,
        "1 % with a stray quote": _some(plain, 100, lambda line: line.replace("T", 'T"', 1)),
        "1 % short": _some(plain, 100, lambda line: line[:-20]),
        "10 % short": _some(plain, 10, lambda line: line[:-20]),
        "10 % unclosed quotes": _some(plain, 10, lambda line: line.replace(",", ',"', 1)),
        "10 % of two lines": _some(plain, 10, lambda line: line[:-19] + f'"{line[-19:]}\n"'),
    }
    header = ",".join(COLUMNS)
    return {name: "\n".join([header, *lines]).encode() for name, lines in variants.items()}


def json_files(rows: Sequence[Sequence[str]]) -> Mapping[str, bytes]:
    """The same rows as objects, flat and with `answers`."""
    flat = [json.dumps(dict(zip(COLUMNS, row, strict=True))) for row in rows]
    nested = [
        json.dumps(
            {"id": row[0], "at": row[-1], "answers": dict(zip(ANSWERS, row[1:-1], strict=True))}
        )
        for row in rows
    ]
    variants = {
        "clean": flat,
        "nested": nested,
        "1 % cut off": _some(flat, 100, lambda line: line[:-9]),
    }
    return {name: "\n".join(lines).encode() for name, lines in variants.items()}


def _some(lines: list[str], nth: int, damage: Callable[[str], str]) -> list[str]:
    return [damage(line) if n % nth == nth // 2 else line for n, line in enumerate(lines)]


def plain_csv(data: bytes) -> None:
    """What the standard library does."""
    for _ in csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="")):
        pass


def plain_json(data: bytes) -> None:
    """The same for JSON Lines."""
    for line in io.BytesIO(data):
        with suppress(ValueError):
            json.loads(line)


def our_csv(data: bytes, *, keep_records: bool = False) -> None:
    """Every column wanted."""
    for _ in CsvTable(io.BytesIO(data)).blocks(COLUMNS, keep_records=keep_records):
        pass


def our_json(data: bytes, *, keep_records: bool = False) -> None:
    """Every key wanted."""
    for _ in JsonLines(io.BytesIO(data)).blocks(COLUMNS, keep_records=keep_records):
        pass


def measure(runs: Mapping[str, Callable[[], object]]) -> Mapping[str, float]:
    """Median CPU seconds of each, run in turn."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            start = time.process_time()
            run()
            times[name].append(time.process_time() - start)
    return {name: median(taken) for name, taken in times.items()}


def report(form: str, files: Mapping[str, bytes], rows: int) -> None:
    """Measure one form of table and print its lines."""
    plain, ours = (plain_csv, our_csv) if form == "CSV" else (plain_json, our_json)
    for name, data in files.items():
        seconds = measure(
            {
                "plain": partial(plain, data),
                "ours": partial(ours, data),
                "with records": partial(ours, data, keep_records=True),
            }
        )
        figures = "  ".join(f"{what} {rows / s / 1e6:5.2f} M/s" for what, s in seconds.items())
        print(f"{form:4} {name:22} {figures}  {seconds['plain'] / seconds['ours']:5.2f}x")


def main() -> None:
    """Print the table."""
    rows = make_rows(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
    report("CSV", csv_files(rows), len(rows))
    report("JSON", json_files(rows), len(rows))


if __name__ == "__main__":
    main()
