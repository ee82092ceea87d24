"""Writing a file so that nobody ever finds half of it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def replace_file(path: str, content: bytes) -> None:
    """Put this content in the place of a file that exists; its permissions stay.

    A symbolic link stays one: the file that it leads to is replaced.

    Raises:
        OSError: it could not be done; the file is as it was.
    """
    target = Path(path).resolve(strict=True)
    # In the same folder, because a rename is atomic within one file system only.
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:  # Ctrl-C as well
        temporary.unlink()
        raise
