"""What can go wrong, as values.

ChannelpickError
├── CatalogError     the rules file cannot be used
├── SituationError   an answer, a moment or a tried channel does not fit the catalog
└── InputError       something handed over (a file, a flag) cannot be read
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

KeyPath = tuple[str | int, ...]
"""The keys that lead to a value, list entries by index: `("channels", "phone", "tags", 0)`."""

Severity = Literal["error", "warning", "note"]
"""An error makes a catalog unusable or unsafe; a warning is worth a look; a note only informs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding about a catalog or about what a customer said.

    It holds ids and values, never a finished sentence: `words/` says it in Chinese or English.
    """

    code: str
    """Stable name of the kind of mistake, such as `unknown-answer`."""
    path: KeyPath = ()
    """Where it is, in keys. Empty when it concerns the whole."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the sentence needs: often `given`, `guess` (may be empty) and `options`."""
    severity: Severity = "error"
    mark: Literal["value", "key", "section"] = "value"
    """What of the path is meant: its value, the last key itself, or the table that lacks something
    (its `[header]`, else the key that opens it)."""
    part: tuple[int, int] | None = None
    """Which characters of a text are meant, from 0, the end exclusive; None means all of it."""
    also: tuple[KeyPath, ...] = ()
    """Where else the same mistake stands, or what it clashes with."""
    fix: str | None = None
    """What to write over the marked characters, in TOML, where there is a single answer."""

    line: int | None = None
    """Line in the file, from 1, when known. `files/` finds it; so with all that follow."""
    column: int | None = None
    """Column in the line, from 1, in characters, when known."""
    end_column: int | None = None
    """The column after the last marked character, on the same line."""
    excerpt: str = ""
    """That line of the file."""
    also_lines: tuple[int, ...] = ()
    """The other lines of `also`, each once."""

    @property
    def spot(self) -> KeyPath:
        """The place as a report names it: the table around a key, the list around an entry."""
        # Without a line and a column, the index is all that tells one entry from the others.
        is_entry = self.line is not None and isinstance(next(reversed(self.path), ""), int)
        return self.path[:-1] if is_entry or self.mark == "key" else self.path


class ChannelpickError(Exception):
    """The root of all errors that a caller may expect."""

    def __init__(self, problems: Iterable[Problem], source: str = "") -> None:
        self.problems = tuple(problems)
        self.source = source
        """What was being read: a path, `-` for standard input, or empty."""
        super().__init__(source, self.problems)

    def __str__(self) -> str:
        """All problems, one a line, for people who meet the exception in Python."""
        return "\n".join(
            " ".join(
                part
                for part in (
                    self.source,
                    ".".join(map(str, problem.path)),
                    f"[{problem.code}]",
                    ", ".join(f"{key}: {value}" for key, value in problem.values.items() if value),
                )
                if part
            )
            for problem in self.problems
        )


class CatalogError(ChannelpickError):
    """The rules file cannot be used; `problems` holds every reason that was found."""


class SituationError(ChannelpickError):
    """The situation does not fit the catalog; `problems` holds every reason that was found."""


class InputError(ChannelpickError):
    """A file or a value that was handed over cannot be read."""
