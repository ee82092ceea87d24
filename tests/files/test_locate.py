"""From key paths to lines and columns."""

from __future__ import annotations

from dataclasses import replace

import pytest
import tomli

from channelpick.errors import KeyPath, Problem
from channelpick.files.locate import locate
from channelpick.files.toml_places import Places, find_places

TEXT = r"""top = "t"
[channels.phone]
name.zh = "电话"
hours = "Mo 25:00"
escaped = "a\tb c"
fits.urgency = { low = "ok" }
list = ["a", "b"]
long = [
  "x",
]
"""
PHONE: KeyPath = ("channels", "phone")


def located(problem: Problem, text: str = TEXT) -> Problem:
    """The problem with its place in the text."""
    data = tomli.loads(text)
    return locate([problem], text, data, find_places(text, data))[0]


def marked(problem: Problem) -> str:
    """The characters that are marked."""
    assert problem.column
    assert problem.end_column
    return problem.excerpt[problem.column - 1 : problem.end_column - 1]


@pytest.mark.parametrize(
    ("problem", "line", "expected"),
    [
        (Problem(code="", path=("top",)), 1, '"t"'),
        (Problem(code="", path=("top",), mark="key"), 1, "top"),
        (Problem(code="", path=PHONE), 2, "[channels.phone]"),
        (Problem(code="", path=PHONE, mark="section"), 2, "[channels.phone]"),
        (Problem(code="", path=PHONE, mark="key"), 2, "phone"),
        (Problem(code="", path=(*PHONE, "name"), mark="section"), 3, "name"),
        (Problem(code="", path=(*PHONE, "name", "zh")), 3, '"电话"'),
        (Problem(code="", path=(*PHONE, "hours"), part=(3, 8)), 4, "25:00"),
        (Problem(code="", path=(*PHONE, "hours"), part=(0, 99)), 4, "Mo 25:00"),
        (Problem(code="", path=(*PHONE, "hours"), part=(99, 100)), 4, '"Mo 25:00"'),
        (Problem(code="", path=(*PHONE, "escaped"), part=(4, 5)), 5, r'"a\tb c"'),
        (Problem(code="", path=(*PHONE, "fits", "urgency", "low"), mark="key"), 6, "low"),
        (Problem(code="", path=(*PHONE, "fits", "urgency"), mark="section"), 6, "urgency"),
        (Problem(code="", path=(*PHONE, "list", 1)), 7, '"b"'),
        (Problem(code="", path=(*PHONE, "hours", 0)), 4, '"Mo 25:00"'),
        (Problem(code="", path=(*PHONE, "long")), 8, "["),
        (Problem(code="", path=(*PHONE, "absent", "deep")), 2, "[channels.phone]"),
    ],
)
def test_mark(problem: Problem, line: int, expected: str) -> None:
    """Each kind of path marks exactly what it means, or else the nearest thing around it."""
    found = located(problem)

    assert (line, expected) == (found.line, marked(found))


def test_the_file_lacks_something() -> None:
    """What is missing at the top belongs to the first line."""
    found = located(Problem(code="", mark="section"))

    assert (found.line, found.column, found.excerpt) == (1, 1, 'top = "t"')


def test_other_lines() -> None:
    """The other places of a mistake are lines, each once, without its own."""
    also: tuple[KeyPath, ...] = ((*PHONE, "list", 0), (*PHONE, "hours"), (*PHONE, "list"), ("top",))

    assert located(Problem(code="", path=("top",), also=also)).also_lines == (4, 7)


def test_order_of_the_file() -> None:
    """Errors and warnings stand in the order of the file; one that has a line keeps it."""
    problems = [
        Problem(code="c", path=(*PHONE, "list", 1)),
        Problem(code="b", path=(*PHONE, "list", 0), severity="warning"),
        Problem(code="a", line=3, column=9),
    ]
    data = tomli.loads(TEXT)

    found = locate(problems, TEXT, data, find_places(TEXT, data))

    assert [problem.code for problem in found] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "places",
    [Places(), Places(values={("top",): (0, 3)}), Places(keys={("top",): (6, 9)})],
    ids=["none", "wrong value", "wrong key"],
)
@pytest.mark.parametrize("mark", ["value", "key"])
def test_never_a_guess(places: Places, mark: str) -> None:
    """A place at which something else stands is not trusted."""
    problem = replace(Problem(code="", path=("top",)), mark="key" if mark == "key" else "value")

    assert locate([problem], TEXT, tomli.loads(TEXT), places) == [problem]
