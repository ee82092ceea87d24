"""Numbers for the distinct keys among many, found without sorting."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Keys = NDArray[np.int64]

UNKNOWN = -1
_MOST_DENSE = 1 << 22
"""Up to this key a table is used; one of 32 bits each takes 16 MB."""


class Memo:
    """Key -> number, for what was decided before."""

    def __init__(self) -> None:
        self._table = np.empty(0, np.int32)
        self._keys: Keys = np.empty(0, np.int64)
        self._numbers = np.empty(0, np.int32)

    def __len__(self) -> int:
        """How many keys are kept beside those in the table."""
        return len(self._keys)

    def look_up(self, keys: Keys, end: int) -> NDArray[np.int32]:
        """The number of each key, or `UNKNOWN`.

        Args:
            keys: from 0.
            end: what all of them, and those to come soon, are below.
        """
        if end > _MOST_DENSE:
            places = pc.index_in(pa.array(keys), value_set=pa.array(self._keys))
            known = np.append(self._numbers, np.int32(UNKNOWN))
            which: NDArray[np.int32] = pc.fill_null(places, len(self._keys)).to_numpy()
            return known[which]
        if end > len(self._table):
            grown = np.full(min(2 * end, _MOST_DENSE), UNKNOWN, np.int32)
            grown[: len(self._table)] = self._table
            self._table = grown
        return self._table[keys]

    def keep(self, keys: Keys, numbers: NDArray[np.int32]) -> None:
        """Keep these; the keys are distinct."""
        within = keys < len(self._table)
        self._table[keys[within]] = numbers[within]
        self._keys = np.append(self._keys, keys[~within])
        self._numbers = np.append(self._numbers, numbers[~within])


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
