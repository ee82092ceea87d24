"""Every command in every surroundings: documented exit code, no traceback, no stray colour.

Each test starts all commands at once in one kind of surroundings and gathers what is wrong.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest
from rich.cells import cell_len

from tests.support import DATA, environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="redirects as a POSIX shell does")

AT = ("--at", "2026-03-04T11:00:00+08:00")
COMPLETE = (
    *("recommend", "--urgency", "high", "--complexity", "simple"),
    *("--self-service", "no", "--preference", "none"),
)
COMMANDS: Mapping[str, Sequence[str]] = {
    "help": ("--help",),
    "version": ("--version",),
    "text": (*COMPLETE, *AT),
    "json": (*COMPLETE, *AT, "--json"),
    "channels": ("channels", *AT),
    "check": ("rules", "check", "typed.toml"),
    "show": ("rules", "show", "--rules", "small.toml"),
    "test": ("rules", "test", "--rules", "small.toml"),
    "diff": ("rules", "diff", "small.toml", "clean.toml"),
    "analyze": ("rules", "analyze", "clean.toml"),
    "schema": ("rules", "schema", "small.toml"),
    "usage": ("recommend", "--urgency", "hihg"),
}
REPORTS = ("show", "test", "diff", "analyze")
"""The commands that show staff a report."""
ALL_WELL = dict.fromkeys(COMMANDS, 0) | {"check": 1, "test": 1, "usage": 2}
OUTPUT_LOST = {name: 2 if name == "usage" else 74 for name in COMMANDS}


def only(*names: str) -> Mapping[str, Sequence[str]]:
    """Some of the commands, where the others would tell nothing more."""
    return {name: COMMANDS[name] for name in names}


class Ran(NamedTuple):
    """What a process left behind."""

    code: int
    out: str
    err: str


def closed_pipe() -> int:
    """The writing end of a pipe from which nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def run_all(
    redirect: str = "</dev/null",
    commands: Mapping[str, Sequence[str]] = COMMANDS,
    environ: Mapping[str, str] = MappingProxyType({}),
    *,
    before: str = "",
    encoding: str = "utf-8",
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
    without: Sequence[str] = (),
) -> Mapping[str, Ran]:
    """All commands at once, each in a process of its own.

    Args:
        redirect: what a shell does to the streams of the program.
        before: what the shell does before that.
        encoding: what the program is expected to write.
        without: variables that are taken out of the environment.
    """
    env = {k: v for k, v in environment(**environ).items() if k not in without}
    shell = ["/bin/sh", "-c", f'{before} exec "$@" {redirect}', "-"]
    started = {
        name: subprocess.Popen(
            [*shell, sys.executable, "-m", "channelpick", *arguments],
            stdout=stdout,
            stderr=stderr,
            cwd=DATA,
            env=env,
        )
        for name, arguments in commands.items()
    }
    ran = {}
    for name, process in started.items():
        out, err = process.communicate(timeout=60)
        texts = [(raw or b"").decode(encoding, "replace") for raw in (out, err)]
        ran[name] = Ran(process.returncode, *texts)
    return ran


def troubles(ran: Mapping[str, Ran], codes: Mapping[str, int]) -> list[str]:
    """What no surroundings excuse: a wrong exit code, a traceback, noise, colours by accident."""
    found = []
    for name, (code, out, err) in ran.items():
        if code != codes[name]:
            found.append(f"{name}: exit code {code}, not {codes[name]}: {err[-200:]!r}")
        if "Traceback" in out + err or "mistake of ours" in err:
            found.append(f"{name}: {err[-200:]!r}")
        if code == 0 and err:
            found.append(f"{name}: says {err[:200]!r} though all is well")
        if code == 2 and out:
            found.append(f"{name}: has output beside an error")
        if "\ufffd" in out + err:
            found.append(f"{name}: writes what its encoding lacks")
        if "\x1b" in out + err:
            found.append(f"{name}: has escape codes")
    return found


def silent(ran: Mapping[str, Ran]) -> list[str]:
    """The commands that should have written something to standard output and did not."""
    return [name for name, (code, out, _) in ran.items() if code < 2 and not out]


def has_long_id(line: str) -> bool:
    """Whether a key path or `file:line` stands there, which is never broken."""
    return max(map(cell_len, line.split())) > 15


# ── streams ──────────────────────────────────────────────────────────────────────────────────────


def test_no_standard_input() -> None:
    """Without any standard input, every command does its work."""
    ran = run_all("<&-")

    assert troubles(ran, ALL_WELL) == []
    assert silent(ran) == []
    assert json.loads(ran["json"].out)["first"] == "live-chat"
    assert "--urgency" in ran["usage"].err


