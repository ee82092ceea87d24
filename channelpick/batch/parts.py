"""One part of a situation, in a block of rows: the answers to a question, or the language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from channelpick.batch.cells import CellReader, coded
from channelpick.batch.values import Mistake, Reader

BAD = -1
"""The number of a cell that cannot be understood."""


class Part:
    """What a part of the situation can be, and how its column is read.

    Args:
        name: of the question, or `language`.
        column: that holds it; None if the table has none, so that it is what an empty cell means.
        options: what it can be.
        kinds: for each of the options the first one that is as good as this; they share a rank, so
            that rows which differ in nothing else have one situation.
        read: reads a cell.
    """

    def __init__(
        self,
        name: str,
        column: str | None,
        options: Sequence[str],
        kinds: NDArray[np.intp],
        read: Reader,
    ) -> None:
        self.name = name
        self.column = column
        self.options = options
        self._read = CellReader(read)
        self._number = {option: number for number, option in enumerate(options)}
        self.rank = np.unique(kinds, return_inverse=True)[1].astype(np.int64)
        self.size = 1 if column is None else int(self.rank.max()) + 1
        """How many ranks the rows of a table can have."""

    def read(self, rows: pa.RecordBatch) -> PartNumbers:
        """What it is in these rows."""
        if self.column is None or pa.types.is_null(rows.column(self.column).type):
            cells, which = [None], None
        else:
            cells, which = coded(rows.column(self.column))
        meanings = self._read(cells)
        numbers = [
            BAD if isinstance(meaning, Mistake) else self._number[meaning] for meaning in meanings
        ]
        return PartNumbers(self, np.array(numbers, np.intp), which, meanings)


@dataclass(frozen=True, slots=True)
class PartNumbers:
    """What one part is in each row of a block, as the number of an option."""

    part: Part
    numbers: NDArray[np.intp]
    """Of each distinct cell; `BAD` for one that cannot be understood."""
    which: NDArray[np.intp] | None
    """For each row which of the cells it has; None: there is only one."""
    meanings: Sequence[str | Mistake]

    def ranks(self, stride: int) -> NDArray[np.int64] | int:
        """The rank of each row's number, times the stride; of a bad one, any."""
        if self.part.size == 1:
            return 0
        ranks = self.part.rank[np.maximum(self.numbers, 0)] * stride
        if self.which is None:
            return int(ranks[0])
        steps = np.diff(ranks)
        if len(steps) and (steps == steps[0]).all():  # multiplying is faster than looking up
            found: NDArray[np.int64] = np.multiply(self.which, steps[0], dtype=np.int64)
            found += ranks[0]
            return found
        return ranks[self.which]

    def in_rows(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """The numbers in some of the rows."""
        if self.which is None:
            return np.full(len(rows), self.numbers[0])
        return self.numbers[self.which[rows]]

    def bad(self) -> NDArray[np.bool_] | Literal[False]:
        """Which rows cannot be understood."""
        is_bad: NDArray[np.bool_] = self.numbers == BAD
        if not is_bad.any():
            return False
        return is_bad if self.which is None else is_bad[self.which]

    def mistake(self, row: int) -> Mistake | None:
        """Why this row cannot be understood, if so."""
        meaning = self.meanings[0 if self.which is None else self.which[row]]
        return meaning if isinstance(meaning, Mistake) else None
