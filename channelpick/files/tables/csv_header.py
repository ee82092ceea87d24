"""What the first line of a CSV file says: the delimiter and the names of the columns."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from channelpick.errors import InputError, Problem
from channelpick.files.encodings import guess_wide_encoding, looks_like_gbk
from channelpick.files.tables.csv_record import Record, read_record

BOM = b"\xef\xbb\xbf"
DELIMITERS = (b",", b";", b"\t", b"|")
"""What may stand between fields. The header has most of it."""
_QUOTED = re.compile(rb'"[^"]*"')
_LOOKED_AT = 1 << 16


@dataclass(frozen=True, slots=True)
class Header:
    """The first record of a CSV file that is not blank."""

    columns: tuple[str, ...]
    delimiter: bytes
    lines: int
    """How many lines of the file it takes, with blank ones before it."""
    end: int
    """Where the rows begin."""


def read_header(data: bytes) -> Header:
    """The header of the file that begins with these whole lines.

    Raises:
        InputError: there is none, a name is missing or doubled, or it is not UTF-8.
    """
    _check_encoding(data)
    body = data.removeprefix(BOM)
    start = len(data) - len(body) + len(body) - len(body.lstrip(b" \v\f\r\n"))
    if start == len(data):
        raise InputError([Problem(code="no-header")])
    delimiter = _sniff(data[start : data.index(b"\n", start)])
    record = read_record(data, start, len(data), delimiter)
    line = data.count(b"\n", 0, start) + 1
    if not isinstance(record, Record):
        raise InputError([Problem(code=record, line=line)])
    columns = _names(record.values(data), line)
    return Header(columns, delimiter, data.count(b"\n", 0, record.end), record.end)


def _check_encoding(data: bytes) -> None:
    if encoding := guess_wide_encoding(data[:_LOOKED_AT]) or _guess_gbk(data):
        raise InputError([Problem(code="other-encoding", values={"encoding": encoding})])
    if data.count(b"\n") == 1 and b"\r" in data.removesuffix(b"\n").removesuffix(b"\r"):
        raise InputError([Problem(code="old-line-ends")])


def _guess_gbk(data: bytes) -> str:
    """`GBK` if most of the first lines are; one that is may be an accident."""
    lines = data[: data.rfind(b"\n", 0, _LOOKED_AT) + 1 or len(data)].split(b"\n")
    foreign = [line for line in lines if not _is_utf8(line)]
    return "GBK" if len(foreign) * 2 > len(lines) and looks_like_gbk(b"\n".join(foreign)) else ""


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _sniff(line: bytes) -> bytes:
    counted = Counter(_QUOTED.sub(b"", line))
    most = max(DELIMITERS, key=lambda delimiter: counted[delimiter[0]])
    return most if most in line else DELIMITERS[0]


def _names(values: list[bytes], line: int) -> tuple[str, ...]:
    try:
        names = tuple(value.decode() for value in values)
    except UnicodeDecodeError:
        raise InputError([Problem(code="not-utf8", line=line)]) from None
    problems = [
        Problem(code="unnamed-column", values={"number": str(number)}, line=line)
        for number, name in enumerate(names, 1)
        if not name.strip()
    ]
    problems += [
        Problem(code="twice-named", values={"given": name}, line=line)
        for name, count in Counter(names).items()
        if count > 1 and name.strip()
    ]
    if problems:
        raise InputError(problems)
    return names
