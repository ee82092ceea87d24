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
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from channelpick.batch.answer import NAMES, Answer, as_json_keys
from channelpick.batch.answers import FIELDS, Answers, Ids
from channelpick.files.tables.inputs import Form
from channelpick.files.tables.partial import Sink

_GROUP = 1 << 19
"""How many rows a row group of Parquet has, about. They are held back until it is full."""
_MOST_BYTES = 64 << 20
"""A row group has fewer rows if they take more memory than that."""


class Writer(Protocol):
    """Writes the rows of a table, each with its answer."""

    def write(
        self, rows: pa.RecordBatch, records: pa.Array | None, ids: Ids, answers: Answers
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
        join: records and their tails as one.
    """

    def __init__(
        self,
        sink: Sink,
        head: bytes,
        tail: Callable[[Answer], bytes],
        join: Callable[[pa.Array, pa.Array], pa.Array],
    ) -> None:
        self._sink = sink
        self._tail = tail
        self._join = join
        self._answers: Answers | None = None
        self._tails: list[bytes] = []
        sink.write(head)

    def write(
        self, _rows: pa.RecordBatch, records: pa.Array | None, ids: Ids, answers: Answers
    ) -> None:
        """Write the records with their answers."""
        assert records is not None
        if answers is not self._answers:
            self._answers, self._tails = answers, []
        self._tails += [self._tail(answers[n]) for n in range(len(self._tails), len(answers))]
        tails = pa.array(self._tails, records.type).take(pa.array(ids))
        joined = self._join(records, tails)
        _, offsets, text = joined.buffers()
        if text is not None:
            size = 8 if pa.types.is_large_binary(joined.type) else 4
            ends = np.frombuffer(offsets, np.int64 if size == 8 else np.int32)
            self._sink.write(memoryview(text)[: ends[len(joined)]])

    def close(self) -> None:
        """Nothing is held back."""


def csv_records(sink: Sink, columns: Sequence[str], prefix: str, delimiter: str) -> Writer:
    """CSV as it was read, with the answers in further columns."""
    head = _csv_lines([[*columns, *(prefix + name for name in NAMES)]], delimiter)
    return RecordWriter(sink, head, lambda answer: _csv_lines([["", *answer]], delimiter), _joined)


def _csv_lines(rows: Iterable[Iterable[object]], delimiter: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def json_records(sink: Sink, prefix: str) -> Writer:
    """JSON Lines as they were read, with the answers as further keys."""
    return RecordWriter(sink, b"", lambda answer: as_json_keys(answer, prefix), _with_further_keys)


def _joined(records: pa.Array, tails: pa.Array) -> pa.Array:
    return pc.binary_join_element_wise(records, tails, b"")


def _with_further_keys(records: pa.Array, tails: pa.Array) -> pa.Array:
    """The objects with the keys of the tails, each of which begins with a comma and ends it."""
    if not pc.all(pc.ends_with(records, b"}")).as_py():
        records = pa.array([record.rstrip() for record in records.to_pylist()], records.type)
    joined = _joined(pc.binary_slice(records, 0, -1), tails)
    is_empty = pc.match_substring_regex(records, r"^\s*\{\s*\}")
    if pc.any(is_empty).as_py():
        alone = pc.replace_substring_regex(joined, r"^\s*\{\s*,", "{", max_replacements=1)
        joined = pc.if_else(is_empty, alone, joined)
    return joined


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
        self, rows: pa.RecordBatch, _records: pa.Array | None, ids: Ids, answers: Answers
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
