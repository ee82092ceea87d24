"""channelpick completion: scripts that real shells load, and what TAB then does in them."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pexpect
import pytest

from channelpick.cli.completion import SHELLS
from tests.cli.runs import Run
from tests.cli.screens import PATIENCE, Emulator
from tests.support import ROOT, environment

FAKE = """\
#!{python}
# Completes the small command line of the tests; otherwise says how it was called.
import sys
sys.path.insert(0, {root!r})
from channelpick.quick.completing import candidates
from tests.quick.grammar import GRAMMAR, KNOWN
if sys.argv[1:2] == ["__complete"]:
    for candidate in candidates(sys.argv[2:], GRAMMAR, KNOWN):
        print(*filter(None, candidate), sep="\\t")
else:
    print("CALLED", "|".join(sys.argv[1:]), "END")
"""


class Shell(NamedTuple):
    """How a shell is started without anybody's settings, and loads the script `loaded`."""

    command: tuple[str, ...]
    setup: str


SESSIONS: Mapping[str, Shell] = {
    "bash": Shell(("bash", "--norc", "--noprofile", "-i"), "PS1='READY>'; . ./loaded"),
    "zsh": Shell(
        ("zsh", "-f", "-i"),
        "PS1='READY>'; autoload -Uz compinit; compinit -u -D; . ./loaded",
    ),
    # As a file in a folder for completions, without being loaded by anybody.
    "zsh as a file": Shell(
        ("zsh", "-f", "-i"),
        "PS1='READY>'; mv loaded _channelpick; fpath=($PWD $fpath); "
        "autoload -Uz compinit; compinit -u -D",
    ),
    "fish": Shell(
        ("fish", "--no-config", "-i"),
        "function fish_prompt; echo -n 'READY>'; end; set -g fish_autosuggestion_enabled 0; "
        ". ./loaded",
    ),
}

LEFT = "\x02"
"""Ctrl-B: the cursor one character back, in all of these shells."""
TYPED = {
    # A word that is the only one, and the space after it.
    "rec\tx": "recommend|x",
    "rules sh\tx": "rules|show|x",
    "recommend --urg\thigh --jso\tx": "recommend|--urgency|high|--json|x",
    "--urg\tx": "--urgency|x",
    "--urgency h\tx": "--urgency|high|x",
    "rec --json" + LEFT * 7 + "\t": "recommend|--json",
    # Words with =, which bash cuts.
    "--urgency=h\tx": "--urgency=high|x",
    "recommend --urgency=high --topic=w\tx": "recommend|--urgency=high|--topic=withdrawal|x",
    "draft --format=\tx": "draft|--format=json|x",
    "recommend --tried live-chat=14\tx": "recommend|--tried|live-chat=14d|x",
    "-a locked_out=n\tx": "-a|locked_out=no|x",
    "--answer=locked_out=n\tx": "--answer=locked_out=no|x",
    "recommend --at 2026-03-04T11:00 --js\tx": "recommend|--at|2026-03-04T11:00|--json|x",
    # No space where the word goes on.
    "-a lo\tn\tx": "-a|locked_out=no|x",
    "--tz Europe/Berl\tx": "--tz|Europe/Berlin|x",
    "--tz Austral\tHob\tx": "--tz|Australia/Hobart|x",
    # Quotes.
    "draft -d amount='5 to' -d n\tx": "draft|-d|amount=5 to|-d|network=x",
    'draft -d amount="5 to" -d n\tx': "draft|-d|amount=5 to|-d|network=x",
    "draft -d amount=5\\ to -d n\tx": "draft|-d|amount=5 to|-d|network=x",
    '--topic "w\tx': "--topic|withdrawal|x",
    # Files, where they may stand and nowhere else.
    "--rules gr\tx": "--rules|green rules.toml|x",
    "--rules=gr\tx": "--rules=green rules.toml|x",
    "rules check gr\tx": "rules|check|green rules.toml|x",
    "rules check folder/\tx": "rules|check|folder/inner.toml|x",
    "--at gr\tx": "--at|grx",
    "--json gr\tx": "--json|grx",
}
"""Keys -> the arguments that the program got."""


