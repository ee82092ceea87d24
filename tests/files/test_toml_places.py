"""Places in a TOML text: every value, key and header, or none."""

from __future__ import annotations

import copy
import re
from functools import reduce
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from channelpick.errors import KeyPath
from channelpick.files.toml_places import DEEPEST, Places, Span, find_places, line_of
from tests.files.toml_texts import NASTY, toml_texts
from tests.support import DATA, SHIPPED

SHIPPED_TEXT = SHIPPED.read_text("utf-8")
EXAMPLES: dict[str, str] = tomli.loads((DATA / "toml_places.toml").read_text("utf-8"))


def parse(text: str) -> dict[str, Any]:
    """What tomli makes of a text, which it wants without a byte order mark."""
    return tomli.loads(text.removeprefix("\ufeff"))


def parse_or_none(text: str) -> dict[str, Any] | None:
    """What tomli makes of a text, if it accepts it."""
    try:
        return parse(text)
    except ValueError:
        return None


def at(data: Any, path: KeyPath) -> Any:
    """The value at the end of a path."""
    return reduce(lambda value, step: value[step], path, data)


def assert_exact(text: str, data: dict[str, Any], places: Places) -> None:
    """Each place is that of its value, key or header, without a character too many or too few."""
    for path, span in places.values.items():
        assert_value(text, path, span, at(data, path))
        if isinstance(path[-1], str):
            assert re.fullmatch(r"[ \t]*=[ \t]*", text[places.keys[path][1] : span[0]])
        above = [(), *(table for table, header in places.headers.items() if header < span)]
        assert path[: len(above[-1])] == above[-1]
    for path, (start, end) in places.keys.items():
        assert list(tomli.loads(f"{text[start:end]} = 0")) == [path[-1]]
    for path, (start, end) in places.headers.items():
        entry = isinstance(path[-1], int)
        steps = tuple(step for step in path if isinstance(step, str))
        assert at(tomli.loads(text[start:end]), steps) == ([{}] if entry else {})


def assert_value(text: str, path: KeyPath, span: Span, value: Any) -> None:
    """The slice is the value, without the blanks, commas and comments around it."""
    piece = text[slice(*span)]
    # As an entry of a list, a piece with a comma or a comment at its end would be a mistake.
    assert (path, repr([value, 0])) == (path, repr(tomli.loads(f"v = [{piece}, 0]")["v"]))
    assert piece == piece.strip(" \t\r\n")


def paths_of(value: Any, path: KeyPath = ()) -> set[KeyPath]:
    """All paths to a plain value."""
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        return {found for step, child in inner for found in paths_of(child, (*path, step))}
    return {path}


def assert_replaceable(text: str, data: dict[str, Any], places: Places) -> None:
    """Writing over the slice of a value changes this value and nothing else."""
    for path, (start, end) in places.values.items():
        expected = copy.deepcopy(data)
        at(expected, path[:-1])[path[-1]] = "another"

        assert repr(expected) == repr(parse(f'{text[:start]}"another"{text[end:]}'))


def with_mark_and_line_ends(text: str) -> list[str]:
    """The text as different editors save it."""
    crlf = text.replace("\n", "\r\n")
    return [text, crlf, f"\ufeff{text}", f"\ufeff{crlf}"]


@given(toml_texts(), st.sampled_from(["", "\ufeff"]))
def test_every_leaf(text: str, mark: str) -> None:
    """The slice at the position of every leaf re-parses to its value.

    Whole: "for every leaf of any generated valid TOML document (CRLF, BOM, dotted, inline, arrays
    of tables, escapes, emoji), the slice at its position re-parses to its value."
    """
    marked, data = mark + text, tomli.loads(text)

    places = find_places(marked, data)

    assert paths_of(data) <= places.values.keys()
    assert_exact(marked, data, places)
    assert_replaceable(marked, data, places)


@given(toml_texts() | st.sampled_from(list(EXAMPLES.values())), st.data())
def test_damage(text: str, draws: st.DataObject) -> None:
    """Whatever happens to a document, nothing is raised; what tomli still accepts is exact."""
    data = tomli.loads(text)
    for _ in range(draws.draw(st.integers(1, 3))):
        start = draws.draw(st.integers(0, len(text)))
        end = draws.draw(st.integers(start, min(start + 4, len(text))))
        text = text[:start] + draws.draw(st.text(NASTY + "ab1-:", max_size=3)) + text[end:]

    accepted = parse_or_none(text)
    places = find_places(text, data if accepted is None else accepted)

    if accepted is not None:
        assert paths_of(accepted) <= places.values.keys()
        assert_exact(text, accepted, places)


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name: str) -> None:
    """Each trap of the language is found in full, however an editor saves it."""
    for text in with_mark_and_line_ends(EXAMPLES[name]):
        data = parse(text)
        places = find_places(text, data)

        assert paths_of(data) <= places.values.keys()
        assert_exact(text, data, places)
        assert_replaceable(text, data, places)


