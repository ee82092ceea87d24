"""The README shows what the program does; `UPDATE_README=1 pytest tests` fills it."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from channelpick.cli import exits
from channelpick.cli.app import command_tree
from tests.support import ROOT, channelpick, environment

README = ROOT / "README.md"
CONSOLE = re.compile(r"```console\n\$ (.*channelpick .+)\n((?:.*\n)*?)```\n")
ROOMS = sorted(
    path.name for path in (ROOT / "channelpick").rglob("*.py") if not path.name.startswith("__")
)
TEXTS = tomllib.loads((ROOT / "man" / "en.toml").read_text("utf-8"))
VARIABLES: Mapping[str, str] = TEXTS["environment"]
LONGEST = 30
"""Lines of output shown; what comes after is left out, and a last line `…` says so."""


def shown(command: str) -> str:
    """What the program answers to this command line, cut to what a README needs."""
    tools = Path(sys.executable).parent
    done = subprocess.run(
        command,
        shell=True,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env=environment(COLUMNS="100", PATH=f"{tools}{os.pathsep}{os.environ['PATH']}"),
    )
    lines = (done.stdout + done.stderr).splitlines()
    return "".join(
        f"{line}\n" for line in (lines if len(lines) <= LONGEST else [*lines[:LONGEST], "…"])
    )


def test_console_examples() -> None:
    """Every command of the README answers what stands below it."""
    text = README.read_text("utf-8")
    commands = [found[1] for found in CONSOLE.finditer(text)]

    filled = CONSOLE.sub(lambda found: f"```console\n$ {found[1]}\n{shown(found[1])}```\n", text)
    if os.environ.get("UPDATE_README"):
        README.write_text(filled, "utf-8")

    assert len(commands) >= 5
    assert README.read_text("utf-8") == filled


def test_library_examples() -> None:
    """The Python of the README runs, and that of the package's docstring too."""
    import channelpick

    assert doctest.testfile(str(README), module_relative=False).failed == 0
    assert doctest.testmod(channelpick).failed == 0


def table(heading: str) -> dict[str, str]:
    """The rows of the table below this heading, with the signs of Markdown."""
    section = README.read_text("utf-8").partition(f"### {heading}\n")[2].partition("\n#")[0]
    rows = re.findall(r"^\| (.+?) \| (.+) \|$", section, re.MULTILINE)
    return dict(rows[1:])


def test_exit_codes() -> None:
    """The table of exit codes is that of the program, in the words of the man page."""
    assert table("Exit codes") == TEXTS["exit"]
    assert set(map(int, TEXTS["exit"])) == {
        exits.DONE,
        exits.ANSWER_IS_NO,
        exits.WRONG_USAGE,
        exits.OUR_BUG,
        exits.LOST_OUTPUT,
        exits.STOPPED,
    }


def test_environment_variables() -> None:
    """Every variable that the program reads has its row, in the words of the man page.

    `tests/cli/test_environment.py` shows that every row is true.
    """
    source = "".join(path.read_text("utf-8") for path in (ROOT / "channelpick").rglob("*.py"))
    read = set(re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"', source))
    named = {", ".join(f"`{name}`" for name in names.split()): names for names in VARIABLES}

    assert table("Environment variables") == {
        shown: VARIABLES[names] for shown, names in named.items()
    }
    assert read
    assert read <= set(" ".join(VARIABLES).split())


@pytest.mark.parametrize("verb", list(command_tree().commands))
def test_every_verb_is_documented(verb: str) -> None:
    """Each verb stands in the README, and its help shows examples."""
    done = channelpick(verb, "--help")

    assert f"channelpick {verb}" in README.read_text("utf-8")
    assert "Examples:" in done.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_map_of_rooms(room: str) -> None:
    """Every file of the package stands on the map of CONTRIBUTING."""
    assert room in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
