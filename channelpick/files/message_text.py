"""A message that may hold secrets: nothing of it, nor of its supposed path, goes into an error."""

from __future__ import annotations

import sys
from pathlib import Path

from channelpick.errors import InputError, Problem

_MOST_BYTES = 40_003
"""Four for each of the characters that are looked through, and a byte order mark."""


def read_message(path: str, most: int) -> str:
    """The text of this UTF-8 file, or of standard input for `-`, with its own line ends.

    Args:
        path: where it is.
        most: how many characters it may have.

    Raises:
        InputError: it cannot be read, is no UTF-8, or is longer.
    """
    try:
        if path == "-":
            raw = sys.stdin.buffer.read(_MOST_BYTES + 1) if sys.stdin else b""
        else:
            with Path(path).open("rb") as file:
                raw = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError):  # ValueError: a NUL in the path
        raise InputError([Problem(code="no-text-file", path=("FILE",))]) from None
    try:
        text = raw.decode("utf-8-sig") if len(raw) <= _MOST_BYTES else ""
    except UnicodeDecodeError:
        raise InputError([Problem(code="not-utf8", path=("FILE",))]) from None
    if len(raw) > _MOST_BYTES or len(text) > most:
        values = {"most": f"{most:,}"}
        raise InputError([Problem(code="long-text", path=("FILE",), values=values)])
    return text
