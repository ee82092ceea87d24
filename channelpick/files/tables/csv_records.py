"""The records in a piece of CSV, and what became of each of its lines.

A malformed record costs its first line only: reading goes on with the next line, so that an open
quote does not swallow the rest of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from channelpick.batch.rows import Reject
from channelpick.files.tables.csv_lines import Lines, look_at_lines
from channelpick.files.tables.csv_record import Record, read_record
from channelpick.files.tables.whole_lines import LONGEST_LINE

if TYPE_CHECKING:
    from channelpick.files.tables.csv_lines import Flags, Numbers

MOST_LINES = 10_000
"""A quote that is not closed within so many lines (or `LONGEST_LINE` bytes) was left open."""
_SPACE = np.isin(np.arange(256), np.frombuffer(b" \t\r\n\v\f", np.uint8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The records of a piece of CSV."""

    starts: Numbers
    stops: Numbers
    """Where each begins, and where the LF is that ends it."""
    lines: Numbers
    """The index of the line each begins at."""
    clean: bytes
    """They alone, in order, and so that Arrow reads them right."""
    quoted: bool
    """There are quotes in `clean`."""
    rejects: list[Reject]
    continued: int
    """How many lines go on with the record of the line before."""
    blank: int
    count: int
    """How many lines are done with."""
    end: int
    """Where they end. What follows is a record that goes on behind this piece."""


def find_records(data: bytes, delimiter: bytes, width: int, line: int, *, final: bool) -> Records:
    """The records in these whole lines.

    Args:
        width: how many fields a record must have.
        line: the number of the first line.
        final: nothing follows, so an open quote stays open.
    """
    lines = look_at_lines(data, delimiter)
    suspect = lines.odd | (lines.fields != width)
    if width == 1:
        suspect |= _SPACE[np.frombuffer(data, np.uint8)[lines.starts]]
    return _Sorting(data, delimiter, width, line, final, lines, ~suspect).sort()


class _Sorting:
    """What is under way while suspect lines are looked at."""

    def __init__(
        self,
        data: bytes,
        delimiter: bytes,
        width: int,
        line: int,
        final: bool,
        lines: Lines,
        begins: Flags,
    ) -> None:
        self._data = data
        self._delimiter = delimiter
        self._width = width
        self._line = line
        self._final = final
        self._lines = lines
        self._begins = begins
        """Whether a record that is sound begins at the line."""
        self._stops = lines.stops
        """Where its record ends, if one begins there."""
        self._rejects: list[Reject] = []
        self._edits: list[tuple[int, int, bytes]] = []
        """From where to where Arrow is to read something else."""
        self._continued = 0
        self._blank = 0

    def sort(self) -> Records:
        """Look at the suspect lines in order."""
        lines = self._lines
        suspect = np.flatnonzero(~self._begins)
        free = 0  # the first line that is in no record so far
        done, end = len(lines.starts), len(self._data)
        for index, start, stop, fields, odd in zip(
            suspect.tolist(),
            lines.starts[suspect].tolist(),
            lines.stops[suspect].tolist(),
            lines.fields[suspect].tolist(),
            lines.odd[suspect].tolist(),
            strict=True,
        ):
            if index < free:
                continue
            if fields == 1 and not self._data[start:stop].strip():
                self._blank += 1
                self._edits.append((start, stop + 1, b""))
            elif not odd:
                self._reject_count(index, start, stop, fields)
            elif (taken := self._read(index, start, stop)) is None:
                done, end = index, start
                break
            else:
                free = index + taken
        return self._records(done, end)

    def _read(self, index: int, start: int, stop: int) -> int | None:
        """Read the record here: how many lines are done with, or None if its end is not here."""
        limit, is_whole = self._limit(index, start)
        record = read_record(self._data, start, limit, self._delimiter, self._width)
        if isinstance(record, Record):
            if len(record.spans) == self._width:
                return self._accept(index, start, record)
            self._reject_count(index, start, stop, len(record.spans))
        elif record == "unclosed-quote" and not is_whole:
            return None
        else:
            self._reject(index, start, stop, record)
        return 1

    def _limit(self, index: int, start: int) -> tuple[int, bool]:
        """Where a record that begins here must have ended, and whether all of that is here."""
        stops = self._lines.stops
        most = min(index + MOST_LINES, int(np.searchsorted(stops, start + LONGEST_LINE)))
        if most < len(stops):
            return int(self._lines.starts[most]), True
        return len(self._data), self._final

    def _accept(self, index: int, start: int, record: Record) -> int:
        taken = int(np.searchsorted(self._stops, record.end - 1)) - index + 1
        if taken > 1:
            if self._stops is self._lines.stops:
                self._stops = self._stops.copy()
            self._stops[index] = record.end - 1
            self._begins[index + 1 : index + taken] = False
            self._continued += taken - 1
        self._begins[index] = True
        if self._lines.stray[index : index + taken].any():
            # Arrow takes a CR for a line end, unless it is in quotes.
            quoted = (b'"%b"' % v.replace(b'"', b'""') for v in record.values(self._data))
            self._edits.append((start, record.end, self._delimiter.join(quoted) + b"\n"))
        return taken

    def _reject_count(self, index: int, start: int, stop: int, fields: int) -> None:
        code = "short-row" if fields < self._width else "long-row"
        self._reject(index, start, stop, code, f"{fields} of {self._width}")

    def _reject(self, index: int, start: int, stop: int, code: str, value: str = "") -> None:
        record = self._data[start:stop].removesuffix(b"\r")
        self._rejects.append(Reject(line=self._line + index, code=code, value=value, record=record))
        self._edits.append((start, stop + 1, b""))

    def _records(self, done: int, end: int) -> Records:
        lines = np.flatnonzero(self._begins[:done])
        return Records(
            starts=self._lines.starts[lines],
            stops=self._stops[lines],
            lines=lines,
            clean=self._clean(end),
            quoted=self._lines.quoted or bool(self._edits),
            rejects=self._rejects,
            continued=self._continued,
            blank=self._blank,
            count=done,
            end=end,
        )

    def _clean(self, end: int) -> bytes:
        if not self._edits and end == len(self._data):
            return self._data
        view = memoryview(self._data)
        pieces: list[bytes | memoryview] = []
        at = 0
        for start, stop, instead in self._edits:
            pieces += (view[at:start], instead)
            at = stop
        return b"".join([*pieces, view[at:end]])
