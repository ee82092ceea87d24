"""What became of every line of a file."""

from __future__ import annotations

from dataclasses import astuple, dataclass


@dataclass(slots=True)
class Ledger:
    """How many physical lines of a table's body were what. Each is exactly one of these."""

    accepted: int = 0
    """A row that could be read begins here."""
    rejected: int = 0
    """A row that could not be read, or its first line."""
    continued: int = 0
    """Goes on with the row of the line before."""
    blank: int = 0
    """Empty, or nothing but white space."""

    @property
    def lines(self) -> int:
        """All of them."""
        return sum(astuple(self))

    def enter(self, lines: int, page: Ledger) -> None:
        """Add what became of the next so many lines.

        Raises:
            AssertionError: a line is missing, or was counted twice: a bug of ours.
        """
        if page.lines != lines:
            raise AssertionError(f"{lines} lines read, but {page}")
        self.accepted += page.accepted
        self.rejected += page.rejected
        self.continued += page.continued
        self.blank += page.blank
