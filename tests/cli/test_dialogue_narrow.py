"""The dialogue in a narrow window, in both languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rich.cells import cell_len

from tests.cli.played import (
    _NEVER_FIRST,
    SHIPPED_CATALOG,
    ask_of,
    checklist_of,
    choose,
    line_of,
    narrow_path,
)
from tests.cli.screens import (
    CTRL_C,
    ENTER,
    options,
    play,
    question,
    solid,
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_narrow_window_shows_every_option_whole(lang: str) -> None:
    """At 40 columns no answer is cut off."""
    for frame in narrow_path(lang).frames:
        for name, asked in SHIPPED_CATALOG.questions.items():
            if solid(question(frame)) == solid(ask_of(name, lang)):
                for answer in asked.options:
                    assert solid(line_of(name, answer, lang)) in solid(frame)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_narrow_window_shows_the_checklist_whole(lang: str) -> None:
    """At 40 columns no line of the checklist is cut off."""
    frame = next(frame for frame in narrow_path(lang).frames if "○" in frame)

    for name in checklist_of("withdrawal"):
        assert solid(line_of(name, lang=lang)) in solid(frame)


def test_narrow_checklist_hangs_its_lines() -> None:
    """A line that does not fit goes on below its own text, not below its box."""
    frame = next(frame for frame in narrow_path("en").frames if "○" in frame)

    assert options(frame)[:5] == [
        " » ○ None of these",
        "   ○ Someone is taking my money or",
        "     coins right now",
        "   ○ Someone “from support” contacted",
        "     me first",
    ]


def test_narrow_list_in_chinese() -> None:
    """Chinese has no blanks to break at, and breaks all the same."""
    played = play("--lang", "zh", keys=[*choose("trade"), ENTER, CTRL_C], columns=24)

    assert options(played.frames[-1]) == [
        " » 不急，等几天也行",
        "   希望一两天内解决",
        "   今天必须解决",
        "   非常紧急：钱或账",
        "     户正有危险",
    ]


@pytest.mark.parametrize(("lang", "columns"), [("zh", 40), ("zh", 38), ("zh", 42), ("en", 40)])
def test_narrow_window_cuts_no_word(lang: str, columns: int) -> None:
    """Lines end between words, and none begins with a comma or a full stop."""
    for above, below in pairwise(narrow_path(lang, columns).frames[-1].splitlines()):
        is_cut = cell_len(above) == columns and above[-1:].isascii() and below[:1].isascii()

        assert cell_len(above) <= columns
        assert not below or below.strip()[0] not in _NEVER_FIRST, below
        assert not (is_cut and above[-1].isalnum() and below[:1].isalnum()), (above, below)
