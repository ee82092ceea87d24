"""JSON Lines: a bad line costs itself, and values become text."""

from __future__ import annotations

import io
import json

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelpick.errors import InputError
from channelpick.files.tables.json_lines import JsonLines
from tests.files.tables.reading import read_json

AT = 501
"""The line of the defect."""
SIZES = [256, 1 << 20]


def good(number: int) -> bytes:
    """A sound line, without its end."""
    return b'{"id": "T%d", "topic": "trade"}' % number


def whole_file(line: bytes) -> bytes:
    """A file of a thousand lines, of which this is one."""
    lines = [good(number) for number in range(1, 1001)]
    lines[AT - 1] = line
    return b"\n".join(lines)


TEXTS = {
    b'{"topic": "a"}': "a",
    b'{"topic": "a"}\r': "a",
    b' \t{"topic": "a"} ': "a",
    b"{}": None,
    b'{"topic": null}': None,
    b'{"topic": ""}': "",
    b'{"topic": true}': "true",
    b'{"topic": false}': "false",
    b'{"topic": 12}': "12",
    b'{"topic": -1.50}': "-1.5",
    b'{"topic": 12345678901234567890123}': "12345678901234567890123",
    b'{"topic": ["a", {"b": null}]}': '["a",{"b":null}]',
    b'{"topic": {"a": 1}}': '{"a":1}',
    b'{"topic": "\\u63d0\\u73b0"}': "提现",
    '{"topic": "提现\u2028"}'.encode(): "提现\u2028",
    b'{"topic": "a\\nb\\u0000"}': "a\nb\0",
    b'{"topic": "a", "topic": "b"}': "b",
    b'{"other": "\xff", "topic": "a"}': "a",
    b'{"other": {"topic": "b"}, "topic": "a"}': "a",
    b'{"answers": {"topic": "a", "x": "\xff"}}': "a",
    b'{"answers": {"topic": "a"}, "topic": "b"}': "b",
    b'{"answers": {"topic": "a"}, "topic": null}': "a",
    b'{"answers": {"topic": 5}}': "5",
    b'{"answers": {}}': None,
    b'{"answers": null}': None,
    b'{"answers": "none", "topic": "a"}': "a",
    b'{"answers": ["topic"], "topic": "a"}': "a",
    b'{"topic": "' + b"x" * 100_000 + b'"}': "x" * 100_000,
}
"""A sound line -> the text of its topic."""

BAD = {
    b'{"topic": "a"': "bad-json",
    b'{"topic": "a"}}': "bad-json",
    b'{"topic": "a"}{}': "bad-json",
    b"{'topic': 'a'}": "bad-json",
    b'{"topic": NaN}': "bad-json",
    b'{"topic": "a\rb"}': "bad-json",
    b'{"topic": 1e999}': "bad-json",
    b'{"answers": {"topic": 1e999}}': "bad-json",
    b'{"answers": 5, "topic": "a': "bad-json",
    b'{"a":' * 9999: "bad-json",
    b"topic": "bad-json",
    b"\xef\xbb\xbf{}": "bad-json",
    b'["topic"]': "not-an-object",
    b"null": "not-an-object",
    b'"a"': "not-an-object",
    b" 5 ": "not-an-object",
    b'{"topic": "l\xffw"}': "not-utf8",
    b'{"answers": {"topic": "l\xffw"}}': "not-utf8",
}
"""A line that is not sound -> code of the reject."""


@pytest.mark.parametrize("block_bytes", SIZES)
@pytest.mark.parametrize("line", TEXTS)
def test_value_as_text(line: bytes, block_bytes: int) -> None:
    """It is what JSON writes, unless it is a text; and the 999 other lines arrive."""
    read = read_json(whole_file(line), ["topic"], block_bytes)

    assert (read.rejects, read.lines) == ([], list(range(1, 1001)))
    assert read.rows == [(TEXTS[line] if n == AT else "trade",) for n in range(1, 1001)]
    assert read.records[AT - 1] == line.removesuffix(b"\r")


@pytest.mark.parametrize("block_bytes", SIZES)
@pytest.mark.parametrize("line", BAD)
def test_bad_line(line: bytes, block_bytes: int) -> None:
    """It is rejected with its number, and the 999 others arrive."""
    read = read_json(whole_file(line), ["id", "topic"], block_bytes)

    assert [(r.line, r.code, r.record) for r in read.rejects] == [(AT, BAD[line], line)]
    others = [number for number in range(1, 1001) if number != AT]
    assert read.rows == [(f"T{number}", "trade") for number in others]
    assert read.lines == others
    assert read.records == [good(number) for number in others]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (b'{"topic": "l\xffw"}', "l\\xffw"),
        (b'{"topic": ', "Input data was truncated"),
        (b"[]", ""),
    ],
)
def test_what_is_wrong(line: bytes, value: str) -> None:
    """The reject says more of it where there is more to say."""
    (reject,) = read_json(line, ["topic"]).rejects

    assert reject.value == value


