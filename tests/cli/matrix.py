"""The robustness matrix: every command, the surroundings it may meet, and how they are run.

A new verb gets its whole row with a line in `COMMANDS`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.cli.runs import AT, COMPLETE
from tests.support import DATA, environment


class Command(NamedTuple):
    """A command line, and what comes of it when all is well."""

    words: Sequence[str]
    code: int = 0
    colored: bool = True
    """Whether FORCE_COLOR colours it: text for people, but no help, no JSON and no scripts."""
    has_json: bool = False
    """Whether it takes --json."""
    stdin: str = ""
    """The file that it reads on standard input, if any; it passes lines on as they are."""
    is_local: bool = False
    """Whether it says where things lie on this machine, so that its answer may be another here."""


def _file(name: str) -> str:
    return str(DATA / name)


SMALL, CLEAN = _file("small.toml"), _file("clean.toml")

COMMANDS: Mapping[str, Command] = {
    "--help": Command(["--help"], colored=False),
    "--version": Command(["--version"], colored=False),
    "no words": Command([], 2, colored=False),
    "wrong word": Command(["recommend", "--urgency", "hihg"], 2, colored=False),
    "recommend": Command(["recommend", *COMPLETE], has_json=True),
    "recommend --format": Command(["recommend", *COMPLETE, "--format", "markdown"], colored=False),
    "recommend --help": Command(["recommend", "--help"], colored=False),
    "channels": Command(["channels", *AT], has_json=True),
    "draft": Command(["draft", "email", *COMPLETE, "--no-input"], has_json=True),
    "verify": Command(
        ["verify", "https://a.example", "--rules", _file("contacts.toml")], 1, has_json=True
    ),
    "scan": Command(["scan", SMALL], has_json=True),
    "batch": Command(
        [
            "batch",
            _file("exported.csv"),
            "--mapping",
            _file("mapping.toml"),
            "--rejects",
            "/dev/null",
        ],
        1,
        colored=False,
    ),
    "batch --summary": Command(
        ["batch", _file("tickets.csv"), "--rules", SMALL, "--summary", "--rejects", "/dev/null"],
        1,
        has_json=True,
    ),
    "stream": Command(["stream", *AT], 1, colored=False, stdin=_file("tickets.jsonl")),
    "completion": Command(["completion", "bash"], colored=False),
    "paths": Command(["paths"], colored=False, has_json=True, is_local=True),
    "rules": Command(["rules"], colored=False),
    "rules check": Command(["rules", "check", _file("typed.toml")], 1, has_json=True),
    "rules show": Command(["rules", "show", "--rules", SMALL], has_json=True),
    "rules test": Command(["rules", "test", "--rules", SMALL], 1, has_json=True),
    "rules diff": Command(["rules", "diff", SMALL, CLEAN], has_json=True),
    "rules simulate": Command(
        ["rules", "simulate", SMALL, _file("small_changed.toml"), _file("tickets.csv")],
        1,
        has_json=True,
    ),
    "rules analyze": Command(["rules", "analyze", CLEAN], has_json=True),
    "rules export-table": Command(
        [
            *("rules", "export-table", "--for", _file("untimed.csv"), "--rules", SMALL),
            *("-o", "/dev/null"),
        ],
        colored=False,
        has_json=True,
    ),
    "rules schema": Command(["rules", "schema", SMALL], colored=False),
}
JSON: Mapping[str, Command] = {
    f"{name} --json": command._replace(words=[*command.words, "--json"], colored=False)
    for name, command in COMMANDS.items()
    if command.has_json
}
EVERY: Mapping[str, Command] = {**COMMANDS, **JSON}

TRANSCRIPT = re.compile(r"Traceback|mistake of ours|我们的错误|Error in sys|Exception ignored")
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What is unusual where commands run. Nobody is there to answer, unless `redirect` says."""

    redirect: str = "</dev/null"
    """What a shell does to the streams."""
    before: str = ""
    """What the shell does first."""
    under: Sequence[str] = ()
    """A program that starts the command."""
    environ: Mapping[str, str] = field(default_factory=dict)
    without: Sequence[str] = ()
    """Variables that are not set."""
    encoding: str = "utf-8"
    """What is expected to be written."""
    start: Sequence[str] = ("-m", "channelpick")
    """How Python starts the program."""

    def command_line(self, words: Sequence[str], stdin: str = "") -> list[str]:
        """What to execute for these words."""
        redirect = f"{self.redirect} <{stdin}" if stdin else self.redirect
        shell = ["/bin/sh", "-c", f'{self.before} exec "$@" {redirect}', "-"]
        return [*shell, *self.under, sys.executable, *self.start, *words]

    def variables(self) -> Mapping[str, str]:
        """The whole environment."""
        variables = environment(**self.environ)
        return {name: value for name, value in variables.items() if name not in self.without}


class Ran(NamedTuple):
    """What a process left behind."""

    code: int
    out: str
    err: str


