"""How a question is put: two ways that look alike to the dialogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Back:
    """The reply that goes back to the question before."""


BACK = Back()


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose or tick."""

    id: str
    text: str


class Prompts(Protocol):
    """A way to put questions."""

    def choose(
        self, title: str, options: Sequence[Option], *, selected: str | None, can_go_back: bool
    ) -> str | Back:
        """The id of the chosen option; `selected` is offered first."""

    def tick(
        self,
        title: str,
        options: Sequence[Option],
        *,
        ticked: frozenset[str],
        can_go_back: bool,
    ) -> frozenset[str] | Back:
        """The ids of the ticked options; "none of these" stands first and gives none."""

    def write(self, title: str, hint: str, *, before: str, can_go_back: bool) -> str | Back:
        """A line of text; `before` is what was written there before. Not shown again."""

    def confirm(self, title: str, text: str) -> None:
        """Show what was written, where it cannot be seen any more."""
