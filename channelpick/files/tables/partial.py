"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from channelpick.errors import InputError, Problem


class Sink(Protocol):
    """Where bytes go."""

    def write(self, data: Any, /) -> object:
        """Write all of them."""


@contextmanager
def whole_file(path: Path, *, in_new_folder: bool = False) -> Iterator[BinaryIO]:
    """A file to be written, that takes its place when all of it is there.

    Until then it lies beside it under another name, which the next run uses again; so what a killed
    one has left does not pile up. If the block ends with an exception, nothing is left and what was
    at the place before stays.

    What is no ordinary file, such as a named pipe, is simply written to.

    Args:
        path: its place.
        in_new_folder: whether folders that are not there are made.

    Raises:
        InputError: it cannot be written.
    """
    target = path.resolve()  # a symbolic link stays one
    is_special = target.exists() and not target.is_file()
    part = target if is_special else target.with_name(f".{target.name}.part")
    try:
        if in_new_folder:
            target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield file
            file.flush()
            if not is_special:
                os.fsync(file.fileno())
        part.replace(target)
    except BaseException as error:  # Ctrl-C as well
        if not is_special:
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            values = {"reason": error.strerror or str(error)}
            raise InputError([Problem(code="unwritable", values=values)], str(path)) from None
        raise
