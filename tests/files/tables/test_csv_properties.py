"""However a CSV file is damaged, no line is lost, and blocks of any size give the same."""

from __future__ import annotations

import csv
import io
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelpick.files.tables import csv_plain, csv_records
from channelpick.files.tables.csv_table import CsvTable
from tests.files.tables import csv_oracle
from tests.files.tables.reading import read_csv

GOOD = [
    b"1,a,b",
    b'"1","a\n\nb\r\n","c"',
    b'"2","c","d"',
    b'3,"e,f",',
    b'4,"g""h",i',
    b'5,"j\nk",l',
    b",,",
    b"6,\xc3\xa9,m",
]
TOKENS = [
    b",", b'"', b'""', b"\n", b"\r\n", b"\r", b" ", b"a", b"bc", b"\xff", b"\xc3", b"\xc3\xa9",
    b"\0", b"\t", b"\xef\xbb\xbf", b';', b"x,y,z", b'"a"', b'","', b"\n\n", b"\\",
]  # fmt: skip
"""What a broken export may hold, where it matters to CSV."""
SIZES = [7, 40, 333, 1 << 20]
MOST_LINES, MOST_BYTES = 5, 30
"""Few, so that records are met with that go on for too long."""


def junk() -> st.SearchStrategy[bytes]:
    """A few tokens in any order."""
    return st.lists(st.sampled_from(TOKENS), max_size=8).map(b"".join)


@st.composite
def dirty_files(draw: st.DrawFn) -> bytes:
    """Sound rows, and among them damaged ones and junk."""
    lines = []
    for _ in range(draw(st.integers(0, 12))):
        line = draw(st.sampled_from(GOOD) | junk())
        if draw(st.integers(0, 3)) == 0:
            at = draw(st.integers(0, len(line)))
            line = line[:at] + draw(st.sampled_from(TOKENS)) + line[at:]
        lines.append(line + draw(st.sampled_from([b"\n", b"\n", b"\r\n"])))
    body = b"".join(lines)
    return body[: draw(st.integers(0, len(body)))] if draw(st.booleans()) else body


@pytest.mark.parametrize("width", [1, 2, 3])
@given(body=dirty_files())
def test_like_the_oracle(width: int, body: bytes) -> None:
    """Every line is a row, a reject, a continuation or blank, just as the slow reader says."""
    names = ["x", "y", "z"][:width]
    data = b",".join(name.encode() for name in names) + b"\n" + body
    wanted = names[-2:]
    expected = csv_oracle.read(data, width, MOST_LINES, MOST_BYTES, range(width)[-2:])

    with pytest.MonkeyPatch.context() as patch:
        for module in (csv_records, csv_plain):
            patch.setattr(module, "MOST_LINES", MOST_LINES)
            patch.setattr(module, "LONGEST_LINE", MOST_BYTES)
        readings = [read_csv(data, wanted, size) for size in SIZES]

    for read in readings:
        rows = [tuple(value.decode() for value in fields[-2:]) for _, fields in expected.rows]
        assert read.rows == rows
        assert read.lines == [line for line, _ in expected.rows]
        assert [(reject.line, reject.code) for reject in read.rejects] == expected.rejects
        assert (read.ledger.continued, read.ledger.blank) == (expected.continued, expected.blank)
        assert read.ledger.lines == body.count(b"\n") + (body[-1:] not in (b"", b"\n"))
        assert read.records == readings[-1].records
        assert read.rejects == readings[-1].rejects


@given(body=dirty_files())
def test_nothing_is_missing(body: bytes) -> None:
    """The records of rows and rejects, put together again, are the file but for blank lines."""
    read = read_csv(b"x,y,z\n" + body, ["x"], 40)
    lines = dict(enumerate(body.split(b"\n"), 2))

    texts = [(reject.line, reject.record) for reject in read.rejects]
    for first, text in texts + list(zip(read.lines, read.records, strict=True)):
        for line, part in enumerate(text.split(b"\n"), first):
            assert part in ((whole := lines.pop(line)), whole.removesuffix(b"\r"))
    assert b"".join(lines.values()).strip() == b""


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=6)


@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8),
    delimiter=st.sampled_from(",;\t|"),
    line_end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    size=st.sampled_from(SIZES),
)
def test_like_the_standard_library(
    rows: list[list[str]], delimiter: str, line_end: str, quoting: Literal[0, 1], size: int
) -> None:
    """What the standard library writes is read as it is read there."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows([["x", "y", "z"], *rows])

    read = read_csv(file.getvalue().encode(), ["x", "y", "z"], size)

    file.seek(0)
    assert read.rejects == []
    assert read.rows == [tuple(row) for row in csv.reader(file, delimiter=delimiter)][1:]


def test_no_column_wanted() -> None:
    """The rows are there all the same."""
    read = CsvTable(io.BytesIO(b'a,b\n1,"2"\n3\n4,5\n')).blocks([], keep_records=False)

    assert [(block.rows.num_rows, len(block.rejects)) for block in read] == [(2, 1)]
