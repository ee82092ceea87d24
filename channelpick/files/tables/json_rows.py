"""JSON objects, a line each: which lines are none, and the wanted values of the others as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import msgspec
import pyarrow as pa

UNUSABLE = re.compile(r'[\x00-\x1f"\\]')
"""msgspec reads no key with one of these, so it is no column."""
read_object = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_AT_ONCE = 1 << 16
"""Bytes whose lines become columns together, while they are still in the processor's cache."""
_MOST_KEYS = 200
"""More keys than that are not looked for one by one."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What lines of JSON say."""

    columns: Sequence[pa.Array]
    """The wanted values of the lines that could be read, as text; null if missing or null."""
    faults: Mapping[int, tuple[str, str, bytes]]
    """Index of a line that could not be read -> code of the mistake, more about it, the line."""
    blank: Sequence[int]
    """The indices of lines of white space."""
    accepted: int
    """How many could be read."""
    count: int
    """How many lines there are."""


class RowReader:
    """Reads the values of these names: those of the object itself, else those in its `answers`.

    In most archives all objects have the same few keys. Only keys that were seen are looked for,
    which is twice as fast as looking for all that may come; an object with another one is noticed.

    Values that nobody wants are not decoded, so it does not matter if they are no UTF-8.
    """

    def __init__(self, wanted: Sequence[str]) -> None:
        self._wanted = wanted
        self._keys: dict[str, None] = {}
        self._decoder: _Flat | _Nested = _Flat(wanted, ())

    def read(self, data: bytes) -> Rows:
        """The wanted values in these whole lines."""
        parts = [[pa.array([], pa.string())] for _ in self._wanted]
        faults: dict[int, tuple[str, str, bytes]] = {}
        blank: list[int] = []
        accepted = count = 0
        for lines in _cut(data):
            objects = self._read_all(lines)
            rows = [one for one in objects if not isinstance(one, Exception)]
            if len(rows) < len(objects):
                for index, (line, one) in enumerate(zip(lines, objects, strict=True), count):
                    if isinstance(one, Exception) and line.strip():
                        faults[index] = (*_fault(line, one), line)
                    elif isinstance(one, Exception):
                        blank.append(index)
            for column, name in zip(parts, self._wanted, strict=True):
                values = self._decoder.values(name, rows)
                column.append(_as_text(values) if values else pa.nulls(len(rows), pa.string()))
            accepted += len(rows)
            count += len(lines)
        columns = [pa.concat_arrays(column) for column in parts]
        return Rows(columns, faults, blank, accepted, count)

    def _read_all(self, lines: Sequence[bytes]) -> list[Any]:
        """The object of each line, or why it has none."""
        objects: list[Any] = []
        decode = self._decoder.decode
        for line in lines:
            try:
                objects.append(decode(line))
            except _NewKeyError:
                self._learn(line)
                return self._read_all(lines)
            except (ValueError, RecursionError) as error:
                objects.append(error)
        return objects

    def _learn(self, line: bytes) -> None:
        """From now on, look for the keys of this object, too."""
        self._keys |= dict.fromkeys(read_object(line))
        is_usual = len(self._keys) <= _MOST_KEYS and "answers" not in self._keys
        is_usual &= not any(map(UNUSABLE.search, self._keys))
        kind = _Flat if is_usual else _Nested
        self._decoder = kind(self._wanted, self._keys)


class _NewKeyError(Exception):
    """An object has a key that was not seen before."""


class _Flat:
    """Decodes objects that have no keys but these."""

    def __init__(self, wanted: Sequence[str], keys: Iterable[str]) -> None:
        fields = [
            (f"v{n}", Any if name in wanted else msgspec.Raw, _called(name))
            for n, name in enumerate(keys)
        ]
        row = msgspec.defstruct("Flat", fields, forbid_unknown_fields=True, gc=False)
        self._decode = msgspec.json.Decoder(row).decode
        self._get = {name: attrgetter(f"v{n}") for n, name in enumerate(keys) if name in wanted}

    def decode(self, line: bytes) -> Any:
        """The object of a line.

        Raises:
            ValueError: there is none.
            RecursionError: it is too deep.
            _NewKeyError: it has other keys.
        """
        try:
            return self._decode(line)
        except msgspec.ValidationError as error:
            if not str(error).startswith("Object contains unknown field"):
                raise
            read_object(line)  # which may be none after all
            raise _NewKeyError from None

    def values(self, name: str, rows: Sequence[Any]) -> list[Any]:
        """For each of these objects its value; none at all if no object has one."""
        get = self._get.get(name)
        return list(map(get, rows)) if get else []


class _Nested:
    """Decodes objects of any keys, which may have `answers` that are an object as well."""

    def __init__(self, wanted: Sequence[str], _keys: Iterable[str]) -> None:
        fields: list[Any] = [(f"v{n}", Any, _called(name)) for n, name in enumerate(wanted)]
        flat = msgspec.defstruct("Answers", fields, namespace={"answers": None}, gc=False)
        self._flat = self._whole = msgspec.json.Decoder(flat).decode
        if "answers" not in wanted:  # whoever wants it itself gets it whole
            nested = msgspec.defstruct("Row", [*fields, ("answers", flat | None, None)], gc=False)
            self._whole = msgspec.json.Decoder(nested).decode
        self._get = {name: attrgetter(f"v{n}") for n, name in enumerate(wanted)}

    def decode(self, line: bytes) -> Any:
        """The object of a line.

        Raises:
            ValueError: there is none.
            RecursionError: it is too deep.
        """
        try:
            return self._whole(line)
        except msgspec.ValidationError as error:
            if not str(error).endswith("`$.answers`"):
                raise
            return self._flat(line)  # they are no object

    def values(self, name: str, rows: Sequence[Any]) -> list[Any]:
        """For each of these objects its value; None where it has none."""
        get = self._get[name]
        values = list(map(get, rows))
        if None in values:
            pairs = ((value, row.answers) for value, row in zip(values, rows, strict=True))
            values = [get(a) if value is None and a else value for value, a in pairs]
        return values


def _called(name: str) -> Any:
    return msgspec.field(default=None, name=name)


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
