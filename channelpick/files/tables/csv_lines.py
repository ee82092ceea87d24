"""The physical lines of a piece of CSV, each looked at as if a record began there; all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from channelpick.files.tables.csv_record import CR, LF, QUOTE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]
    Bytes = NDArray[np.uint8]


_IS_SPACE = np.isin(np.arange(256), np.frombuffer(b" \t\r\n\v\f", np.uint8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """For each line of a piece of CSV what can be seen without reading it sign by sign."""

    starts: Numbers
    stops: Numbers
    """Where its LF is."""
    fields: Numbers
    """How many fields the line has, if it is not `odd`."""
    odd: Flags
    """Only reading it tells: a quote is not where quotes belong, or a CR is no line end."""
    stray: Flags
    """A CR is no line end."""
    blank: Flags
    """It is empty, or nothing but white space, and no delimiter. Such a line is never `odd`."""


def look_at_lines(data: bytes, delimiter: bytes) -> Lines:
    """The lines of these bytes, which end with LF."""
    signs = np.frombuffer(data, np.uint8)
    wanted = (signs == LF) | (signs == delimiter[0])
    if quoted := b'"' in data:
        wanted |= signs == QUOTE
    marks = np.flatnonzero(wanted)
    kinds = signs[marks]
    ends = np.flatnonzero(kinds == LF)
    stops = marks[ends]
    sizes = np.diff(ends, prepend=-1)
    stray = _stray_returns(data, signs, stops)
    if quoted:
        fields, odd = _look_at_quotes(signs, marks, kinds, ends - sizes + 1, sizes, delimiter[0])
        odd |= stray
    else:
        fields, odd = sizes, stray
    starts = np.concatenate(([0], stops[:-1] + 1))
    blank = _blank_lines(data, signs, starts, stops, fields)
    return Lines(
        starts=starts,
        stops=stops,
        fields=fields,
        odd=odd & ~blank,
        stray=stray,
        blank=blank,
    )


def _stray_returns(data: bytes, signs: Bytes, stops: Numbers) -> Flags:
    """Which lines have a CR that is not just before their LF."""
    stray = np.zeros(len(stops), np.bool_)
    if b"\r" in data:
        returns = np.flatnonzero(signs == CR)
        returns = returns[signs[returns + 1] != LF]
        stray[np.searchsorted(stops, returns)] = True
    return stray


def _blank_lines(
    data: bytes, signs: Bytes, starts: Numbers, stops: Numbers, fields: Numbers
) -> Flags:
    blank: Flags = (fields == 1) & _IS_SPACE[signs[starts]]
    for index in np.flatnonzero(blank).tolist():
        blank[index] = not data[starts[index] : stops[index]].strip()
    return blank


def _look_at_quotes(
    signs: Bytes, marks: Numbers, kinds: Bytes, firsts: Numbers, sizes: Numbers, delimiter: int
) -> tuple[Numbers, Flags]:
    """How many fields each line has, and whether its quotes are not as they should be.

    The first, third, … quote of a line must open a field, the second, fourth, … must close it; an
    escaped quote, `""`, closes and opens at once. If all do, then a delimiter is text just if an
    odd number of quotes comes before it. (simdjson, Langdale and Lemire 2019, finds strings so.)

    Args:
        marks: where the delimiters, quotes and line ends are; `kinds`: which they are.
        firsts: for each line the index of its first mark; `sizes`: how many marks it has.
    """
    is_quote = kinds == QUOTE
    # How many quotes come before, as far as it is odd or even; so it may overflow.
    before = np.cumsum(is_quote, dtype=np.uint8) - is_quote
    inside = ((before - np.repeat(before[firsts], sizes)) & 1).astype(np.bool_)
    fields = 1 + np.add.reduceat((kinds == delimiter) & ~inside, firsts, dtype=np.int64)

    quotes = np.flatnonzero(is_quote)
    closing = inside[quotes]
    # Before the first sign of all is a line end, so to say; the last sign of all is one.
    neighbours = np.where(closing, signs[marks[quotes] + 1], signs[marks[quotes] - 1])
    fitting = (neighbours == delimiter) | (neighbours == LF) | (neighbours == QUOTE)
    fitting |= closing & (neighbours == CR)  # a stray one makes the line odd by itself
    wrong = np.zeros(len(marks), np.bool_)
    wrong[quotes] = ~fitting
    left_open = inside[firsts + sizes - 1]
    return fields, np.logical_or.reduceat(wrong, firsts) | left_open
