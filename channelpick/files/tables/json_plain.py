"""Lines of JSON whose objects are written alike, read all at once.

Where the quotes are tells where the keys and the values of such a line are; simdjson (Langdale and
Lemire 2019) begins like that, too. All that is unusual is left to be read line by line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from channelpick.batch.spans import Places, Spans
from channelpick.files.tables.json_shapes import Edge, Shape, Value, shape_of

Flags = NDArray[np.bool_]

_LF, _QUOTE, _BACKSLASH, _U = b'\n"\\u'
_SPACE = 32
"""Signs below it are control characters."""
_BYTES = np.arange(256)
_ESCAPED = np.isin(_BYTES, np.frombuffer(b'"\\/bfnrtu', np.uint8))
_HEX = np.isin(_BYTES, np.frombuffer(b"0123456789abcdefABCDEF", np.uint8))
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_SOUND = rf"^(?:true|false|null|{_NUMBER})$"
_DIGITS = 18
_UNCHANGING = rf"^(?:true|false|null|0|-?[1-9][0-9]{{0,{_DIGITS - 1}}})$"
"""Sound values that are the same when they are read and written anew."""
_MOST_SHAPES = 16
_MOST_NEW = 4
"""In one piece so many lines are looked at for a new shape."""
_FEWEST = 16
"""For fewer lines than that a shape is not worth while."""


class Part(NamedTuple):
    """Some of the lines of a piece."""

    rows: Places
    """Their indices, in order."""
    columns: Sequence[pa.Array]
    """The wanted values in them, as text; where no line has one, Arrow's nulls without a type."""


class PlainReader:
    """Reads the values of these names in lines of a few shapes, which it learns."""

    def __init__(self, wanted: Sequence[str]) -> None:
        self._wanted = [name.encode() for name in wanted]
        self._shapes: list[Shape] = []

    def read(self, lines: Lines) -> Iterator[Part]:
        """Most of the lines of an archive, and none that is unsound."""
        if b"answers" in self._wanted:
            return  # whoever wants it itself wants it whole
        left = lines.usual.copy()
        for shape in self._likely(lines, left):
            rows = np.flatnonzero(left & (lines.count == shape.quotes))
            if len(rows) >= _FEWEST:
                part = _ShapeReader(lines, rows, shape).read(self._wanted)
                left[part.rows] = False
                if len(part.rows) >= _FEWEST:
                    self._shapes = [shape, *(s for s in self._shapes if s is not shape)]
                yield part
        del self._shapes[_MOST_SHAPES:]

    def _likely(self, lines: Lines, left: Flags) -> Iterator[Shape]:
        """The known shapes, the one that served last comes first; then those of lines left."""
        yield from tuple(self._shapes)
        for _ in range(_MOST_NEW):
            rest = np.flatnonzero(left)
            if len(rest) < _FEWEST:
                return
            if shape := shape_of(lines.texts[rest[0]]):
                yield shape
            left[rest[0]] = False


class Lines:
    """The lines of some data, and the quotes in them.

    Args:
        data: whole lines, each with its LF.
    """

    def __init__(self, data: bytes) -> None:
        signs = np.frombuffer(data, np.uint8)
        controls = np.flatnonzero(signs < _SPACE)
        is_end = signs[controls] == _LF
        stops, odd = controls[is_end], controls[~is_end]
        self.texts = Spans(data, np.concatenate(([0], stops[:-1] + 1)), stops)
        self.is_ascii = bool(signs.max() < 128)
        self.quotes = np.flatnonzero(signs == _QUOTE)
        """Where there are some that are not escaped."""
        self.has_escapes = b"\\" in data
        if self.has_escapes:
            escaped, wrong = _look_at_escapes(signs)
            self.quotes = np.delete(self.quotes, np.searchsorted(self.quotes, escaped))
            odd = np.concatenate((odd, wrong))
        self._first = _first_quotes(self.quotes, self.texts)
        self.count = np.diff(self._first, append=len(self.quotes))
        """How many each line has."""
        self.usual = np.ones(len(stops), np.bool_)
        """Which lines have no sign that must be looked at by itself."""
        self.usual[np.searchsorted(stops, odd)] = False

    def quotes_of(self, rows: Places) -> Places:
        """Their first quotes, their second ones, …: where these are. They have equally many."""
        count = int(self.count[rows[0]])
        if len(rows) == len(self.texts):  # small numbers side by side stay in the cache
            return np.ascontiguousarray(self.quotes.reshape(-1, count).T, np.int32)
        found: Places = self.quotes[self._first[rows] + np.arange(count)[:, None]]
        return found

    def have(self, stretch: bytes, places: Places) -> Flags:
        """At which of these places, which ascend, these bytes stand."""
        data, size = self.texts.data, len(stretch)
        every = np.ndarray(max(len(data) - size + 1, 0), f"S{size}", data, strides=(1,))
        found = np.zeros(len(places), np.bool_)
        within = np.searchsorted(places, len(every))
        there = every[places[:within]]
        # Mostly all are the same, and so seen ten times as fast.
        found[:within] = there.tobytes() == stretch * len(there) or there == stretch
        return found


