"""Which options of `batch` go together, and what they say as values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from channelpick.errors import InputError, Problem

if TYPE_CHECKING:
    from channelpick.batch.run import Counts

_FEW_ROWS = 1_000
"""Of fewer rows than that, no share of rejects is too large."""


def check_together(*, summary: bool, chart: str | None, output: str | None, form: str) -> None:
    """Nothing, if these options go together.

    Raises:
        InputError: they do not.
    """
    clashes = {
        ("-o", "--summary"): summary and output is not None,
        ("--chart", "--summary"): chart is not None and not summary,
        ("--format", "--summary"): form == "markdown" and not summary,
        ("--json", "-o"): form == "json" and not summary and output in (None, "-"),
    }
    for (option, other), is_clash in clashes.items():
        if is_clash:
            raise not_together(option, other)


def check_spark(
    by_spark: bool, master: str | None, output: str | None, no: Sequence[object]
) -> None:
    """Spark writes whole folders; what else there is to say, it does not know.

    Raises:
        InputError: options do not go together.
    """
    wrong = None
    if by_spark and output is None:
        wrong = "--engine", "-o FOLDER"
    elif by_spark and any(no):
        wrong = "--engine", "--summary, --chart, --max-rejects, --resume"
    elif master is not None and not by_spark:
        wrong = "--master", "--engine spark"
    if wrong:
        raise not_together(*wrong)


def not_together(option: str, other: str) -> InputError:
    """What to raise where one option needs another, or cannot stand beside it."""
    return InputError([Problem(code="not-together", path=(option,), values={"given": other})])


def limit(given: str | None) -> Callable[[Counts], bool]:
    """Whether rejects are too many, by --max-rejects: a number, or a share such as 5%.

    Raises:
        InputError: it is neither.
    """
    number = (given or "").removesuffix("%")
    if given is None:
        return lambda _: False
    if not (number.isascii() and number.replace(".", "", 1).isdecimal()):
        raise InputError(
            [Problem(code="bad-share", path=("--max-rejects",), values={"given": given})]
        )
    most = float(number)
    if number == given:
        return lambda counts: counts.rejected > most
    # The share of a few rows says little.
    return lambda counts: counts.read >= _FEW_ROWS and counts.rejected * 100 > counts.read * most
