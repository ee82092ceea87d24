"""Lines that are written alike are read at once, and just as if they were read one by one."""

from __future__ import annotations

import json
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelpick.files.tables import json_plain
from channelpick.files.tables.json_rows import RowReader, Rows
from channelpick.files.tables.json_shapes import shape_of

WANTED = ["topic", "count", "at", "none"]
LINES = {
    "compact": b'{"id":12,"topic":"trade","at":"2026-01-01","count":7,"x":-1.5e3}',
    "spaced": b' { "topic" : "tr ade" , "count" : 10 , "y" : 5 , "z" : false } ',
    "escaped": rb'{"text":"a \"b\" \\ \u63d0\n","topic":"trade","count":12}',
    "half characters": rb'{"text":"\ud83d\ude00","topic":"trade"}',
    "escaped in what is wanted": rb'{"text":"\\","topic":"tr\u0061de\\","count":0}',
    "not ASCII": '{"编号":"提现","topic":"提 现","count":123}'.encode(),
    "answers": b'{"answers":{"topic":"trade","count":3},"at":"2026-01-01"}',
    "answers last": b'{"id":5, "answers": {"count": 3, "topic": "a" } }',
    "one key": b'{"topic":"trade"}',
    "one number": b'{"count":12}',
}
SIGNS = [bytes([sign]) for sign in b'"\\{}[]:, \t\r\x00\x7fa0-1.eEu/n\xff\xe6']


def both(lines: list[bytes], monkeypatch: pytest.MonkeyPatch) -> tuple[Rows, Rows]:
    """What is read at once where it can be, and what is read one by one."""
    data = b"".join(line + b"\n" for line in lines)
    at_once = RowReader(WANTED).read(data)
    with monkeypatch.context() as patch:
        patch.setattr(json_plain, "_FEWEST", len(lines) + 1)
        return at_once, RowReader(WANTED).read(data)


def assert_same(found: Rows, expected: Rows) -> None:
    """Every line means the same."""
    assert found.found.rows.tolist() == expected.found.rows.tolist()
    for column, other in zip(found.found.columns, expected.found.columns, strict=True):
        assert column.to_pylist() == other.to_pylist()
    assert [*found.faults] == [*expected.faults]  # of two mistakes either may be seen first
    assert found.blank == expected.blank
    assert [*found.texts] == [*expected.texts]


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_any_sign_is_another(line: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each sign of a line is replaced by others, one is put before it, or it is missing."""
    places = range(len(line))
    lines = [line] * 40
    lines += [line[:n] + sign + line[n + 1 :] for n, sign in product(places, SIGNS)]
    lines += [line[:n] + sign + line[n:] for n, sign in product(places, SIGNS)]
    lines += [line[:n] + line[n + size :] for n, size in product(places, (1, 2, 3))]

    found, expected = both(lines, monkeypatch)

    assert_same(found, expected)
    assert len(expected.faults) > len(lines) / 4


OBJECTS = st.fixed_dictionaries(
    {"id": st.integers(), "topic": st.text(max_size=5)},
    optional={
        "count": st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False),
        "at": st.none() | st.text('a"\\\n提', max_size=3),
        "text": st.text(max_size=3),
        "answers": st.text(max_size=3) | st.fixed_dictionaries({"topic": st.text(max_size=3)}),
    },
)
# Whether a key that is not UTF-8 is read at all depends on the keys that were seen before.
DAMAGE = st.lists(
    st.tuples(st.integers(0, 200), st.sampled_from([b"", *SIGNS[: SIGNS.index(b"\xff")]])),
    max_size=2,
)


@given(st.lists(st.tuples(OBJECTS, st.booleans(), DAMAGE), min_size=1, max_size=60))
def test_mixed(rows: list[tuple[dict[str, object], bool, list[tuple[int, bytes]]]]) -> None:
    """Several shapes in one piece, and whatever happens to lines."""
    lines = []
    for said, ascii_only, damage in rows:
        line = json.dumps(said, ensure_ascii=ascii_only).encode("utf-8", "replace")
        for place, sign in damage:
            line = line[: place % len(line)] + sign + line[place % len(line) + 1 :]
        lines.append(line.replace(b"\n", b" "))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_plain, "_FEWEST", 1)
        assert_same(*both(lines, patch))


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_read_at_once(line: bytes) -> None:
    """All but lines with escapes in a wanted value, or such that stand for half a character."""
    parts = json_plain.PlainReader(WANTED).read(json_plain.Lines((line + b"\n") * 100))

    is_plain = line not in (LINES["escaped in what is wanted"], LINES["half characters"])
    assert sum(len(part.rows) for part in parts) == 100 * is_plain


def test_answers_themselves() -> None:
    """Whoever wants them gets them whole."""
    rows = RowReader(["answers", "at"]).read((LINES["answers"] + b"\n") * 100)

    columns = [column.to_pylist() for column in rows.found.columns]
    assert columns == [['{"topic":"trade","count":3}'] * 100, ["2026-01-01"] * 100]


def test_shapes_are_learnt_anew() -> None:
    """An archive whose objects change their keys again and again is still read at once."""
    reader = json_plain.PlainReader(WANTED)
    for number in range(40):
        lines = json_plain.Lines(b'{"topic":"a","key-%d":1}\n' % number * 100)
        assert sum(len(part.rows) for part in reader.read(lines)) == 100


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b"[]",
        b'{"a":1}{"b":2}',
        b'{"a":[1]}',
        b'{"a":{"b":1}}',
        b'{"answers":{}}',
        b'{"a":1,"answers":{"a":1}}',
        b'{"answers":{"a":1},"answers":{"b":1}}',
        b'{"a":1,"a":2}',
        b'{"a":1,}',
    ],
)
def test_no_shape(line: bytes) -> None:
    """Values in values, keys that come twice or are no UTF-8, and what is no object."""
    assert shape_of(line) is None