class _ShapeReader:
    """Reads those of some lines that have a shape."""

    def __init__(self, lines: Lines, rows: Places, shape: Shape) -> None:
        self._lines = lines
        self._shape = shape
        self._rows = rows
        self._quotes = lines.quotes_of(rows)
        same = np.ones(len(rows), np.bool_)
        for edge, stretch in shape.fixed:
            same &= lines.have(stretch, self._places(edge))
        for value in shape.values.values():
            if not value.is_text:  # what stands before it may be what stands behind it
                same &= self._places(value.start) < self._places(value.stop)
        if not same.all():
            self._rows, self._quotes = rows[same], self._quotes[:, same]

    def _places(self, edge: Edge) -> Places:
        if edge.mark == 0:
            return self._lines.texts.starts[self._rows] + edge.offset
        if edge.mark > self._shape.quotes:
            return self._lines.texts.stops[self._rows] + edge.offset
        found: Places = self._quotes[edge.mark - 1] + edge.offset
        return found

    def read(self, wanted: Sequence[bytes]) -> Part:
        """Those of them that have nothing but sound values."""
        rows, found = self._rows, {}
        sound = np.ones(len(rows), np.bool_)
        for key, value in self._shape.values.items():
            if key in wanted or not value.is_text:
                found[key], is_sound = self._cells(value, key in wanted)
                sound &= is_sound
        if not sound.all():
            rows = rows[sound]
            found = {key: cells.filter(pa.array(sound)) for key, cells in found.items()}
        try:
            texts = {key: found[key].cast(pa.string()) for key in wanted if key in found}
        except pa.ArrowInvalid:  # something is not UTF-8
            return Part(rows[:0], [pa.nulls(0)] * len(wanted))
        return Part(rows, [texts.get(key, pa.nulls(len(rows))) for key in wanted])

    def _cells(self, value: Value, is_wanted: bool) -> tuple[pa.Array, Flags | bool]:
        """The values, and which are sound; what is not UTF-8 is still to be found out."""
        lines = self._lines
        spans = Spans(lines.texts.data, self._places(value.start), self._places(value.stop))
        cells = spans.array(pa.string() if lines.is_ascii else pa.binary())
        if value.is_text:
            has_escapes = lines.has_escapes and _flags(pc.match_substring(cells, "\\"))
            return cells, np.logical_not(has_escapes)
        if pa.types.is_string(cells.type) and _are_numbers(cells):
            return cells, True  # as those of tickets are; to look thus is ten times as fast
        is_null = pc.equal(cells, pa.scalar("null", cells.type))
        kind = _UNCHANGING if is_wanted else _SOUND
        return pc.if_else(is_null, None, cells), _flags(pc.match_substring_regex(cells, kind))


def _are_numbers(cells: pa.Array) -> bool:
    """Whether all are decimal numbers with few digits, of which the first is not 0."""
    is_number = pc.and_not(pc.ascii_is_decimal(cells), pc.starts_with(cells, "0"))
    return bool(pc.all(is_number).as_py() and pc.max(pc.binary_length(cells)).as_py() <= _DIGITS)


def _flags(found: pa.Array) -> Flags:
    flags: Flags = found.to_numpy(zero_copy_only=False)
    return flags


def _first_quotes(quotes: Places, lines: Spans) -> Places:
    """Of each line the index of its first quote, or of the next one there is."""
    each, rest = divmod(len(quotes), len(lines))
    if each and not rest:  # as many in each, perhaps
        of_lines = quotes.reshape(-1, each)
        if (of_lines[:, 0] >= lines.starts).all() and (of_lines[:, -1] < lines.stops).all():
            return np.arange(0, len(quotes), each)
    return np.searchsorted(quotes, lines.starts)


def _look_at_escapes(signs: NDArray[np.uint8]) -> tuple[Places, Places]:
    """Where quotes are escaped; and where escapes are wrong, or stand for half a character."""
    places = np.flatnonzero(signs == _BACKSLASH)
    begins = np.where(np.diff(places, prepend=-2) > 1, places, 0)
    ahead = places - np.maximum.accumulate(begins)  # in the same run of backslashes
    escapes = places[ahead % 2 == 0]
    after = signs[escapes + 1]
    codes = escapes[after == _U]
    digits = signs[np.minimum(codes[:, None] + np.arange(2, 6), len(signs) - 1)]
    is_wrong = ~_HEX[digits].all(axis=1)
    is_wrong |= (digits[:, 0] | 32 == ord("d")) & (digits[:, 1] > ord("7"))
    wrong = np.concatenate((escapes[~_ESCAPED[after]], codes[is_wrong]))
    return escapes[after == _QUOTE] + 1, wrong
