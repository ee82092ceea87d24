"""What a format of problems is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from channelpick.errors import KeyPath, Problem, Severity
from channelpick.formats.interface import Screen
from channelpick.words.words import Words

if TYPE_CHECKING:
    from channelpick.core.catalog import Catalog


def key_path(path: KeyPath) -> str:
    """The keys as one would write them in the file: `channels.phone.hours`."""
    return ".".join(map(str, path))


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found in one file, or in what a customer said."""

    problems: Sequence[Problem]
    source: str = ""
    """What was being read: a path, `-` for standard input, or empty."""
    catalog: Catalog | None = None
    where: Callable[[KeyPath], str] = key_path
    """How to name a place to the reader."""

    def count(self, severity: Severity) -> int:
        """How many problems are as severe as this."""
        return sum(problem.severity == severity for problem in self.problems)


class ProblemFormat(Protocol):
    """A whole text that ends with a newline, or an empty one."""

    def report(self, found: Sequence[Findings], words: Words, screen: Screen) -> str:
        """All problems of all that was read, in their order."""


def problem_format_named(name: str) -> ProblemFormat:
    """The format of this name, one of `PROBLEM_FORMATS`. Imported only now: text needs rich."""
    return cast(ProblemFormat, import_module(f"channelpick.formats.problems.as_{name}"))
