"""CSV files, of which no line is lost.

Every engine's own reader drops rows, swallows what follows an open quote, or refuses a whole file
for a single bad row. Here NumPy and, for what is not plain, `csv_record` decide where the records
are, each line is entered in a ledger, and Arrow reads the cells of sound records only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import BinaryIO

import numpy as np
import pyarrow as pa

from channelpick.batch.rows import Block, Reject
from channelpick.batch.spans import Places, Spans
from channelpick.files.tables.csv_cells import CellReader, as_text
from channelpick.files.tables.csv_header import read_header
from channelpick.files.tables.csv_plain import find_plain_records
from channelpick.files.tables.csv_record import CR
from channelpick.files.tables.csv_records import Records, find_records
from channelpick.files.tables.ledger import Ledger
from channelpick.files.tables.whole_lines import WholeLines


class CsvTable:
    """A CSV file, read once from its beginning to its end.

    UTF-8, with or without BOM; LF or CRLF; delimited by a comma, semicolon, tab or bar.
    """

    def __init__(self, stream: BinaryIO, *, block_bytes: int = 4 << 20) -> None:
        """Read the header.

        Raises:
            InputError: there is none, or the file is in another encoding.
        """
        self._source = WholeLines(stream, block_bytes)
        data = self._source.take()
        while not (header := read_header(data, final=self._source.ended)):
            self._source.give_back(data)
            data = self._source.take()
        self._source.give_back(data[header.end :])
        self._line = header.lines + 1
        self.columns = header.columns
        self.delimiter = header.delimiter
        self.ledger = Ledger()
        """What became of the lines below the header that have been read so far."""

    def blocks(self, wanted: Sequence[str], *, keep_records: bool) -> Iterator[Block]:
        """The rows that are left, with these columns; text is plain or in a dictionary.

        Raises:
            InputError: a line is endless.
        """
        cells = CellReader(self.columns, wanted, self.delimiter)
        while data := self._source.take():
            records, rows = self._read(data, cells)
            if records.end < len(data):
                self._source.give_back(data[records.end :])
            if records.count:
                yield self._block(data, records, rows, keep_records)

    def _read(self, data: bytes, cells: CellReader) -> tuple[Records, pa.RecordBatch]:
        """The records in these lines and their cells: quickly, or if need be thoroughly."""
        final, width = self._source.ended, len(self.columns)
        # In a single column Arrow would take white space for a row.
        if width > 1 and (records := find_plain_records(data, self.delimiter, final=final)):
            with suppress(pa.ArrowInvalid):
                rows = cells.read(records.clean)
                if rows.num_rows == len(records.lines):
                    return records, rows
        records = find_records(data, self.delimiter, width, self._line, final=final)
        return records, cells.read(records.clean)

    def _block(self, data: bytes, records: Records, rows: pa.RecordBatch, keep: bool) -> Block:
        rows, foreign = as_text(rows)
        lines, spans = self._line + records.lines, _spans(data, records)
        rejects = records.rejects
        if foreign:
            rejects = sorted([*rejects, *_foreign_rejects(foreign, lines, spans)])
            is_sound = ~np.isin(np.arange(len(spans)), list(foreign))
            lines, spans = lines[is_sound], spans.those(is_sound)
        page = Ledger(rows.num_rows, len(rejects), records.continued, records.blank)
        self.ledger.enter(records.count, page)
        self._line += records.count
        return Block(
            rows=rows,
            lines=lines,
            rejects=tuple(rejects),
            position=self._source.position,
            records=spans if keep else None,
        )


def _spans(data: bytes, records: Records) -> Spans:
    """Each record as it stands in the file, without its line end."""
    stops = records.stops
    if b"\r" in data:
        signs = np.frombuffer(data, np.uint8)
        stops = stops - ((stops > records.starts) & (signs[stops - 1] == CR))
    return Spans(data, records.starts, stops)


def _foreign_rejects(
    foreign: Mapping[int, tuple[str, bytes]], lines: Places, spans: Spans
) -> Iterator[Reject]:
    """Of the rows that hold bytes that are not UTF-8: index -> column and value."""
    for index, (column, value) in foreign.items():
        yield Reject(
            line=int(lines[index]),
            code="not-utf8",
            column=column,
            value=value.decode("utf-8", "backslashreplace"),
            record=spans[index],
        )
