"""Lines as they come in, and their answers as they go out; neither waits for more than it must."""

from __future__ import annotations

import select
from collections.abc import Callable, Iterator, Sequence
from time import monotonic
from typing import BinaryIO

from channelpick.cli.writing import abandon, lost_output
from channelpick.errors import InputError, Problem

_CHUNK = 1 << 16
"""What a pipe holds."""


def lines_in(stream: BinaryIO, most: int, before: Callable[[], None]) -> Iterator[list[bytes]]:
    """The whole lines that are there, whenever some are; without their line feeds.

    Args:
        stream: where to read.
        most: longer lines, in bytes, are cut somewhere behind that.
        before: done before more is read, which may take its time.

    Raises:
        InputError: it cannot be read.
    """
    parts: list[bytes] = []
    size = 0
    while chunk := _read(stream, before):
        first, *others = chunk.split(b"\n")
        if size <= most:
            parts.append(first)
            size += len(first)
        if others:
            whole = [b"".join(parts), *others[:-1]]
            parts, size = [others[-1]], len(others[-1])
            yield whole
    if size:
        yield [b"".join(parts)]


def _read(stream: BinaryIO, before: Callable[[], None]) -> bytes:
    before()
    try:
        return stream.read1(_CHUNK)  # type: ignore[attr-defined, no-any-return]
    except (OSError, ValueError) as error:
        values = {"reason": getattr(error, "strerror", None) or str(error)}
        raise InputError([Problem(code="unreadable", values=values)], "-") from None


class AnswersOut:
    """Where answers go: flushed at once, or in time.

    Args:
        stdin: that is watched while answers wait to be flushed.
        stdout: standard output.
        patience: how many seconds an answer may wait; 0 is not at all.
    """

    def __init__(self, stdin: BinaryIO, stdout: BinaryIO, patience: float) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._patience = patience
        self._due: float | None = None
        """When what was collected is to be flushed, if anything was."""

    def write(self, answers: Sequence[bytes]) -> None:
        """Write answers.

        Raises:
            LostOutputError: the output takes no more.
        """
        try:
            self._stdout.write(b"".join(answers))
            if self._due is None:
                self._due = monotonic() + self._patience
            if not self._patience or monotonic() >= self._due:
                self.flush()
        except (OSError, ValueError) as error:
            raise lost_output(error) from None

    def settle(self) -> None:
        """Wait for more input, but flush in time."""
        if self._due is not None and not _is_ready(self._stdin, self._due - monotonic()):
            self.flush()

    def flush(self) -> None:
        """Flush what was collected.

        Raises:
            LostOutputError: the output takes no more.
        """
        self._due = None
        try:
            self._stdout.flush()
        except (OSError, ValueError) as error:
            raise lost_output(error) from None

    def stop(self) -> None:
        """Flush what was collected, unless the pipe is full: whoever stops us shall not wait."""
        if _is_ready(self._stdout, 0, to_write=True):
            self.flush()
        else:
            abandon("stdout")


def _is_ready(stream: BinaryIO, seconds: float, *, to_write: bool = False) -> bool:
    """Whether the stream can be read, or written, within so many seconds."""
    streams: tuple[list[BinaryIO], list[BinaryIO]] = ([], [stream]) if to_write else ([stream], [])
    try:
        return any(select.select(*streams, [], max(seconds, 0)))
    except (OSError, ValueError):  # it cannot be watched: Windows watches no pipes
        return to_write
