"""What the first line of a CSV file may say."""

from __future__ import annotations

import io

import pytest

from channelpick.errors import InputError
from channelpick.files.tables import whole_lines
from channelpick.files.tables.csv_table import CsvTable

BOM = b"\xef\xbb\xbf"
SOUND = [
    (b"a,b\n1,2", ("a", "b"), b","),
    (BOM + b"a,b\n", ("a", "b"), b","),
    (BOM + b'"a",b\r\n', ("a", "b"), b","),
    (b"a;b\n", ("a", "b"), b";"),
    (b"a\tb\r\n", ("a", "b"), b"\t"),
    (b"a|b", ("a", "b"), b"|"),
    (b"a", ("a",), b","),
    (b"a,b;c,d\n", ("a", "b;c", "d"), b","),
    (b'"a,b,c";d\n', ("a,b,c", "d"), b";"),
    (b'"a ""x""\nb",c\n1,2\n', ('a "x"\nb', "c"), b","),
    (b"\n\r\na,b\n", ("a", "b"), b","),
    (b" a ,b\n", (" a ", "b"), b","),
    ("编号,主题\n".encode(), ("编号", "主题"), b","),
    (b"a,b\n\xc4\xe3,\xba\xc3\n", ("a", "b"), b","),  # GBK below it
]
BROKEN = [
    (b"", ["no-header"]),
    (b"\n\r\n\n", ["no-header"]),
    (BOM, ["no-header"]),
    (b"a,,b\n", ["unnamed-column"]),
    (b"a,b, \n", ["unnamed-column"]),
    (b"a,b,a,b,a\n", ["twice-named", "twice-named"]),
    (b",,a,a\n", ["unnamed-column", "unnamed-column", "twice-named"]),
    (b'a,"b\n1,2\n', ["unclosed-quote"]),
    (b'"a"x,b\n', ["text-after-quote"]),
    ("编号,主题\n".encode("gb18030"), ["other-encoding"]),
    ("a,b\n1,2\n".encode("utf-16"), ["other-encoding"]),
    ("id,topic\n1,2\n".encode("utf-16-le"), ["other-encoding"]),
    ("id,topic\n1,2\n".encode("utf-16-be"), ["other-encoding"]),
    (b"a,b\xff\n", ["not-utf8"]),
    (b"a,b\r1,2\r3,4\r", ["old-line-ends"]),
]


@pytest.mark.parametrize("block_bytes", [1, 5, 1 << 20])
@pytest.mark.parametrize(("data", "columns", "delimiter"), SOUND)
def test_sound(data: bytes, columns: tuple[str, ...], delimiter: bytes, block_bytes: int) -> None:
    """The names are as they stand there; the delimiter is what most stands between them."""
    table = CsvTable(io.BytesIO(data), block_bytes=block_bytes)

    assert (table.columns, table.delimiter) == (columns, delimiter)


@pytest.mark.parametrize("block_bytes", [1, 5, 1 << 20])
@pytest.mark.parametrize(("data", "codes"), BROKEN)
def test_broken(data: bytes, codes: list[str], block_bytes: int) -> None:
    """Without a header that can be used there is no table."""
    with pytest.raises(InputError) as caught:
        CsvTable(io.BytesIO(data), block_bytes=block_bytes)

    assert [problem.code for problem in caught.value.problems] == codes


def test_lines_below_the_header() -> None:
    """They are counted from the beginning of the file."""
    table = CsvTable(io.BytesIO(b'\n"a\nb",c\n\n1,2\n'))
    (block,) = table.blocks(["c"], keep_records=False)

    assert block.lines.tolist() == [5]
    assert block.records is None


def test_open_quote_in_the_header_of_a_long_file() -> None:
    """It is told before all of the file has been read."""
    file = io.BytesIO(b'a,"b\n' + b"1,2\n" * 3_000_000)

    with pytest.raises(InputError, match="unclosed-quote"):
        CsvTable(file, block_bytes=1 << 16)
    assert file.tell() < 3_000_000


def test_endless_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has no line ends is no table, and is not read to its end."""
    monkeypatch.setattr(whole_lines, "LONGEST_LINE", 1000)
    file = io.BytesIO(b"a,b\n1,2\n" + b"x" * 100_000)
    blocks = CsvTable(file, block_bytes=100).blocks(["a"], keep_records=False)

    assert next(blocks).rows.to_pydict() == {"a": ["1"]}
    with pytest.raises(InputError, match="endless-line"):
        next(blocks)
    assert file.tell() < 10_000
