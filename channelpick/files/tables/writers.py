"""Tables with their answers, written block by block."""

from __future__ import annotations

import csv
import io
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
from numpy.typing import NDArray

from channelpick.batch.answer import NAMES, Answer, as_json_keys
from channelpick.batch.answers import FIELDS, Answers, Ids
from channelpick.batch.spans import Spans
from channelpick.files.tables.inputs import Form
from channelpick.files.tables.partial import Sink

_GROUP = 1 << 19
"""How many rows a row group of Parquet has, about. They are held back until it is full."""
_MOST_BYTES = 64 << 20
"""A row group has fewer rows if they take more memory than that."""
_AT_ONCE = 1 << 12
"""How many records are written at once: the processor's cache holds them until they are."""


class Writer(Protocol):
    """Writes the rows of a table, each with its answer."""

    def write(
        self, rows: pa.RecordBatch, records: Spans | None, ids: Ids, answers: Answers
    ) -> None:
        """Write rows, or their records, with their answers."""

    def close(self) -> None:
        """Write what is still held back."""


class RecordWriter:
    """Text that stays as it is, byte for byte, with the answers behind each record.

    Args:
        sink: where to write.
        head: what comes before the first record.
        tail: what an answer is behind a record.
        join: the bytes of records, each with its tail: which of these it is.
    """

    def __init__(
        self,
        sink: Sink,
        head: bytes,
        tail: Callable[[Answer], bytes],
        join: Callable[[Spans, pa.Array, NDArray[np.intp]], memoryview],
    ) -> None:
        self._sink = sink
        self._tail = tail
        self._join = join
        self._answers: Answers | None = None
        self._tails = pa.array([], pa.binary())
        sink.write(head)

    def write(
        self, _rows: pa.RecordBatch, records: Spans | None, ids: Ids, answers: Answers
    ) -> None:
        """Write the records with their answers."""
        assert records is not None
        self._learn(answers)
        for start in range(0, len(ids), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            tails, which = self._tails, ids[part].astype(np.intp)
            if len(tails) > _AT_ONCE:
                used, which = np.unique(which, return_inverse=True)
                tails = tails.take(pa.array(used))
            self._sink.write(self._join(records.those(part), tails, which))

    def _learn(self, answers: Answers) -> None:
        if answers is not self._answers:
            self._answers, self._tails = answers, self._tails[:0]
        if len(self._tails) < len(answers):
            new = [self._tail(answers[n]) for n in range(len(self._tails), len(answers))]
            self._tails = pa.concat_arrays([self._tails, pa.array(new, pa.binary())])

    def close(self) -> None:
        """Nothing is held back."""


def csv_records(sink: Sink, columns: Sequence[str], prefix: str, delimiter: str) -> Writer:
    """CSV as it was read, with the answers in further columns."""
    head = _csv_lines([[*columns, *(prefix + name for name in NAMES)]], delimiter)

    def tail(answer: Answer) -> bytes:
        return _csv_lines([["", *answer]], delimiter)

    return RecordWriter(sink, head, tail, Spans.followed_by)


def _csv_lines(rows: Iterable[Iterable[object]], delimiter: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def json_records(sink: Sink, prefix: str) -> Writer:
    """JSON Lines as they were read, with the answers as further keys."""
    return RecordWriter(sink, b"", lambda answer: as_json_keys(answer, prefix), _with_further_keys)


def _with_further_keys(records: Spans, tails: pa.Array, which: NDArray[np.intp]) -> memoryview:
    """The objects with the keys of their tails, each of which begins with a comma and ends it."""
    signs = np.frombuffer(records.data, np.uint8)
    ends = records.stops - 1
    for row in np.flatnonzero(signs[ends] != ord("}")).tolist():
        ends[row] = records.starts[row] + records[row].rindex(b"}")
    heads = Spans(records.data, records.starts, ends)
    before = signs[ends - 1]
    unusual = np.flatnonzero((before == ord("{")) | (before == ord(" ")) | (before == ord("\t")))
    if empty := [row for row in unusual.tolist() if heads[row].strip() == b"{"]:
        alone = pa.array([tail[1:] for tail in tails.to_pylist()], pa.binary())  # no comma
        which = which + len(tails) * np.isin(np.arange(len(which)), empty)
        tails = pa.concat_arrays([tails, alone])
    return heads.followed_by(tails, which)


class TableWriter(ABC):
    """Columns chosen from the rows and the answers. A subclass puts each batch where it belongs.

    Args:
        names: the columns, in order.
        prefix: of those that are answers.
    """

    def __init__(self, names: Sequence[str], prefix: str) -> None:
        self._names = names
        self._prefix = prefix

    def write(
        self, rows: pa.RecordBatch, _records: Spans | None, ids: Ids, answers: Answers
    ) -> None:
        """Write the chosen columns."""
        columns = dict(zip(rows.schema.names, rows.columns, strict=True))
        answered = zip(NAMES, answers.columns(ids), strict=True)
        columns |= {self._prefix + name: column for name, column in answered}
        self.put(pa.record_batch({name: columns[name] for name in self._names}))

    @abstractmethod
    def put(self, batch: pa.RecordBatch) -> None:
        """Write a batch."""

    def close(self) -> None:  # noqa: B027 - most hold nothing back
        """Write what is still held back."""


class ParquetWriter(TableWriter):
    """Writes Parquet, in row groups of half a million rows or so."""

    def __init__(self, sink: Sink, names: Sequence[str], prefix: str) -> None:
        super().__init__(names, prefix)
        self._sink = sink
        self._writer: Any = None
        self._held: list[pa.RecordBatch] = []

    def put(self, batch: pa.RecordBatch) -> None:
        """Hold it back until there is a row group."""
        self._held.append(batch)
        rows = sum(held.num_rows for held in self._held)
        if rows >= _GROUP or sum(held.nbytes for held in self._held) >= _MOST_BYTES:
            self._write()

    def close(self) -> None:
        """Write the last row group, and what stands at the end of the file."""
        if not self._held and self._writer is None:
            self._held.append(self._nothing())
        if self._held:
            self._write()
        self._writer.close()

    def _nothing(self) -> pa.RecordBatch:
        """No row, of a table that had none: what its columns would hold, nobody knows."""
        known = {self._prefix + field.name: field.type for field in FIELDS}
        schema = [(name, known.get(name, pa.string())) for name in self._names]
        return pa.RecordBatch.from_pylist([], schema=pa.schema(schema))

    def _write(self) -> None:
        schema = self._held[0].schema if self._writer is None else self._writer.schema
        table = pa.Table.from_batches([held.cast(schema) for held in self._held])
        if self._writer is None:
            repeating = [field.name for field in schema if pa.types.is_dictionary(field.type)]
            self._writer = pq.ParquetWriter(self._sink, schema, use_dictionary=repeating)
        self._writer.write_table(table.unify_dictionaries(), row_group_size=2 * _GROUP)
        self._held.clear()


class CsvWriter(TableWriter):
    """Writes CSV as RFC 4180 has it, with LF, and quotes where they are needed."""

    def __init__(self, sink: Sink, names: Sequence[str], prefix: str) -> None:
        super().__init__(names, prefix)
        self._sink = sink
        sink.write(_csv_lines([names], ","))

    def put(self, batch: pa.RecordBatch) -> None:
        """Write a batch; lists and structures as JSON."""
        plain = pa.record_batch({name: _plain(batch.column(name)) for name in batch.schema.names})
        text = pa.BufferOutputStream()
        try:
            # Arrow quotes every text or none; none is five times as fast as we are.
            options = pa.csv.WriteOptions(include_header=False, quoting_style="none")
            pa.csv.write_csv(plain, text, options)
        except pa.ArrowInvalid:  # one needs quotes
            columns = [column.cast(pa.string()).to_pylist() for column in plain.columns]
            self._sink.write(_csv_lines(zip(*columns, strict=True), ","))
        else:
            self._sink.write(text.getvalue())


class JsonWriter(TableWriter):
    """Writes JSON Lines."""

    def __init__(self, sink: Sink, names: Sequence[str], prefix: str) -> None:
        super().__init__(names, prefix)
        self._sink = sink
        self._encoder = msgspec.json.Encoder()

    def put(self, batch: pa.RecordBatch) -> None:
        """Write a batch."""
        self._sink.write(self._encoder.encode_lines(batch.to_pylist()))


def _plain(column: pa.Array) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        return column.dictionary_decode()
    if pa.types.is_nested(column.type):
        return pa.array([msgspec.json.encode(cell).decode() for cell in column.to_pylist()])
    return column


TABLE_WRITERS: Mapping[Form, type[ParquetWriter | CsvWriter | JsonWriter]] = {
    "csv": CsvWriter,
    "jsonl": JsonWriter,
    "parquet": ParquetWriter,
}
