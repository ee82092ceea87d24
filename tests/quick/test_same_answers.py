"""Whatever the quick way answers, Typer's way answers alike."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from channelpick.cli.app import main
from channelpick.files.catalog_toml import read_catalog
from channelpick.quick.answer import answer
from tests.quick.lines import lines

HOW_MANY = 100_000 if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz" else 5000
SHARES = 10
"""So many tests share the lines, for as many processors."""
NOW = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
"""Half an hour before clocks go back in London."""
PROCESSES = 100


@pytest.fixture
def surroundings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder away from the settings of this machine, in another time zone."""
    for name in os.environ:
        if name.startswith(("CHANNELPICK_", "LC_", "XDG_")) or name.endswith("_COLOR"):
            monkeypatch.delenv(name)
    changes = {"LANG": "zh_CN.UTF-8", "TZ": "Europe/London", "COLUMNS": "80"}
    for name, value in {**changes, "XDG_CONFIG_HOME": str(tmp_path / "config")}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setattr("channelpick.cli.catalog_choice._read", cache(read_catalog))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typers_way(argv: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[str, int, str]:
    """What Typer's way makes of it: output, exit code, errors."""
    capsys.readouterr()
    code = main(argv)
    ran = capsys.readouterr()
    return ran.out, code, ran.err


@pytest.mark.parametrize("seed", range(SHARES))
def test_every_answer_is_that_of_typers_way(
    seed: int,
    surroundings: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Output, exit code and stderr are the same for whatever line the quick way takes."""
    monkeypatch.setattr("channelpick.cli.terminal.now", NOW.astimezone)
    monkeypatch.setattr("channelpick.quick.moments.now", lambda: int(NOW.timestamp()))
    monkeypatch.setattr(sys, "stdin", None)
    taken = 0
    for argv in islice(lines(Random(seed), surroundings), HOW_MANY // SHARES):
        if reply := answer(argv, os.environ):
            taken += 1
            assert (reply.out, reply.code, reply.err) == typers_way(argv, capsys), argv

    assert taken > HOW_MANY // SHARES // 2


def test_whole_processes_answer_so_too(
    surroundings: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Output, exit code and stderr of a process are those of Typer's way."""
    monkeypatch.setattr(sys, "stdin", None)
    timed = (argv for argv in lines(Random(2026), surroundings) if "--at" in argv)
    taken = (argv for argv in timed if answer(argv, os.environ))
    for argv in islice(taken, PROCESSES):
        command = [sys.executable, "-m", "channelpick", *argv]
        ran = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")

        assert (ran.stdout, ran.returncode, ran.stderr) == typers_way(argv, capsys), argv
