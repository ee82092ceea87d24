"""The situations of an archive with their answers: tables that any database can join with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from channelpick.batch.cells import CellReader, coded
from channelpick.batch.columns import AT, Columns, Mapped, find_columns
from channelpick.batch.decider import Decider
from channelpick.batch.frames import answered, with_answers
from channelpick.batch.moments import Moments
from channelpick.batch.opening import OpeningTimes
from channelpick.batch.situations import Usual
from channelpick.batch.tried import Attempts, TriedReader
from channelpick.batch.values import Mistake
from channelpick.core.catalog import TRIED, Catalog
from channelpick.errors import InputError, Problem

STATE = "opening_state"
"""The column that joins moments to situations."""
_NO_STATE = -1
"""The state at moments that cannot be understood."""
_MOMENT, _ROW = "channelpick moment", "channelpick row"
_FEW = 1 << 20
"""Of more rows than that, those that repeat are taken out on the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What to join with."""

    keys: tuple[str, ...]
    """The columns of the archive that situations depend on, without that of the moments."""
    answers: tuple[str, ...]
    at: str | None
    """The column of the moments, if there is one."""
    situations: pa.Table
    """Each situation that occurs: the keys and the answers. If there are moments, `STATE` and the
    moment stand between them; the moment is null where the opening state tells enough."""
    moments: pa.Table | None
    """The moments that occur, and `STATE` at each."""
    by_minute: bool
    """Whether these are whole minutes; else they are as they stand in the archive."""


def decide_table(
    blocks: Iterator[pa.RecordBatch],
    catalog: Catalog,
    usual: Usual,
    mapped: Mapped,
    prefix: str,
) -> Decided:
    """Every situation that occurs in these rows, decided.

    Args:
        blocks: the rows, read while this runs; the columns that mean something are used.
        catalog: whose channels are recommended.
        usual: what counts where a row says nothing of it.
        mapped: which columns and values mean what.
        prefix: of the names of the answers.

    Raises:
        InputError: there are no rows, they differ in their columns, or one of these is missing, is
            called like a new one, or holds lists or structures: databases do not compare these
            alike.
    """
    start = next(blocks, None)
    if start is None:
        raise InputError([Problem(code="no-rows")])
    schema = start.schema
    columns = find_columns(catalog, schema.names, mapped)
    _refuse(columns, schema)
    reader = _Reader(catalog, columns, usual)
    none = reader.read(schema.empty_table())
    situations = _Distinct(reader.keys)

    def examples() -> Iterator[pa.RecordBatch]:
        for block in chain([start], blocks):
            rows = None
            if block.schema.names == schema.names:
                rows = reader.read(pa.Table.from_batches([block]))
            if rows is None or rows.schema != none.schema:
                values = {"given": ", ".join(block.schema.names)}
                raise InputError([Problem(code="other-kinds", values=values)])
            yield from _firsts(rows, reader.keys).to_batches()

    answered_schema = with_answers(none.schema, prefix)
    situations.add(_decoded(answered_schema.empty_table()))
    for batch in answered(examples(), Decider(catalog, columns, usual), answered_schema):
        situations.add(_decoded(pa.Table.from_batches([batch])))
    answers = tuple(answered_schema.names[len(none.schema) :])
    found = situations.table().select([*reader.keys, *answers])
    at = columns.column_of.get(AT)
    return Decided(
        keys=reader.others,
        answers=answers,
        at=at,
        situations=found.rename_columns([at if n == _MOMENT else n for n in found.schema.names]),
        moments=reader.moments.table() if at else None,
        by_minute=at is not None and pa.types.is_timestamp(none.schema.field(at).type),
    )


def _refuse(columns: Columns, schema: pa.Schema) -> None:
    problems = [
        Problem(code="nested-column", path=("--map",), values={"given": name})
        for name in columns.used
        if pa.types.is_nested(schema.field(name).type)
    ]
    if STATE in columns.used:
        problems.append(Problem(code="name-clash", path=("--map",), values={"given": STATE}))
    if problems:
        raise InputError(problems)


class _Reader:
    """Adds to the rows what joins them with their situation."""

    def __init__(self, catalog: Catalog, columns: Columns, usual: Usual) -> None:
        self._at = columns.column_of.get(AT)
        self._used = columns.used
        self.others = tuple(name for name in columns.used if name != self._at)
        self.keys = self.others if self._at is None else (*self.others, STATE, _MOMENT)
        """Rows that are alike in these columns get the same answer."""
        self._moments, self._opening = Moments(usual.zone, usual.at), OpeningTimes(catalog)
        self._tried = columns.column_of.get(TRIED)
        self._attempts = CellReader[Attempts](TriedReader(catalog, columns.mapped, usual.zone))
        self.moments = _Distinct([] if self._at is None else [self._at, STATE])

    def read(self, rows: pa.Table) -> pa.Table:
        """The used columns, and the keys; what moments there are is kept."""
        rows = _decoded(rows.select(self._used))
        if self._at is None:
            return rows
        given = rows[self._at].combine_chunks()
        seconds, lost, far = self._moments.read(given)
        is_bad = lost | far
        states = np.where(is_bad, _NO_STATE, self._opening.at(seconds)).astype(np.int32)
        is_given = _is_given(given)
        state = pa.array(states, mask=~is_given)
        counts = is_given & (is_bad | self._names_moment(rows))
        moment = pc.if_else(pa.array(counts), given, pa.scalar(None, given.type))
        shown = (
            pc.floor_temporal(given, unit="minute") if pa.types.is_timestamp(given.type) else given
        )
        self.moments.add(pa.table({self._at: shown, STATE: state}).filter(pa.array(is_given)))
        return rows.append_column(STATE, state).append_column(_MOMENT, moment)

    def _names_moment(self, rows: pa.Table) -> NDArray[np.bool_]:
        """Which rows say at what moment something was tried; there, every second counts."""
        tried = (
            pa.nulls(rows.num_rows) if self._tried is None else rows[self._tried].combine_chunks()
        )
        cells, which = coded(tried)
        names = [
            not isinstance(attempts, Mistake) and any(one.at is not None for one in attempts)
            for attempts in self._attempts(cells)
        ]
        return np.array(names, np.bool_)[which]


def _is_given(moments: pa.Array) -> NDArray[np.bool_]:
    """Which cells are not empty."""
    is_given = moments.is_valid()
    if pa.types.is_string(moments.type) or pa.types.is_large_string(moments.type):
        text = pc.not_equal(pc.utf8_trim_whitespace(moments), "")
        is_given = pc.and_(is_given, pc.fill_null(text, False))
    return is_given.to_numpy(zero_copy_only=False)  # type: ignore[no-any-return]


class _Distinct:
    """Rows that differ in some columns, gathered; of those that do not, the first."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._parts: list[pa.Table] = []
        self._size = self._most = 0

    def add(self, rows: pa.Table) -> None:
        """Gather these rows, too."""
        self._parts.append(rows)
        self._size += rows.num_rows
        if self._size > max(_FEW, self._most):
            self._parts = [_firsts(pa.concat_tables(self._parts), self._keys)]
            self._size = self._parts[0].num_rows
            self._most = 2 * self._size

    def table(self) -> pa.Table:
        """All that were gathered."""
        return _firsts(pa.concat_tables(self._parts), self._keys)


def _firsts(rows: pa.Table, keys: Sequence[str]) -> pa.Table:
    """Of rows that are alike in these columns the first, in order."""
    numbered = rows.append_column(_ROW, pa.array(np.arange(rows.num_rows)))
    firsts = numbered.group_by(keys).aggregate([(_ROW, "min")])[f"{_ROW}_min"]
    return rows.take(np.sort(firsts.to_numpy()))


def _decoded(rows: pa.Table) -> pa.Table:
    """The rows without dictionaries, which differ from block to block."""
    columns = [
        column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column
        for column in rows.columns
    ]
    return pa.table(columns, names=rows.schema.names)
