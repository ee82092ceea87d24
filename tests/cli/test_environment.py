"""Each variable that the README and the man page name makes the difference they say."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

import pytest

from channelpick.cli import terminal
from tests.cli.runs import AT, Run
from tests.support import ROOT

NAMED = tomllib.loads((ROOT / "man" / "en.toml").read_text("utf-8"))["environment"]

CHANNELS = ("channels", *AT)
SHOWN: Mapping[str, tuple[str, tuple[str, ...], str]] = {
    "CHANNELPICK_RULES": ("own.toml", ("paths",), "own.toml\n  named by CHANNELPICK_RULES"),
    "CHANNELPICK_LANG": ("zh", ("--help",), "用法："),
    "LC_ALL": ("zh_CN.UTF-8", ("--help",), "用法："),
    "LC_MESSAGES": ("zh_CN.UTF-8", ("--help",), "用法："),
    "LANG": ("zh_CN.UTF-8", ("--help",), "用法："),
    "FORCE_COLOR": ("1", CHANNELS, "\x1b["),
    "COLUMNS": ("25", CHANNELS, "Support channels, Wed 4\nMar 2026"),
    "SHELL": ("/usr/bin/fish", ("completion",), "complete -c channelpick"),
    "XDG_CONFIG_HOME": ("/over/there", ("paths",), "folder: /over/there/channelpick\n"),
    "XDG_CACHE_HOME": ("/over/there", ("paths",), "folder: /over/there/channelpick\n"),
    "HOME": ("/over/there", ("paths",), "folder: /over/there/.cache/channelpick\n"),
}
"""Variable -> a value, a command, and what its output then has, and otherwise has not."""
FOR_TERMINALS = {"NO_COLOR", "TERM", "ACCESSIBLE"}
IN_PROCESSES = {"TZ"}
"""What a process reads once: `test_robustness.test_zone`."""


def test_every_variable_is_shown() -> None:
    """No row is without a test here."""
    assert {*SHOWN, *FOR_TERMINALS, *IN_PROCESSES} == set(" ".join(NAMED).split())


@pytest.mark.parametrize("variable", SHOWN)
def test_difference(run: Run, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    """With the variable, the output is another one."""
    value, command, shown = SHOWN[variable]
    monkeypatch.setenv("SHELL", "/bin/zsh")
    before = run(*command).out
    monkeypatch.setenv(variable, value)

    assert shown not in before
    assert shown in run(*command).out


@pytest.mark.parametrize(
    ("environ", "colors", "is_plain"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"TERM": "dumb"}, False, True),
        ({"ACCESSIBLE": "1"}, True, True),
        ({"ACCESSIBLE": ""}, True, False),
    ],
)
def test_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, environ: Mapping[str, str], colors: bool, is_plain: bool
) -> None:
    """NO_COLOR wins over all, a dumb terminal gets no colours and plain prompts; empty is unset."""
    monkeypatch.setattr(terminal, "is_terminal", lambda _stream: True)

    assert terminal.uses_color("auto", None, environ) == colors
    assert terminal.wants_plain_prompts(environ) == is_plain
