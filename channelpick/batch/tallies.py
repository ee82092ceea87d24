"""What rows are counted by: where they are sent, the answers they give, why they are rejected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from channelpick.batch.answer import SEPARATOR
from channelpick.batch.answers import Answers, Ids
from channelpick.batch.columns import Columns
from channelpick.batch.parts import Part
from channelpick.batch.rows import Reject
from channelpick.batch.situations import RowMistake
from channelpick.batch.values import answer_reader
from channelpick.core.catalog import Catalog

ByAnswer = Mapping[str, Mapping[str, tuple[int, ...]]]
"""Question -> answer -> how many rows of each kind give it."""


class Tops:
    """The first three channels of rows, as numbers.

    Args:
        channels: whose number is their place here; `nothing` is that of no channel, and `unread`
            that of a row which could not be understood.
    """

    def __init__(self, channels: Sequence[str]) -> None:
        self._number = {channel: number for number, channel in enumerate((*channels, None))}
        self.nothing, self.unread = len(channels), len(channels) + 1
        self.size = len(channels) + 2
        """How many such numbers there are."""

    def of(self, answers: Answers) -> NDArray[np.int16]:
        """Answer x place; the last row is what `NONE` leads to."""
        known = [self._number[channel] for channel in (*answers.channels, None)]
        numbers = np.array(known, np.int16)[answers.numbers[:, :3]]
        return np.vstack((numbers, np.full((1, 3), self.unread, np.int16)))


class AnswerCounts:
    """How often each answer was given, and by that each first channel and each rule.

    A decider numbers its answers anew when it forgets them; so they are added up before.
    """

    def __init__(self) -> None:
        self._answers: Answers | None = None
        self._counts = np.zeros(0, np.int64)
        self.firsts: Counter[str | None] = Counter()
        """First channel, or None -> rows. All three are whole after `settle`."""
        self.hundredths: Counter[str] = Counter()
        """First channel -> the sum of its scores, in hundredths of a point."""
        self.rules: Counter[str] = Counter()
        """Rule -> the rows whose answers name it."""

    def add(self, answers: Answers, ids: Ids) -> None:
        """Count a block of rows."""
        if answers is not self._answers:
            self.settle()
            self._answers, self._counts = answers, np.zeros(0, np.int64)
        counts = np.bincount(ids + 1, minlength=len(answers) + 1)[1:]
        counts[: len(self._counts)] += self._counts
        self._counts = counts

    def settle(self) -> None:
        """Add up what was counted by numbers that an answer may lose."""
        if self._answers is None:
            return
        for number in np.flatnonzero(self._counts).tolist():
            answer, count = self._answers[number], int(self._counts[number])
            self.firsts[answer.first] += count
            if answer.first is not None and answer.score is not None:
                self.hundredths[answer.first] += count * round(100 * answer.score)
            for rule in filter(None, answer.rules.split(SEPARATOR)):
                self.rules[rule] += count
        self._counts = np.zeros(0, np.int64)


class QuestionCounts:
    """How often each answer is given to the questions that have a column, by kinds of rows.

    Args:
        catalog: whose questions are counted.
        kinds: how many kinds there are; the last one, of rows that do not count, is left out.
        besides: questions that are counted elsewhere.
    """

    def __init__(self, catalog: Catalog, kinds: int, besides: Iterable[str] = ()) -> None:
        self._catalog = catalog
        self._kinds = kinds
        self._names = [name for name in catalog.questions if name not in besides]
        self._parts: dict[tuple[str, str], Part] = {}
        self._counts: dict[str, NDArray[np.int64]] = {}

    def add(self, rows: pa.RecordBatch, columns: Columns, kinds: NDArray[np.integer]) -> None:
        """Count a block of rows, each with its kind; only the last one has rows with mistakes."""
        for name in self._names:
            if (column := columns.column_of.get(name)) is None:
                continue
            numbers = self._part(name, column, columns).read(rows)
            known = np.maximum(numbers.numbers, 0) * self._kinds
            which = 0 if numbers.which is None else numbers.which
            size = len(numbers.part.options) * self._kinds
            found = np.bincount(known[which] + kinds, minlength=size)
            self._counts[name] = self._counts.get(name, 0) + found

    def _part(self, name: str, column: str, columns: Columns) -> Part:
        if (name, column) not in self._parts:
            options = tuple(self._catalog.questions[name].options)
            read = answer_reader(self._catalog, name, columns.mapped)
            self._parts[name, column] = Part(name, column, options, np.arange(len(options)), read)
        return self._parts[name, column]

    def result(self) -> ByAnswer:
        """The counts, in the order of the catalog."""
        return {
            name: dict(
                zip(
                    self._catalog.questions[name].options,
                    map(tuple, self._counts[name].reshape(-1, self._kinds)[:, :-1].tolist()),
                    strict=True,
                )
            )
            for name in self._names
            if name in self._counts
        }


@dataclass(frozen=True, slots=True)
class RejectKind:
    """Rows that were rejected for the same reason."""

    code: str
    """The kind of mistake, such as `unknown-answer`."""
    column: str
    """Empty if rows as a whole are meant."""
    count: int


class RejectCounts:
    """Why rows were rejected, and how many."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def add_unreadable(self, rejects: Iterable[Reject]) -> None:
        """Count those that the reader of the file gave up."""
        self._counts.update((reject.code, reject.column) for reject in rejects)

    def add_mistakes(self, mistakes: Iterable[RowMistake], columns: Columns) -> None:
        """Count those that could be read, but not understood."""
        self._counts.update(
            (found.mistake.code, columns.column_of.get(found.name, "")) for found in mistakes
        )

    def result(self) -> tuple[RejectKind, ...]:
        """The most frequent first."""
        return tuple(RejectKind(*kind, count) for kind, count in self._counts.most_common())