@pytest.mark.parametrize("redirect", [">/dev/full", "</dev/null >&-"])
def test_lost_output(redirect: str) -> None:
    """Output that nobody got is 74, never 0, and one line says why."""
    ran = run_all(redirect)

    assert troubles(ran, OUTPUT_LOST) == []
    assert {name: 1 for name in COMMANDS if name != "usage"} == {
        name: err.count("\n") for name, (code, _, err) in ran.items() if code == 74
    }


def test_closed_pipe() -> None:
    """When the reader has enough, the program ends quietly; the exit code is not an answer."""
    writer = closed_pipe()
    ran = run_all(stdout=writer)
    os.close(writer)

    assert troubles(ran, OUTPUT_LOST) == []
    assert [name for name, (code, _, err) in ran.items() if code != 2 and err] == []


def test_partly_written_output(tmp_path: Path) -> None:
    """Output of which only the first block fits is lost output."""
    command = [sys.executable, "-m", "channelpick", *COMMANDS["json"]]
    with (tmp_path / "answer.json").open("wb") as file:
        ran = subprocess.run(
            ["/bin/sh", "-c", 'ulimit -f 1; exec "$@"', "-", *command],
            stdout=file,
            stderr=subprocess.PIPE,
            env=environment(PYTHONDONTWRITEBYTECODE="1"),
            check=False,
            timeout=60,
        )

    assert ran.returncode == 74
    assert 0 < (tmp_path / "answer.json").stat().st_size < 2000
    assert ran.stderr.startswith(b"The output could not be written: ")


@pytest.mark.parametrize("redirect", ["2>&-", "2>/dev/full"])
def test_no_standard_error(redirect: str) -> None:
    """Whether or not anybody hears the errors, the answer and the exit code are the same."""
    ran = run_all(redirect, only("json", "usage"))

    assert troubles(ran, ALL_WELL) == []
    assert silent(ran) == []


def test_closed_pipe_for_errors() -> None:
    """A closed pipe behind standard error changes nothing either."""
    writer = closed_pipe()
    ran = run_all(commands=only("json", "usage"), stderr=writer)
    os.close(writer)

    assert troubles(ran, ALL_WELL) == []


@pytest.mark.parametrize("redirect", [">/dev/full 2>&1", "<&- >&- 2>&-", ">&- 2>/dev/full"])
def test_nothing_can_be_written(redirect: str) -> None:
    """With nowhere to write at all, the exit code still tells what happened."""
    assert troubles(run_all(redirect, only("help", "json", "usage")), OUTPUT_LOST) == []


