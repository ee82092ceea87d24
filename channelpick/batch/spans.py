"""Pieces of a stretch of bytes, one for each row, of which no copy is made before it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Places = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Spans:
    """Where each piece begins and where it ends, in order; none overlaps the one before."""

    data: bytes
    """Two gigabytes at most: Arrow counts no further."""
    starts: Places
    stops: Places

    def __len__(self) -> int:
        """How many there are."""
        return len(self.starts)

    def __getitem__(self, index: int) -> bytes:
        """The bytes of one."""
        return self.data[self.starts[index] : self.stops[index]]

    def __iter__(self) -> Iterator[bytes]:
        """The bytes of each."""
        bounds = zip(self.starts.tolist(), self.stops.tolist(), strict=True)
        return (self.data[start:stop] for start, stop in bounds)

    def those(self, wanted: slice | Places | NDArray[np.bool_]) -> Spans:
        """Those that are wanted, which are in order."""
        return Spans(self.data, self.starts[wanted], self.stops[wanted])

    def array(self, kind: pa.DataType) -> pa.Array:
        """All of them as binary, or as text if they are sure to be UTF-8."""
        return self._with_gaps(kind).take(pa.array(np.arange(0, 2 * len(self), 2)))

    def followed_by(self, tails: pa.Array, which: NDArray[np.intp]) -> memoryview:
        """All of them in one, each followed by one of these tails.

        Args:
            tails: binary.
            which: for each piece the index of its tail.
        """
        pieces = pa.concat_arrays([self._with_gaps(tails.type), tails])
        order = np.empty(2 * len(self), np.int64)
        order[::2] = np.arange(0, 2 * len(self), 2)
        order[1::2] = which
        order[1::2] += len(pieces) - len(tails)
        _, offsets, joined = pieces.take(pa.array(order)).buffers()
        end = np.frombuffer(offsets, np.int32)[len(order)]
        return memoryview(joined or b"")[:end]

    def _with_gaps(self, kind: pa.DataType) -> pa.Array:
        """Without copying: each piece, then what lies between it and the next."""
        bounds = np.empty(2 * len(self), np.int32)
        bounds[::2], bounds[1::2] = self.starts, self.stops
        buffers = [None, pa.py_buffer(bounds), pa.py_buffer(self.data)]
        return pa.Array.from_buffers(kind, max(len(bounds) - 1, 0), buffers)
