"""A row of the table of measurements."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One goal, and what was measured."""

    name: str
    goal: str
    measured: str
    met: bool