class Session:
    """A shell on a terminal of its own, which has loaded the script."""

    def __init__(self, shell: Shell, folder: Path) -> None:
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            shell.command[0],
            list(shell.command[1:]),
            cwd=str(folder),
            env=environment(PATH=f"{folder / 'bin'}:/usr/bin:/bin", HOME=str(folder), TERM="xterm"),
            dimensions=(50, 160),
            timeout=PATIENCE,
        )
        self._child.delaybeforesend = None
        self.shows_texts = shell.command[0] != "bash"
        self._emulator = Emulator(160, 50, self._child.send)
        self._child.send(f"{shell.setup}; echo LOA''DED\r")
        self.read_until("LOADED.*READY>$")

    def read_until(self, pattern: str) -> re.Match[str]:
        """Read on until the screen shows this."""
        while not (found := re.search(pattern, self._emulator.text(), re.DOTALL)):
            try:
                self._emulator.feed(self._child.read_nonblocking(65536, PATIENCE))
            except (pexpect.TIMEOUT, pexpect.EOF):
                pytest.fail(f"waited in vain for {pattern}:\n{self._emulator.text()}")
        return found

    def called(self, keys: str) -> str:
        """The arguments that the program gets when these keys are typed after its name."""
        self._emulator = Emulator(160, 50, self._child.send)
        self._child.send(f"channelpick {keys}\r")
        return self.read_until("CALLED (.*?) END.*READY>$")[1]

    def shows(self, keys: str, lines: str) -> bool:
        """Whether the screen shows this after these keys; it waits for that."""
        self._child.send(f"channelpick {keys}")
        return bool(self.read_until(lines))

    def close(self) -> None:
        """End the shell."""
        self._child.close(force=True)


@pytest.mark.parametrize("shell", SHELLS)
def test_printed(run: Run, shell: str) -> None:
    """Each script asks `channelpick __complete`, and its second line says how it is loaded."""
    english, chinese = run("completion", shell), run("completion", shell, "--lang", "zh")
    load, said = english.out.splitlines()[1], chinese.out.splitlines()[1]
    command = load.partition(": ")[2]

    assert (english.code, english.err) == (0, "")
    assert "channelpick __complete " in english.out
    assert f"channelpick completion {shell}" in command
    assert (load[0], said) == ("#", said.removesuffix(command) + command)
    assert chinese.out == english.out.replace(load, said)


def test_guessed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name it is for the shell that $SHELL names."""
    monkeypatch.setenv("SHELL", "/usr/local/bin/fish")

    assert run("completion") == run("completion", "fish")


@pytest.mark.parametrize(
    ("variable", "arguments", "told"),
    [
        ("/bin/tcsh", (), "$SHELL: “tcsh” is not one of bash, zsh, fish, powershell\n"),
        ("", (), "$SHELL: “” is not one of bash, zsh, fish, powershell\n"),
        ("/bin/zsh", ("bsh",), "SHELL: “bsh” is not one of bash, zsh, fish, powershell\n"),
    ],
)
def test_other_shells(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, arguments: tuple[str, ...], told: str
) -> None:
    """For another shell it says which there are."""
    monkeypatch.setenv("SHELL", variable)
    ran = run("completion", *arguments)

    assert ran.code == 2
    assert ran.err.startswith(f"error[bad-word]: {told}")


@pytest.fixture(params=SESSIONS)
def session(request: pytest.FixtureRequest, run: Run, tmp_path: Path) -> Iterator[Session]:
    """Each of these shells that is on this machine."""
    shell = SESSIONS[request.param]
    if not shutil.which(shell.command[0]):
        pytest.skip(f"{shell.command[0]} is not installed")
    (tmp_path / "loaded").write_text(run("completion", shell.command[0]).out, "utf-8")
    (tmp_path / "green rules.toml").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inner.toml").touch()
    fake = tmp_path / "bin" / "channelpick"
    fake.parent.mkdir()
    fake.write_text(FAKE.format(python=sys.executable, root=str(ROOT)), "utf-8")
    fake.chmod(0o755)
    session = Session(shell, tmp_path)
    yield session
    session.close()


def test_typed(session: Session) -> None:
    """TAB completes the word that is the only one, with a space only where the word is whole."""
    assert {keys: session.called(keys) for keys in TYPED} == TYPED


def test_choice(session: Session) -> None:
    """Where several words fit they are listed in their own order, with texts if the shell can."""
    said = [r"low\W+", r"high\W+", "critical"]
    if session.shows_texts:
        said = [r"low\W+no hurry\W+", r"high\W+today: soon\W+", r"critical\W+this minute"]

    assert session.shows("--urgency \t\t", "".join(said))
