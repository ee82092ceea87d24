"""Fixtures of the command line's tests: the program in this process, in quiet surroundings."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from channelpick.cli.app import main
from channelpick.files.rules_paths import shipped_path, user_path
from tests.cli.reports import DESK
from tests.cli.runs import (
    SMALL,
    Ran,
    Run,
)
from tests.support import (
    small_data,
    write_catalog,
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The program in this process, in an empty folder, away from the settings of this machine."""
    for name in os.environ:
        if name.startswith(("CHANNELPICK_", "LC_", "XDG_")) or name.endswith("_COLOR"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        ran = Ran(main(arguments), *capsys.readouterr())

        assert ran.code in (0, 1, 2), ran.err
        assert not (ran.code == 2 and ran.out), "with exit code 2, stdout is empty"
        return ran

    return run


@pytest.fixture
def small(tmp_path: Path) -> tuple[str, ...]:
    """Options for a catalog of one criterion and two channels that never close."""
    write_catalog(tmp_path / "small.toml", small_data(chat={}, post={}))
    return ("recommend", *SMALL, "--rules", "small.toml")


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Path:
    """The working folder of somebody who keeps rules: the files of `DESK`."""
    for name, text in DESK.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def catalogs(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Path]:
    """A catalog in every place that counts, and one that merely lies in the folder."""
    own, folder = user_path(), tmp_path / "rules" / "channels.toml"
    paths = {"flag": tmp_path / "flag.toml", "variable": tmp_path / "variable.toml"}
    for path in (*paths.values(), own, folder):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_catalog(path, small_data(**{path.stem: {}}))
    monkeypatch.setenv("CHANNELPICK_RULES", str(paths["variable"]))
    return {**paths, "own": own, "folder": folder, "shipped": shipped_path()}


@pytest.fixture(scope="module")
def quiet_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a small catalog, away from the settings of this machine."""
    folder = tmp_path_factory.mktemp("hostile")
    write_catalog(folder / "small.toml", small_data(chat={}, desk={"languages": ["zh"]}))
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            if name.startswith(("CHANNELPICK_", "LC_", "XDG_")) or name.endswith("_COLOR"):
                patch.delenv(name)
        patch.setenv("LANG", "en_US.UTF-8")
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        patch.chdir(folder)
        yield folder


@pytest.fixture
def repository(desk: Path) -> Path:
    """The folder under git; rules/channels.toml was committed, and then changed."""
    rules = desk / "rules" / "channels.toml"
    rules.parent.mkdir()
    rules.write_text(DESK["small.toml"], "utf-8")
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    for command in (("init", "--quiet"), ("add", "rules"), ("commit", "--quiet", "-m", "rules")):
        subprocess.run(["git", *identity, *command], cwd=desk, check=True)
    rules.write_text(DESK["new.toml"], "utf-8")
    return desk
