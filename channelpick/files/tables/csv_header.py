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
_MOST_BYTES = 1 << 20
"""A header that goes on for longer has an open quote."""
_QUOTED = re.compile(rb'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Header:
    """The first record of a CSV file that is not blank."""

    columns: tuple[str, ...]
    delimiter: bytes
    lines: int
    """How many lines of the file it takes, with blank ones before it."""
    end: int
    """Where the rows begin."""


def read_header(data: bytes, *, final: bool) -> Header | None:
    """The header of the file that begins with these whole lines; None if it is not all there.

    Raises:
        InputError: there is none, a name is missing or doubled, or it is not UTF-8.
    """
    final |= len(data) > _MOST_BYTES
    start = len(BOM) if data.startswith(BOM) else 0
    while data.startswith((b"\n", b"\r\n"), start):
        start = data.index(b"\n", start) + 1
    if start == len(data):
        if final:
            raise InputError([Problem(code="no-header")])
        return None
    stop = data.index(b"\n", start)
    _check_encoding(data[:stop], is_all=final and stop == len(data) - 1)
    delimiter = _sniff(data[start:stop])
    record = read_record(data, start, len(data), delimiter)
    line = data.count(b"\n", 0, start) + 1
    if not isinstance(record, Record):
        if final or record != "unclosed-quote":
            raise InputError([Problem(code=record, line=line)])
        return None
    columns = _names(record.values(data), line)
    return Header(columns, delimiter, data.count(b"\n", 0, record.end), record.end)


def _check_encoding(line: bytes, *, is_all: bool) -> None:
    """Refuse what the first line shows to be something else; rows speak for themselves later."""
    if encoding := guess_wide_encoding(line) or _guess_gbk(line):
        values = {"encoding": encoding}
        raise InputError([Problem(code="other-encoding", values=values, line=1, column=1)])
    if is_all and b"\r" in line.removesuffix(b"\r"):
        raise InputError([Problem(code="old-line-ends")])


def _guess_gbk(line: bytes) -> str:
    try:
        line.decode()
    except UnicodeDecodeError:
        return "GBK" if looks_like_gbk(line) else ""
    return ""


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
