"""Other programs, to compare with: what they are called, and how they are asked."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.startup.environments import Environment, install
from benchmarks.startup.processes import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A program on PyPI."""

    package: str
    program: str = ""
    """If it is not called like its package."""
    version: Sequence[str] = ("--version",)
    dialogue: Sequence[str] = ()
    """Arguments with which it asks questions, if it does."""
    has_list: bool = True
    """Whether a key redraws a list. Else it is the terminal that shows what is typed."""


PEERS = (
    Peer(package="pipx"),
    Peer(package="deptry"),
    Peer(package="pre-commit"),
    Peer(package="nox"),
    Peer(package="black"),
    Peer(package="sqlite-utils"),
    Peer(package="cookiecutter", dialogue=("cookiecutter-template",), has_list=False),
    Peer(package="httpie", program="http"),
    Peer(package="commitizen", program="cz", version=("version",), dialogue=("commit",)),
    Peer(package="copier", dialogue=("copy", "copier-template", "made")),
    Peer(package="uv"),
    Peer(package="ruff"),
)


@dataclass(frozen=True, slots=True)
class Installed:
    """A peer in an environment of its own, called from a folder where it has something to do."""

    peer: Peer
    environment: Environment
    folder: Path

    @property
    def bare(self) -> Command:
        """The bare interpreter of the same environment."""
        return self._command(self.environment.python, ["-c", "pass"])

    def commands(self) -> Iterator[tuple[str, Command]]:
        """What every program can do, with its name."""
        for arguments in (self.peer.version, ["--help"]):
            name = " ".join([self._program, *arguments])
            yield name, self._command(self.environment.program(self._program), arguments)

    def dialogue(self) -> tuple[str, Command] | None:
        """Its questions, if it asks any."""
        if not self.peer.dialogue:
            return None
        program = self.environment.program(self._program)
        return f"{self._program} dialogue", self._command(program, self.peer.dialogue)

    @property
    def _program(self) -> str:
        return self.peer.program or self.peer.package

    def _command(self, program: str, arguments: Sequence[str]) -> Command:
        variables = self.environment.variables(self.folder)
        return Command(argv=[program, *arguments], folder=self.folder, variables=variables)


def install_peers(
    wanted: Sequence[str], folder: Path
) -> tuple[list[Installed], list[tuple[str, str]]]:
    """Those that can be had, and the others with the reason."""
    workplace = _workplace(folder)
    found, missing = [], []
    for peer in PEERS:
        if peer.package not in wanted:
            continue
        try:
            environment = install(folder / peer.package, peer.package)
        except subprocess.CalledProcessError as error:
            missing.append((peer.package, " ".join(error.stderr.split())))
        else:
            found.append(Installed(peer, environment, workplace))
    return found, missing


def _workplace(folder: Path) -> Path:
    """A repository with a change to commit, and templates that ask one question."""
    workplace = folder / "work"
    for name, text in {
        "note.txt": "new\n",
        "copier-template/copier.yml": "name: {type: str, choices: [one, two, three]}\n",
        "cookiecutter-template/cookiecutter.json": '{"name": ["one", "two", "three"]}',
        "cookiecutter-template/{{cookiecutter.name}}/note.txt": "new\n",
    }.items():
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for arguments in (["init", "--quiet"], ["add", "note.txt"]):
        subprocess.run(["git", *arguments], cwd=workplace, check=True)
    return workplace
