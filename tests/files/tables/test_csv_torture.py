"""One defect among a thousand rows costs one row at most, and its line is told."""

from __future__ import annotations

import io

import pytest

from channelpick.files.tables import csv_plain, csv_records
from channelpick.files.tables.csv_table import CsvTable
from tests.files.tables.reading import read_csv

HEADER = b"id,topic,urgency,note\n"
AT = 501
"""The row of the defect; it stands a line lower, below the header."""
BOM = b"\xef\xbb\xbf"


def good(number: int) -> bytes:
    """A sound row, without its line end."""
    return b"T%d,trade,low,all is well" % number


def whole_file(row: bytes) -> bytes:
    """A file of a thousand rows, of which this is one."""
    lines = [good(number) for number in range(1, 1001)]
    lines[AT - 1] = row
    return HEADER + b"\n".join(lines) + b"\n"


SOUND = {
    "none": (b"T501,trade,low,x", "x"),
    "quoted delimiter": (b'T501,trade,low,"a, b"', "a, b"),
    "quoted line end": (b'T501,trade,low,"a\nb"', "a\nb"),
    "quoted line ends of Windows": (b'T501,trade,low,"a\r\n\r\nb"\r', "a\r\n\r\nb"),
    "quoted quote": (b'T501,trade,low,"a ""b"" c"', 'a "b" c'),
    "nothing but quoted quotes": (b'T501,trade,low,""""""', '""'),
    "quoted nothing": (b'T501,trade,low,""', ""),
    "empty cell": (b"T501,trade,low,", ""),
    "stray quote": (b'T501,trade,low,5" tv', '5" tv'),
    "stray quotes": (b'T501,trade,low,the "best" one', 'the "best" one'),
    "blank before a quote": (b'T501,trade,low, "a"', ' "a"'),
    "NUL": (b"T501,trade,low,a\0b", "a\0b"),
    "BOM in the midst": (b"T501,trade,low," + BOM, "\ufeff"),
    "one CRLF": (b"T501,trade,low,x\r", "x"),
    "lone CR": (b"T501,trade,low,a\rb", "a\rb"),
    "lone CR and a quote": (b'T501,trade,low,a\r"b"', 'a\r"b"'),
    "lone CR in quotes": (b'T501,trade,low,"a\rb"', "a\rb"),
    "two CRs": (b"T501,trade,low,x\r\r", "x\r"),
    "blank": (b"T501,trade,low, ", " "),
    "Chinese": ("T501,trade,low,提现没到账".encode(), "提现没到账"),
    "line separator of Unicode": ("T501,trade,low,a\u2028b\x0bc\x85".encode(), "a\u2028b\x0bc\x85"),
    "formula": (b"T501,trade,low,=1+1", "=1+1"),
    "backslash": (b"T501,trade,low,a\\", "a\\"),
    "NULL, NA": (b"T501,trade,low,NULL", "NULL"),
    "megabytes": (b"T501,trade,low," + b"x" * (3 << 20), "x" * (3 << 20)),
    "megabytes of lines": (b'T501,trade,low,"' + b"x" * 999 + b"\n" * 99 + b'"', None),
}
"""A row with something odd about it that is sound -> what its last cell is."""

BAD = {
    "short": (b"T501,trade,low", "short-row", "", "3/4"),
    "long": (b"T501,trade,low,x,y", "long-row", "", "5/4"),
    "long by an unquoted delimiter": (b"T501,trade,low,a, b, c", "long-row", "", "6/4"),
    "long with quotes": (b'"T501",trade,low,"x","y"', "long-row", "", "5/4"),
    "one word": (b"oops", "short-row", "", "1/4"),
    "a quoted word": (b'"oops"', "short-row", "", "1/4"),
    "bad UTF-8": (b"T501,trade,l\xffw,x", "not-utf8", "urgency", "l\\xffw"),
    "bad UTF-8, twice": (b"T\xc3,trade,l\xffw,x", "not-utf8", "id", "T\\xc3"),
    "surrogate": (b"T501,\xed\xa0\x80,low,x", "not-utf8", "topic", "\\xed\\xa0\\x80"),
    "unclosed quote": (b'T501,trade,low,"x', "unclosed-quote", "", ""),
    "unclosed quote at the start": (b'"T501,trade,low,x', "unclosed-quote", "", ""),
    "unclosed quote after a quoted one": (b'"T501",trade,low,"x""', "unclosed-quote", "", ""),
    "text after a quote": (b'T501,trade,"lo"w,x', "text-after-quote", "", ""),
    "blank after a quote": (b'T501,trade,"low" ,x', "text-after-quote", "", ""),
    "text after a quote, among stray ones": (b'T",",b"c,d",x', "text-after-quote", "", ""),
    "short with CRLF": (b"T501,trade\r", "short-row", "", "2/4"),
    "CR after a quote": (b'T501,trade,"low"\r,x', "text-after-quote", "", ""),
}
"""A row that is not sound -> code, column and value of the reject."""

SIZES = [256, 1 << 20]