@pytest.mark.parametrize("text", with_mark_and_line_ends(SHIPPED_TEXT))
def test_shipped(text: str) -> None:
    """Every leaf of the shipped rules file is exact."""
    data = parse(text)
    places = find_places(text, data)

    assert paths_of(data) <= places.values.keys()
    assert_exact(text, data, places)


@pytest.mark.parametrize(
    ("text", "kind", "path", "expected"),
    [
        ("[channels.phone]\nname.zh = '电话'", "keys", ("channels",), "channels"),
        ("[channels.phone]\nname.zh = '电话'", "keys", ("channels", "phone"), "phone"),
        ("[channels.phone]\nname.zh = '电话'", "keys", ("channels", "phone", "name"), "name"),
        ("[channels.phone]\nname.zh = '电话'", "keys", ("channels", "phone", "name", "zh"), "zh"),
        ("[ a . 'b' ]  # [c]", "headers", ("a", "b"), "[ a . 'b' ]"),
        ("[[a]]\n[[ a ]] # ]]", "headers", ("a", 1), "[[ a ]]"),
        ("[[a]]\n[a.b]\n[[a]]\n[ a.b]", "headers", ("a", 1, "b"), "[ a.b]"),
        ("[[a]]\n[[a.b]]\n[[a.b]]\nc = 7", "values", ("a", 0, "b", 1, "c"), "7"),
        ("[a.b]\n['a']\nc.d = 7", "keys", ("a",), "a"),
        ("[a.b]\n['a']\nc.d = 7", "headers", ("a",), "['a']"),
        ("a = [ [1, 2], # 3\n [] , ]", "values", ("a",), "[ [1, 2], # 3\n [] , ]"),
        ("a = [ [1, 2], # 3\n [] , ]", "values", ("a", 0, 1), "2"),
        ("a = [{ b = 1 }, { b.c = 2 }]", "values", ("a", 1), "{ b.c = 2 }"),
        ("a = [{ b = 1 }, { b.c = 2 }]", "keys", ("a", 1, "b", "c"), "c"),
        ('"a.\\u0062" = 1', "keys", ("a.b",), '"a.\\u0062"'),
    ],
)
def test_place(text: str, kind: str, path: KeyPath, expected: str) -> None:
    """Each kind of place is what it says: the value, the part of the key, the header."""
    spans = getattr(find_places(text, tomli.loads(text)), kind)

    assert expected == text[slice(*spans[path])]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a = 1", {}),
        ("a = 1", {"b": 1}),
        ("a = 1", {"a": 1, "b": 2}),
        ("a = [1, 2]", {"a": [1]}),
        ("a = [1]", {"a": [1, 2]}),
        ("a = 1", {"a": {"b": 1}}),
        ("a.b = 1", {"a": 1}),
        ("[a]", {"a": 1}),
        ("[[a]]", {"a": [{}, {}]}),
        ("[[a]]", {"a": [5]}),
    ],
)
def test_disagreement(text: str, data: dict[str, Any]) -> None:
    """If the text does not have exactly the paths of the data, all places are dropped."""
    assert Places() == find_places(text, data)


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a =",
        "a = [",
        "a = {",
        "a = {b",
        "[a",
        "[a =",
        "]",
        "=",
        '"\\q" = 1',
        "a = }",
        "a.",
        "'",
    ],
)
def test_no_toml(text: str) -> None:
    """What is no TOML has no places, and raises nothing."""
    assert Places() == find_places(text, {"a": 1})


@pytest.mark.parametrize(("deep", "found"), [(DEEPEST, True), (DEEPEST + 1, False), (300, False)])
@pytest.mark.parametrize(
    ("start", "opening", "middle", "closing"),
    [
        ("a = ", "[", "1", "]"),
        ("a = ", "{b=", "1", "}"),
        ("a", ".b", " = 1", ""),
        ("[a", ".b", "]", ""),
    ],
)
def test_deep(start: str, opening: str, middle: str, closing: str, deep: int, found: bool) -> None:
    """A text nested deeper than any catalog has no places, so that it cannot fill the memory."""
    text = start + opening * (deep - 1) + middle + closing * (deep - 1)

    assert found == (find_places(text, tomli.loads(text)) != Places())


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, (1, 1)), (2, (1, 3)), (3, (1, 4)), (4, (2, 1)), (6, (2, 3)), (8, (2, 5)), (9, (3, 1))],
)
def test_line_of(offset: int, expected: tuple[int, int]) -> None:
    """Lines and columns count from 1, columns in characters; only a line feed ends a line."""
    assert expected == line_of("电话\r\n🧾\u2028é\x85\n", offset)
