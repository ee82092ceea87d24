"""Parquet files, a bounded piece at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from channelpick.batch.rows import Block
from channelpick.errors import InputError, Problem
from channelpick.files.tables.partial import whole_file

_ROWS = 1 << 17
"""How many rows a block has."""
_BUFFER = 1 << 20
"""Columns are read through buffers of so many bytes, however large their chunks are."""
_REPEATING = 5
"""A text column with fewer bytes for each value than that repeats its values."""


class ParquetTable:
    """A Parquet file, read from its beginning to its end."""

    def __init__(self, path: str) -> None:
        """Read the schema.

        Raises:
            InputError: it is no such file.
        """
        with _told(path):
            self._size = Path(path).stat().st_size
            with pq.ParquetFile(path) as file:
                repeating = _repeating(file)
            self._file = pq.ParquetFile(path, read_dictionary=repeating, buffer_size=_BUFFER)
        self._path = path
        self.columns = tuple(self._file.schema_arrow.names)

    def blocks(self, wanted: Sequence[str], *, keep_records: bool = False) -> Iterator[Block]:
        """The rows, with these columns. They are no text, so there are no records to keep.

        Raises:
            InputError: the file is damaged.
        """
        done, count = 0, max(self._file.metadata.num_rows, 1)
        batches = self._file.iter_batches(_ROWS, columns=[*wanted])
        while True:
            with _told(self._path):
                rows = next(batches, None)
            if rows is None:
                return
            lines = np.arange(done + 1, done + rows.num_rows + 1)
            done += rows.num_rows
            yield Block(rows=rows, lines=lines, rejects=(), position=self._size * done // count)

    def __enter__(self) -> ParquetTable:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def write_parquet(path: Path, table: pa.Table) -> None:
    """Write the table, whole or not at all.

    Raises:
        InputError: it cannot be written.
    """
    with whole_file(path) as sink:
        pq.write_table(table, sink)


@contextmanager
def _told(path: str) -> Iterator[None]:
    """What is wrong with the file, as Arrow says it, in English."""
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        values = {"reason": str(error).split("\n", maxsplit=1)[0]}
        raise InputError([Problem(code="bad-table", values=values)], path) from None


def _repeating(file: Any) -> list[str]:
    """The columns of text that are better read as numbers of distinct values."""
    if not file.metadata.num_row_groups:
        return []
    group = file.metadata.row_group(0)
    columns = [group.column(number) for number in range(group.num_columns)]
    return [
        column.path_in_schema
        for column in columns
        if column.physical_type == "BYTE_ARRAY"
        and column.has_dictionary_page
        and column.total_uncompressed_size < _REPEATING * column.num_values
    ]
