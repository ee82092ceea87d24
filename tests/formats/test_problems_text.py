"""Problems as people read them."""

from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from channelpick.errors import Problem
from channelpick.formats.interface import Screen
from channelpick.formats.problems import as_text
from channelpick.formats.problems.excerpt import cut_excerpt
from channelpick.formats.problems.interface import Findings
from channelpick.screening.foreign_text import find_unsafe
from channelpick.words.languages import words_in
from tests.support import DATA

CASES = tomli.loads((DATA / "problems.toml").read_text("utf-8"))
SCREENS = st.builds(
    Screen,
    width=st.integers(20, 100),
    encoding=st.sampled_from(["utf-8", "ascii", "gbk"]),
)
LINES = st.text(st.sampled_from("ab \t中，🤷\u0301\u200b\u200d\x1b\u202e\ue000"), max_size=80)


def report(*problems: Problem, language: str = "en", screen: Screen | None = None) -> str:
    """What people see of problems in one file."""
    findings = Findings(problems=problems, source="rules/channels.toml")
    return as_text.report([findings], words_in(language), screen or Screen())


@pytest.mark.parametrize(
    ("name", "language"),
    [
        (name, language)
        for name, case in CASES.items()
        for language in ("en", "zh")
        if language in case
    ],
)
def test_whole_report(name: str, language: str) -> None:
    """Each problem is shown like this: a line to parse, the line of the file, the cure."""
    case: dict[str, Any] = CASES[name]
    encoding = case.get("encoding", "utf-8")
    screen = Screen(width=case.get("width", 80), encoding=encoding)
    fields = case["problem"] | {"path": tuple(case["problem"].get("path", ()))}

    assert report(Problem(**fields), language=language, screen=screen) == case[language]


def test_gaps() -> None:
    """A problem that shows its line has a gap around it; those that do not stand together."""
    plain = Problem(code="no-weight")
    drawn = Problem(code="no-weight", line=1, column=1, excerpt="x")
    lines = report(plain, plain, drawn, plain, plain).splitlines()

    assert [number for number, line in enumerate(lines) if not line] == [4, 10]


def test_colors() -> None:
    """On a screen with colours the text is the same, and each severity has its own."""
    problems = [
        Problem(code="no-weight", severity=severity, line=1, column=1, excerpt="x")
        for severity in ("error", "warning", "note")
    ]
    coloured = report(*problems, screen=Screen(color=True))
    styles = [
        coloured.split(f"{severity}[")[0].rpartition("\x1b")[2]
        for severity in ("error", "warning", "note")
    ]

    assert len(set(styles)) == 3
    assert "\x1b" not in report(*problems)


@given(LINES, st.integers(0, 85), st.integers(0, 85), st.integers(14, 97), SCREENS)
def test_excerpt_of_any_line(line: str, start: int, end: int, cells: int, screen: Screen) -> None:
    """Whatever stands in a line, it fits the screen, nothing unsafe is shown, a caret is there."""
    excerpt = cut_excerpt(line, start, max(start, end), cells, screen)
    shown = "".join(excerpt)

    assert cell_len(shown) <= cells
    assert find_unsafe(shown) is None
    shown.encode(screen.encoding)
    assert excerpt.carets.strip(" ") == "^" * max(1, cell_len(excerpt.marked))
    assert len(excerpt.carets) <= cells + 1


@given(st.text(st.sampled_from("ab 中，🤷\u0301"), max_size=200), st.data())
def test_mark_is_whole_where_it_fits(line: str, draw: st.DataObject) -> None:
    """The marked characters are seen whole where they fit, with as much around them as fits."""
    start = draw.draw(st.integers(0, len(line)))
    end = draw.draw(st.integers(start, min(len(line), start + 9)))
    before, marked, after = cut_excerpt(line, start, end, 30, Screen())

    assert marked == line[start:end]
    assert line[:start].endswith(before.removeprefix("…"))
    assert line[end:].startswith(after.removesuffix("…"))
    assert cell_len(before + marked + after) >= min(cell_len(line), 28)


@pytest.mark.parametrize("size", [10_000, 1_000_000])
def test_excerpt_of_a_huge_line(size: int) -> None:
    """A line of a whole file is cut like any other."""
    excerpt = cut_excerpt("中" * size, size // 2, size // 2 + 1, 21, Screen())

    assert excerpt == ("…中中中中", "中", "中中中中…")
