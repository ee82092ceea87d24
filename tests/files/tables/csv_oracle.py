"""CSV read sign by sign, slowly and without any of the program's code, to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Reading:
    """What became of each line of a file below its header."""

    rows: list[tuple[int, list[bytes]]] = field(default_factory=list)
    """Line and fields of every sound record."""
    rejects: list[tuple[int, str]] = field(default_factory=list)
    """Line and code."""
    continued: int = 0
    blank: int = 0


class _MalformedError(Exception):
    """Holds the code."""


def read(
    data: bytes, width: int, most_lines: int, most_bytes: int, wanted: Sequence[int]
) -> Reading:
    """What a comma-separated file says whose header takes one line.

    Args:
        most_lines: of a record; `most_bytes` of one that has several lines, with inner line ends.
        wanted: of which fields it matters whether they are UTF-8.
    """
    reading = Reading()
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    number = 1
    while number < len(lines):
        if not lines[number].strip():
            reading.blank += 1
            number += 1
            continue
        try:
            fields, taken = _record(_first(lines[number : number + most_lines], most_bytes), width)
            if len(fields) != width:
                raise _MalformedError("short-row" if len(fields) < width else "long-row")
        except _MalformedError as error:
            reading.rejects.append((number + 1, str(error)))
            number += 1
            continue
        if all(_is_utf8(fields[index]) for index in wanted):
            reading.rows.append((number + 1, fields))
        else:
            reading.rejects.append((number + 1, "not-utf8"))
        reading.continued += taken - 1
        number += taken
    return reading


def _first(lines: list[bytes], most_bytes: int) -> list[bytes]:
    """The first line, and those after it as long as all together are not too long."""
    count = 1
    while count < len(lines) and len(b"\n".join(lines[: count + 1])) < most_bytes:
        count += 1
    return lines[:count]


def _is_utf8(value: bytes) -> bool:
    return value.decode("utf-8", "ignore").encode() == value


def _record(lines: list[bytes], width: int) -> tuple[list[bytes], int]:
    """The fields of the record that begins here, and how many lines it takes."""
    text = b"".join(line + b"\n" for line in lines)
    fields: list[bytes] = []
    value, state, at, taken = b"", "start", 0, 1
    while at < len(text):
        sign = text[at : at + 1]
        at += 1
        is_end = sign == b"\n" or text[at - 1 : at + 1] == b"\r\n"
        if state == "quoted":
            taken += sign == b"\n"
            if sign != b'"':
                value += sign
            elif text[at : at + 1] == b'"':
                value += sign
                at += 1
            else:
                state = "closed"
        elif sign == b"," or is_end:
            fields.append(value)
            value, state = b"", "start"
            if is_end:
                return fields, taken
            if len(fields) > width and taken > 1:  # nobody need know how much more there is
                raise _MalformedError("long-row")
        elif state == "closed":
            raise _MalformedError("text-after-quote")
        elif state == "start" and sign == b'"':
            state = "quoted"
        else:
            value += sign
            state = "bare"
    raise _MalformedError("unclosed-quote")
