"""The records in a piece of CSV that is as plain as most are: all at once, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from channelpick.files.tables.csv_record import CR, LF, QUOTE
from channelpick.files.tables.csv_records import MOST_LINES, Records
from channelpick.files.tables.whole_lines import LONGEST_LINE

if TYPE_CHECKING:
    from channelpick.files.tables.csv_lines import Bytes, Numbers


def find_plain_records(data: bytes, delimiter: bytes, *, final: bool) -> Records | None:
    """The records in these whole lines, if every quote is in its place and no CR is stray.

    Whether they have the right number of fields is still to be seen: Arrow tells when it reads
    them, and a line of white space makes it find fewer rows than there are records here.
    """
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        return None
    signs = np.frombuffer(data, np.uint8)
    line_ends = np.flatnonzero(signs == LF)
    last = np.arange(len(line_ends))  # the last line of each record
    end = len(data)
    if b'"' in data:
        quotes = np.flatnonzero(signs == QUOTE)
        if len(quotes) % 2 and not final:  # the last record goes on behind the piece
            end = data.rfind(b"\n", 0, quotes[-1]) + 1
            quotes, line_ends = quotes[quotes < end], line_ends[line_ends < end]
        if not _are_in_place(quotes, signs, delimiter[0]):
            return None
        last = np.flatnonzero(np.searchsorted(quotes, line_ends) % 2 == 0)
    if not len(last):
        return None
    lines = np.concatenate(([0], last[:-1] + 1))
    stops = line_ends[last]
    starts = np.concatenate(([0], stops[:-1] + 1))
    sizes = stops - starts
    # Arrow would find an empty line, too, but only after all has been read.
    if not sizes.min() or sizes.max() >= LONGEST_LINE or (last - lines).max() >= MOST_LINES:
        return None
    return Records(
        starts=starts,
        stops=stops,
        lines=lines,
        clean=data[:end],
        rejects=[],
        continued=len(line_ends) - len(last),
        blank=0,
        count=len(line_ends),
        end=end,
    )


def _are_in_place(quotes: Numbers, signs: Bytes, delimiter: int) -> bool:
    """Whether every quote opens a field, closes one, or escapes another quote in one."""
    if len(quotes) % 2:
        return False
    before, after = signs[quotes[::2] - 1], signs[quotes[1::2] + 1]
    opening = (before == delimiter) | (before == LF) | (before == QUOTE)
    closing = (after == delimiter) | (after == LF) | (after == QUOTE) | (after == CR)
    return bool(opening.all() and closing.all())
