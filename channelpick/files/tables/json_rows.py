"""JSON objects, a line each: which lines are none, and the wanted values of the others as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from channelpick.batch.spans import Places, Spans
from channelpick.files.tables.json_objects import Fault, ObjectReader
from channelpick.files.tables.json_plain import Lines, Part, PlainReader

_ONE_BY_ONE = 512
"""So many objects become columns together, while they are still in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What lines of JSON say."""

    found: Part
    """The lines that are objects, and what they hold."""
    faults: Mapping[int, Fault]
    """Index of a line -> why it is none; in order."""
    blank: Sequence[int]
    """The indices of lines of white space."""
    texts: Spans
    """All the lines, without their LF."""


class RowReader:
    """Reads the values of these names: those of the object itself, else those in its `answers`.

    Lines that are written like many others are read at once, the rest one by one.

    Values that nobody wants are not decoded, so it does not matter if they are no UTF-8.
    """

    def __init__(self, wanted: Sequence[str]) -> None:
        self._plain = PlainReader(wanted)
        self._objects = ObjectReader(wanted)

    def read(self, data: bytes) -> Rows:
        """The wanted values in these whole lines."""
        lines = Lines(data)
        parts = [*self._plain.read(lines)]
        faults: dict[int, Fault] = {}
        blank: list[int] = []
        for rows in _rest(len(lines.texts), parts):
            objects = self._objects.read([*lines.texts.those(rows)])
            faults |= {int(rows[n]): fault for n, fault in objects.faults.items()}
            blank += [int(rows[n]) for n in objects.blank]
            sound = np.delete(rows, [*objects.faults, *objects.blank])
            parts.append(Part(sound, objects.columns))
        return Rows(_merged(parts), faults, blank, lines.texts)


def _rest(count: int, parts: Sequence[Part]) -> Iterator[Places]:
    """The indices of the lines that are in no part, some at a time."""
    left = np.ones(count, np.bool_)
    for part in parts:
        left[part.rows] = False
    rows = np.flatnonzero(left)
    for start in range(0, len(rows), _ONE_BY_ONE):
        yield rows[start : start + _ONE_BY_ONE]


def _merged(parts: Sequence[Part]) -> Part:
    """All of them in the order of their lines."""
    if len(parts) == 1:
        return parts[0]
    rows = np.concatenate([part.rows for part in parts])
    columns = [*map(_joined, zip(*(part.columns for part in parts), strict=True))]
    if (np.diff(rows) < 0).any():
        order = np.argsort(rows)
        rows = rows[order]
        columns = [column.take(pa.array(order)) for column in columns]
    return Part(rows, columns)


def _joined(columns: Sequence[pa.Array]) -> pa.Array:
    if all(pa.types.is_null(column.type) for column in columns):
        return pa.nulls(sum(map(len, columns)))
    return pa.concat_arrays([column.cast(pa.string()) for column in columns])
