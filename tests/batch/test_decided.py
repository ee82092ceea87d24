"""Decided situations, joined in a database, give each row the answer of `recommend_frame`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from channelpick import InputError
from channelpick.batch import Mapped, decided, recommend_frame
from channelpick.batch.decided import Decided, decide_table
from channelpick.batch.frames import usual_of
from channelpick.formats.join_sql import MOMENTS, SITUATIONS, TICKETS, join_sql
from tests.batch.hard_rows import KINDS, NOW, archive, table_of, travelling

SURE = {"urgency": "high", "complexity": "simple", "self_service": "no", "preference": "none"}


def decide(table: pa.Table, mapped: Mapped | None = None, prefix: str = "") -> Decided:
    """What the situations of a table are answered, read in several blocks."""
    usual = usual_of(travelling(), at=NOW, zone=None, language="en")
    blocks = iter(table.to_batches(max_chunksize=700))
    return decide_table(blocks, travelling(), usual, mapped or Mapped(), prefix)


def joined(table: pa.Table, found: Decided) -> list[dict[str, Any]]:
    """The rows with their answers, by number, as DuckDB joins them."""
    with duckdb.connect() as database:
        database.register(TICKETS, table)
        database.register(SITUATIONS, found.situations)
        if found.moments is not None:
            database.register(MOMENTS, found.moments)
        query = database.sql(join_sql(found, "s.parquet", "m.parquet").removesuffix(";\n"))
        return query.order("id").to_arrow_table().to_pylist()  # type: ignore[no-any-return]


def expected(table: pa.Table, **options: Any) -> list[dict[str, Any]]:
    """The same by `recommend_frame`."""
    frame = recommend_frame(table, travelling(), at=NOW, language="en", **options)
    return frame.read_all().to_pylist()  # type: ignore[no-any-return]


@pytest.mark.parametrize("kind", KINDS)
def test_join(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Row by row, the query answers as `recommend_frame`, whatever the moments are written as."""
    monkeypatch.setattr(decided, "_FEW", 500)
    table = table_of(archive(travelling(), 1_000, seed=7), KINDS[kind])
    found = decide(table)

    assert joined(table, found) == expected(table)
    assert found.by_minute == (kind in ("moments", "clocks"))


@pytest.mark.parametrize(
    ("columns", "mapped"),
    [
        ({}, Mapped()),
        ({'urgency"': ["low", "high"]}, Mapped(columns={'urgency"': "urgency"})),
        ({"topic": pa.array(["trade", None]).dictionary_encode()}, Mapped()),
        (
            {"at": ["2026-03-04T09:00", "2026-03-04T15:00"], "tried": [None, ""]},
            Mapped(defaults={"tried": "live-chat=2026-03-04T10:00"}),
        ),
    ],
    ids=["no moments", "names", "dictionaries", "tried by default"],
)
def test_columns(columns: dict[str, Sequence[Any]], mapped: Mapped) -> None:
    """Columns may be called and stored as they like; answers may have a prefix."""
    table = pa.table({"id": [0, 1], **{name: [cell] * 2 for name, cell in SURE.items()}, **columns})

    found = joined(table, decide(table, mapped, "our_"))

    assert found == expected(table, mapped=mapped, prefix="our_")


def test_each_once() -> None:
    """A situation stands in the table once, however often it occurs; moments as minutes."""
    at = pa.array([0, 1, 70, 86_400_000], pa.timestamp("s", "UTC"))
    found = decide(pa.table({**{name: [cell] * 4 for name, cell in SURE.items()}, "at": at}))

    assert found.situations.num_rows == 4  # three in 1970, which is refused
    assert found.moments is not None
    assert found.moments["at"].cast(pa.int64()).to_pylist() == [0, 60, 86_400_000]


@pytest.mark.parametrize(
    ("tables", "code"),
    [
        ([], "no-rows"),
        ([{"urgency": ["low"]}], "no-column"),
        ([{**SURE, "tried": [["email"]]}], "nested-column"),
        ([SURE, {**SURE, "topic": ["trade"]}], "other-kinds"),
        (
            [{**SURE, "at": ["2026-03-04"], "opening_state": ["low"]}],
            "name-clash",
        ),
    ],
)
def test_unusable(tables: list[dict[str, Any]], code: str) -> None:
    """Tables that nothing can be joined with are refused."""
    blocks = [
        pa.RecordBatch.from_pydict(
            {name: [cell] if isinstance(cell, str) else cell for name, cell in table.items()}
        )
        for table in tables
    ]
    usual = usual_of(travelling(), at=NOW, zone=None, language="en")
    mapped = Mapped(columns={"opening_state": "urgency"}) if code == "name-clash" else Mapped()

    with pytest.raises(InputError, match=code):
        decide_table(iter(blocks), travelling(), usual, mapped, "")
