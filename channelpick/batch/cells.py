"""The cells of a column as numbers: each distinct one is read once, whatever it holds."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from channelpick.batch.values import Mistake

Meaning = TypeVar("Meaning", bound=Hashable)

_MOST_KEPT = 100_000
"""How many distinct cells are remembered; some columns never repeat."""


def coded(column: pa.Array) -> tuple[list[Any], NDArray[np.intp]]:
    """The distinct cells of a column, and for each row which of them it has."""
    if not pa.types.is_dictionary(column.type):
        if pa.types.is_nested(column.type):
            return _nested(column)
        if pa.types.is_null(column.type):
            return [None], np.zeros(len(column), np.intp)
        column = column.dictionary_encode()
    cells = column.dictionary.to_pylist()
    which = column.indices
    if which.null_count:
        which = pc.fill_null(which.cast(pa.int64()), len(cells))
        cells.append(None)
    return cells, which.to_numpy(zero_copy_only=False)


def _nested(column: pa.Array) -> tuple[list[Any], NDArray[np.intp]]:
    """Of lists and structures, such as several channels that were tried."""
    from json import dumps

    texts = [None if cell is None else dumps(cell, default=str) for cell in column.to_pylist()]
    return coded(pa.array(texts, pa.string()))


class CellReader(Generic[Meaning]):
    """Reads each distinct cell once, and remembers what it says."""

    def __init__(self, read: Callable[[Any], Meaning | Mistake]) -> None:
        self._read = read
        self._known: dict[Any, Meaning | Mistake] = {}

    def __call__(self, cells: list[Any]) -> list[Meaning | Mistake]:
        """What these cells say."""
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        known = self._known
        for cell in cells:
            if (key := (type(cell), cell)) not in known:
                known[key] = self._read(cell)
        return [known[type(cell), cell] for cell in cells]
