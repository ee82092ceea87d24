"""What is said of a rules file that is not TOML: the kind of mistake, its place and its cure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from channelpick.errors import Problem
from channelpick.files.syntax_hints import explain
from channelpick.formats.interface import Screen
from channelpick.formats.problems import as_text
from channelpick.formats.problems.interface import Findings
from channelpick.words.languages import words_in
from tests.support import DATA, SHIPPED

SOUND = SHIPPED.read_text("utf-8")
SMALL = (DATA / "small.toml").read_text("utf-8")
MISTAKES: dict[str, dict[str, Any]] = tomli.loads(
    (DATA / "syntax_mistakes.toml").read_text("utf-8")
)


@dataclass(frozen=True)
class Refusal:
    """A text that tomli refused, and what is said of it."""

    text: str
    error: tomli.TOMLDecodeError
    problem: Problem

    @property
    def line(self) -> str:
        """The line that is complained of."""
        return self.text.split("\n")[(self.problem.line or 0) - 1]

    @property
    def marked(self) -> str:
        """The characters that are complained of."""
        return self.line[self._mark]

    @property
    def fixed(self) -> str:
        """The text with the fix in their place."""
        lines = self.text.split("\n")
        mark = self._mark
        line = self.line[: mark.start] + (self.problem.fix or "") + self.line[mark.stop :]
        return "\n".join(
            [*lines[: (self.problem.line or 0) - 1], line, *lines[self.problem.line :]]
        )

    @property
    def _mark(self) -> slice:
        return slice((self.problem.column or 0) - 1, (self.problem.end_column or 0) - 1)


def refusal(text: str) -> Refusal | None:
    """What is said of a text, or None if tomli accepts it."""
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return Refusal(text, error, explain(text, error))
    except (ValueError, RecursionError):  # an integer of ten thousand digits, a thousand brackets
        return None
    return None


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(name: str) -> None:
    """Each kind has its code, its exact mark in the right line, and its fix if there is one."""
    mistake = MISTAKES[name]

    refused = refusal(mistake["text"])

    assert refused
    assert mistake["code"] == refused.problem.code
    assert mistake["marked"] == refused.marked
    assert mistake.get("line", 1) == refused.problem.line
    assert tuple(mistake.get("first", ())) == refused.problem.also_lines
    assert mistake.get("fixed") == (None if refused.problem.fix is None else refused.fixed)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_said(name: str, language: str) -> None:
    """Each report is whole in both languages: nothing that its sentences need is missing."""
    refused = refusal(MISTAKES[name]["text"])

    assert refused
    said = as_text.report(
        [Findings(problems=[refused.problem])], words_in(language), Screen()
    ).splitlines()

    assert len(said) == 2
    assert not any(line.endswith((" ", "：", "“”")) for line in said)


DELETED = [index for index, char in enumerate(SOUND) if char in '"[]{}=,'][::29]
"""A fixed sample of the signs that hold the shipped rules file together."""


def test_a_deleted_sign() -> None:
    """One sign deleted: the damaged line is the one that is reported, and the fix repairs it."""
    refused = {
        index: found
        for index in DELETED
        if (found := refusal(SOUND[:index] + SOUND[index + 1 :])) is not None
    }

    wrong_line = [
        SOUND.split("\n")[SOUND.count("\n", 0, index)]
        for index, found in refused.items()
        if found.problem.line != SOUND.count("\n", 0, index) + 1
    ]
    unrepaired = [found.line for found in refused.values() if refusal(found.fixed)]

    assert len(refused) > 100
    assert wrong_line == []
    assert len(unrepaired) <= 2  # a list without its [ and nothing in it has no single answer


SIGNS = st.sampled_from(
    [*"\"'[]{}=,.#:;\\ \t\n-_a0", '"""', "'''", "“", "”", "＝", "，", "：", "【", "】", "｛",
     "\u3000", "\u00a0", "\u200b", "８", "电话", "yes", "2m", "09:00-18:00", "\\d", "//", "[x]",
     "a = 1\n"]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, sound: str) -> str:
    """A sound file with some characters deleted, inserted, replaced or swapped, or lines moved."""
    text = sound
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, max(0, len(text) - 2)))
        match draw(st.integers(0, 4)):
            case 0:
                text = text[:at] + text[at + draw(st.integers(1, 3)) :]
            case 1:
                text = text[:at] + draw(SIGNS) + text[at:]
            case 2:
                text = text[:at] + draw(SIGNS) + text[at + 1 :]
            case 3:
                text = text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
            case _:
                lines = text.split("\n")
                line = lines.pop(draw(st.integers(0, len(lines) - 1)))
                if draw(st.booleans()):
                    lines.insert(draw(st.integers(0, len(lines))), line)
                text = "\n".join(lines)
    return text


def assert_well_placed(refused: Refusal) -> None:
    """The mark lies inside the text, on one line; and the fix brings tomli further."""
    problem = refused.problem
    assert 1 <= (problem.line or 0) <= refused.text.count("\n") + 1
    assert 1 <= (problem.column or 0) <= len(refused.line) + 1
    assert (problem.column or 0) < (problem.end_column or 0) <= max(len(refused.line) + 1, 2) + 1
    if problem.fix is not None:
        after = refusal(refused.fixed)
        pushed = len(refused.fixed) - len(refused.text)
        assert after is None or (after.error.pos - pushed, after.error.msg) != (
            refused.error.pos,
            refused.error.msg,
        )


@given(damaged(SMALL))
def test_any_damage_has_a_report(text: str) -> None:
    """However a file is damaged: what tomli refuses has a report in its place, and fixes fix."""
    if refused := refusal(text):
        assert_well_placed(refused)


@given(st.lists(SIGNS, max_size=12).map("".join))
def test_any_signs_have_a_report(text: str) -> None:
    """A few signs in any order are enough to be told what is wrong with them."""
    if refused := refusal(text):
        assert_well_placed(refused)


def test_every_kind_is_shown() -> None:
    """Each kind of mistake that has a sentence of its own stands among the examples."""
    codes = list(words_in("en").problem.said)
    kinds = set(codes[codes.index("full-width") : codes.index("toml-1.1")])

    assert kinds == {mistake["code"] for mistake in MISTAKES.values()}
