"""Whether the rules name the channel that really solved the ticket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from channelpick.batch.parts import Part
from channelpick.batch.values import Cell, Mistake, Reader, text_of

_EMPTY = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How often old and new rules name the channel that solved the ticket."""

    column: str
    """Where the channel stands."""
    known: int
    """Tickets whose channel is known; the next two are parts of these."""
    first: tuple[int, int]
    """Those for which it comes first, by the old and by the new rules."""
    first_three: tuple[int, int]
    """Those for which it is one of the first three."""
    empty: int
    """Further tickets: nothing stands in their column."""
    unknown: int
    """Further tickets: what stands there is no channel of either rules."""


class AgreementCounts:
    """Compares what stands in a column with the first three channels of two sets of rules.

    Args:
        column: with the channels that solved the tickets.
        channels: by their numbers.
        names: what they are called, case folded -> channel.
    """

    def __init__(self, column: str, channels: Sequence[str], names: Mapping[str, str]) -> None:
        options = (*channels, _EMPTY)
        self._part = Part("", column, options, np.arange(len(options)), _reader(names))
        self._empty = len(channels)
        self._known = self._empty_cells = self._unknown = 0
        self._first = np.zeros(2, np.int64)
        self._first_three = np.zeros(2, np.int64)

    def add(
        self,
        rows: pa.RecordBatch,
        counted: NDArray[np.intp],
        places: Sequence[Sequence[NDArray[np.int16]]],
    ) -> None:
        """Count some of the rows of a block.

        Args:
            rows: the block.
            counted: which of its rows.
            places: by the old and the new rules: for each place the channel of every row.
        """
        solved = self._part.read(rows).in_rows(counted)
        is_known = (solved >= 0) & (solved < self._empty)
        self._empty_cells += int(np.count_nonzero(solved == self._empty))
        self._unknown += int(np.count_nonzero(solved < 0))
        counted, solved = counted[is_known], solved[is_known]
        self._known += len(counted)
        for side, numbers in enumerate(places):
            hits = [int(np.count_nonzero(place[counted] == solved)) for place in numbers]
            self._first[side] += hits[0]
            self._first_three[side] += sum(hits)

    def result(self) -> Agreement:
        """The counts so far."""
        return Agreement(
            column=str(self._part.column),
            known=self._known,
            first=(int(self._first[0]), int(self._first[1])),
            first_three=(int(self._first_three[0]), int(self._first_three[1])),
            empty=self._empty_cells,
            unknown=self._unknown,
        )


def _reader(names: Mapping[str, str]) -> Reader:
    def read(cell: Cell) -> str | Mistake:
        text = text_of(cell)
        if not text:
            return _EMPTY
        return names.get(text.casefold()) or Mistake("unknown-channel", text)

    return read
