"""What became of the rows of a whole run."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many rows were read, and what became of them."""

    read: int = 0
    accepted: int = 0
    rejected: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            read=self.read + other.read,
            accepted=self.accepted + other.accepted,
            rejected=self.rejected + other.rejected,
        )

    def check(self) -> None:
        """Nothing, if every row read was accepted or rejected.

        Raises:
            AssertionError: a row was lost: a bug of ours.
        """
        if self.accepted + self.rejected != self.read:
            raise AssertionError(f"rows were lost: {self}")


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What a run has done."""

    counts: Counts
    skipped: int = 0
    """How many tables an earlier run had finished."""
    is_stopped: bool = False
    """Whether it was stopped because of too many rejects. What was being written is not kept."""
    rejects: list[str] = field(default_factory=list)
    """The files with rejects."""
