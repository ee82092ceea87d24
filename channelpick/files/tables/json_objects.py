"""Lines of JSON read one by one: what the wanted keys hold, or what is wrong with a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa

UNUSABLE = re.compile(r'[\x00-\x1f"\\]')
"""msgspec reads no key with one of these, so it is no column."""
read_object = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_MOST_KEYS = 200
"""More keys than that are not looked for one by one."""


class Fault(NamedTuple):
    """Why a line is no object that can be read."""

    code: str
    value: str
    """More about it."""


@dataclass(frozen=True, slots=True)
class Objects:
    """What lines say."""

    columns: Sequence[pa.Array]
    """The wanted values of the lines that are objects, as text; null if missing or null.

    Where none of these has a key, Arrow's nulls without a type.
    """
    faults: Mapping[int, Fault]
    """Index of a line -> why it is none."""
    blank: Sequence[int]
    """The indices of lines of white space."""


class ObjectReader:
    """Reads the values of these names: those of the object itself, else those in its `answers`.

    In most archives all objects have the same few keys. Only keys that were seen are looked for,
    which is twice as fast as looking for all that may come; an object with another one is noticed.

    Values that nobody wants are not decoded, so it does not matter if they are no UTF-8.
    """

    def __init__(self, wanted: Sequence[str]) -> None:
        self._wanted = wanted
        self._keys: dict[str, None] = {}
        self._decoder: _Flat | _Nested = _Flat(wanted, ())

    def read(self, lines: Sequence[bytes]) -> Objects:
        """What these lines say, each without its LF."""
        found = self._read_all(lines)
        objects = [one for one in found if not isinstance(one, Exception)]
        faults: dict[int, Fault] = {}
        blank: list[int] = []
        if len(objects) < len(lines):
            for index, (line, one) in enumerate(zip(lines, found, strict=True)):
                if isinstance(one, Exception) and line.strip():
                    faults[index] = _fault(line, one)
                elif isinstance(one, Exception):
                    blank.append(index)
        columns = [
            _as_text(values) if values.count(None) < len(values) else pa.nulls(len(values))
            for values in self._decoder.columns(objects)
        ]
        return Objects(columns, faults, blank)

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
        places = {name: f"v{n}" for n, name in enumerate(keys)}
        self._get = [attrgetter(places[name]) if name in places else _none for name in wanted]

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

    def columns(self, rows: Sequence[Any]) -> Iterator[list[Any]]:
        """For each name the values of these objects; None where there is none."""
        for get in self._get:
            yield [*map(get, rows)]


class _Nested:
    """Decodes objects of any keys, which may have `answers` that are an object as well."""

    def __init__(self, wanted: Sequence[str], _keys: Iterable[str]) -> None:
        fields: list[Any] = [(f"v{n}", Any, _called(name)) for n, name in enumerate(wanted)]
        flat = msgspec.defstruct("Answers", fields, namespace={"answers": None}, gc=False)
        self._flat = self._whole = msgspec.json.Decoder(flat).decode
        if "answers" not in wanted:  # whoever wants it itself gets it whole
            nested = msgspec.defstruct("Row", [*fields, ("answers", flat | None, None)], gc=False)
            self._whole = msgspec.json.Decoder(nested).decode
        self._get = [attrgetter(f"v{n}") for n in range(len(wanted))]
        self._nothing = flat()

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

    def columns(self, rows: Sequence[Any]) -> Iterator[list[Any]]:
        """For each name the values of these objects; None where there is none."""
        answers = [row.answers or self._nothing for row in rows]
        for get in self._get:
            values, others = [*map(get, rows)], [*map(get, answers)]
            if others.count(None) == len(others):
                yield values
            elif values.count(None) == len(values):
                yield others
            else:
                pairs = zip(values, others, strict=True)
                yield [other if value is None else value for value, other in pairs]


def _none(_row: Any) -> None:
    """The value of a key that no object has."""


def _called(name: str) -> Any:
    return msgspec.field(default=None, name=name)


def _fault(line: bytes, error: Exception) -> Fault:
    if isinstance(error, UnicodeDecodeError):
        return Fault("not-utf8", error.object.decode("utf-8", "backslashreplace"))
    if isinstance(error, msgspec.ValidationError) and not line.lstrip().startswith(b"{"):
        return Fault("not-an-object", "")
    return Fault("bad-json", str(error))


def _as_text(values: list[Any]) -> pa.Array:
    try:
        return pa.array(values, pa.string())
    except (pa.ArrowInvalid, pa.ArrowTypeError):  # not all of them are texts
        return pa.array([_text(value) for value in values], pa.string())


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return msgspec.json.encode(value).decode()
