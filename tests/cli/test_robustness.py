"""Every command in every surroundings: documented exit code, no traceback, no stray colour.

Each test takes one kind of surroundings and gathers what is wrong with any command there.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from channelpick.cli.app import command_tree
from tests.cli.matrix import (
    BY_PERMISSIONS,
    COMMANDS,
    ESCAPES,
    EVERY,
    HOMES,
    JSON,
    SAME_ANSWER,
    USUAL,
    Command,
    Ran,
    Surroundings,
    bound_by_permissions,
    changed,
    faults,
    lost,
    only,
    run_all,
)
from tests.support import environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="redirects as a POSIX shell does")


@pytest.fixture(scope="module")
def usual() -> Mapping[str, Ran]:
    """What every command answers where nothing is unusual."""
    return run_all(USUAL, {**COMMANDS, **only("recommend --json")})


def closed_pipe() -> int:
    """The writing end of a pipe from which nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def verbs_in(group: Any, before: str = "") -> Iterator[str]:
    """Every verb below this one, as it is called."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from verbs_in(command, f"{before}{name} ")
        else:
            yield before + name


def test_every_verb_has_its_row() -> None:
    """No verb is missing from the table of commands."""
    assert [verb for verb in verbs_in(command_tree()) if verb not in COMMANDS] == []


def test_usual_surroundings(usual: Mapping[str, Ran]) -> None:
    """Where nothing is unusual all is well, and only errors leave standard output empty."""
    assert faults(usual) == []
    assert [name for name, ran in usual.items() if (ran.code == 2) == bool(ran.out)] == []


@pytest.mark.parametrize("name", SAME_ANSWER)
def test_answers_stay_the_same(name: str, tmp_path: Path, usual: Mapping[str, Ran]) -> None:
    """No terminal, home, cache or folder changes an answer, an exit code or an error."""
    there = SAME_ANSWER[name]
    ran = run_all(replace(there, environ={"TMPDIR": str(tmp_path), **there.environ}))

    assert changed(ran, usual) == []


@pytest.mark.parametrize("name", BY_PERMISSIONS)
def test_permissions(name: str, tmp_path: Path, usual: Mapping[str, Ran]) -> None:
    """Neither does a folder that may not be searched, or not be written."""
    under = bound_by_permissions()
    if under is None:
        pytest.skip("root may do everything, and there is no setpriv")
    there = Surroundings(
        before=BY_PERMISSIONS[name],
        under=under,
        environ={"TMPDIR": str(tmp_path)},
        without=("XDG_CACHE_HOME",),
    )

    assert changed(run_all(there), usual) == []


@pytest.mark.parametrize("name", HOMES)
def test_home(name: str, usual: Mapping[str, Ran]) -> None:
    """No home, configuration or cache is too useless for the shipped catalog to answer."""
    ran = run_all(
        Surroundings(environ=HOMES[name]), only("recommend", "channels", "recommend --json")
    )

    assert changed(ran, usual) == []


# ── streams ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("redirect", [">/dev/full", "</dev/null >&-"])
def test_lost_output(redirect: str) -> None:
    """Output that nobody got is 74, never 0, and one line says why."""
    ran = run_all(Surroundings(redirect=redirect))

    assert faults(ran, lost) == []
    assert [ran for ran in ran.values() if ran.code == 74 and ran.err.count("\n") != 1] == []


def test_closed_pipe() -> None:
    """When the reader has enough, the program ends quietly; the exit code is not an answer."""
    writer = closed_pipe()
    ran = run_all(USUAL, stdout=writer)
    os.close(writer)

    assert faults(ran, lost) == []
    assert [name for name, (code, _, err) in ran.items() if code == 74 and err] == []


def test_partly_written_output(tmp_path: Path) -> None:
    """Output of which only the first block fits is lost output."""
    there = Surroundings(before="ulimit -f 1;", environ={"PYTHONDONTWRITEBYTECODE": "1"})
    with (tmp_path / "answer.json").open("wb") as file:
        ran = run_all(there, only("recommend --json"), stdout=file.fileno())["recommend --json"]

    assert ran.code == 74
    assert 0 < (tmp_path / "answer.json").stat().st_size < 2000
    assert ran.err.startswith("The output could not be written: ")


TALKERS = only("scan", "no words", "wrong word")
"""The commands that use standard error, each in its own way."""


@pytest.mark.parametrize(("redirect", "commands"), [("2>&-", COMMANDS), ("2>/dev/full", TALKERS)])
def test_no_standard_error(
    redirect: str, commands: Mapping[str, Command], usual: Mapping[str, Ran]
) -> None:
    """Whether or not anybody hears the errors, the answer and the exit code are the same."""
    ran = run_all(Surroundings(redirect=redirect), commands)

    assert changed(ran, {name: left._replace(err="") for name, left in usual.items()}) == []


def test_closed_pipe_for_errors(usual: Mapping[str, Ran]) -> None:
    """A closed pipe behind standard error changes nothing either."""
    writer = closed_pipe()
    ran = run_all(USUAL, TALKERS, stderr=writer)
    os.close(writer)

    assert changed(ran, {name: left._replace(err="") for name, left in usual.items()}) == []


@pytest.mark.parametrize(
    ("redirect", "commands"),
    [
        ("<&- >&- 2>&-", COMMANDS),
        (">/dev/full 2>&1", TALKERS),
        (">&- 2>/dev/full", TALKERS),
    ],
)
def test_nothing_can_be_written(redirect: str, commands: Mapping[str, Command]) -> None:
    """With nowhere to write at all, the exit code still tells what happened."""
    assert faults(run_all(Surroundings(redirect=redirect), commands), lost) == []


# ── signals ──────────────────────────────────────────────────────────────────────────────────────


def full_pipe() -> tuple[int, int]:
    """Both ends of a pipe that takes no more."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    for size in (65536, 1):
        try:
            while True:
                os.write(writer, b"." * size)
        except BlockingIOError:
            pass
    os.set_blocking(writer, True)
    return reader, writer


