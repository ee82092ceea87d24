"""How long work shows that it is going on: a bar on standard error, where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from channelpick.cli import terminal

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

    from channelpick.staff.survey import Progress

Tell = Callable[[int, int], None]
"""Told how many bytes and how many rows are done with."""


@contextmanager
def progress_bar(color: str) -> Iterator[Progress | None]:
    """What is told the share that is done, 0 to 1; None where nobody watches."""
    if not terminal.is_terminal(sys.stderr):
        yield None
        return
    from rich.progress import BarColumn, TaskProgressColumn, TimeRemainingColumn

    with _bars(color, BarColumn(), TaskProgressColumn(), TimeRemainingColumn()) as bars:
        task = bars.add_task("", total=1.0)
        yield lambda share: bars.update(task, completed=share)


@contextmanager
def row_bar(color: str, total: int | None, rate: str) -> Iterator[Tell]:
    """What is told the bytes and rows that are done; it shows rows, their rate and what remains.

    Args:
        color: what --color says.
        total: how many bytes there are; None if nobody knows.
        rate: how rows and their rate are written: `{rows}`, `{rate}`.
    """
    if not terminal.is_terminal(sys.stderr):
        yield lambda _bytes, _rows: None
        return
    from time import monotonic

    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with _bars(color, *columns, TimeRemainingColumn()) as bars:
        task, begun = bars.add_task("", total=total), monotonic()

        def tell(done: int, rows: int) -> None:
            per_second = int(rows / max(monotonic() - begun, 0.001))
            text = rate.format(rows=f"{rows:,}", rate=f"{per_second:,}")
            bars.update(task, completed=done, description=text)

        yield tell


@contextmanager
def _bars(color: str, *columns: object) -> Iterator[Bars]:
    from rich.console import Console
    from rich.progress import Progress as Bars

    console = Console(
        file=sys.stderr,
        no_color=not terminal.screen(color, sys.stderr).color,
        legacy_windows=False,
        force_terminal=True,
    )
    with Bars(*columns, console=console, transient=True) as bars:  # type: ignore[arg-type]
        yield bars
