"""Tables of tickets for the tests of the command line, and what is in them afterwards."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

HEAD = "id,urgency,complexity,self_service,preference"
ROWS = ("a,low,simple,yes,none", "b,critical,complex,no,voice", "c,high,moderate,no,text")
FIRSTS = ["faq", "phone", "live-chat"]


def write_csv(path: Path, rows: Sequence[str] = ROWS, head: str = HEAD) -> Path:
    """A table of these lines."""
    path.write_text("\n".join([head, *rows, ""]), "utf-8")
    return path


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_any(path: Path) -> list[dict[str, Any]]:
    """The rows of a table of any kind."""
    match path.suffix:
        case ".csv":
            return list(read_csv(path))
        case ".jsonl":
            return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        case _:
            return list(pq.read_table(path).to_pylist())


def rejects_of(path: Path) -> list[tuple[int, str, str, str]]:
    """Line, column, value and code of each reject."""
    entries = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(e["line"], e["column"], e["value"], e["code"]) for e in entries]
