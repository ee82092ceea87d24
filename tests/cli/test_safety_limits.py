"""What a bad input may cost, in processes of their own; and that no network is ever needed."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest

from channelpick.screening.secrets.wordlists import words_of
from tests.cli.runs import COMPLETE, Run
from tests.cli.safety import PLATFORM
from tests.published import SECRETS
from tests.support import ROOT, environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc what a process used")

MOST_MEMORY = 256
"""Megabytes that a process may ever have used."""
ADDRESS_SPACE = 2_000_000_000
"""Bytes. A process that wants more ends at once, instead of the machine."""
PATIENCE = 30
"""Seconds. A bad input takes one, but a busy machine may be slow; hours would be noticed."""

RULES = ("--rules", "platform.toml")
VERIFY, DRAFT = ("verify", *RULES), ("draft", "chat", *RULES)


class Case(NamedTuple):
    """A bad input, and what it must come to."""

    command: Sequence[str]
    code: int
    stdin: Callable[[], bytes] = bytes


CASES: Mapping[str, Case] = {
    "long contact": Case((*VERIFY, "a." * 60_000), 1),
    "many at signs": Case((*VERIFY, "https://" + "@" * 9_000), 1),
    "line of a megabyte": Case((*VERIFY, "-"), 1, lambda: b"1" * 1_000_000 + b"\n"),
    "many contacts": Case((*VERIFY, "-"), 1, lambda: b"@x\n" * 2_000),
    "endless rules": Case(("verify", "x.example", "--rules", "/dev/zero"), 2),
    "50 000 channels": Case(("verify", "x.example", "--rules", "many.toml"), 2),
    "nested rules": Case(("verify", "x.example", "--rules", "nested.toml"), 2),
    "dotted rules": Case(("verify", "x.example", "--rules", "dotted.toml"), 2),
    "a thousand words": Case(("scan",), 1, lambda: " ".join(words_of("english")[::2]).encode()),
    "digits": Case(("scan",), 0, lambda: b"12 " * 3_333),
    "brackets": Case(("scan",), 0, lambda: b"([{<" * 2_500),
    "endless text": Case(("scan", "/dev/zero"), 2),
    "long detail": Case((*DRAFT, "-d", "account=" + "x" * 100_000), 2),
    "long input": Case(
        (*DRAFT, "--input", "-"), 2, lambda: b'{"answers": {"topic": "%s"}}' % (b"able " * 190_000)
    ),
    "nested input": Case((*DRAFT, "--input", "-"), 2, lambda: b"[" * 100_000),
}


PROGRAM = f"""
import re, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({ADDRESS_SPACE}, {ADDRESS_SPACE}))
from channelpick.cli.app import main
code = main(sys.argv[2:])
used = re.search(r"VmHWM:\\s*(\\d+) kB", open("/proc/self/status").read())
open(sys.argv[1], "w").write(used[1])
sys.exit(code)
"""
"""The program, which tells in a file how much memory it used, in kilobytes."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with good and bad rules."""
    folder = tmp_path_factory.mktemp("limits")
    rules = {
        "platform.toml": PLATFORM,
        "many.toml": PLATFORM + "".join(f"[channels.c{n}]\n" for n in range(50_000)),
        "nested.toml": "x = " + "[" * 100_000,
        "dotted.toml": "a." * 200_000 + "a = 1",
    }
    for name, text in rules.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("name", CASES)
def test_limits(name: str, folder: Path) -> None:
    """A bad input has its documented exit code, no traceback, and costs little memory and time."""
    command, code, stdin = CASES[name]
    used = folder / "used"

    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(used), *command],
        input=stdin(),
        capture_output=True,
        check=False,
        timeout=PATIENCE,
        cwd=folder,
        env=environment(XDG_CONFIG_HOME=str(folder), PYTHONPATH=str(ROOT)),
    )

    assert (ran.returncode, b"Traceback" in ran.stderr) == (code, False), ran.stderr
    assert int(used.read_text("utf-8")) < 1024 * MOST_MEMORY


def refuse(*_arguments: object, **_options: object) -> NoReturn:
    """What stands for the network in a test."""
    pytest.fail("the program wants to use the network")


def test_no_network(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every verb answers with the network gone: it "never opens a socket"."""
    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    (tmp_path / "platform.toml").write_text(PLATFORM, "utf-8")
    contacts = (
        "https://support.meridian.example/chat\nhelp@meridian.example\nhttps://rneridian.test\n"
    )

    assert run("verify", *RULES, "-", stdin=contacts).code == 1
    assert run("scan", stdin=SECRETS["legal"]).code == 1
    assert run("draft", "chat", *RULES, "-d", "account=5").code == 0
    assert run("recommend", *COMPLETE).code == 0
    assert run("rules", "check", "platform.toml").code == 0
