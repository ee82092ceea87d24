"""What is measured of channelpick, and its goals."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks.startup.environments import ROOT, Environment
from benchmarks.startup.processes import Command

ANSWERS = (
    *("--urgency", "high", "--complexity", "moderate", "--self-service", "no"),
    *("--preference", "none", "--topic", "withdrawal"),
)
RECOMMEND = ("recommend", *ANSWERS, "--json")
AT = ("--at", "2026-03-04T11:00:00+08:00")

_VERBS = """
import json
from channelpick.cli.app import command_tree
def paths(command, path=()):
    yield path
    for name, below in getattr(command, "commands", {}).items():
        yield from paths(below, (*path, name))
print(json.dumps(list(paths(command_tree()))))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A command line of channelpick, with its goal in bare interpreters."""

    name: str
    command: Command
    goal: float | None = None
    wish: float | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """channelpick in an environment, called from a folder of the benchmark's own."""

    environment: Environment
    folder: Path
    _numbers: Iterator[int] = field(default_factory=count)

    @property
    def bare(self) -> Command:
        """The bare interpreter of the same environment."""
        return self._command([self.environment.python, "-c", "pass"], "home")

    def cases(self) -> Iterator[Case]:
        """Everything that is timed from start to end, but `--help`."""
        shipped = (ROOT / "rules" / "channels.toml").read_text("utf-8")
        own, edited = self.folder / "own.toml", self.folder / "edited.toml"
        own.write_text(shipped, "utf-8")
        sealed = self._home("sealed")
        for name in (".cache", "Library"):  # what root may write into is no folder either
            (sealed / name).touch()

        def edit() -> None:
            text = shipped.replace('title.en = "', f'title.en = "{next(self._numbers)} ', 1)
            edited.write_text(text, "utf-8")

        def forget() -> None:
            shutil.rmtree(self.folder / "new")
            self._home("new")

        self._home("new")
        json_of = "recommend --json"
        named, changed = ("--rules", str(own)), ("--rules", str(edited))
        yield self._case("--version", ["--version"], 2, wish=1.25)
        yield self._case(json_of, RECOMMEND, 2, wish=1.25)
        yield self._case(f"{json_of} --at", [*RECOMMEND, *AT], 2)
        yield self._case(f"{json_of} --tz", [*RECOMMEND, "--tz", "Europe/Berlin"], 2)
        yield self._case(f"{json_of} --rules FILE", [*RECOMMEND, *named], 2)
        yield self._case(
            f"{json_of} --rules FILE, just edited", [*RECOMMEND, *changed], 20, before=edit
        )
        yield self._case(
            f"{json_of} --rules FILE, no cache", [*RECOMMEND, *named], 20, home="sealed"
        )
        yield self._case(f"{json_of}, first run ever", RECOMMEND, 2, home="new", before=forget)
        yield self._case(f"{json_of}, no cache", RECOMMEND, 2, home="sealed")
        complete = ["__complete", "recommend", "--topic", ""]
        yield self._case("TAB after --topic", complete, 2)
        yield self._case("recommend", ["recommend", *ANSWERS], None)
        yield self._case("channels --json", ["channels", "--json"], None)
        yield self._case("rules check FILE", ["rules", "check", str(own)], None)

    def helps(self) -> list[Case]:
        """The help of the program and of every verb."""
        told = subprocess.run(
            [self.environment.python, "-c", _VERBS],
            env=self.environment.variables(self._home("home")),
            capture_output=True,
            check=True,
        )
        return [
            self._case(" ".join([*verbs, "--help"]), [*verbs, "--help"], 7.5)
            for verbs in json.loads(told.stdout)
        ]

    def dialogue(self) -> Command:
        """What a person calls."""
        return self._case("dialogue", [], None).command

    def _case(
        self,
        name: str,
        arguments: Sequence[str],
        goal: float | None,
        *,
        wish: float | None = None,
        home: str = "home",
        before: Callable[[], None] | None = None,
    ) -> Case:
        argv = [self.environment.program("channelpick"), *arguments]
        return Case(name=name, command=self._command(argv, home, before), goal=goal, wish=wish)

    def _command(
        self, argv: Sequence[str], home: str, before: Callable[[], None] | None = None
    ) -> Command:
        return Command(
            argv=argv,
            folder=self.folder,
            variables=self.environment.variables(self._home(home)),
            before=before or (lambda: None),
        )

    def _home(self, name: str) -> Path:
        home = self.folder / name
        home.mkdir(exist_ok=True)
        return home
