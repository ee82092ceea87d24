"""Where archives are made and programs run: each from its start to its end, in turn."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.archive.archives import write_archive
from benchmarks.startup.environments import ROOT, Environment
from benchmarks.startup.processes import Command, Spent, answer, spend
from channelpick import load_catalog

SHIPPED = ROOT / "rules" / "channels.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """A folder for archives and what comes out, and how thoroughly is measured."""

    environment: Environment
    """With channelpick's extra `batch` and nothing else, as users have it."""
    peers: Environment
    """With other rule engines, too."""
    folder: Path
    rounds: int
    million: int
    """How many rows are called a million: fewer, for a first look."""

    def path(self, name: str) -> Path:
        """A file in the folder."""
        return self.folder / name

    def archive(self, ending: str, millions: int, combinations: int, rules: Path = SHIPPED) -> Path:
        """A table of tickets for these rules; one that is there already is kept."""
        path = self.path(f"{rules.stem}-{millions}m-{combinations}.{ending}")
        rows = millions * self.million
        return write_archive(path, load_catalog(str(rules)), rows, combinations)

    def batch(self, source: Path, target: str, rules: Path = SHIPPED, *, code: int = 0) -> Command:
        """The table is answered into a file called so."""
        arguments = ("batch", source, "-o", self.path(target), "--rules", rules)
        return self.python("channelpick", *arguments, code=code)

    def pipe(self, source: Path, form: str) -> Command:
        """The same, from standard input to standard output, which is lost."""
        arguments = ("batch", "-", "--from", form, "--to", form, "--rules", SHIPPED)
        return replace(self.python("channelpick", *arguments), stdin=str(source))

    def situations(self, source: Path, rules: Path = SHIPPED) -> int:
        """How many distinct situations there are in a table."""
        arguments = ("batch", source, "--summary", "--json", "--rules", rules)
        return int(json.loads(answer(self.python("channelpick", *arguments)))["situations"])

    def python(
        self, module: str, *arguments: object, code: int = 0, peers: bool = False
    ) -> Command:
        """A module of the working tree."""
        environment = self.peers if peers else self.environment
        return Command(
            argv=[environment.python, "-m", module, *map(str, arguments)],
            folder=ROOT,
            variables=environment.variables(self.folder),
            code=code,
        )

    def loop(self, program: str, *paths: Path) -> Command:
        """A few lines of Python that read or copy a table."""
        argv = [self.environment.python, "-c", program, *map(str, paths)]
        return replace(self.python(""), argv=argv)

    def run_in_turn(self, commands: Mapping[str, Command]) -> Mapping[str, Sequence[Spent]]:
        """What each takes, round by round; in random order, after a round that warms up."""
        spent: dict[str, list[Spent]] = {name: [] for name in commands}
        for turn in range(-1, self.rounds):
            for name in random.sample([*commands], len(commands)):
                found = spend(commands[name])
                if turn >= 0:
                    spent[name].append(found)
        return spent
