"""JSON objects, a line each: which lines are none, and the wanted values of the others as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import msgspec
import pyarrow as pa

_AT_ONCE = 1 << 16
"""Bytes whose lines become columns together, while they are still in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What lines of JSON say."""

    columns: Sequence[pa.Array]
    """The wanted values of the lines that could be read, as text; null if missing or null."""
    faults: Mapping[int, tuple[str, str, bytes]]
    """Index of a line that could not be read -> code of the mistake, more about it, the line."""
    blank: Sequence[int]
    """The indices of lines of white space."""
    count: int
    """How many lines there are."""


class RowReader:
    """Reads the values of these names: those of the object itself, else those in its `answers`.

    Values that nobody wants are not decoded, so it does not matter if they are no UTF-8.
    """

    def __init__(self, wanted: Sequence[str]) -> None:
        self._getters = [attrgetter(f"v{number}") for number in range(len(wanted))]
        fields: list[Any] = [
            (f"v{number}", Any, msgspec.field(default=None, name=name))
            for number, name in enumerate(wanted)
        ]
        flat = msgspec.defstruct("Flat", fields, namespace={"answers": None}, gc=False)
        self._flat = self._decoder = msgspec.json.Decoder(flat)
        if "answers" not in wanted:  # whoever wants it itself gets it whole
            nested = msgspec.defstruct("Row", [*fields, ("answers", flat | None, None)], gc=False)
            self._decoder = msgspec.json.Decoder(nested)

    def read(self, data: bytes) -> Rows:
        """The wanted values in these whole lines."""
        parts = [[pa.array([], pa.string())] for _ in self._getters]
        faults: dict[int, tuple[str, str, bytes]] = {}
        blank: list[int] = []
        count = 0
        for lines in _cut(data):
            objects = []
            for index, line in enumerate(lines, count):
                try:
                    objects.append(self._decode(line))
                except (ValueError, RecursionError) as error:
                    if line.strip():
                        faults[index] = (*_fault(line, error), line)
                    else:
                        blank.append(index)
            for column, values in zip(parts, self._values(objects), strict=True):
                column.append(_as_text(values))
            count += len(lines)
        return Rows([pa.concat_arrays(column) for column in parts], faults, blank, count)

    def _decode(self, line: bytes) -> Any:
        try:
            return self._decoder.decode(line)
        except msgspec.ValidationError as error:
            if not str(error).endswith("`$.answers`"):
                raise
            return self._flat.decode(line)  # they are no object

    def _values(self, objects: Sequence[Any]) -> Iterator[list[Any]]:
        """For each name the values of these objects; None where there is none."""
        answers = [one.answers for one in objects]
        nested = any(answers)
        for get in self._getters:
            values = list(map(get, objects))
            if nested and None in values:
                pairs = zip(values, answers, strict=True)
                values = [get(a) if value is None and a else value for value, a in pairs]
            yield values


def _cut(data: bytes) -> Iterator[list[bytes]]:
    start = 0
    while start < len(data):
        stop = data.index(b"\n", min(start + _AT_ONCE, len(data) - 1))
        yield data[start:stop].split(b"\n")
        start = stop + 1


def _fault(line: bytes, error: Exception) -> tuple[str, str]:
    if isinstance(error, UnicodeDecodeError):
        return "not-utf8", error.object.decode("utf-8", "backslashreplace")
    if isinstance(error, msgspec.ValidationError) and not line.lstrip().startswith(b"{"):
        return "not-an-object", ""
    return "bad-json", str(error)


def _as_text(values: list[Any]) -> pa.Array:
    try:
        return pa.array(values, pa.string())
    except (pa.ArrowInvalid, pa.ArrowTypeError):  # not all of them are texts
        return pa.array([_text(value) for value in values], pa.string())


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return msgspec.json.encode(value).decode()