def run_all(
    there: Surroundings,
    commands: Mapping[str, Command] = COMMANDS,
    *,
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
) -> Mapping[str, Ran]:
    """Each command in a process of its own."""

    def ran(command: Command) -> Ran:
        done = subprocess.run(
            there.command_line(command.words, command.stdin),
            stdout=stdout,
            stderr=stderr,
            cwd=DATA,
            env=there.variables(),
            check=False,
            timeout=60,
        )
        texts = [
            (raw or b"").decode(there.encoding, "replace") for raw in (done.stdout, done.stderr)
        ]
        return Ran(done.returncode, *texts)

    with ThreadPoolExecutor(max_workers=4) as pool:
        return dict(zip(commands, pool.map(ran, commands.values()), strict=True))


def only(*names: str) -> Mapping[str, Command]:
    """Some of the commands, where the others would tell nothing more."""
    return {name: EVERY[name] for name in names}


# ── what no surroundings excuse ──────────────────────────────────────────────────────────────────

Judge = Callable[[Command, Ran], bool]
FAULTS: Mapping[str, Judge] = {
    "traceback": lambda _, ran: bool(TRANSCRIPT.search(ran.out + ran.err)),
    "escape codes": lambda _, ran: "\x1b" in ran.out + ran.err,
    "characters that the encoding lacks": lambda command, ran: (
        "\ufffd" in ran.err or ("\ufffd" in ran.out and not command.stdin)
    ),
    "output beside an error": lambda _, ran: ran.code == 2 and bool(ran.out),
    "JSON that is none": lambda command, ran: (
        "--json" in command.words and ran.code < 2 and not is_plain_json(ran.out)
    ),
}


def is_plain_json(text: str) -> bool:
    """Whether it is JSON, and ASCII alone."""
    try:
        return text.isascii() and bool(json.loads(text))
    except ValueError:
        return False


def faults(
    ran: Mapping[str, Ran], code: Callable[[Command], int] = lambda command: command.code
) -> list[str]:
    """What is wrong; `code` gives the exit code that a command should have here."""
    found = []
    for name, left in ran.items():
        command = EVERY[name]
        if left.code != code(command):
            found.append(f"{name}: exit code {left.code}, not {code(command)}: {left.err[-300:]}")
        found += [
            f"{name}: {what}: {left}" for what, is_so in FAULTS.items() if is_so(command, left)
        ]
    return found


def lost(command: Command) -> int:
    """The exit code when nothing can be written: errors keep theirs."""
    return 2 if command.code == 2 else 74


def changed(ran: Mapping[str, Ran], usual: Mapping[str, Ran]) -> list[str]:
    """The commands that answer otherwise than usual; of one that is local, the exit code counts."""
    return [
        f"{name}: {left} not {usual[name]}"
        for name, left in ran.items()
        if left != usual[name]
        and not (EVERY[name].is_local and left._replace(out="") == usual[name]._replace(out=""))
    ]


# ── surroundings that change no answer ───────────────────────────────────────────────────────────

POWERLESS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Starts a program for which permissions count even if it is root's."""


def bound_by_permissions() -> Sequence[str] | None:
    """What starts a program that is bound by permissions; None if this machine has nothing."""
    if os.geteuid() != 0:
        return ()
    return POWERLESS if shutil.which("setpriv") else None


USUAL = Surroundings()
NEW_FOLDER = "folder=$(mktemp -d);"

SAME_ANSWER: Mapping[str, Surroundings] = {
    "console script, empty variables": Surroundings(
        start=("-c", "from channelpick.__main__ import run; run()"),
        environ={"NO_COLOR": "", "FORCE_COLOR": "", "CI": "1", "COLUMNS": "8o"},
    ),
    "no standard input, no home": Surroundings(redirect="<&-", without=("HOME", "XDG_CACHE_HOME")),
    "TERM=dumb, no variables": Surroundings(
        environ={"TERM": "dumb"}, without=("HOME", "XDG_CACHE_HOME", "LANG", "TZ", "PATH")
    ),
    "NO_COLOR, unwritable home": Surroundings(
        environ={"NO_COLOR": "1", "TERM": "\x1b[31m", "HOME": "/proc/1"},
        without=("XDG_CACHE_HOME",),
    ),
    "NO_COLOR and FORCE_COLOR, folder that is gone": Surroundings(
        environ={"NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "xterm", "GITHUB_ACTIONS": "true"},
        before=f'{NEW_FOLDER} cd "$folder"; rmdir "$folder";',
    ),
    "cache that is a file": Surroundings(environ={"XDG_CACHE_HOME": "/dev/null"}),
    "no room for a cache": Surroundings(
        before=f'{NEW_FOLDER} export XDG_CACHE_HOME="$folder"; ulimit -f 0;'
    ),
}
"""Several strange things at once, of different kinds, because every row costs seconds."""

BY_PERMISSIONS: Mapping[str, str] = {
    "folder and home that may not be searched": (
        f'{NEW_FOLDER} cd "$folder"; export HOME="$folder"; chmod 0 "$folder";'
    ),
    "home that is read-only": f'{NEW_FOLDER} export HOME="$folder"; chmod 500 "$folder";',
}
"""What the shell does before commands that are bound by permissions."""

HOMES: Mapping[str, Mapping[str, str]] = {
    **{f"HOME={home}": {"HOME": home, "XDG_CACHE_HOME": ""} for home in ("", "~", "/nonexistent")},
    **{
        f"XDG={folder[:9]}": {"XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder}
        for folder in ("relative", "/proc/1", "/dev/null", "/" + "x" * 300)
    },
}