def test_interrupted_while_reading(tmp_path: Path) -> None:
    """Ctrl-C while a file is being read is 130, without a word."""
    fifo = tmp_path / "rules.toml"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [sys.executable, "-m", "channelpick", *COMMANDS["json"], "--rules", str(fifo)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    writer = None
    while writer is None and process.poll() is None:  # until the program opens the file
        try:
            writer = os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    if writer is not None:
        os.close(writer)

    assert (process.returncode, out, err) == (130, b"", b"")


def test_interrupted_while_starting(tmp_path: Path) -> None:
    """Ctrl-C while the program still loads its libraries is 130 without a word, too."""
    (tmp_path / "typer.py").write_text("raise KeyboardInterrupt\n", "utf-8")
    ran = run_all(commands=only("json"), environ={"PYTHONPATH": str(tmp_path)})

    assert ran["json"] == Ran(130, "", "")


# ── colours, width and encoding ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "environ",
    [
        {"TERM": "dumb", "COLUMNS": "0"},
        {"NO_COLOR": "1", "TERM": "\x1b[31m", "COLUMNS": "99999999999999999999"},
        {"NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "xterm", "GITHUB_ACTIONS": "true"},
        {"NO_COLOR": "", "FORCE_COLOR": "", "COLORTERM": "truecolor", "CI": "1", "COLUMNS": "abc"},
    ],
    ids=["dumb", "no", "both", "empty"],
)
def test_no_colour(environ: Mapping[str, str]) -> None:
    """A pipe gets no escape code, whatever the environment says of terminals."""
    ran = run_all(environ=environ)

    assert troubles(ran, ALL_WELL) == []
    assert silent(ran) == []


def test_forced_colour() -> None:
    """FORCE_COLOR colours the text for people, also before TERM=dumb, and nothing for scripts."""
    ran = run_all(environ={"FORCE_COLOR": "1", "TERM": "dumb", "GITHUB_ACTIONS": "true"})
    coloured = {name for name, (_, out, err) in ran.items() if "\x1b[" in out + err}
    plain = run_all(commands=only("text", "channels", "check", *REPORTS))

    assert {"text", "channels", "check", *REPORTS} == coloured
    assert troubles({k: v for k, v in ran.items() if k not in coloured}, ALL_WELL) == []
    assert {name: out for name, (_, out, _) in plain.items()} == {
        name: re.sub(r"\x1b\[[0-9;]*m", "", ran[name].out) for name in plain
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_narrow_screen(language: str) -> None:
    """On a very narrow screen nothing breaks, and no line of an answer is wider than 20 cells."""
    environ = {"COLUMNS": "20", "CHANNELPICK_LANG": language}
    names = ("help", "text", "channels", "check", *REPORTS, "usage")
    ran = run_all(commands=only(*names), environ=environ)
    wide = [
        line
        for name in ("text", "channels", *REPORTS)
        for line in ran[name].out.splitlines()
        if cell_len(line) > 20 and not (name in REPORTS and has_long_id(line))
    ]

    # The first line of a problem is one line on any screen, so that editors find the place.
    wide += [line for line in ran["check"].out.splitlines()[1:-1] if cell_len(line) > 20]

    assert troubles(ran, ALL_WELL) == []
    assert wide == []


@pytest.mark.parametrize(
    "environ",
    [
        {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
        {"PYTHONUTF8": "0", "LC_ALL": "xx_YY.nonsense"},
    ],
    ids=["latin-1", "ascii", "C", "nonsense"],
)
def test_encoding(environ: Mapping[str, str]) -> None:
    """Chinese goes through any encoding: what it lacks is written as escapes; JSON is ASCII."""
    encoding = environ.get("PYTHONIOENCODING", "utf-8").partition(":")[0]
    ran = run_all(
        commands=only("help", "text", "json", "channels", "check", *REPORTS, "schema", "usage"),
        environ={**environ, "CHANNELPICK_LANG": "zh"},
        encoding=encoding,
    )

    assert troubles(ran, ALL_WELL) == []
    assert silent(ran) == []
    assert json.loads(ran["json"].out)["places"][0]["name"] == "在线客服"
    assert ran["json"].out.isascii()
    said = {"help": "推荐", "text": "在线客服", "channels": "在线客服", "check": "错误"}
    said |= {"show": "分量", "test": "首选应为", "diff": "首选渠道", "analyze": "所有组合"}
    said |= {"schema": "营业时间"}
    assert json.loads(ran["schema"].out)
    for name, word in said.items():
        unescaped = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), ran[name].out)
        assert word in unescaped
    if encoding in ("ascii", "latin-1"):
        assert "█" not in ran["text"].out
        assert re.search(r" #+\.* +95\n", ran["text"].out), "bars are drawn with what there is"


# ── home, zone and folder ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("without", "environ"),
    [
        (("HOME",), {}),
        ((), {"HOME": ""}),
        ((), {"HOME": "/nonexistent"}),
        ((), {"HOME": "/proc/1"}),  # nobody can write there
        ((), {"HOME": "/dev/null"}),
        ((), {"HOME": "relative", "XDG_CONFIG_HOME": "relative"}),
        ((), {"XDG_CONFIG_HOME": "/" + "x" * 300}),
        (("HOME", "LANG", "TZ", "PATH"), {}),
    ],
    ids=["none", "empty", "missing", "unwritable", "file", "relative", "too-long", "bare"],
)
def test_home(without: Sequence[str], environ: Mapping[str, str]) -> None:
    """No home, or a useless one, is no reason to fail: the shipped catalog answers."""
    commands = only("help", "json", "analyze", "test")
    ran = run_all(commands=commands, environ=environ, without=without)

    assert troubles(ran, ALL_WELL) == []
    assert json.loads(ran["json"].out)["first"] == "live-chat"


IN_LOCAL_TIME = {"json": (*COMPLETE, "--json", "--at", "2026-03-01T12:00")}
ZONE_FILE = str(files("tzdata") / "zoneinfo" / "Asia" / "Shanghai")


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("", None),
        ("Nowhere/Land", "+00:00"),
        ("Europe", "+00:00"),
        ("../../etc/passwd", "+00:00"),
        ("/etc/passwd", "+00:00"),
        ("\x1b[31m", "+00:00"),
        (os.fsdecode(b"\xff"), "+00:00"),
        ("x" * 5000, "+00:00"),
        ("EST5EDT", "-05:00"),
        (ZONE_FILE, "+08:00"),
        (f":{ZONE_FILE}", "+08:00"),
    ],
    ids=lambda value: repr(value)[-20:],
)
def test_zone(zone: str, offset: str | None) -> None:
    """A zone that the system cannot mean is UTC, and one that is a file is that file's."""
    ran = run_all(commands=IN_LOCAL_TIME, environ={"TZ": zone})

    assert troubles(ran, ALL_WELL) == []
    assert offset in (None, json.loads(ran["json"].out)["situation"]["at"][-6:])


def test_folder_that_is_gone() -> None:
    """A working folder that was deleted meanwhile does no harm."""
    before = 'folder=$(mktemp -d); cd "$folder"; rmdir "$folder";'
    ran = run_all(commands=only("help", "json", "channels"), before=before)

    assert troubles(ran, ALL_WELL) == []
