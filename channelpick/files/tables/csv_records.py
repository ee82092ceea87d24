"""The records in a piece of CSV, and what became of each of its lines.

A malformed record costs its first line only: reading goes on with the next line, so that an open
quote does not swallow the rest of the file.
"""

from __future__ import annotations

from bisect import bisect_left
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
    search = _Search(data, delimiter, width, lines, final)
    search.read_odd_lines()
    return search.records(line)


class _Search:
    """What is known of each line, while those are read of which only reading tells."""

    def __init__(
        self, data: bytes, delimiter: bytes, width: int, lines: Lines, final: bool
    ) -> None:
        self._data = data
        self._delimiter = delimiter
        self._width = width
        self._lines = lines
        self._final = final
        self._begins = (lines.fields == width) & ~lines.odd & ~lines.blank
        """Whether a sound record begins at the line."""
        self._stops = lines.stops.copy()
        """Where its record ends, if one begins there."""
        self._faults: dict[int, str] = {}
        """The codes of lines whose quotes are wrong."""
        self._rewritten: list[tuple[int, int, bytes]] = []
        """The first and the last line of a record, and what Arrow is to read instead."""
        self._strays = bool(lines.stray.any())
        self._inside = np.zeros(len(lines.stops), np.bool_)
        """Whether the line goes on with a sound record."""
        self._count = len(lines.stops)
        """How many lines can be done with."""

    def read_odd_lines(self) -> None:
        """Read what is at odd lines, up to a record that goes on behind the piece."""
        odd = np.flatnonzero(self._lines.odd).tolist()
        if not odd:
            return
        starts, stops = self._lines.starts.tolist(), self._lines.stops.tolist()
        free = 0  # the first line that is in no record so far
        for index in odd:
            if index < free:
                continue
            start = starts[index]
            # Behind the last line that may belong to the record.
            after = min(index + MOST_LINES, bisect_left(stops, start + LONGEST_LINE, index + 1))
            limit = starts[after] if after < len(starts) else len(self._data)
            record = read_record(self._data, start, limit, self._delimiter, self._width)
            if isinstance(record, Record):
                if len(record.stops) == self._width:
                    last = bisect_left(stops, record.end - 1, index)
                    self._accept(index, last, record)
                    free = last + 1
                else:
                    self._lines.fields[index] = len(record.stops)
            elif record == "unclosed-quote" and after == len(starts) and not self._final:
                self._count = index
                return
            else:
                self._faults[index] = record

    def _accept(self, index: int, last: int, record: Record) -> None:
        self._begins[index] = True
        if last > index:
            self._stops[index] = record.end - 1
            self._begins[index + 1 : last + 1] = False
            self._inside[index + 1 : last + 1] = True
        if self._strays and self._lines.stray[index : last + 1].any():
            # Arrow takes a CR for a line end, unless it is in quotes.
            quoted = (b'"%b"' % v.replace(b'"', b'""') for v in record.values(self._data))
            self._rewritten.append((index, last, self._delimiter.join(quoted) + b"\n"))

    def records(self, line: int) -> Records:
        """All that was found; `line` is the number of the first line."""
        count = self._count
        lines = np.flatnonzero(self._begins[:count])
        inside = self._inside[:count]
        blank = self._lines.blank[:count] & ~inside
        sound = self._begins[:count] | inside
        end = len(self._data) if count == len(self._inside) else int(self._lines.starts[count])
        rejects = self._rejects(np.flatnonzero(~sound & ~blank), line)
        return Records(
            starts=self._lines.starts[lines],
            stops=self._stops[lines],
            lines=lines,
            clean=self._clean(sound, end),
            rejects=rejects,
            continued=int(inside.sum()),
            blank=int(blank.sum()),
            count=count,
            end=end,
        )

    def _rejects(self, wrong: Numbers, line: int) -> list[Reject]:
        numbers = (wrong, self._lines.starts[wrong], self._lines.stops[wrong])
        rejects = []
        for index, start, stop, fields in zip(
            *(column.tolist() for column in numbers),
            self._lines.fields[wrong].tolist(),
            strict=True,
        ):
            value = ""
            if not (code := self._faults.get(index, "")):
                code = "short-row" if fields < self._width else "long-row"
                value = f"{fields}/{self._width}"
            record = self._data[start:stop].removesuffix(b"\r")
            rejects.append(Reject(line + index, code, value=value, record=record))
        return rejects

    def _clean(self, sound: Flags, end: int) -> bytes:
        """The records that these lines are, some of them rewritten."""
        if sound.all() and not self._rewritten:
            return self._data[:end]
        starts, stops = self._lines.starts, self._lines.stops
        pieces = {}
        for first, last, text in self._rewritten:
            sound[first : last + 1] = False
            pieces[int(starts[first])] = text
        edges = np.flatnonzero(np.diff(sound, prepend=False, append=False))
        runs = zip(starts[edges[::2]].tolist(), stops[edges[1::2] - 1].tolist(), strict=True)
        pieces |= {start: self._data[start : stop + 1] for start, stop in runs}
        return b"".join(pieces[start] for start in sorted(pieces))
