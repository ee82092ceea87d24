"""What a run over many tables has finished, so that the next one can go on."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from channelpick.batch.run import Counts
from channelpick.errors import InputError, Problem
from channelpick.files.tables.inputs import Input
from channelpick.files.tables.partial import whole_file

NAME = "_channelpick.jsonl"
"""Of the journal; programs that read the folder as a table pass over what begins with `_`."""
_SCHEMA = "channelpick/batch-journal/1"


class Journal:
    """The journal of a folder: a line that says what the run is, then one for each table.

    A table's line is written when its output is in its place, so what has a line is whole.
    """

    def __init__(self, folder: Path, run: Mapping[str, Any], *, resume: bool) -> None:
        """Begin a run, or go on with the one that began here.

        Args:
            folder: where the results are.
            run: all that the results depend on, beside the tables; its `at` may differ, and then
                that of the journal counts.
            resume: whether to go on.

        Raises:
            InputError: what began here was another run, or nothing can be written here.
        """
        self._path = folder / NAME
        self._folder = folder
        lines = _lines(self._path) if resume else []
        self.run = {"schema": _SCHEMA, **run}
        if lines:
            self.run = lines[0]
            if {**self.run, "at": None} != {"schema": _SCHEMA, **run, "at": None}:
                values = {"given": str(folder)}
                raise InputError([Problem(code="other-run", path=("--resume",), values=values)])
        self._done = {line["table"]: line for line in lines[1:]}
        # Written anew: a line that was cut short would spoil the next one.
        with whole_file(self._path, in_new_folder=True) as file:
            for entry in (self.run, *self._done.values()):
                file.write(_line(entry))

    def finished(self, given: Input, output: Path) -> Counts | None:
        """What became of the rows of a table, if it is done, and as it was then."""
        line = self._done.get(given.path)
        if line is None or not output.exists() or line["stamp"] != _stamp(given):
            return None
        return Counts(**line["counts"])

    def enter(self, given: Input, counts: Counts) -> None:
        """Say that a table is done."""
        line = {
            "table": given.path,
            "stamp": _stamp(given),
            "counts": {
                "read": counts.read,
                "accepted": counts.accepted,
                "rejected": counts.rejected,
            },
        }
        with self._path.open("ab") as file:
            file.write(_line(line))
            file.flush()
            os.fsync(file.fileno())


def _line(entry: Mapping[str, Any]) -> bytes:
    return json.dumps(entry).encode() + b"\n"


def _stamp(given: Input) -> list[int]:
    """What changes when a file is written."""
    found = Path(given.path).stat()
    return [found.st_size, found.st_mtime_ns]


def _lines(path: Path) -> list[Any]:
    """The lines that are whole."""
    found = []
    try:
        for line in path.read_text("utf-8").splitlines():
            found.append(json.loads(line))
    except (OSError, ValueError):  # there is none, or the last line was cut short
        pass
    return found
