"""What a simulation found, as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from channelpick.batch.agreement import Agreement
from channelpick.batch.expectation import Expected
from channelpick.batch.flow import Flow, Move
from channelpick.batch.tallies import RejectKind


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """What becomes of the rows that give one answer."""

    count: int
    changed: int
    """Of these, the ones that get another first channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """What would have been. Every row read is rejected, understood by one, or by both."""

    rejects: tuple[RejectKind, ...]
    """Rows that neither understands, as the new rules complain; the most frequent first."""
    only_old: tuple[RejectKind, ...]
    """Rows that only the old rules understand, and why the new ones do not."""
    only_new: tuple[RejectKind, ...]
    """Rows that only the new rules understand, and why the old ones do not."""
    channels: tuple[str, ...]
    """Of both rules: the new ones in file order, then those that are gone."""
    flow: Flow
    """All rows that both understand, also those that stay where they were; so all that follows."""
    moves: tuple[Move, ...]
    """Where rows go, the most frequent first."""
    first_three: int
    """How many rows get other first three channels, or in another order."""
    questions: Mapping[str, Mapping[str, AnswerChange]]
    """Each question that has a column -> its answers."""
    expected: tuple[Expected, Expected] | None
    """When the first reply comes, by the old and by the new rules; see `expected_replies`."""
    agreement: Agreement | None
    """Whether the rules name the channel that solved the ticket; None if nobody asked."""
    situations: tuple[int, int]
    """How many distinct situations the old and the new rules decided."""

    @property
    def understood(self) -> int:
        """Rows that both understand."""
        return sum(self.flow.values())

    @property
    def rejected(self) -> int:
        """Rows that neither understands."""
        return total(self.rejects)

    @property
    def read(self) -> int:
        """All rows."""
        return self.understood + self.rejected + total(self.only_old) + total(self.only_new)

    @property
    def first(self) -> int:
        """How many rows get another first channel."""
        return sum(move.count for move in self.moves)

    @property
    def newly_nothing(self) -> int:
        """How many rows had a channel and have none any more."""
        return sum(move.count for move in self.moves if move.new is None)

    @property
    def no_longer_nothing(self) -> int:
        """How many rows had no channel and have one now."""
        return sum(move.count for move in self.moves if move.old is None)

    @property
    def with_channel(self) -> int:
        """How many rows have a channel by both rules."""
        return sum(count for pair, count in self.flow.items() if None not in pair)

    @property
    def firsts(self) -> tuple[Mapping[str | None, int], Mapping[str | None, int]]:
        """First channel, or None -> rows, by the old and by the new rules."""
        sides: tuple[Counter[str | None], Counter[str | None]] = Counter(), Counter()
        for pair, count in self.flow.items():
            for side, channel in zip(sides, pair, strict=True):
                side[channel] += count
        return sides


def total(kinds: tuple[RejectKind, ...]) -> int:
    """How many rows these are."""
    return sum(kind.count for kind in kinds)
