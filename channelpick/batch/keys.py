"""Numbers for the distinct keys among many, found without sorting."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Keys = NDArray[np.int64]

UNKNOWN = -1
_MOST_DENSE = 1 << 22
"""Up to this key a table is used; one of 32 bits each takes 16 MB."""


class Memo:
    """Key -> number, for what was decided before."""

    def __init__(self) -> None:
        self._table = np.empty(0, np.int32)
        self._further: dict[int, int] = {}

    def __len__(self) -> int:
        """How many keys above the table are kept."""
        return len(self._further)

    def look_up(self, keys: Keys, end: int) -> NDArray[np.int32]:
        """The number of each key, or `UNKNOWN`.

        Args:
            keys: from 0.
            end: what all of them, and those to come soon, are below.
        """
        if end > _MOST_DENSE:
            coded = pa.array(keys).dictionary_encode()
            get = self._further.get
            known = [get(key, UNKNOWN) for key in coded.dictionary.to_pylist()]
            which: NDArray[np.int32] = coded.indices.to_numpy()
            return np.array(known, np.int32)[which]
        if end > len(self._table):
            grown = np.full(min(2 * end, _MOST_DENSE), UNKNOWN, np.int32)
            grown[: len(self._table)] = self._table
            self._table = grown
        return self._table[keys]

    def keep(self, keys: Keys, numbers: NDArray[np.int32]) -> None:
        """Keep these; the keys are distinct."""
        self._further.update(zip(keys.tolist(), numbers.tolist(), strict=True))
        within = keys < len(self._table)
        self._table[keys[within]] = numbers[within]


class Interner:
    """Numbers for keys, from 0, in the order in which they occur."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def __len__(self) -> int:
        """How many there are."""
        return len(self._numbers)

    def numbers(self, keys: Keys) -> Keys:
        """The number of each key."""
        coded = pa.array(keys).dictionary_encode()
        known = self._numbers
        numbers = [known.setdefault(key, len(known)) for key in coded.dictionary.to_pylist()]
        which: NDArray[np.int32] = coded.indices.to_numpy()
        return np.array(numbers, np.int64)[which]
