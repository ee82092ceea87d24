"""From which channel to which one rows go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Flow = Mapping[tuple[str | None, str | None], int]
"""First channel by the old rules, by the new ones -> rows; None: no channel is left."""

_MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Move:
    """Rows that get another first channel, from one and to one. None: no channel is left."""

    old: str | None
    new: str | None
    count: int
    examples: tuple[str, ...]
    """Up to three of these rows: their ids, else `file:line`."""


class FlowCounts:
    """Counts where rows go, and keeps some of those that go elsewhere.

    Args:
        channels: by their numbers; the next number is that of no channel. What is above belongs to
            rows that are not counted.
    """

    def __init__(self, channels: Sequence[str]) -> None:
        self._names = (*channels, None)
        self._size = len(channels) + 2
        self._counts = np.zeros(self._size**2, np.int64)
        self._examples: dict[int, list[str]] = {}

    def add(
        self, old: NDArray[np.int16], new: NDArray[np.int16], name: Callable[[int], str]
    ) -> None:
        """Count a block of rows.

        Args:
            old: the first channel of each row by the old rules.
            new: that by the new ones.
            name: what a row is known by.
        """
        codes = old.astype(np.intp) * self._size + new
        counts = np.bincount(codes, minlength=len(self._counts))
        self._counts += counts
        for code in np.flatnonzero(counts).tolist():
            before, after = divmod(code, self._size)
            kept = self._examples.setdefault(code, [])
            if before != after and len(kept) < _MOST_EXAMPLES:
                rows = np.flatnonzero(codes == code)[: _MOST_EXAMPLES - len(kept)]
                kept += map(name, rows.tolist())

    @property
    def flow(self) -> Flow:
        """Where all rows go, also those that stay where they were."""
        return {pair: count for _, pair, count in self._counted()}

    @property
    def moves(self) -> tuple[Move, ...]:
        """Where rows go elsewhere, the most frequent first."""
        moves = (
            Move(*pair, count, tuple(self._examples[code]))
            for code, pair, count in self._counted()
            if pair[0] != pair[1]
        )
        return tuple(sorted(moves, key=lambda move: -move.count))

    def _counted(self) -> list[tuple[int, tuple[str | None, str | None], int]]:
        return [
            (code, (self._names[before], self._names[after]), int(self._counts[code]))
            for code in np.flatnonzero(self._counts).tolist()
            for before, after in [divmod(code, self._size)]
            if max(before, after) < len(self._names)
        ]
