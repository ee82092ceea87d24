"""The distinct answers of an archive, and the columns that rows get of them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
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


class Answers:
    """The answers that occur, by number. There are far fewer than situations."""

    def __init__(self, catalog: Catalog) -> None:
        self._tables = block_tables(catalog)
        self._rules = tuple(catalog.rules)
        self._known: dict[bytes, int] = {}
        self.distinct: list[Answer] = []
        self._columns: list[_Column] = []

    def number(self, rankings: Rankings) -> Ids:
        """The number of the answer that each of these rankings gives."""
        parts = (
            rankings.top,
            rankings.units[:, None],
            rankings.fates,
            np.packbits(rankings.rules, axis=1),
        )
        rows = np.hstack([np.ascontiguousarray(part).view(np.uint8) for part in parts])
        whole, width = rows.tobytes(), rows.shape[1]
        numbers = []
        for row in range(len(rows)):
            key = whole[row * width : (row + 1) * width]
            number = self._known.get(key)
            if number is None:
                number = self._known[key] = len(self.distinct)
                self.distinct.append(self._spelled(rankings, row))
            numbers.append(number)
        return np.array(numbers, np.int32)

    def columns(self, ids: Ids) -> list[pa.Array]:
        """The columns of the rows that get these answers; null where there is none."""
        if not self._columns or len(self._columns[0].numbers) <= len(self.distinct):
            self._columns = [
                _Column.of(values) for values in zip(*self.distinct, _NOTHING, strict=True)
            ]
        return [column.taken(ids) for column in self._columns]

    def _spelled(self, rankings: Rankings, row: int) -> Answer:
        channels = self._tables.channels
        top = [channels[number] if number >= 0 else None for number in rankings.top[row].tolist()]
        score = Fraction(int(rankings.units[row]), self._tables.units_per_point)
        first, second, third = top
        return Answer(
            first,
            second,
            third,
            answer.rounded(score) if first else None,
            SEPARATOR.join(
                answer.left_out(channel, self._why(fate))
                for channel, fate in zip(channels, rankings.fates[row].tolist(), strict=True)
                if fate != blocks.PLACED
            ),
            SEPARATOR.join(self._rules[number] for number in np.flatnonzero(rankings.rules[row])),
        )

    def _why(self, fate: int) -> str:
        if fate >= blocks.RULE:
            return answer.by_rule(self._rules[fate - blocks.RULE])
        return _WHY[fate]


class _Column(NamedTuple):
    """One column of the answers."""

    numbers: NDArray[np.int32]
    """For each answer that of its value; the last one is what `NONE` leads to. -1 is null."""
    values: pa.Array

    @classmethod
    def of(cls, values: Sequence[str | float | None]) -> _Column:
        coded = pa.array(values).dictionary_encode()
        return cls(pc.fill_null(coded.indices, NONE).to_numpy(), coded.dictionary)

    def taken(self, ids: Ids) -> pa.Array:
        """The values that belong to these answers."""
        numbers = self.numbers[ids]
        is_null = numbers < 0
        taken = pa.array(numbers, mask=is_null if is_null.any() else None)
        coded = pa.DictionaryArray.from_arrays(taken, self.values)
        return coded if pa.types.is_string(self.values.type) else coded.dictionary_decode()


_NOTHING = Answer(None, None, None, None, None, None)  # type: ignore[arg-type]
_WHY = {
    blocks.NOT_OFFERED: answer.NOT_OFFERED,
    blocks.LANGUAGE: answer.LANGUAGE,
    blocks.CLOSED: answer.CLOSED,
}
