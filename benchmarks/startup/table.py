"""Rows of the table, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from rich.console import Console
from rich.table import Table

Verdict = Literal["", "missed", "met", "wish met", "not there"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure beside its goal."""

    name: str
    unit: Literal["x", "ms", "MB", "M/s"] = "x"
    """`x` is a ratio; by itself, to the CPU time of a bare interpreter in the same environment."""
    figure: float | None = None
    """None if it could not be measured; `note` says why."""
    spread: tuple[float, float] | None = None
    """Half of the pairs lie within."""
    cpu_ms: float | None = None
    wall_ms: float | None = None
    peak_mb: float | None = None
    goal: float | None = None
    """The most it may be; None if it is told for information."""
    wish: float | None = None
    at_least: bool = False
    """The goal is the least it may be."""
    note: str = ""

    @property
    def verdict(self) -> Verdict:
        """Whether the goal is met."""
        if self.figure is None:
            return "not there"
        if self.goal is None:
            return ""
        if not self._reaches(self.goal):
            return "missed"
        return "wish met" if self.wish and self._reaches(self.wish) else "met"

    def _reaches(self, goal: float) -> bool:
        if self.figure is None:
            return False
        return self.figure >= goal if self.at_least else self.figure <= goal


def show(sections: Mapping[str, Sequence[Row]], about: str) -> None:
    """Print the table."""
    table = Table(title=about, title_justify="left", title_style="")
    table.add_column("")
    for heading in ("goal", "figure", "middle half", "CPU ms", "wall ms", "MB"):
        table.add_column(heading, justify="right")
    table.add_column("")
    for heading, rows in sections.items():
        table.add_section()
        table.add_row(f"[bold]{heading}[/]")
        for row in rows:
            table.add_row(*_cells(row))
    Console(width=None if Console().is_terminal else 120).print(table)


def as_json(sections: Mapping[str, Sequence[Row]], about: str) -> str:
    """The same for programs."""
    rows = [
        {"section": heading, **asdict(row), "verdict": row.verdict}
        for heading, found in sections.items()
        for row in found
    ]
    return json.dumps({"about": about, "rows": rows}, indent=2)


def _cells(row: Row) -> list[str]:
    sign = "≥" if row.at_least else "≤"
    goal = "" if row.goal is None else f"{sign} {row.goal:g}{row.unit}"
    wish = f" ({row.wish:g})" if row.wish else ""
    low_high = "" if row.spread is None else "–".join(map(_number, row.spread))
    said = " · ".join(filter(None, [row.verdict, row.note]))
    figure = "" if row.figure is None else _number(row.figure) + row.unit
    amounts = [
        "" if amount is None else _number(amount)
        for amount in (row.cpu_ms, row.wall_ms, row.peak_mb)
    ]
    return [row.name, goal + wish, figure, low_high, *amounts, said]


def _number(value: float) -> str:
    """Three digits, as far as they mean something."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
