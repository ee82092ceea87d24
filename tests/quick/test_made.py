"""What the quick room knows of the command line is what the Typer app says."""

from __future__ import annotations

import pytest

from channelpick.quick.answer import answer
from tools.make_quick import ROOM, written


def test_the_files_are_as_the_command_line_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """`make quick` would write the same; otherwise run it."""
    monkeypatch.setenv("COLUMNS", "80")
    for name, text in written().items():
        assert (ROOM / name).read_text("ascii") == text, f"{name}: run `make quick`"


def test_help_in_a_narrow_window_is_left_to_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The prepared text has lines of 80 columns."""
    reply = answer(["rules", "--help"], {"COLUMNS": "80"})

    assert reply
    assert reply.out.startswith("Usage: channelpick rules")
    assert answer(["rules", "--help"], {"COLUMNS": "79"}) is None
