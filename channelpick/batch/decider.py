"""The answers of a whole table: each distinct situation is decided once, the rest is looked up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from channelpick.batch.answer import answer_of
from channelpick.batch.answers import NONE, Answers, Ids
from channelpick.batch.columns import Columns
from channelpick.batch.keys import UNKNOWN, Memo
from channelpick.batch.situations import Read, RowMistake, SituationReader, Usual
from channelpick.core.blocks import rank_block
from channelpick.core.catalog import Catalog
from channelpick.core.ranking import rank

_SLICE = 1 << 17
"""How many rows are looked at at once: what they need stays in the processor's cache."""
_CHUNK = 1 << 13
"""How many situations are ranked at once, for the same reason."""
_MOST_KEPT = 1 << 20
"""More situations, or answers, than that are not remembered. It bounds the memory."""
_SAMPLES = 32
"""How many of the first situations are asked of `rank` as well."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a block of rows."""

    ids: Ids
    """Each row's answer among `answers` of this moment; `NONE` for a mistake."""
    mistakes: tuple[RowMistake, ...]
    """Of every row that could not be understood, in order."""
    new: int
    """How many situations had to be decided for it."""


class Decider:
    """Answers the rows of a table, a block after the other."""

    def __init__(self, catalog: Catalog, columns: Columns, usual: Usual) -> None:
        self._catalog = catalog
        self.columns = columns
        """What its table's columns mean."""
        self._reader = SituationReader(catalog, columns, usual)
        self._samples = _SAMPLES
        self._forget()
        self.distinct = 0
        """How many distinct situations were decided."""

    def _forget(self) -> None:
        self._reader.forget()
        self._memo = Memo()
        self.answers = Answers(self._catalog)

    def decide(self, rows: pa.RecordBatch) -> Decided:
        """The answers of these rows, three million at most. Earlier ones may be forgotten."""
        if self._is_full():
            self._forget()
        before = self.distinct
        ids = np.empty(rows.num_rows, np.int32)
        mistakes: list[RowMistake] = []
        for start in range(0, rows.num_rows, _SLICE):
            part = rows.slice(start, _SLICE)
            read = self._reader.read(part)
            ids[start : start + _SLICE] = self._answered(read)
            for row in np.flatnonzero(read.bad).tolist():
                found = self._reader.mistake(read, part, row)
                mistakes.append(RowMistake(start + row, found.name, found.mistake))
        return Decided(ids, tuple(mistakes), self.distinct - before)

    def _is_full(self) -> bool:
        kept = max(len(self._memo), len(self.answers))
        return kept > _MOST_KEPT or self._reader.is_full

    def _answered(self, read: Read) -> Ids:
        ids = self._memo.look_up(read.keys, read.end)
        missing = np.flatnonzero((ids == UNKNOWN) & ~read.bad)
        if len(missing):
            keys, first, which = np.unique(
                read.keys[missing], return_index=True, return_inverse=True
            )
            numbers = self._ranked(read, missing[first])
            self._memo.keep(keys, numbers)
            ids[missing] = numbers[which]
        ids[read.bad] = NONE
        return ids

    def _ranked(self, read: Read, rows: NDArray[np.intp]) -> Ids:
        """The answers of rows whose situations are new."""
        self.distinct += len(rows)
        numbers = [
            self.answers.enter(rank_block(self._catalog, self._reader.pick(read, chunk)))
            for chunk in np.array_split(rows, -(-len(rows) // _CHUNK))
        ]
        found = np.concatenate(numbers)
        for place in range(min(len(rows), max(self._samples, 1))):
            self._prove(read, int(rows[place]), int(found[place]))
        self._samples -= min(self._samples, len(rows))
        return found

    def _prove(self, read: Read, row: int, number: int) -> None:
        """Nothing, if `rank` gives the same answer: it has the last word.

        Raises:
            AssertionError: it gives another.
        """
        situation = self._reader.example(read, row)
        expected = answer_of(self._catalog, rank(self._catalog, situation))
        if (found := self.answers[number]) != expected:
            raise AssertionError(f"{situation}: {expected} by rank, {found} in a block")