@pytest.mark.parametrize("line", [b"", b" ", b"\r", b"\t \r"])
def test_blank_line(line: bytes) -> None:
    """It is counted, and no row."""
    read = read_json(whole_file(line), ["id"])

    assert (read.ledger.accepted, read.ledger.blank) == (999, 1)
    assert read.lines[AT - 1] == AT + 1


@pytest.mark.parametrize(
    ("data", "columns"),
    [
        (b"", ()),
        (b"\n[1]\n", ()),
        (b'\xef\xbb\xbf{"b": 1, "a": 2}', ("b", "a")),
        (b'{"b": 1}\nbad\n{"a": 2, "b": 3}\r\n', ("b", "a")),
        (b'{"id": 1, "answers": {"topic": "x", "id": 2}, "at": 3}', ("id", "topic", "at")),
        (b'{"answers": "none"}\n{"answers": null}', ("answers",)),
        (b'{"a\\"b": 1, "c\\nd": 2, "e\\\\f": 3, "g": 4}', ("g",)),
        ('{"编号": 1}'.encode(), ("编号",)),
    ],
)
def test_columns(data: bytes, columns: tuple[str, ...]) -> None:
    """They are the keys in order of appearance, also those of `answers`."""
    assert JsonLines(io.BytesIO(data)).columns == columns


def test_some_have_answers() -> None:
    """The others are read all the same."""
    lines = b'{"answers": {"topic": "a"}}\n{"topic": "b"}\n{}\n{"answers": "c"}'
    read = read_json(lines, ["topic"])

    assert read.rows == [("a",), ("b",), (None,), (None,)]


def test_answers_themselves() -> None:
    """Whoever wants them whole gets them whole."""
    read = read_json(b'{"id": 1, "answers": {"topic": "x"}}', ["answers", "none"])

    assert read.rows == [('{"topic":"x"}', None)]


def test_kinds_of_columns() -> None:
    """Columns are text, also where no sound line has a value: in later blocks one may."""
    table = JsonLines(io.BytesIO(b'{"topic": "l\xffw", "x": null}\n{"id": 1}\n'))
    (block,) = table.blocks(["id", "topic", "x", "none"], keep_records=False)

    assert block.rows.schema.types == [pa.string()] * 3 + [pa.null()]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_other_encoding(encoding: str) -> None:
    """It is told at once, and once."""
    with pytest.raises(InputError, match="other-encoding"):
        JsonLines(io.BytesIO(whole_file(good(AT)).decode().encode(encoding)))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text("ab"), inner, max_size=2),
    max_leaves=4,
)
OBJECTS = st.dictionaries(st.sampled_from(["id", "topic", "x"]), VALUES)
DAMAGED = st.sampled_from([b"", b"  ", b"[]", b"{", b"{}}", b'{"id": 1', b'"id"', b"\xff"])


@given(
    lines=st.lists(OBJECTS | DAMAGED, max_size=12),
    line_end=st.sampled_from([b"\n", b"\r\n"]),
    is_ended=st.booleans(),
)
def test_every_line_is_accounted_for(
    lines: list[dict[str, object] | bytes], line_end: bytes, is_ended: bool
) -> None:
    """Objects arrive with their lines, as the standard library reads them; blocks of any size."""
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    data = line_end.join(raw) + line_end * (is_ended and bool(raw))
    expected = [(n, line) for n, line in enumerate(lines, 1) if isinstance(line, dict)]

    for size in (1, 7, 100, 1 << 20):
        read = read_json(data, ["topic", "id"], size)
        assert read.lines == [number for number, _ in expected]
        assert read.rows == [(text(o.get("topic")), text(o.get("id"))) for _, o in expected]
        bad = [n for n, line in enumerate(lines, 1) if isinstance(line, bytes) and line.strip()]
        assert [reject.line for reject in read.rejects] == bad


def text(value: object) -> str | None:
    """What a cell must be."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize(
    "lines",
    [
        [b'{"n":1}{"n":2}', b""],
        [b"{", b'"n":1}', b'{"n":2}{"n":3}'],
        [b'{"n":1} {"n":2}', b'{"n":3}'],
        [b'{"m":{}', b'{"n":1}}', b'{"n":2}{"n":3}'],
    ],
)
def test_a_line_is_an_object(lines: list[bytes]) -> None:
    """Objects over several lines, or several in a line, are faults, however many there are."""
    sound = [b'{"n":0}'] * 3
    table = JsonLines(io.BytesIO(b"\n".join([*sound, *lines, *sound, b""])))

    blocks = list(table.blocks(["n"], keep_records=True))

    kept = [line for line in lines if _is_object(line)]
    found = pa.chunked_array([block.records for block in blocks if block.records is not None])
    assert found.to_pylist() == [*sound, *kept, *sound]


def _is_object(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True
