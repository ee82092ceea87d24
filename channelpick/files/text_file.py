"""A file's text, or the reason why it cannot be had."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from channelpick.errors import Problem
from channelpick.files.encodings import guess_wide_encoding, looks_like_gbk
from channelpick.screening.foreign_text import find_unsafe

MOST_BYTES = 1_000_000
"""Larger files are refused before they are parsed. The shipped catalog has some 60 000."""


def read_text(path: str) -> str | Problem:
    """The text of a UTF-8 file (with or without BOM), or of standard input for `-`."""
    try:
        if path == "-":
            raw = _read_start(sys.stdin.buffer) if sys.stdin else b""
        else:
            with Path(path).open("rb") as file:
                raw = _read_start(file)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        return Problem(code="unreadable", values={"reason": reason})
    return text_of(raw)


def text_of(raw: bytes) -> str | Problem:
    """The text that these bytes of a file are."""
    if len(raw) > MOST_BYTES:
        return Problem(code="too-big", values={"most": f"{MOST_BYTES:,}"})
    if wide := guess_wide_encoding(raw):
        return Problem(code="other-encoding", values={"encoding": wide}, line=1, column=1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if looks_like_gbk(raw):
            values = {"encoding": "GBK"}
            return Problem(code="other-encoding", values=values, line=1, column=1)
        line, column = _place(raw[: error.start].decode("utf-8", "replace"))
        return Problem(code="not-utf8", line=line, column=column)
    text = text.replace("\r\n", "\n")
    if found := find_unsafe(text):
        line, column = _place(text[: found.start()])
        problem = Problem(
            code="old-line-ends" if found[0] == "\r" and "\n" not in text else "bad-character",
            values={"given": f"U+{ord(found[0]):04X}"},
            line=line,
            column=column,
            end_column=column + 1,
        )
        from channelpick.files.locate import with_excerpt

        return with_excerpt(problem, text)
    return text


def _read_start(file: BinaryIO) -> bytes:
    return file.read(MOST_BYTES + 1)


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")
