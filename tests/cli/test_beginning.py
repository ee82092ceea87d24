"""The dialogue begins before all is loaded, and looks as if it had waited."""

from __future__ import annotations

import os

import pytest

from channelpick.cli import beginning
from tests.cli.screens import solid
from tests.cli.terminals import Pty
from tests.support import shipped_data

TITLE = shipped_data()["title"]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals")


@pytest.mark.parametrize("columns", [80, 40, 24])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_title_is_said_once(language: str, columns: int) -> None:
    """Whether it was said at once, or in its turn because it needs two lines."""
    with Pty("--lang", language, columns=columns) as terminal:
        screen = terminal.wait_for("↑↓")

    assert solid(screen).startswith(solid(TITLE[language]))
    assert solid(screen).count(solid(TITLE[language])) == 1


@pytest.mark.parametrize(
    "line", ["--lang fr", "--lang=", "--at soon", "--rules nowhere.toml", "--tz nowhere"]
)
def test_nothing_is_said_before_a_mistake(line: str) -> None:
    """What cannot begin is told without a greeting."""
    with Pty(*line.split()) as terminal:
        code = terminal.end()
        screen = terminal.screen

    assert code == 2
    assert screen.startswith(("error", "nowhere.toml"))


def test_only_on_a_terminal() -> None:
    """Off a terminal, and where the line is not plain, Typer reads the command line."""
    assert beginning.begin([], os.environ) is None
