"""A hundred thousand hard rows get the answers that `core` gives, whoever holds them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa

from channelpick import Catalog
from channelpick.batch import Mapped, recommend_frame
from channelpick.batch.answer import NAMES, Answer
from channelpick.batch.run import Counts
from channelpick.batch.situations import Usual
from channelpick.files.tables.inputs import Form, find_inputs
from channelpick.files.tables.layout import Wanted
from channelpick.files.tables.outputs import Run, output_of
from tests.batch.hard_rows import KINDS, NOW, ZONE, archive, expected, table_of, travelling
from tests.batch.rows import NOTHING

ROWS = 100_000


def answers_in(frame: Any, catalog: Catalog) -> list[Answer]:
    """What `recommend_frame` answers, in the order of the rows."""
    found = recommend_frame(frame, catalog, at=NOW, language="en").read_all()
    return [Answer(*row) for row in zip(*(found[name].to_pylist() for name in NAMES), strict=True)]


def in_files(table: pa.Table, folder: Path, form: Form) -> dict[int, Answer]:
    """What `batch` writes for a table in a file of this kind, by the numbers of the rows."""
    source, target = folder / f"in.{form}", folder / f"out.{form}"
    rows = table.to_pylist()
    with source.open("w", encoding="utf-8", newline="") as file:
        if form == "csv":
            writer = csv.DictWriter(file, table.schema.names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        else:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    inputs = find_inputs([str(source)], None)
    usual = Usual(at=NOW, language="en", zone=ZONE)
    wanted = Wanted(catalog=travelling(), mapped=Mapped(), usual=usual, form=form)
    run = Run(wanted=wanted, is_too_much=lambda _: False, reason=lambda reject: reject.code)
    outcome = run.into_one(inputs, output_of(str(target), None, inputs, None), NotImplemented)
    with target.open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file)) if form == "csv" else list(map(json.loads, file))
    assert outcome.counts == Counts(
        read=len(rows), accepted=len(written), rejected=len(rows) - len(written)
    )
    return {int(row["id"]): _answer(row) for row in written}


def _answer(row: dict[str, Any]) -> Answer:
    """In CSV, nothing is an empty cell, and a number is text."""
    first, second, third, score = (None if row[name] == "" else row[name] for name in NAMES[:4])
    score = None if score is None else float(score)
    return Answer(first, second, third, score, row["excluded"], row["rules"])


def test_as_core(tmp_path: Path) -> None:
    """Moments where hours or clocks change, channels tried, languages, and mistakes."""
    rows = archive(travelling(), ROWS, seed=100)
    table = table_of(rows, KINDS["text"])
    wanted = [expected(travelling(), row) for row in rows]
    understood = {number: answer for number, answer in enumerate(wanted) if answer != NOTHING}

    assert answers_in(pl.from_arrow(table), travelling()) == wanted
    assert answers_in(duckdb.from_arrow(table), travelling()) == wanted
    assert in_files(table, tmp_path, "csv") == understood
    assert in_files(table, tmp_path, "jsonl") == understood
    assert len(understood) > ROWS * 0.7
