"""Where the answers of tables go: into one file, into a folder, or into a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from channelpick.errors import InputError, Problem
from channelpick.files.tables.answering import Answering, TooManyRejectsError
from channelpick.files.tables.inputs import STDIN, Form, Input, form_of
from channelpick.files.tables.journal import Journal
from channelpick.files.tables.partial import whole_file
from channelpick.files.tables.rejects import Reason, Rejects

STDOUT = "-"
_ENDING = {"csv": ".csv", "jsonl": ".jsonl", "parquet": ".parquet"}
_REJECTS = "rejects.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Where the answers go."""

    path: str
    """`-` is standard output."""
    form: Form
    is_folder: bool
    rejects: str
    """The file for rejects; of a folder, the folder for them."""


def output_of(
    named: str | None, form: Form | None, inputs: Sequence[Input], rejects: str | None
) -> Output:
    """Where the answers go.

    A folder is one that is there, that ends in a slash, or whose name has no ending of a table. Its
    rejects lie in `_rejects` within it; those of a file beside it.

    Args:
        named: what -o says; without it, standard output.
        form: what --to says; without it the ending tells, else the form of the input stays.
        inputs: what is read.
        rejects: what --rejects says.

    Raises:
        InputError: what is read would be written over, or Parquet go to a pipe.
    """
    path = STDOUT if named is None else named
    by_name = form_of(path)
    is_folder = path != STDOUT and (
        Path(path).is_dir() or path.endswith("/") or (by_name is None and form is None)
    )
    found = form or (None if is_folder else by_name) or inputs[0].form
    if path == STDOUT and found == "parquet":
        raise InputError([Problem(code="no-stdin-form", path=("-o",))])
    beside = f"channelpick.{_REJECTS}" if path == STDOUT else f"{path}.{_REJECTS}"
    within = str(Path(path) / "_rejects")
    return Output(
        path=path,
        form=found,
        is_folder=is_folder,
        rejects=rejects or (within if is_folder else beside),
    )


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What a run has done."""

    skipped: int = 0
    """How many tables an earlier run had finished."""
    is_stopped: bool = False
    """Whether it was stopped because of too many rejects. Nothing of that table is there then."""
    rejects: list[str] = field(default_factory=list)
    """The files with rejects."""


def answer_into_one(
    inputs: Sequence[Input], output: Output, answering: Answering, stdout: BinaryIO, reason: Reason
) -> Outcome:
    """Write the rows of all tables, one after the other, into one file or the pipe.

    Raises:
        InputError: a table cannot be read, or differs from the first in its columns.
        OSError: something cannot be written.
    """
    outcome = Outcome()
    _keep_inputs(inputs, [Path(output.path)] if output.path != STDOUT else [])
    with _sink(output.path, stdout) as sink, _stopping(outcome):
        with _rejects(Path(output.rejects), reason, outcome) as rejects:
            for given in inputs:
                answering.answer(given, sink, rejects)
            answering.finish()
    return outcome


def count_only(
    inputs: Sequence[Input], rejects_path: str, answering: Answering, reason: Reason
) -> Outcome:
    """Answer all tables without writing rows; only rejects are written.

    Raises:
        InputError: a table cannot be read.
        OSError: the rejects cannot be written.
    """
    outcome = Outcome()
    with _stopping(outcome), _rejects(Path(rejects_path), reason, outcome) as rejects:
        for given in inputs:
            answering.answer(given, None, rejects)
    return outcome


def answer_into_folder(
    inputs: Sequence[Input], output: Output, answering: Answering, journal: Journal, reason: Reason
) -> Outcome:
    """Write a file for each table, but for those that an earlier run has finished.

    Raises:
        InputError: a table cannot be read, or two would get the same file.
        OSError: something cannot be written.
    """
    outcome = Outcome()
    places = _places(inputs, output)
    _keep_inputs(inputs, [path for path, _ in places])
    for given, (path, rejects_path) in zip(inputs, places, strict=True):
        if done := journal.finished(given, path):
            answering.counts += done
            outcome.skipped += 1
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with _stopping(outcome), whole_file(path) as sink:
            with _rejects(rejects_path, reason, outcome) as rejects:
                counts = answering.answer(given, sink, rejects)
                answering.finish()
        if outcome.is_stopped:
            break
        journal.enter(given, counts)
    return outcome


def _places(inputs: Sequence[Input], output: Output) -> list[tuple[Path, Path]]:
    """For each table the file of its answers and that of its rejects."""
    folder, places = Path(output.path), []
    for given in inputs:
        name = Path(given.within or Path(given.path if given.path != STDIN else "stdin").name)
        answers = folder / name.with_suffix(_ENDING[output.form])
        places.append((answers, Path(output.rejects) / name.with_suffix(".jsonl")))
    answers_only = [path for path, _ in places]
    if twice := {str(path) for path in answers_only if answers_only.count(path) > 1}:
        values = {"given": ", ".join(sorted(twice))}
        raise InputError([Problem(code="same-output", path=("-o",), values=values)])
    return places


def _keep_inputs(inputs: Sequence[Input], outputs: Sequence[Path]) -> None:
    read = {Path(given.path).resolve() for given in inputs if given.path != STDIN}
    for path in outputs:
        if path.resolve() in read:
            values = {"given": str(path)}
            raise InputError([Problem(code="same-file", path=("-o",), values=values)])


@contextmanager
def _sink(path: str, stdout: BinaryIO) -> Iterator[BinaryIO]:
    if path == STDOUT:
        yield stdout
        return
    with whole_file(Path(path)) as sink:
        yield sink


@contextmanager
def _stopping(outcome: Outcome) -> Iterator[None]:
    try:
        yield
    except TooManyRejectsError:
        outcome.is_stopped = True


@contextmanager
def _rejects(path: Path, reason: Reason, outcome: Outcome) -> Iterator[Rejects]:
    """The file of rejects, which is there if there are any, also where they are too many."""
    stopped: TooManyRejectsError | None = None
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as sink:
        rejects = Rejects(sink, reason)
        try:
            yield rejects
        except TooManyRejectsError as error:
            stopped = error
    if rejects.written:
        outcome.rejects.append(str(path))
    else:
        path.unlink()
    if stopped:
        raise stopped
