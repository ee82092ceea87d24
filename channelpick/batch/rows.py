"""Rows as they come from a file: in blocks, with those that could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from channelpick.batch.spans import Places, Spans


class Reject(NamedTuple):
    """A row that could not be read or understood.

    A named tuple, because a bad file has millions: a frozen dataclass takes thrice as long to make.
    """

    line: int
    """Where its record begins in the file, from 1; in Parquet, the number of the row."""
    code: str
    """Stable name of the kind of mistake, such as `long-row` or `unknown-answer`."""
    column: str = ""
    """The column as the file calls it; empty if the row as a whole is meant."""
    value: str = ""
    """What stands there."""
    guess: str = ""
    """What it was meant to be, if that can be guessed."""
    record: bytes = b""
    """The whole record as it stands in the file; empty where rows are no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows that follow each other in one file. Every row read is in `rows` or in `rejects`."""

    rows: pa.RecordBatch
    """The wanted columns of the rows that could be read, in order."""
    lines: Places
    """For each of them the line its record begins at, from 1; in Parquet, its number."""
    rejects: tuple[Reject, ...]
    position: int
    """How many bytes of the file are done with now."""
    records: Spans | None = None
    """For each row its whole record, without the line end; None unless asked for."""


class Table(Protocol):
    """A table in a file."""

    @property
    def columns(self) -> tuple[str, ...]:
        """What its columns are called."""

    def blocks(self, wanted: Sequence[str], *, keep_records: bool) -> Iterator[Block]:
        """Its rows with these of its columns, block by block; each with its record if asked for."""
