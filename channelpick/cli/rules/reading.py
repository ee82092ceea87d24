"""What the verbs for staff read before they start, and how they show that they are busy."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from channelpick.cli import terminal
from channelpick.cli.catalog_choice import choose_path
from channelpick.core.catalog_file import CatalogFile
from channelpick.errors import InputError, Problem
from channelpick.files.catalog_toml import Source, catalog_file, read_source
from channelpick.staff.survey import Progress


def read_rules(named: str | None) -> tuple[Source, CatalogFile]:
    """The rules file to work on, which must have no errors.

    Raises:
        CatalogError: it has.
    """
    source = read_source(choose_path(named))
    return source, catalog_file(source)


def one_of_two(argument: str | None, option: str | None) -> str | None:
    """The path that was named, as an argument or by --rules.

    Raises:
        InputError: both were.
    """
    if argument is not None and option is not None:
        raise InputError([Problem(code="two-inputs", values={"given": "--rules"})])
    return option if argument is None else argument


@contextmanager
def progress_bar(color: str) -> Iterator[Progress | None]:
    """A bar on standard error while the work lasts; nothing where nobody watches."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    screen = terminal.screen(color, sys.stderr)
    console = Console(
        file=sys.stderr,
        no_color=not screen.color,
        legacy_windows=False,
        force_terminal=True,
    )
    columns = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Bars(*columns, console=console, transient=True) as bars:
        task = bars.add_task("", total=1.0)
        yield lambda share: bars.update(task, completed=share)