@pytest.mark.parametrize("block_bytes", SIZES)
@pytest.mark.parametrize("name", SOUND)
def test_odd_but_sound_row(name: str, block_bytes: int) -> None:
    """It arrives as it is meant, and so do the 999 others, with their lines."""
    row, note = SOUND[name]
    further = row.count(b"\n")
    read = read_csv(whole_file(row), ["id", "note"], block_bytes)

    assert read.rejects == []
    assert [one for one, _ in read.rows] == [f"T{number}" for number in range(1, 1001)]
    assert read.lines == [n + 1 + (further if n > AT else 0) for n in range(1, 1001)]
    assert note in (read.rows[AT - 1][1], None)
    assert read.records[AT - 1] == row.removesuffix(b"\r")
    assert read.records[AT] == good(AT + 1)
    assert read.ledger.continued == further


@pytest.mark.parametrize("block_bytes", SIZES)
@pytest.mark.parametrize("name", BAD)
def test_bad_row(name: str, block_bytes: int) -> None:
    """It is rejected with its line, and the 999 others arrive."""
    row, code, column, value = BAD[name]
    read = read_csv(whole_file(row), ["id", "topic", "urgency"], block_bytes)

    assert [tuple(reject) for reject in read.rejects] == [
        (AT + 1, code, column, value, "", row.removesuffix(b"\r"))
    ]
    others = [number for number in range(1, 1001) if number != AT]
    assert read.rows == [(f"T{number}", "trade", "low") for number in others]
    assert read.lines == [number + 1 for number in others]
    assert read.records == [good(number) for number in others]


@pytest.mark.parametrize("line", [b"", b" ", b"\r", b"\t \r", b"\x0b\x0c", b"   "])
def test_blank_line(line: bytes) -> None:
    """A line of white space is no row; it is counted."""
    data = whole_file(line + b"\n" + good(AT))
    read = read_csv(data, ["id"])

    assert (read.ledger.accepted, read.ledger.blank) == (1000, 1)
    assert read.lines[AT - 2 : AT] == [AT, AT + 2]


def test_blank_line_in_quotes() -> None:
    """It belongs to the record."""
    read = read_csv(b'a,b\n1,"x\n\n \ny"\n\n2,z\n', ["b"])

    assert read.rows == [("x\n\n \ny",), ("z",)]
    assert (read.ledger.continued, read.ledger.blank) == (3, 1)


def test_bad_utf8_in_a_column_not_wanted() -> None:
    """It is nobody's business."""
    read = read_csv(whole_file(b"T501,trade,low,\xff\xfe"), ["id", "urgency"])

    assert len(read.rows) == 1000
    assert read.records[AT - 1] == b"T501,trade,low,\xff\xfe"


@pytest.mark.parametrize("start", [b"T501,trade,low,", b'T501,trade,low,"'])
def test_field_of_20_megabytes(start: bytes) -> None:
    """A block grows until it holds the whole record."""
    row = start + b"0123456789" * 2_000_000 + start[15:]
    read = read_csv(whole_file(row), ["note"], 1 << 16)

    assert [len(note or "") for (note,) in read.rows[AT - 2 : AT + 1]] == [11, 20_000_000, 11]


def test_many_unclosed_quotes() -> None:
    """Each costs its own line only, also where the one closes the other."""
    rows = [b'T%d,trade,low,"x' % n if n % 3 == 0 else good(n) for n in range(3000)]
    read = read_csv(HEADER + b"\n".join(rows), ["id"], 1 << 12)

    assert [reject.line for reject in read.rejects] == list(range(2, 3002, 3))
    assert {reject.code for reject in read.rejects} == {"text-after-quote", "unclosed-quote"}
    assert read.ledger.accepted == 2000


@pytest.mark.parametrize("block_bytes", [100, 1 << 20])
def test_most_lines_of_a_record(block_bytes: int) -> None:
    """A quote that stays open longer than any ticket was never closed."""
    most = csv_records.MOST_LINES
    longest = b'1,"' + b"\n" * (most - 1) + b'"\n2,b\n'
    too_long = b'1,"' + b"\n" * most + b'"\n2,b\n'

    assert read_csv(b"a,b\n" + longest, ["a"], block_bytes).rows == [("1",), ("2",)]
    read = read_csv(b"a,b\n" + too_long, ["a"], block_bytes)
    assert [(r.line, r.code) for r in read.rejects] == [
        (2, "unclosed-quote"),
        (most + 2, "unclosed-quote"),
    ]
    assert (read.rows, read.ledger.blank) == ([("2",)], most - 1)


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_most_bytes_of_a_record(monkeypatch: pytest.MonkeyPatch, line_end: bytes) -> None:
    """Nor may it have too many bytes, unless they are in one line."""
    for module in (csv_plain, csv_records):
        monkeypatch.setattr(module, "LONGEST_LINE", 100)
    one, longest, too_long = (
        b'"' + text + b'",1" tv' + line_end
        for text in (b"x" * 200, b"x" * 80 + b"\n", b"x" * 100 + b"\n")
    )

    read = read_csv(b"a,b\n" + one + longest + too_long + b"2,3\n", ["b"])
    assert (read.rows, read.lines) == ([('1" tv',), ('1" tv',), ("3",)], [2, 3, 7])
    assert [(r.line, r.code) for r in read.rejects] == [
        (5, "unclosed-quote"),
        (6, "text-after-quote"),
    ]


def test_open_quote_in_a_long_file() -> None:
    """It is rejected long before the file ends."""
    file = io.BytesIO(b'a,b\n1,"x\n' + b"2,y\n" * 1_000_000)
    first = next(CsvTable(file, block_bytes=1 << 16).blocks(["a"], keep_records=False))

    assert [reject.line for reject in first.rejects] == [2]
    assert file.tell() < 1_000_000
