"""Tables are read, answered and written, and every row is accounted for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from channelpick.batch.answers import NONE
from channelpick.batch.columns import Columns
from channelpick.batch.decider import Decided, Decider
from channelpick.batch.rows import Block, Reject
from channelpick.batch.run import Counts
from channelpick.errors import InputError, Problem
from channelpick.files.tables.inputs import Input, open_table, read_ahead
from channelpick.files.tables.layout import Layout, Wanted, layout_of
from channelpick.files.tables.partial import Sink
from channelpick.files.tables.rejects import Rejects
from channelpick.files.tables.writers import Writer


class Counter(Protocol):
    """What looks at the answers instead of, or beside, writing them."""

    def add(self, block: Block, decided: Decided, decider: Decider) -> None:
        """Count these rows."""


class TooManyRejectsError(Exception):
    """So many rows were rejected that it is better to stop."""


class Answering:
    """Answers tables, one after the other.

    Args:
        wanted: what is wanted of the answers.
        see: told how many bytes of the present table are done with, and what became of its rows.
        counter: looks at every block, too.
    """

    def __init__(
        self,
        wanted: Wanted,
        *,
        see: Callable[[int, Counts], None] = lambda _position, _counts: None,
        counter: Counter | None = None,
    ) -> None:
        self._wanted = wanted
        self._see = see
        self._counter = counter
        self._known: tuple[Columns, Decider] | None = None
        self._writer: tuple[Layout, Writer] | None = None

    def answer(self, given: Input, sink: Sink | None, rejects: Rejects) -> Counts:
        """Write the rows with their answers; without a sink they are only counted.

        Raises:
            InputError: the table cannot be read, or its columns do not fit.
        """
        counts = Counts()
        with open_table(given) as table:
            layout = layout_of(table, given.form, self._wanted, writes=sink is not None)
            decider = self._decider(layout)
            writer = None if sink is None else self._writer_to(sink, layout)
            blocks = table.blocks(layout.read, keep_records=given.form != "parquet")
            for block in read_ahead(given, blocks):
                counts += self._block(given.path, block, layout, decider, writer, rejects)
                self._see(block.position, counts)
        counts.check()
        return counts

    def finish(self) -> None:
        """Write what is held back. The next table begins a file of its own."""
        if self._writer:
            self._writer[1].close()
        self._writer = None

    def _writer_to(self, sink: Sink, layout: Layout) -> Writer:
        """The writer that is at work already, if the table is like the one before."""
        if self._writer is None:
            self._writer = layout, layout.writer(sink)
        if not layout.is_like(self._writer[0]):
            values = {"given": ", ".join(layout.written)}
            raise InputError([Problem(code="other-columns", path=("-o",), values=values)])
        return self._writer[1]

    def _decider(self, layout: Layout) -> Decider:
        """What decides such a table: of several alike, what one has learnt serves the next."""
        if self._known is None or self._known[0] != layout.columns:
            wanted = self._wanted
            self._known = layout.columns, Decider(wanted.catalog, layout.columns, wanted.usual)
        return self._known[1]

    def _block(
        self,
        path: str,
        block: Block,
        layout: Layout,
        decider: Decider,
        writer: Writer | None,
        rejects: Rejects,
    ) -> Counts:
        decided = decider.decide(block.rows)
        found = [*block.rejects, *_rejects(block, decided, layout)]
        found += _clashes(block, decided, layout)
        for reject in sorted(found, key=lambda reject: reject.line):
            rejects.write(path, reject)
        if self._counter:
            self._counter.add(block, decided, decider)
        rows, records, ids = block.rows, block.records, decided.ids
        if len(found) > len(block.rejects):
            sound = ids != NONE
            rows = rows.filter(pa.array(sound))
            records = records and records.those(sound)
            ids = ids[sound]
        if writer:
            writer.write(rows, records, ids, decider.answers)
        read = block.rows.num_rows + len(block.rejects)
        return Counts(read=read, accepted=len(ids), rejected=len(found))


def _rejects(block: Block, decided: Decided, layout: Layout) -> Iterator[Reject]:
    """The rows that could be read but not understood."""
    for row, name, mistake in decided.mistakes:
        yield Reject(
            line=int(block.lines[row]),
            code=mistake.code,
            column=layout.columns.column_of.get(name, name),
            value=mistake.value,
            guess=mistake.guess,
            record=_record(block, row),
        )


def _clashes(block: Block, decided: Decided, layout: Layout) -> Iterator[Reject]:
    """The objects that have a key called like an answer. They are taken out of what is decided."""
    for name in layout.clashing:
        cells = block.rows.column(name)
        for row in np.flatnonzero(pc.is_valid(cells).to_numpy(zero_copy_only=False)).tolist():
            if decided.ids[row] != NONE:
                decided.ids[row] = NONE
                yield Reject(
                    line=int(block.lines[row]),
                    code="name-clash",
                    column=name,
                    value=str(cells[row]),
                    record=_record(block, row),
                )


def _record(block: Block, row: int) -> bytes:
    """The record as it was read; of a row that is no text, as JSON."""
    if block.records is not None:
        return block.records[row]
    return json.dumps(block.rows.slice(row, 1).to_pylist()[0], default=str).encode()