def writes(process: subprocess.Popen[bytes]) -> bool:
    """Whether it waits for somebody to read what it writes."""
    call = Path(f"/proc/{process.pid}/syscall").read_text("ascii").split()
    return call[1:2] in (["0x1"], ["0x2"])


def heed_signals() -> None:
    """What a shell runs in the background ignores Ctrl-C, and passes that on; a test must not."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.mark.skipif(not Path("/proc/self/syscall").exists(), reason="who waits for what: Linux")
@pytest.mark.parametrize(
    ("number", "codes"),
    [
        (signal.SIGINT, {130}),
        (signal.SIGTERM, {143, -signal.SIGTERM}),
        (signal.SIGHUP, {129, -signal.SIGHUP}),
    ],
)
def test_stopped_while_writing(number: int, codes: set[int]) -> None:
    """A command whose reader has fallen asleep ends at the first signal, without a word."""
    ends = {}
    for name, command in COMMANDS.items():
        reader, writer = full_pipe()
        process = subprocess.Popen(
            USUAL.command_line(command.words),
            stdout=writer,
            stderr=writer,
            env=USUAL.variables(),
            preexec_fn=heed_signals,  # noqa: PLW1509 - no threads here
        )
        ends[name] = process, reader, writer
    found = {}
    for name, (process, reader, writer) in ends.items():
        while process.poll() is None and not writes(process):
            time.sleep(0.01)
        process.send_signal(number)
        try:
            found[name] = process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
        os.close(writer)
        with os.fdopen(reader, "rb") as rest:
            assert rest.read().strip(b".") == b""

    assert [name for name in COMMANDS if found.get(name) not in codes] == []


def test_interrupted_while_reading(tmp_path: Path) -> None:
    """Ctrl-C while a file is being read is 130, without a word."""
    fifo = tmp_path / "rules.toml"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [*USUAL.command_line(EVERY["recommend --json"].words), "--rules", str(fifo)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=heed_signals,  # noqa: PLW1509 - no threads here
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
    path = f"{tmp_path}{os.pathsep}{environment()['PYTHONPATH']}"
    ran = run_all(Surroundings(environ={"PYTHONPATH": path}), only("rules check"))

    assert ran["rules check"] == Ran(130, "", "")


# ── colours, width and encoding ──────────────────────────────────────────────────────────────────


def test_forced_colour(usual: Mapping[str, Ran]) -> None:
    """FORCE_COLOR colours the text for people, also before TERM=dumb, and nothing for scripts."""
    environ = {"FORCE_COLOR": "1", "TERM": "dumb", "GITHUB_ACTIONS": "true"}
    ran = run_all(Surroundings(environ=environ))
    bleached = {
        name: Ran(code, *(ESCAPES.sub("", text) for text in texts))
        for name, (code, *texts) in ran.items()
    }

    assert changed(bleached, usual) == []
    assert [name for name in COMMANDS if COMMANDS[name].colored] == [
        name for name in COMMANDS if ran[name] != usual[name]
    ]
    assert faults(run_all(Surroundings(environ=environ), JSON)) == []


FEW = only("recommend", "channels", "draft", "rules check", "no words")


@pytest.mark.parametrize(
    ("columns", "commands"),
    [("0", FEW), ("-5", COMMANDS), ("1", FEW), ("99999999999999999999", FEW)],
    ids=["none", "negative", "one", "huge"],
)
def test_impossible_width(columns: str, commands: Mapping[str, Command]) -> None:
    """On a screen of impossible width, something is said nevertheless."""
    ran = run_all(Surroundings(environ={"COLUMNS": columns}), commands)

    assert faults(ran) == []
    assert [name for name, left in ran.items() if not left.out + left.err] == []


def has_long_id(line: str) -> bool:
    """Whether a key path or `file:line` stands there, which is never broken."""
    return max(map(cell_len, line.split())) > 15


WHOLE = (
    "--help",
    "recommend --help",
    "rules",
    "rules schema",
    "rules export-table",
    "recommend --format",
    "scan",
    "stream",
    "draft",
    "completion",
    "paths",
)
"""What keeps its lines whole on any screen: to be copied or sent, or as Typer has it."""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_narrow_screen(language: str) -> None:
    """On a very narrow screen nothing breaks, and no line of an answer is wider than 20 cells."""
    ran = run_all(Surroundings(environ={"COLUMNS": "20", "CHANNELPICK_LANG": language}))
    wide = [
        (name, line)
        for name in COMMANDS
        if name not in WHOLE
        for line in ran[name].out.splitlines()
        if cell_len(line) > 20 and not has_long_id(line)
    ]

    assert faults(ran) == []
    assert wide == []


ENCODINGS: Mapping[str, tuple[Mapping[str, str], Mapping[str, Command]]] = {
    "cp1252": ({"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}, COMMANDS),
    "ascii": ({"PYTHONIOENCODING": "ascii:strict"}, EVERY),
    "C": ({"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}, COMMANDS),
    "latin-1": ({"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}, FEW),
    "nonsense": ({"PYTHONUTF8": "0", "LC_ALL": "xx_YY.nonsense"}, FEW),
}
SAID = {
    "--help": "推荐",
    "recommend": "在线客服",
    "channels": "在线客服",
    "draft": "标题",
    "completion": "启用方法",
    "paths": "规则",
    "verify": "没有列出",
    "rules check": "错误",
    "rules show": "分量",
    "rules test": "首选应为",
    "rules diff": "首选渠道",
    "rules analyze": "所有组合",
    "rules schema": "营业时间",
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_encoding(name: str) -> None:
    """Chinese goes through any encoding: what it lacks is written as escapes; JSON is ASCII."""
    encoded, commands = ENCODINGS[name]
    environ = {**encoded, "CHANNELPICK_LANG": "zh"}
    encoding = environ.get("PYTHONIOENCODING", "utf-8").partition(":")[0]
    ran = run_all(Surroundings(environ=environ, encoding=encoding), commands)

    assert faults(ran) == []
    for command in SAID.keys() & ran:
        text = ran[command].out
        text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
        assert SAID[command] in text
    if encoding != "utf-8":
        assert "█" not in ran["recommend"].out
        assert re.search(r" #+\.* +95\n", ran["recommend"].out), "bars are drawn with what there is"


# ── zone ─────────────────────────────────────────────────────────────────────────────────────────

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
    words = [*EVERY["recommend --json"].words, "--at", "2026-03-01T12:00"]
    command = {"recommend --json": Command(words, has_json=True)}
    ran = run_all(Surroundings(environ={"TZ": zone}), command)

    assert faults(ran) == []
    assert offset in (None, json.loads(ran["recommend --json"].out)["situation"]["at"][-6:])
