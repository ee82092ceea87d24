"""What only TOML 1.1 allows."""

from __future__ import annotations

import sys
import tomllib

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from channelpick.files.newer_toml import find_newer_toml
from tests.support import SHIPPED


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("x = {\n a = 1,\n b = 2\n}", ["1:5-6"]),
        ("x = { a = 1, }", ["1:12-13"]),
        ("x = { a = 1, # one\n}", ["1:5-6", "1:12-13"]),
        (r'x = ["a\e", "\\e\x41"]', ["1:8-10", "1:17-21"]),
        ("x = [07:30, 2026-11-22T07:30Z]", ["1:6-11", "1:13-30"]),
        ("x = 2026-11-22 07:30", ["1:16-21"]),
        ("x = { a = [\n1,\n] }", []),
        ("x = 'a\\e' # 07:30 { a = 1, }", []),
        ('x = "07:30" # \\e', []),
        ("x = 07:30:00", []),
        (SHIPPED.read_text("utf-8"), []),
    ],
    ids=range(11),
)
def test_places(text: str, marked: list[str]) -> None:
    """Each use is marked in its place; texts, comments and TOML 1.0 raise no alarm."""
    tomli.loads(text)

    found = find_newer_toml(text)

    assert marked == [f"{p.line}:{p.column}-{p.end_column}" for p in found]
    assert {(p.code, p.severity) for p in found} <= {("toml-1.1", "warning")}


PIECES = st.sampled_from(
    [
        *"{}[],\n# \"'1Z",
        "x = ",
        "a = ",
        '"""',
        "\\e",
        "\\x41",
        "\\\\",
        "07:30",
        "07:30:00",
        "2026-11-22T",
        "2026-11-22 ",
        "+08:00",
    ]
)
VALUES = st.recursive(
    st.sampled_from(["1", "07:30", "2026-11-22T07:30", '"\\\\e"', '"\\e"', "'\\e'", '"""\n{"""']),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["[%s]", "[\n%s,\n]", "[%s # ,}\n]"]), inner),
        st.tuples(st.sampled_from(["{ a = %s }", "{ a = %s, }", "{\na = %s }"]), inner),
    ).map(lambda pair: pair[0].replace("%s", pair[1])),
    max_leaves=3,
)


@pytest.mark.skipif(sys.version_info >= (3, 15), reason="its tomllib reads TOML 1.1")
@given(VALUES.map("x = {}".format) | st.lists(PIECES, max_size=10).map("".join))
def test_exactly_what_older_parsers_refuse(text: str) -> None:
    """There is a warning if, and only if, a parser of TOML 1.0 refuses what tomli accepts."""
    try:
        tomli.loads(text)
    except ValueError:
        return
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert find_newer_toml(text)
    else:
        assert not find_newer_toml(text)
