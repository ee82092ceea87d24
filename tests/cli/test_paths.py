"""channelpick paths: which rules file counts and why, and where everything else is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from channelpick.files.rules_paths import user_path
from tests.cli.runs import SMALL, Run
from tests.support import validator


def test_each_reason(
    run: Run, catalogs: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the file that `recommend` uses, and what made it count."""
    asked = {"option": ("--rules", str(catalogs["flag"])), "variable": (), "own": ()}
    for why, options in asked.items():
        if why == "own":
            monkeypatch.setenv("CHANNELPICK_RULES", "")
        told = run("paths", "--json", *options).answer
        used = run("recommend", *SMALL, "--json", *options).answer["catalog"]["path"]

        assert (told["why"], told["rules"]) == (why, {"path": used, "exists": True})
    catalogs["own"].unlink()
    told = run("paths", "--json").answer

    assert (told["why"], told["rules"]) == ("shipped", told["shipped"])
    assert told["shipped"] == {"path": str(catalogs["shipped"]), "exists": True}


def test_rules_for_staff(
    run: Run, catalogs: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rules file in this folder counts for `channelpick rules` only; it has a line of its own."""
    line = f"For channelpick rules …: {catalogs['folder']}\n"

    assert line not in run("paths").out
    monkeypatch.delenv("CHANNELPICK_RULES")
    assert line in run("paths").out
    assert run("paths", "--json").answer["staff_rules"]["path"] == str(catalogs["folder"])


def test_json(run: Run) -> None:
    """The JSON keeps to its published schema, and the folders are those of the system."""
    told = run("paths", "--json").answer

    validator("paths").validate(told)
    assert told["cache"]["path"] == str(user_cache_path("channelpick"))
    assert told["configuration"] == {"path": str(user_path().parent), "exists": False}


def test_text(run: Run, tmp_path: Path) -> None:
    """Each place has a line that is never wrapped, with what is to be said of it below."""
    lines = run("paths", "--rules", "x" * 100).out.splitlines()

    assert lines[:5] == [
        f"Rules file: {tmp_path / ('x' * 100)}",
        "  named by --rules",
        "  not there",
        f"Your configuration folder: {user_path().parent}",
        "  not there",
    ]
    assert run("paths", "--rules", "-", "--lang", "zh").out.startswith(
        "规则文件：-\n  由 --rules 指定\n你的配置文件夹："
    )


def test_broken_rules(run: Run, tmp_path: Path) -> None:
    """Nothing is read, so that it also answers where the rules file is broken."""
    (tmp_path / "broken.toml").write_text("format = \n", "utf-8")

    assert run("paths", "--rules", "broken.toml").code == 0
    assert run("paths", "--rules", "").code == 2
