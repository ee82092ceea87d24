"""Every --help shows examples before anything else, and each of them works."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from pyarrow import csv, parquet

from channelpick.cli.help import EXAMPLES
from tests.cli.runs import SITUATION, Run
from tests.support import DATA, ROOT

ASKING = {"channelpick", "channelpick recommend", "channelpick draft"}
"""What needs a terminal; off it, it says what is missing."""
SLOW = ("diff", "simulate", "test", "analyze")
"""Verbs of staff that look at all situations, or at git."""

TICKETS = """\
ticket_id,urgency,complexity,self_service,preference,at,solved_by
1,high,simple,no,none,2026-03-04T11:00+08:00,phone
"""


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """A folder with all the files that the examples name."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    situation = {**SITUATION, "channel": "ticket", "details": {"amount": "5 USDT"}}
    for name, text in {
        "situation.json": json.dumps(SITUATION),
        "case.json": json.dumps(situation),
        "contacts.txt": "https://support.example.com\n",
        "message.txt": "My withdrawal is stuck.\n",
        "tickets.csv": TICKETS,
        "tickets.jsonl": (DATA / "tickets.jsonl").read_text("utf-8"),
        "desk.toml": '[columns]\nSeverity = "urgency"\n',
        "tickets/1.csv": TICKETS,
        "archive/2026-01.csv": TICKETS,
        "export.csv": TICKETS.replace("urgency", "Priority").replace("high", "Sev 1"),
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    parquet.write_table(csv.read_csv(tmp_path / "tickets.csv"), tmp_path / "tickets.parquet")
    return tmp_path


def keep_small_rules(folder: Path) -> None:
    """Put small rules in the place of the shipped ones, and under git, for the slow verbs."""
    for name in ("rules/channels.toml", "old.toml", "new.toml"):
        shutil.copy(DATA / "small.toml", folder / name)
    shutil.copy(DATA / "small.tests.toml", folder / "rules" / "channels.tests.toml")
    commit = ("-c", "user.name=staff", "-c", "user.email=staff@example.com", "commit", "-q")
    for command in (
        ("init", "-q"),
        ("add", "."),
        (*commit, "-m", "Rules"),
        (*commit, "--allow-empty", "-m", "More"),
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)


@pytest.mark.parametrize(
    "example", dict.fromkeys(line for lines in EXAMPLES.values() for line in lines)
)
def test_example(run: Run, folder: Path, example: str) -> None:
    """Each example is a command that the program takes, and answers."""
    if any(f"rules {verb}" in example for verb in SLOW):
        if not shutil.which("git"):
            pytest.skip("there is no git here")
        keep_small_rules(folder)
    command = example.removeprefix('eval "$(').removesuffix(')"').partition(" > ")[0]
    command, _, source = command.partition(" < ")
    stdin = (folder / source).read_text("utf-8") if source else ""

    ran = run(*shlex.split(command)[1:], stdin=stdin)

    if command in ASKING:
        assert (ran.code, "error[missing-answer]" in ran.err) == (2, True)
    else:
        assert ran.code in (0, 1), ran.err


@pytest.mark.parametrize("called", EXAMPLES)
def test_examples_come_first(run: Run, called: str) -> None:
    """Below one sentence about the command come its examples, and then its options."""
    ran = run(*called.split()[1:], "--help")
    first, _, rest = ran.out.partition("\n  Examples:\n")

    assert [len(part.splitlines()) > 0 for part in first.split("\n\n")] == [True, True]
    assert rest.startswith("".join(f"    {line}\n" for line in EXAMPLES[called]))
    assert "\nOptions:\n" in rest
