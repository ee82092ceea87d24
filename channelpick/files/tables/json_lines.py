"""JSON Lines: an object a line, and no line lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import msgspec
import numpy as np
import pyarrow as pa

from channelpick.batch.rows import Block, Reject
from channelpick.errors import InputError, Problem
from channelpick.files.encodings import guess_wide_encoding
from channelpick.files.tables.json_rows import UNUSABLE, RowReader, read_object
from channelpick.files.tables.ledger import Ledger
from channelpick.files.tables.line_array import line_array
from channelpick.files.tables.whole_lines import WholeLines

_BOM = b"\xef\xbb\xbf"


class JsonLines:
    """A file of JSON Lines, read once from its beginning to its end. UTF-8, LF or CRLF."""

    def __init__(self, stream: BinaryIO, *, block_bytes: int = 8 << 20) -> None:
        """Look at the first block.

        Raises:
            InputError: the file is in another encoding, or a line is endless.
        """
        self._source = WholeLines(stream, block_bytes)
        data = self._source.take()
        if encoding := guess_wide_encoding(data[: data.find(b"\n")]):
            raise InputError([Problem(code="other-encoding", values={"encoding": encoding})])
        self._first = data.removeprefix(_BOM)
        self.columns = _names(self._first)
        """The keys in the first block in order of appearance, for `answers` its own keys."""
        self.ledger = Ledger()
        """What became of the lines that have been read so far."""

    def blocks(self, wanted: Sequence[str], *, keep_records: bool) -> Iterator[Block]:
        """The rows, with these columns; names that no object has are columns of nulls.

        A value is looked for in the object itself, then in its `answers`. What is no text is as
        JSON writes it.

        Raises:
            InputError: a line is endless.
        """
        names = list(dict.fromkeys(wanted))
        reader = RowReader(names)
        data = self._first
        while data:
            rows = reader.read(data)
            left_out = [*rows.faults, *rows.blank]
            first = self.ledger.lines + 1
            page = Ledger(rows.accepted, len(rows.faults), blank=len(rows.blank))
            self.ledger.enter(rows.count, page)
            yield Block(
                rows=pa.record_batch(rows.columns, names=names),
                lines=np.delete(np.arange(first, first + rows.count), left_out),
                rejects=tuple(
                    Reject(first + index, code, value=value, record=line.removesuffix(b"\r"))
                    for index, (code, value, line) in rows.faults.items()
                ),
                position=self._source.position,
                records=_records(data, set(left_out)) if keep_records else None,
            )
            data = self._source.take()


def _records(data: bytes, left_out: set[int]) -> pa.Array:
    lines = line_array(data)
    if not left_out:
        return lines
    return lines.filter(pa.array(index not in left_out for index in range(len(lines))))


def _names(data: bytes) -> tuple[str, ...]:
    found: dict[str, msgspec.Raw] = {}
    for line in data.split(b"\n"):
        try:
            row = read_object(line)
            found |= _unfolded(row) if "answers" in row else row
        except (ValueError, RecursionError):  # it will be a reject
            continue
    return tuple(name for name in found if not UNUSABLE.search(name))


def _unfolded(row: dict[str, msgspec.Raw]) -> dict[str, msgspec.Raw]:
    """The same with what is in `answers`, if they are an object, in the place of that."""
    if not bytes(row["answers"]).startswith(b"{"):
        return row
    unfolded: dict[str, msgspec.Raw] = {}
    for key, value in row.items():
        unfolded |= read_object(value) if key == "answers" else {key: value}
    return unfolded
