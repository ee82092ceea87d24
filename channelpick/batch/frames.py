"""Answers for a data frame of any library that speaks Arrow: Polars, DuckDB, pandas, PyArrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

import pyarrow as pa

from channelpick.batch.answers import FIELDS
from channelpick.batch.columns import Mapped, find_columns
from channelpick.batch.decider import Decider
from channelpick.batch.situations import RowMistake, Usual
from channelpick.core.catalog import Catalog
from channelpick.errors import InputError, Problem

_REASON = pa.field("rejected", pa.string())
_MOST_ROWS = 1 << 18
"""A batch of the answer has at most so many rows."""


def recommend_frame(
    frame: Any,
    catalog: Catalog,
    *,
    at: datetime | None = None,
    zone: tzinfo | None = None,
    language: str | None = None,
    mapped: Mapped | None = None,
    prefix: str = "",
) -> pa.RecordBatchReader:
    """The rows of the frame with their answers, batch by batch as they are asked for.

    No row is lost: one that cannot be understood has nulls for an answer, and the column `rejected`
    says why; it is null in all the others.

    Args:
        frame: whatever speaks the Arrow PyCapsule interface, as a stream or as one batch.
        catalog: whose channels are recommended.
        at: the moment of rows that name none; by default now, read once.
        zone: where clocks show the times without an offset; by default that of `at`.
        language: of rows that name none; by default the first of the catalog.
        mapped: which columns and values mean what, where they are not called as in the catalog.
        prefix: of the names of the new columns.

    Raises:
        InputError: a column is missing, or called like a new one.
        TypeError: the frame speaks no Arrow.
    """
    batches = _batches(frame)
    decider = decider_of(
        catalog, batches.schema.names, at=at, zone=zone, language=language, mapped=mapped
    )
    schema = with_answers(batches.schema, prefix)
    return pa.RecordBatchReader.from_batches(schema, answered(batches, decider, schema))


def with_answers(schema: pa.Schema, prefix: str) -> pa.Schema:
    """The columns with those of the answers behind them.

    Raises:
        InputError: one is called like a new one.
    """
    new = [field.with_name(prefix + field.name) for field in (*FIELDS, _REASON)]
    if clash := [field.name for field in new if field.name in schema.names]:
        raise InputError(
            [Problem(code="name-clash", path=("--prefix",), values={"given": ", ".join(clash)})]
        )
    return pa.schema([*schema, *new])


def decider_of(
    catalog: Catalog,
    present: Sequence[str],
    *,
    at: datetime | None = None,
    zone: tzinfo | None = None,
    language: str | None = None,
    mapped: Mapped | None = None,
) -> Decider:
    """What decides a table with these columns; for the rest see `recommend_frame`."""
    usual = usual_of(catalog, at=at, zone=zone, language=language)
    return Decider(catalog, find_columns(catalog, present, mapped or Mapped()), usual)


def usual_of(
    catalog: Catalog, *, at: datetime | None, zone: tzinfo | None, language: str | None
) -> Usual:
    """What counts where a row says nothing of it; see `recommend_frame`."""
    moment = datetime.now(UTC) if at is None else at
    return Usual(
        at=moment,
        language=catalog.spoken_languages[0] if language is None else language,
        zone=zone or moment.tzinfo or UTC,
    )


def _batches(frame: Any) -> pa.RecordBatchReader:
    if hasattr(frame, "__arrow_c_stream__"):
        return pa.RecordBatchReader.from_stream(frame)
    if hasattr(frame, "__arrow_c_array__"):
        batch = pa.record_batch(frame)
        return pa.RecordBatchReader.from_batches(batch.schema, [batch])
    raise TypeError(f"{type(frame).__name__} does not speak Arrow (no __arrow_c_stream__)")


def answered(
    batches: Iterable[pa.RecordBatch], decider: Decider, schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    """The rows of these batches with their answers; the schema is theirs `with_answers`."""
    for batch in batches:
        for start in range(0, batch.num_rows, _MOST_ROWS):
            rows = batch.slice(start, _MOST_ROWS)
            decided = decider.decide(rows)
            columns = [*rows.columns, *decider.answers.columns(decided.ids)]
            columns.append(_reasons(decided.mistakes, rows.num_rows))
            yield pa.RecordBatch.from_arrays(columns, schema=schema)


def _reasons(mistakes: Sequence[RowMistake], count: int) -> pa.Array:
    """For each row why it could not be understood: `urgency: unknown-answer hihg`."""
    reasons: list[str | None] = [None] * count if mistakes else []
    for found in mistakes:
        said = f"{found.name}: {found.mistake.code} {found.mistake.value}"
        reasons[found.row] = said.rstrip()
    return pa.array(reasons, pa.string()) if reasons else pa.nulls(count, pa.string())
