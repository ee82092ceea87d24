"""Where the answers of tables go: into one file, into a folder, or into a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from channelpick.batch.run import Counts, Outcome
from channelpick.errors import InputError, Problem
from channelpick.files.tables.answering import Answering, Counter, TooManyRejectsError
from channelpick.files.tables.inputs import STDIN, Form, Input, form_of
from channelpick.files.tables.journal import Journal
from channelpick.files.tables.layout import Wanted
from channelpick.files.tables.partial import Sink, whole_file
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
    named: str | None,
    form: Form | None,
    inputs: Sequence[Input],
    rejects: str | None,
    *,
    is_only_counted: bool = False,
) -> Output:
    """Where the answers go.

    A folder is one that is there, that ends in a slash, or whose name has no ending of a table. Its
    rejects lie in `_rejects` within it; those of a file beside it.

    Args:
        named: what -o says; without it, standard output.
        form: what --to says; without it the ending tells, else the form of the input stays.
        inputs: what is read.
        rejects: what --rejects says.
        is_only_counted: whether no rows are written.

    Raises:
        InputError: what is read would be written over, or Parquet go to a pipe.
    """
    path = STDOUT if named is None else named
    by_name = form_of(path)
    is_folder = path != STDOUT and (
        Path(path).is_dir() or path.endswith("/") or (by_name is None and form is None)
    )
    found = form or (None if is_folder else by_name) or inputs[0].form
    if path == STDOUT and found == "parquet" and not is_only_counted:
        raise InputError([Problem(code="no-stdin-form", path=("-o",))])
    beside = f"channelpick.{_REJECTS}" if path == STDOUT else f"{path}.{_REJECTS}"
    within = f"{path.removesuffix('/')}/_rejects"
    return Output(
        path=path,
        form=found,
        is_folder=is_folder,
        rejects=rejects or (within if is_folder else beside),
    )


class Run:
    """Answers tables and puts the answers in their places.

    Args:
        wanted: what is wanted of the answers.
        is_too_much: whether so many rejects are too many.
        reason: why a row is rejected, in words.
        tell: told how many bytes and rows are done with.
        counter: looks at every block, too.
    """

    def __init__(
        self,
        *,
        wanted: Wanted,
        is_too_much: Callable[[Counts], bool],
        reason: Reason,
        tell: Callable[[int, int], None] = lambda _bytes, _rows: None,
        counter: Counter | None = None,
    ) -> None:
        self._wanted = wanted
        self._is_too_much = is_too_much
        self._reason = reason
        self._tell = tell
        self._counter = counter
        self._done = 0
        """How many bytes the tables have that are done with."""
        self._outcome = Outcome(counts=Counts())

    def into_one(self, inputs: Sequence[Input], output: Output, stdout: Sink) -> Outcome:
        """Write the rows of all tables, one after the other, into one file or the pipe.

        Raises:
            InputError: a table cannot be read, or differs from the first in its columns; or
                something cannot be written.
        """
        _keep_inputs(inputs, [Path(output.path)] if output.path != STDOUT else [])
        answering = self._answering(self._wanted)
        with (
            self._stopping(),
            _sink(output.path, stdout) as sink,
            self._rejects(Path(output.rejects)) as rejects,
        ):
            for given in inputs:
                self._answer(answering, given, sink, rejects)
            answering.finish()
        return self._outcome

    def count_only(self, inputs: Sequence[Input], rejects_path: str) -> Outcome:
        """Answer all tables without writing rows; only rejects are written.

        Raises:
            InputError: a table cannot be read, or the rejects cannot be written.
        """
        answering = self._answering(self._wanted)
        with self._stopping(), self._rejects(Path(rejects_path)) as rejects:
            for given in inputs:
                self._answer(answering, given, None, rejects)
        return self._outcome

    def into_folder(
        self,
        inputs: Sequence[Input],
        output: Output,
        depends_on: Mapping[str, Any],
        *,
        resume: bool,
    ) -> Outcome:
        """Write a file for each table.

        Args:
            inputs: the tables.
            output: where to.
            depends_on: all that the answers depend on, beside the tables; its `at` may differ from
                that of the run that is gone on with, and then the earlier one counts.
            resume: whether to pass over what an earlier run has finished.

        Raises:
            InputError: a table cannot be read, two would get the same file, something cannot be
                written, or the earlier run was another.
        """
        places = _places(inputs, output)
        _keep_inputs(inputs, [path for path, _ in places])
        journal = Journal(Path(output.path), depends_on, resume=resume)
        at = datetime.fromisoformat(journal.run["at"]).astimezone(self._wanted.usual.zone)
        usual = replace(self._wanted.usual, at=at)
        answering = self._answering(replace(self._wanted, usual=usual))
        for given, (path, rejects_path) in zip(inputs, places, strict=True):
            if done := journal.finished(given, path):
                self._outcome.counts += done
                self._outcome.skipped += 1
                continue
            with (
                self._stopping(),
                whole_file(path, in_new_folder=True) as sink,
                self._rejects(rejects_path) as rejects,
            ):
                counts = self._answer(answering, given, sink, rejects)
                answering.finish()
            if self._outcome.is_stopped:
                break
            journal.enter(given, counts)
        return self._outcome

    def _answering(self, wanted: Wanted) -> Answering:
        def see(position: int, counts: Counts) -> None:
            """Of the table that is being read."""
            whole = self._outcome.counts + counts
            self._tell(self._done + position, whole.read)
            if self._is_too_much(whole):
                self._outcome.counts = whole
                raise TooManyRejectsError

        return Answering(wanted, see=see, counter=self._counter)

    def _answer(
        self, answering: Answering, given: Input, sink: Sink | None, rejects: Rejects
    ) -> Counts:
        counts = answering.answer(given, sink, rejects)
        self._outcome.counts += counts
        self._done += given.size or 0
        return counts

    @contextmanager
    def _stopping(self) -> Iterator[None]:
        try:
            yield
        except TooManyRejectsError:
            self._outcome.is_stopped = True

    @contextmanager
    def _rejects(self, path: Path) -> Iterator[Rejects]:
        """The file of rejects, which is there if there are any, also where they are too many."""
        stopped: TooManyRejectsError | None = None
        with whole_file(path, in_new_folder=True) as sink:
            rejects = Rejects(sink, self._reason)
            try:
                yield rejects
            except TooManyRejectsError as error:
                stopped = error
        if rejects.written:
            self._outcome.rejects.append(str(path))
        elif path.is_file():  # no device
            path.unlink()
        if stopped:
            raise stopped


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
def _sink(path: str, stdout: Sink) -> Iterator[Sink]:
    if path == STDOUT:
        yield stdout
        return
    with whole_file(Path(path)) as sink:
        yield sink
