"""Which tables are meant, and what kind they are."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

import pyarrow as pa

from channelpick.batch.rows import Block, Table
from channelpick.errors import InputError, Problem

# Arrow's own way of heeding Ctrl-C now and then kills the process before anything is cleared away;
# Python's waits for the end of a call, and ours are short.
pa.enable_signal_handlers(False)
# Blocks come and go; the system's memory pool gives pages back less often than Arrow's own, which
# spares a tenth of the time.
pa.set_memory_pool(pa.system_memory_pool())
# That pool gives large pieces back at once, and every page of the next ones must be cleared anew,
# until a piece of almost 32 MB was freed; from then on it keeps so much (mallopt(3)).
bytearray(31 << 20)

Form = Literal["csv", "jsonl", "parquet"]

FORMS: tuple[Form, ...] = ("csv", "jsonl", "parquet")
STDIN = "-"
_ENDINGS: dict[str, Form] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
}


@dataclass(frozen=True, slots=True)
class Input:
    """One table to be read."""

    path: str
    """`-` is standard input."""
    form: Form
    within: str = ""
    """Its place in the folder that was named, if it was found in one."""

    @property
    def size(self) -> int | None:
        """How many bytes it has, if that can be known before it is read."""
        return None if self.path == STDIN else Path(self.path).stat().st_size


def total_size(inputs: Sequence[Input]) -> int | None:
    """How many bytes all of them have, if that can be known before they are read."""
    sizes = [given.size for given in inputs]
    return None if None in sizes else sum(size or 0 for size in sizes)


def form_of(path: str) -> Form | None:
    """What kind of table a path names, by its ending."""
    return _ENDINGS.get(Path(path).suffix.lower())


def find_inputs(
    names: Sequence[str], form: Form | None, *, elsewhere: bool = False
) -> tuple[Input, ...]:
    """The tables that these names mean, in order: files, folders, patterns such as `2026-*.csv`.

    In a folder, those that lie in it or deeper and have a known ending; what begins with `.` or `_`
    is passed over, as Spark does.

    Args:
        names: `-` is standard input.
        form: the kind of all of them; without it their endings tell.
        elsewhere: whether names such as `s3a://archive/2026` are not looked for on this machine.

    Raises:
        InputError: there is no such file, or its kind cannot be told.
    """
    found = [
        one
        for name in names
        for one in ([_input(name, form)] if elsewhere and "://" in name else _found(name, form))
    ]
    if len(forms := {one.form for one in found}) > 1:
        values = {"given": ", ".join(sorted(forms))}
        raise InputError([Problem(code="several-forms", values=values)])
    return tuple(found)


def _found(name: str, form: Form | None) -> Iterator[Input]:
    if name == STDIN:
        yield _input(name, form)
        return
    path = Path(name)
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if _counts(file, path))
        chosen = [file for file in files if form or form_of(str(file))]
        within = [str(file.relative_to(path)) for file in chosen]
    else:
        chosen = [path] if path.exists() else _matching(name)
        within = [""] * len(chosen)
    if not chosen:
        raise InputError([Problem(code="no-files", values={"given": name})])
    for file, place in zip(chosen, within, strict=True):
        yield _input(str(file), form, place)


def _matching(pattern: str) -> list[Path]:
    found = glob.glob(pattern, recursive=True)  # noqa: PTH207 - a Path's takes no absolute pattern
    return [Path(name) for name in sorted(found)]


def _counts(file: Path, folder: Path) -> bool:
    return file.is_file() and not any(
        part.startswith((".", "_")) for part in file.relative_to(folder).parts
    )


def _input(path: str, form: Form | None, within: str = "") -> Input:
    found = form or form_of(path)
    if found is None:
        values = {"given": path, "option": "--from"}
        raise InputError([Problem(code="unknown-form", values=values)])
    if path == STDIN and found == "parquet":
        raise InputError([Problem(code="no-stdin-form", path=("--from",))])
    return Input(path, found, within)


@contextmanager
def open_table(given: Input) -> Iterator[Table]:
    """The table, until its file is closed again.

    Raises:
        InputError: it cannot be read.
    """
    try:
        if given.form == "parquet":
            from channelpick.files.tables.parquet import ParquetTable

            with ParquetTable(given.path) as table:
                yield table
        elif given.path == STDIN:
            yield _text_table(sys.stdin.buffer, given.form)
        else:
            with Path(given.path).open("rb") as stream:
                yield _text_table(stream, given.form)
    except InputError as error:
        raise InputError(error.problems, error.source or given.path) from None
    except OSError as error:
        values = {"reason": error.strerror or str(error)}
        raise InputError([Problem(code="unreadable", values=values)], given.path) from None


def read_ahead(given: Input, blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks of a table. While one is at work, another thread reads the next.

    It does not if it might have to wait for it, as for a pipe: one could not leave, either.
    """
    if not Path(given.path).is_file():
        yield from blocks
        return
    with ThreadPoolExecutor(1) as reader:
        coming = reader.submit(next, blocks, None)
        while block := coming.result():
            coming = reader.submit(next, blocks, None)
            yield block


def _text_table(stream: BinaryIO, form: Form) -> Table:
    if form == "csv":
        from channelpick.files.tables.csv_table import CsvTable

        return CsvTable(stream)
    from channelpick.files.tables.json_lines import JsonLines

    return JsonLines(stream)
