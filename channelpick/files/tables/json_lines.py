"""JSON Lines: an object a line, and no line lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import msgspec
import pyarrow as pa

from channelpick.batch.rows import Block, Reject
from channelpick.errors import InputError, Problem
from channelpick.files.encodings import guess_wide_encoding
from channelpick.files.tables.json_objects import UNUSABLE, read_object
from channelpick.files.tables.json_rows import RowReader
from channelpick.files.tables.ledger import Ledger
from channelpick.files.tables.whole_lines import WholeLines

_BOM = b"\xef\xbb\xbf"


class JsonLines:
    """A file of JSON Lines, read once from its beginning to its end. UTF-8, LF or CRLF."""

    def __init__(self, stream: BinaryIO, *, block_bytes: int = 4 << 20) -> None:
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
            if b"\r" in data:
                data = data.replace(b"\r\n", b"\n")
            rows = reader.read(data)
            first = self.ledger.lines + 1
            page = Ledger(len(rows.found.rows), len(rows.faults), blank=len(rows.blank))
            self.ledger.enter(len(rows.texts), page)
            yield Block(
                rows=self._as_batch(names, rows.found.columns),
                lines=first + rows.found.rows,
                rejects=tuple(
                    Reject(first + index, fault.code, value=fault.value, record=rows.texts[index])
                    for index, fault in rows.faults.items()
                ),
                position=self._source.position,
                records=rows.texts.those(rows.found.rows) if keep_records else None,
            )
            data = self._source.take()

    def _as_batch(self, names: Sequence[str], columns: Sequence[pa.Array]) -> pa.RecordBatch:
        typed = (
            column.cast(pa.string()) if name in self.columns else column
            for name, column in zip(names, columns, strict=True)
        )
        return pa.record_batch([*typed], names=names)


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
