"""channelpick rules schema: what editors need, and how `rules check` notices that it is old."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import tomli
from jsonschema import Draft7Validator

from tests.cli.reports import DESK
from tests.cli.runs import Run
from tests.support import SHIPPED

NAMED = "#:schema ./editor/small.json\n" + DESK["small.toml"]
"""Rules whose first line names their schema."""


@pytest.fixture
def named(desk: Path) -> Path:
    """The rules with a first line that names `editor/small.json`, which is not there yet."""
    (desk / "editor").mkdir()
    (desk / "named.toml").write_text(NAMED, "utf-8")
    return desk / "editor" / "small.json"


@pytest.mark.usefixtures("desk")
def test_printed(run: Run) -> None:
    """The schema completes this file's own names, and accepts the file; --json changes nothing."""
    ran = run("rules", "schema", "small.toml")
    rules = json.loads(json.dumps(tomli.loads(DESK["small.toml"]), default=str))

    assert (ran.code, ran.err) == (0, "")
    Draft7Validator.check_schema(ran.answer)
    assert list(Draft7Validator(ran.answer).iter_errors(rules)) == []
    assert ran.answer["definitions"]["channel-or-tag"] == {"enum": ["chat", "phone", "#live"]}
    assert run("rules", "schema", "small.toml", "--json") == ran
    assert run("rules", "schema", "-", stdin=DESK["small.toml"]) == ran


def test_written(run: Run, named: Path) -> None:
    """--write puts it where the first line says, and says so; a second time it changes nothing."""
    ran = run("rules", "schema", "named.toml", "--write")
    written = named.read_text("utf-8")

    assert ran == (0, "", f"Written: {Path('editor', 'small.json')}\n")
    assert json.loads(written) == run("rules", "schema", "named.toml").answer
    assert "营业时间" in written, "people can read it, too"
    assert run("rules", "schema", "named.toml", "--write", "--lang", "zh").err == (
        f"已写入 {Path('editor', 'small.json')}\n"
    )
    assert named.read_text("utf-8") == written


def test_written_beside(run: Run, desk: Path) -> None:
    """Without such a line it is written beside the rules."""
    assert run("rules", "schema", "small.toml", "--write").code == 0
    assert json.loads((desk / "small.schema.json").read_text("utf-8"))


def test_stale(run: Run, desk: Path, named: Path) -> None:
    """`rules check` warns of a schema made from other rules, until it is written anew."""
    run("rules", "schema", "named.toml", "--write")
    assert run("rules", "check", "named.toml", "--strict").code == 0

    (desk / "named.toml").write_text(NAMED.replace("tips.freeze", "tips.x-freeze"), "utf-8")
    assert run("rules", "check", "named.toml", "--strict").code == 0, "tips are named nowhere"

    (desk / "named.toml").write_text(NAMED.replace("live", "alive"), "utf-8")
    assert run("rules", "check", "named.toml") == (
        0,
        "named.toml:1:10: warning[stale-schema]: ./editor/small.json was made from other rules:"
        " editors complete old names\n"
        "  |\n"
        "1 | #:schema ./editor/small.json\n"
        "  |          ^^^^^^^^^^^^^^^^^^^\n"
        "  = help: Make it anew: channelpick rules schema --write\n"
        "\n"
        "1 warning in named.toml\n",
        "",
    )
    assert run("rules", "check", "named.toml", "--strict").code == 1
    run("rules", "schema", "named.toml", "--write")
    assert run("rules", "check", "named.toml", "--strict").code == 0
    named.write_text(run("rules", "schema", "named.toml").out, "utf-8")
    assert run("rules", "check", "named.toml", "--strict").code == 0, "printed, it is the same"
    named.write_bytes(b"\xff")
    assert run("rules", "check", "named.toml", "--strict").code == 1, "it is none at all"


@pytest.mark.parametrize(
    "first_line",
    ["#:schema https://example.com/s.json", "#:schema gone.json", "# schema", "#:schema"],
)
def test_not_stale(run: Run, desk: Path, first_line: str) -> None:
    """A schema elsewhere, one that is not there, and none at all are no finding."""
    (desk / "named.toml").write_text(f"{first_line}\n{DESK['small.toml']}", "utf-8")

    assert run("rules", "check", "named.toml", "--strict").code == 0
    assert run("rules", "check", "-", "--strict", stdin=NAMED).code == 0


def test_shipped_is_fresh(run: Run) -> None:
    """The schema beside the shipped rules is theirs."""
    assert run("rules", "check", str(SHIPPED), "--strict").code == 0
    beside = json.loads(SHIPPED.with_name("channels.schema.json").read_text("utf-8"))

    assert run("rules", "schema", str(SHIPPED)).answer == beside


def test_unwritable(run: Run, named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be written, that is said, and an older one stays as it was."""
    named.write_text("old", "utf-8")

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", fail)
    ran = run("rules", "schema", "named.toml", "--write")

    assert ran.code == 2
    assert ran.err.startswith("named.toml: error[unwritable]: ")
    assert named.read_text("utf-8") == "old"
    named.unlink()
    named.parent.rmdir()
    assert run("rules", "schema", "named.toml", "--write").code == 2


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("gone.toml",), "gone.toml: error[unreadable]: "),
        (("",), "error[empty-value]: FILE: needs a value"),
        (("-", "--write"), "error[no-file]: --write: "),
        (("small.toml", "--rules", "new.toml"), "“--rules” was answered twice"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """Files that are missing, and none to write beside, are refused."""
    ran = run("rules", "schema", *arguments, stdin=DESK["small.toml"])

    assert ran.code == 2
    assert message in ran.err
