"""A mistake in the syntax, by its place in the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from channelpick.files.syntax.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What is wrong with the characters from `start` to `end`."""

    code: str
    start: int
    end: int
    fix: str | None = None
    """What to write over these characters, where there is a single answer."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the sentence needs beyond `given`, the marked characters, and `meant`, the fix."""
    first: int | None = None
    """Where the first of two stands, if they clash."""


Recogniser = Callable[[Site], Hint | None]
"""Knows one kind of mistake."""
