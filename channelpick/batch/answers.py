"""The distinct answers of an archive, and the columns that rows get of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from channelpick.batch.answer import NAMES, Answer
from channelpick.batch.distinct import DistinctAnswers, Ids
from channelpick.core.catalog import Catalog

NONE = -1
"""Among ids: it could not be understood."""

FIELDS = tuple(
    pa.field(name, pa.float64() if name == "score" else pa.dictionary(pa.int32(), pa.string()))
    for name in NAMES
)
"""The columns of the answers."""


class Answers(DistinctAnswers):
    """The answers that occur, and the columns of rows that get them."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__(catalog)
        self._columns: list[_Column] = []

    def columns(self, ids: Ids) -> list[pa.Array]:
        """The columns of the rows that get these answers; null where there is none."""
        if not self._columns or len(self._columns[0].numbers) <= len(self.distinct):
            self._columns = [
                _Column.of(values) for values in zip(*self.distinct, _NOTHING, strict=True)
            ]
        return [column.taken(ids) for column in self._columns]


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
