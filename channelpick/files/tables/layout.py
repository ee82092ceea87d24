"""Which columns of a table are read, what they mean, and which are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from channelpick.batch.answer import NAMES
from channelpick.batch.columns import Columns, Mapped, find_columns, names_of
from channelpick.batch.rows import Table
from channelpick.batch.situations import Usual
from channelpick.core.catalog import Catalog
from channelpick.errors import InputError, Problem
from channelpick.files.tables.inputs import Form
from channelpick.files.tables.partial import Sink
from channelpick.files.tables.writers import TABLE_WRITERS, Writer, csv_records, json_records
from channelpick.screening.suggestions import closest


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is wanted of the answers."""

    catalog: Catalog
    mapped: Mapped
    usual: Usual
    form: Form
    """Of the output."""
    prefix: str = ""
    """Of the names of the answers."""
    columns: Sequence[str] | None = None
    """Those of the output, in order; None: all of the input, and the answers behind them."""

    @property
    def answers(self) -> tuple[str, ...]:
        """What the columns of the answers are called."""
        return tuple(self.prefix + name for name in NAMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What is done with the columns of one table."""

    columns: Columns
    """What they mean."""
    read: tuple[str, ...]
    """Those that are read."""
    clashing: tuple[str, ...]
    """Of these, those that are called like an answer: JSON objects may have them."""
    written: tuple[str, ...]
    """Those of the output."""
    keeps_records: bool
    """Whether records are written as they were read, with the answers behind them."""
    wanted: Wanted
    delimiter: str

    def is_like(self, other: Layout) -> bool:
        """Whether rows of both can be written one behind the other."""
        same_text = not self.keeps_records or self.delimiter == other.delimiter
        return self.written == other.written and same_text

    def writer(self, sink: Sink) -> Writer:
        """What writes such rows."""
        wanted = self.wanted
        if not self.keeps_records:
            return TABLE_WRITERS[wanted.form](sink, self.written, wanted.prefix)
        if wanted.form == "jsonl":
            return json_records(sink, wanted.prefix)
        return csv_records(sink, self.written[: -len(NAMES)], wanted.prefix, self.delimiter)


def layout_of(table: Table, form: Form, wanted: Wanted, *, writes: bool = True) -> Layout:
    """What is done with the columns of this table.

    Args:
        table: whose columns they are.
        form: what kind it is.
        wanted: what is wanted of the answers.
        writes: whether rows are written, so that columns called like answers matter.

    Raises:
        InputError: columns are missing, unknown, or called like an answer.
    """
    is_json = form == "jsonl"
    found = _find(table, is_json, wanted)
    clash = (
        ()
        if is_json or not writes
        else tuple(name for name in wanted.answers if name in table.columns)
    )
    if clash:
        values = {"given": ", ".join(clash)}
        raise InputError([Problem(code="name-clash", path=("--prefix",), values=values)])
    present = tuple(name for name in table.columns if name not in wanted.answers)
    keeps = wanted.columns is None and form == wanted.form and form != "parquet"
    written = _written(present, wanted)
    passed = () if keeps else [name for name in written if name in present]
    clashing = wanted.answers if is_json and writes else ()
    return Layout(
        columns=found,
        read=tuple(dict.fromkeys([*found.used, *passed, *clashing])),
        clashing=clashing,
        written=written,
        keeps_records=keeps,
        wanted=wanted,
        delimiter=getattr(table, "delimiter", b",").decode(),
    )


def _find(table: Table, is_json: bool, wanted: Wanted) -> Columns:
    """What the columns mean. Objects may have keys further down that the first ones lack."""
    catalog, mapped = wanted.catalog, wanted.mapped
    further = names_of(catalog) if is_json else ()
    if not (is_json and not table.columns):  # without any row, none is missing
        find_columns(catalog, table.columns, mapped)
    return find_columns(catalog, [*dict.fromkeys([*table.columns, *further])], mapped)


def _written(present: Sequence[str], wanted: Wanted) -> tuple[str, ...]:
    known = [*present, *wanted.answers]
    if wanted.columns is None:
        return tuple(known)
    problems = [
        Problem(
            code="unknown-column",
            path=("--columns",),
            values={"given": name, "guess": closest(name, known), "options": ", ".join(known)},
        )
        for name in wanted.columns
        if name not in known
    ]
    if problems:
        raise InputError(problems)
    return tuple(dict.fromkeys(wanted.columns))
