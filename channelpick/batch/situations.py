"""The situations of many rows as numbers: rows with the same number get the same answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from channelpick.batch.cells import CellReader, coded
from channelpick.batch.columns import AT, LANGUAGE, Columns
from channelpick.batch.keys import Interner, Keys
from channelpick.batch.moments import Moments
from channelpick.batch.opening import OpeningTimes, Seconds
from channelpick.batch.parts import Part, PartNumbers
from channelpick.batch.tried import Attempts, TriedReader, TriedStates
from channelpick.batch.values import Mistake, answer_reader, language_reader, text_of
from channelpick.core.blocks import Bools, Situations, block_tables
from channelpick.core.catalog import TRIED, Catalog
from channelpick.core.situation import Situation, Tried
from channelpick.core.tables import tables_of
from channelpick.core.texts import primary

_LARGEST = 1 << 40
"""Keys made of several parts stay below this; so there is room for the contexts."""
_MOST_FOLDED = 1 << 20
"""More partial keys than that are not remembered; a block may add three times as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What counts where a row says nothing of it."""

    at: datetime
    """The moment, with a zone."""
    language: str
    zone: tzinfo
    """Where clocks show the times that have no offset from UTC."""


class RowMistake(NamedTuple):
    """What cannot be understood in one row: the first such cell."""

    row: int
    name: str
    """The question, `at`, `language` or `tried`."""
    mistake: Mistake


class SituationReader:
    """Reads the situations of a table, a block of rows after the other."""

    def __init__(self, catalog: Catalog, columns: Columns, usual: Usual) -> None:
        self.catalog = catalog
        self._columns = columns
        self._usual = usual
        self._language = columns.mapped.defaults.get(LANGUAGE, usual.language)
        spoken = (*catalog.spoken_languages, self._language)
        self.languages = tuple(dict.fromkeys(map(primary, spoken)))
        self._parts = [*self._questions(), self._language_part()]
        self._moments = Moments(usual.zone, usual.at)
        self._opening = OpeningTimes(catalog)
        self._read_tried = CellReader[Attempts](TriedReader(catalog, columns.mapped, usual.zone))
        self._tried = TriedStates(catalog)
        self.forget()

    def forget(self) -> None:
        """Number all situations anew."""
        self._contexts = Interner()
        self._folds: dict[int, Interner] = {}

    @property
    def is_full(self) -> bool:
        """Whether so much is remembered that it is better forgotten."""
        return any(len(fold) > _MOST_FOLDED for fold in (self._contexts, *self._folds.values()))

    def read(self, rows: pa.RecordBatch) -> Read:
        """The situations of these rows."""
        at, lost, far = self._read_moments(rows)
        opening = self._opening.at(at)
        attempts, which = self._attempts(rows)
        cells = [() if isinstance(cell, Mistake) else cell for cell in attempts]
        tried, later = self._tried.numbers(cells, which, at)
        parts = [part.read(rows) for part in self._parts]

        bad = lost | far | later
        for numbers in parts:
            bad |= numbers.bad()
        is_wrong = np.array([isinstance(cell, Mistake) for cell in attempts])
        if is_wrong.any():
            bad |= is_wrong[which]
        keys, end = self._keys(parts, opening, tried)
        return Read(
            keys=keys,
            end=end,
            bad=bad,
            at=at,
            opening=opening,
            tried=tried,
            parts=parts,
            lost=lost,
            far=far,
            later=later,
            attempts=attempts,
            which_attempts=which,
        )

    def _questions(self) -> list[Part]:
        tables = block_tables(self.catalog)
        mapped = self._columns.mapped
        return [
            Part(
                name,
                self._columns.column_of.get(name),
                options,
                tables.kinds(name),
                answer_reader(self.catalog, name, mapped),
            )
            for name, options in tables.options.items()
        ]

    def _language_part(self) -> Part:
        read = language_reader(self.catalog, self._columns.mapped, self._language)
        column = self._columns.column_of.get(LANGUAGE)
        return Part(LANGUAGE, column, self.languages, np.arange(len(self.languages)), read)

    def _read_moments(self, rows: pa.RecordBatch) -> tuple[Seconds, Bools, Bools]:
        column = self._columns.column_of.get(AT)
        cells = pa.nulls(rows.num_rows) if column is None else rows.column(column)
        return self._moments.read(cells)

    def _attempts(self, rows: pa.RecordBatch) -> tuple[list[Attempts | Mistake], NDArray[np.intp]]:
        column = self._columns.column_of.get(TRIED)
        cells, which = coded(pa.nulls(rows.num_rows) if column is None else rows.column(column))
        return self._read_tried(cells), which

    def _keys(
        self, parts: Sequence[PartNumbers], opening: NDArray[np.intp], tried: NDArray[np.intp]
    ) -> tuple[Keys, int]:
        """A number for each row, and what all of them are below."""
        keys: Keys = np.zeros(len(opening), np.int64)
        size = 1
        for place, numbers in enumerate(parts):
            if size * numbers.part.size > _LARGEST:
                keys = self._folds.setdefault(place, Interner()).numbers(keys)
                size = 4 * _MOST_FOLDED
            keys += numbers.ranks(size)
            size *= numbers.part.size
        contexts, count = opening, len(self._opening.states)
        if TRIED in self._columns.column_of:
            contexts = self._contexts.numbers(opening << 32 | tried)
            count = len(self._contexts)
        return keys + contexts * size, count * size

    def pick(self, read: Read, rows: NDArray[np.intp]) -> Situations:
        """The situations of some of the rows, as a block that can be ranked."""
        channels = [*self.catalog.channels]
        tables = tables_of(self.catalog)
        return Situations(
            answers={numbers.part.name: numbers.in_rows(rows) for numbers in read.parts[:-1]},
            opening=read.opening[rows],
            open=np.array([*self._opening.states]),
            language=read.parts[-1].in_rows(rows),
            speaks=np.array(
                [[code in tables.languages[c] for c in channels] for code in self.languages]
            ),
            tried=read.tried[rows],
            overdue=np.array([[c in late for c in channels] for late, _ in self._tried.states]),
            waiting=np.array([[c in wait for c in channels] for _, wait in self._tried.states]),
        )

    def mistake(self, read: Read, rows: pa.RecordBatch, row: int) -> RowMistake:
        """The first mistake of a row that has one."""
        for numbers in read.parts:
            if found := numbers.mistake(row):
                return RowMistake(row, numbers.part.name, found)
        if read.lost[row] or read.far[row]:
            text = text_of(rows.column(self._columns.column_of[AT])[row].as_py())
            code = "bad-time" if read.lost[row] else "time-range"
            return RowMistake(row, AT, Mistake(code, text))
        said = read.attempts[read.which_attempts[row]]
        if not isinstance(said, Mistake):
            text = text_of(rows.column(self._columns.column_of[TRIED])[row].as_py())
            said = Mistake("tried-later", text)
        return RowMistake(row, TRIED, said)

    def example(self, read: Read, row: int) -> Situation:
        """The situation of one row, as `core` is asked about it; what was tried, at times alike."""
        at = datetime.fromtimestamp(int(read.at[row]), self._usual.zone)
        late, waiting = [*self._tried.states][read.tried[row]]
        where = np.array([row])
        return Situation(
            answers={
                numbers.part.name: numbers.part.options[int(numbers.in_rows(where)[0])]
                for numbers in read.parts[:-1]
            },
            at=at,
            language=self.languages[int(read.parts[-1].in_rows(where)[0])],
            tried=(*map(Tried, late), *(Tried(channel, at) for channel in waiting)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The situations of a block of rows."""

    keys: Keys
    """Rows with the same key get the same answer."""
    end: int
    """What all keys are below."""
    bad: Bools
    """Which rows cannot be understood; their keys mean nothing."""
    at: Seconds
    opening: NDArray[np.intp]
    tried: NDArray[np.intp]
    parts: Sequence[PartNumbers]
    """The questions in the order of the catalog, and the language."""
    lost: Bools
    """Which rows have no moment that can be understood."""
    far: Bools
    """Which rows have one in a year that is refused."""
    later: Bools
    """In which rows something was tried after that moment."""
    attempts: Sequence[Attempts | Mistake]
    which_attempts: NDArray[np.intp]
