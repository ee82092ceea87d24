"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to be written, that takes its place when all of it is there.

    Until then it lies beside it under another name, which the next run uses again; so what a killed
    one has left does not pile up. If the block ends with an exception, nothing is left and what was
    at the place before stays.

    Raises:
        OSError: it cannot be written.
    """
    target = path.resolve()  # a symbolic link stays one
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:  # Ctrl-C as well
        part.unlink(missing_ok=True)
        raise
