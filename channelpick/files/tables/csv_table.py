"""CSV files, of which no line is lost.

Every engine's own reader drops rows, swallows what follows an open quote, or refuses a whole file
for a single bad row. Here NumPy and, for what is not plain, `csv_record` decide where the records
are, each line is entered in a ledger, and Arrow reads the cells of sound records only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import numpy as np
import pyarrow as pa

from channelpick.batch.rows import Block, Reject
from channelpick.files.tables.csv_cells import CellReader, as_text
from channelpick.files.tables.csv_header import read_header
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
        header = read_header(data)
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
            if block := self._plain_block(data, cells, keep_records):
                yield block
                continue
            records = find_records(
                data, self.delimiter, len(self.columns), self._line, final=self._source.ended
            )
            if records.end < len(data):
                self._source.give_back(data[records.end :])
            if records.count:
                yield self._block(data, records, cells, keep_records)

    def _plain_block(self, data: bytes, cells: CellReader, keep: bool) -> Block | None:
        """The block of these lines, if there is nothing special about any of them."""
        plain = cells.read_plain(data)
        if plain is None:
            return None
        rows, foreign = as_text(plain)
        if foreign:
            return None
        first, count = self._line, rows.num_rows
        self._line += count
        self.ledger.enter(count, Ledger(accepted=count))
        return Block(
            rows=rows,
            lines=np.arange(first, first + count),
            rejects=(),
            position=self._source.position,
            records=_binary(data.split(b"\n")[:-1], data) if keep else None,
        )

    def _block(self, data: bytes, records: Records, cells: CellReader, keep: bool) -> Block:
        rows, foreign = as_text(cells.read(records.clean, quoted=records.quoted))
        lines = self._line + records.lines
        texts = _texts(data, records) if keep or foreign else []
        rejects = records.rejects
        if foreign:
            rejects += [
                Reject(
                    line=int(lines[index]),
                    code="not-utf8",
                    column=column,
                    value=value.decode("utf-8", "backslashreplace"),
                    record=texts[index].removesuffix(b"\r"),
                )
                for index, (column, value) in foreign.items()
            ]
            rejects.sort(key=lambda reject: reject.line)
            lines = np.delete(lines, list(foreign))
            texts = [text for index, text in enumerate(texts) if index not in foreign]
        self._line += records.count
        self.ledger.enter(
            records.count,
            Ledger(
                accepted=len(lines),
                rejected=len(rejects),
                continued=records.continued,
                blank=records.blank,
            ),
        )
        return Block(
            rows=rows,
            lines=lines,
            rejects=tuple(rejects),
            position=self._source.position,
            records=_binary(texts, data) if keep else None,
        )


def _texts(data: bytes, records: Records) -> list[bytes]:
    """Each record as it stands in the file, without its LF."""
    spans = zip(records.starts.tolist(), records.stops.tolist(), strict=True)
    return [data[start:stop] for start, stop in spans]


def _binary(texts: list[bytes], data: bytes) -> pa.Array:
    """These records, without the CR that belongs to their line ends."""
    if b"\r\n" in data:
        texts = [text.removesuffix(b"\r") for text in texts]
    return pa.array(texts, pa.binary())
