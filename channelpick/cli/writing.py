"""Standard output and standard error, which may be closed, full, or read by nobody.

It imports next to nothing, so that an answer that is ready at once is written at once.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Literal


class LostOutputError(Exception):
    """Standard output took nothing, or not everything. An empty reason: whoever reads has enough.

    It is no OSError, because Typer takes those of a closed pipe for its own and exits with 1.
    """


def prepare_streams() -> None:
    """Let no character that an encoding lacks stop the output."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def write(text: str) -> None:
    """Write a result to standard output.

    Raises:
        LostOutputError: there is none, or it takes no more.
    """
    _put(text, lambda stdout: stdout)


def write_bytes(data: bytes) -> None:
    """Write a part of a result to standard output, just as it is.

    Raises:
        LostOutputError: there is none, or it takes no more.
    """
    _put(data, lambda stdout: stdout.buffer)


def _put(data: str | bytes, stream_of: Callable[[Any], Any]) -> None:
    if sys.stdout is None:
        raise LostOutputError("stdout")
    try:
        stream = stream_of(sys.stdout)
        stream.write(data)
        stream.flush()
    except (OSError, ValueError) as error:  # ValueError: closed
        raise lost_output(error) from None
    except BaseException:  # stopped while a pipe was full
        abandon("stdout")
        raise


def lost_output(error: OSError | ValueError) -> LostOutputError:
    """What to raise for an output that takes no more."""
    if isinstance(error, BrokenPipeError):
        return LostOutputError()
    return LostOutputError(getattr(error, "strerror", None) or str(error))


def tell(text: str) -> None:
    """Say something on standard error; if nobody listens, so be it."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(text if text.endswith("\n") else text + "\n")
            sys.stderr.flush()
    except (OSError, ValueError):
        abandon("stderr")
    except BaseException:
        if not sys.stderr.isatty():  # stopped while a pipe was full; a terminal takes more
            abandon("stderr")
        raise


def abandon(stream: Literal["stdout", "stderr"]) -> None:
    """Keep the interpreter from failing, or waiting, once more when it flushes at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), getattr(sys, stream).fileno())
    except (OSError, ValueError, AttributeError):
        setattr(sys, stream, None)
