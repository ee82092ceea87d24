"""What an archive was answered as a whole: counts instead of rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from channelpick.batch.decider import Decided, Decider
from channelpick.batch.rows import Block
from channelpick.batch.tallies import (
    AnswerCounts,
    QuestionCounts,
    RejectCounts,
    RejectKind,
    Tops,
)
from channelpick.core.catalog import Catalog


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """How often a channel comes first."""

    channel: str
    count: int
    mean_score: float | None
    """Over these rows, to 2 decimals; None if there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed:
    """The counts of an archive."""

    read: int
    """Rows: accepted and rejected."""
    rejects: tuple[RejectKind, ...]
    """The most frequent first."""
    channels: tuple[ChannelUse, ...]
    """Every channel of the catalog, in file order."""
    nothing: int
    """Accepted rows for which no channel is left."""
    questions: Mapping[str, Mapping[str, Mapping[str | None, int]]]
    """Each question that has a column -> answer -> first channel, or None -> rows. All that is 0 is
    left out, but for answers."""
    rules: Mapping[str, int]
    """Every rule of the catalog -> the rows whose answers name it, in file order."""
    situations: int
    """How many distinct situations were decided."""

    @property
    def rejected(self) -> int:
        """Rows that could not be read or understood."""
        return sum(kind.count for kind in self.rejects)

    @property
    def accepted(self) -> int:
        """Rows that were answered."""
        return self.read - self.rejected


class Summary:
    """Adds up what becomes of a table, block by block."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._answers = AnswerCounts()
        self._tops = Tops(tuple(catalog.channels))
        self._questions = QuestionCounts(catalog, self._tops.size)
        self._rejects = RejectCounts()
        self._read = 0
        self._situations = 0

    def add(self, block: Block, decided: Decided, decider: Decider) -> None:
        """Count a block, as soon as it is decided."""
        self._read += block.rows.num_rows + len(block.rejects)
        self._situations += decided.new
        self._rejects.add_unreadable(block.rejects)
        self._rejects.add_mistakes(decided.mistakes, decider.columns)
        self._answers.add(decider.answers, decided.ids)
        firsts = self._tops.of(decider.answers)[decided.ids, 0]
        self._questions.add(block.rows, decider.columns, firsts)

    def result(self) -> Summed:
        """The counts of all blocks so far."""
        counts = self._answers
        counts.settle()
        channels = tuple(self._catalog.channels)
        return Summed(
            read=self._read,
            rejects=self._rejects.result(),
            channels=tuple(_use(c, counts.firsts[c], counts.hundredths[c]) for c in channels),
            nothing=counts.firsts[None],
            questions={
                name: {
                    answer: {c: n for c, n in zip((*channels, None), firsts, strict=True) if n}
                    for answer, firsts in answers.items()
                }
                for name, answers in self._questions.result().items()
            },
            rules={rule: counts.rules[rule] for rule in self._catalog.rules},
            situations=self._situations,
        )


def _use(channel: str, count: int, hundredths: int) -> ChannelUse:
    return ChannelUse(channel, count, round(hundredths / count / 100, 2) if count else None)
