"""The distinct answers of an archive, and the columns that rows get of them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Generic, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from channelpick.batch import answer
from channelpick.batch.answer import NAMES, SEPARATOR, Answer
from channelpick.core import blocks
from channelpick.core.blocks import Rankings, block_tables
from channelpick.core.catalog import Catalog

Ids = NDArray[np.int32]
"""Which of the answers each row gets; `NONE`: it could not be understood."""
NONE = -1

FIELDS = tuple(
    pa.field(name, pa.float64() if name == "score" else pa.dictionary(pa.int32(), pa.string()))
    for name in NAMES
)
"""The columns of the answers."""

_WHY = {
    blocks.NOT_OFFERED: answer.NOT_OFFERED,
    blocks.LANGUAGE: answer.LANGUAGE,
    blocks.CLOSED: answer.CLOSED,
}
Value = TypeVar("Value", str, float)


class _Values(Generic[Value]):
    """The distinct values of a column, by number."""

    def __init__(self) -> None:
        self._known: dict[bytes, int] = {}
        self.values: list[Value] = []
        self._array: pa.Array | None = None

    def numbers(self, rows: NDArray[np.generic], value: Callable[[int], Value]) -> Ids:
        """The number of each row's value.

        Args:
            rows: what the value depends on.
            value: gives that of a row.
        """
        known, found = self._known, []
        for row, key in enumerate(_keys(rows)):
            number = known.get(key)
            if number is None:
                number = known[key] = len(self.values)
                self.values.append(value(row))
            found.append(number)
        return np.array(found, np.int32)

    @property
    def array(self) -> pa.Array:
        """The values as Arrow has them."""
        if self._array is None or len(self._array) < len(self.values):
            self._array = pa.array(self.values)
        return self._array


class Answers:
    """The answers that occur, by number. There are far fewer than situations.

    Each is kept as the numbers of its values, which are fewer still.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._tables = block_tables(catalog)
        self._rules = tuple(catalog.rules)
        self._known: dict[bytes, int] = {}
        self._kept = np.empty((0, len(NAMES)), np.int32)
        self._new: list[NDArray[np.int32]] = []
        self._scores: _Values[float] = _Values()
        self._excluded: _Values[str] = _Values()
        self._named: _Values[str] = _Values()
        self.channels = self._tables.channels
        """What the numbers of channels stand for."""

    def __len__(self) -> int:
        """How many there are."""
        return len(self._known)

    def __getitem__(self, number: int) -> Answer:
        """The answer of this number."""
        first, second, third, score, excluded, rules = self.numbers[number].tolist()
        channels = [self.channels[n] if n >= 0 else None for n in (first, second, third)]
        return Answer(
            channels[0],
            channels[1],
            channels[2],
            self._scores.values[score] if first >= 0 else None,
            self._excluded.values[excluded],
            self._named.values[rules],
        )

    @property
    def numbers(self) -> NDArray[np.int32]:
        """Answer x the columns: the number of the value; -1 is none.

        Of the first three, the channel's place in the catalog; of the others no more than that
        equal numbers are equal values.
        """
        if self._new:
            self._kept = np.concatenate([self._kept, *self._new])
            self._new.clear()
        return self._kept

    def enter(self, rankings: Rankings) -> Ids:
        """The number of the answer that each of these rankings gives."""
        score = self._scores.numbers(rankings.units, lambda row: self._score(rankings, row))
        rows = np.column_stack(
            [
                rankings.top,
                np.where(rankings.top[:, 0] < 0, NONE, score),
                self._excluded.numbers(rankings.fates, lambda row: self._left_out(rankings, row)),
                self._named.numbers(
                    np.packbits(rankings.rules, axis=1), lambda row: self._rules_of(rankings, row)
                ),
            ]
        ).astype(np.int32)
        known, before = self._known, len(self._known)
        numbers = np.array([known.setdefault(key, len(known)) for key in _keys(rows)], np.int32)
        new, first = np.unique(numbers, return_index=True)
        self._new.append(rows[first[new >= before]])
        return numbers

    def columns(self, ids: Ids) -> list[pa.Array]:
        """The columns of the rows that get these answers; null where there is none."""
        nothing = np.full((1, len(NAMES)), NONE, np.int32)
        numbers = np.concatenate([self.numbers, nothing])  # which is where `NONE` leads
        values = (pa.array(self.channels),) * 3 + (
            self._scores.array,
            self._excluded.array,
            self._named.array,
        )
        return [
            _taken(np.ascontiguousarray(numbers[:, place])[ids], array)
            for place, array in enumerate(values)
        ]

    def _score(self, rankings: Rankings, row: int) -> float:
        return answer.rounded(Fraction(int(rankings.units[row]), self._tables.units_per_point))

    def _left_out(self, rankings: Rankings, row: int) -> str:
        return SEPARATOR.join(
            answer.left_out(channel, self._why(fate))
            for channel, fate in zip(self.channels, rankings.fates[row].tolist(), strict=True)
            if fate != blocks.PLACED
        )

    def _why(self, fate: int) -> str:
        return (
            answer.by_rule(self._rules[fate - blocks.RULE]) if fate >= blocks.RULE else _WHY[fate]
        )

    def _rules_of(self, rankings: Rankings, row: int) -> str:
        return SEPARATOR.join(self._rules[number] for number in np.flatnonzero(rankings.rules[row]))


def _keys(rows: NDArray[np.generic]) -> list[bytes]:
    """The bytes of each row."""
    whole = np.ascontiguousarray(rows).tobytes()
    width = len(whole) // max(len(rows), 1)
    return [whole[row * width : (row + 1) * width] for row in range(len(rows))]


def _taken(numbers: Ids, values: pa.Array) -> pa.Array:
    """The values of these numbers."""
    is_null = numbers < 0
    if pa.types.is_floating(values.type):
        found = values.to_numpy()[numbers] if len(values) else np.zeros(len(numbers))
        return pa.array(found, mask=is_null if is_null.any() else None)
    taken = pa.array(numbers, mask=is_null if is_null.any() else None)
    if len(values) > len(numbers):  # else blocks of few rows would hold all that occurred before
        return values.take(taken).dictionary_encode()
    return pa.DictionaryArray.from_arrays(taken, values)
