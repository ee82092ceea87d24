"""The wanted cells of sound CSV records, as Arrow columns."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.csv

_BOM = b"\xef\xbb\xbf"
_MOST_SAMPLED = 50_000
_ROWS_A_VALUE = 4
"""With fewer rows to each distinct value, a dictionary costs more than it saves."""


class CellReader:
    """Reads the cells of some columns; which are dictionaries is settled by the first rows."""

    def __init__(self, columns: Sequence[str], wanted: Sequence[str], delimiter: bytes) -> None:
        self._columns = list(columns)
        self._wanted = list(dict.fromkeys(wanted))
        self._delimiter = delimiter.decode("ascii")
        self._types: dict[str, pa.DataType] = {}

    def read(self, records: bytes) -> pa.RecordBatch:
        """The columns as binary, plain or with a dictionary; in the order they are wanted.

        Raises:
            pa.ArrowInvalid: a record is too short or too long.
        """
        rows = self._parse(records) if records else self._nothing()
        return rows if self._types or not rows.num_rows else self._settle_types(rows)

    def _parse(self, records: bytes) -> pa.RecordBatch:
        if records.startswith(_BOM):
            records = _BOM + records  # in the midst of a file it is text, but Arrow skips one
        quoted = b'"' in records
        table = pyarrow.csv.read_csv(
            pa.BufferReader(records),
            pyarrow.csv.ReadOptions(
                use_threads=False, block_size=len(records) + 1, column_names=self._columns
            ),
            pyarrow.csv.ParseOptions(
                delimiter=self._delimiter,
                quote_char='"' if quoted else False,
                newlines_in_values=quoted,
            ),
            pyarrow.csv.ConvertOptions(
                check_utf8=False,
                include_columns=self._wanted or self._columns[:1],  # none would be all
                column_types={name: self._types.get(name, pa.binary()) for name in self._wanted},
            ),
        )
        batches = table.to_batches()  # one, since the block holds it all; none without a row
        return batches[0].select(self._wanted) if batches else self._nothing()

    def _nothing(self) -> pa.RecordBatch:
        types = (self._types.get(name, pa.binary()) for name in self._wanted)
        return pa.record_batch([pa.array([], kind) for kind in types], names=self._wanted)

    def _settle_types(self, rows: pa.RecordBatch) -> pa.RecordBatch:
        """The first rows, with the types that all will have."""
        columns = []
        for name, column in zip(self._wanted, rows.columns, strict=True):
            sample = column.slice(0, _MOST_SAMPLED)
            pays = len(sample.unique()) * _ROWS_A_VALUE <= len(sample)
            columns.append(column.dictionary_encode() if pays else column)
            self._types[name] = columns[-1].type
        return rows if not columns else pa.record_batch(columns, names=self._wanted)


def as_text(rows: pa.RecordBatch) -> tuple[pa.RecordBatch, dict[int, tuple[str, bytes]]]:
    """These rows as text, without those that hold bytes that are not UTF-8.

    Of each of these also come its index, the first such column, and what stands there.
    """
    bad: dict[int, tuple[str, bytes]] = {}
    for name, column in reversed(list(zip(rows.schema.names, rows.columns, strict=True))):
        bad |= {index: (name, value) for index, value in _not_utf8(column)}
    if not rows.num_columns:
        return rows, bad  # Arrow forgets how many rows there are when it is made anew
    if bad:
        rows = rows.filter(pa.array(index not in bad for index in range(rows.num_rows)))
    return pa.record_batch([_text(c) for c in rows.columns], names=rows.schema.names), bad


def _not_utf8(column: pa.Array) -> list[tuple[int, bytes]]:
    try:
        _text(column)
    except pa.ArrowInvalid:
        return [(i, v) for i, v in enumerate(column.to_pylist()) if not _is_utf8(v)]
    return []


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def _text(column: pa.Array) -> pa.Array:
    """The same as text; a dictionary forgets what no row uses, which may be no UTF-8.

    Raises:
        pa.ArrowInvalid: something is not UTF-8.
    """
    if not pa.types.is_dictionary(column.type):
        return column.cast(pa.string())
    try:
        return pa.DictionaryArray.from_arrays(column.indices, column.dictionary.cast(pa.string()))
    except pa.ArrowInvalid:
        return column.cast(pa.binary()).cast(pa.string()).dictionary_encode()
