"""channelpick rules analyze: what cannot be seen by reading the file."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from tests.cli.reports import CLEAN, DESK, check_report, edited
from tests.cli.runs import Run
from tests.support import DATA


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("name", ["analyze", "analyze-accepted"])
def test_report(run: Run, name: str) -> None:
    """Findings with their lines, what is accepted and why, and what was looked at."""
    check_report(run, name)


def test_clean(run: Run, desk: Path) -> None:
    """In a clean catalog there is nothing to mend, also with --strict."""
    (desk / "clean.toml").write_text(CLEAN, "utf-8")
    ran = run("rules", "analyze", "clean.toml", "--strict")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Findings\nNothing to mend.\n\nHow often")


PLANTED = tomli.loads((DATA / "planted.toml").read_text("utf-8"))
NEVER_FIRST = edited(CLEAN, *map(tuple, PLANTED["an unreachable channel"]["edits"]))


@pytest.mark.parametrize(
    ("flags", "code"), [((), 0), (("--strict",), 1), (("--strict", "--json"), 1)]
)
def test_strict(run: Run, desk: Path, flags: tuple[str, ...], code: int) -> None:
    """Warnings fail with --strict only."""
    (desk / "warned.toml").write_text(NEVER_FIRST, "utf-8")
    ran = run("rules", "analyze", "warned.toml", *flags)

    assert (ran.code, ran.err) == (code, "")
    assert "never-first" in ran.out


def test_acceptance(run: Run, desk: Path) -> None:
    """What is accepted with a reason fails no more, and is told with the reason."""
    accepted = ("title.en", 'accept.never-first = "A last resort."\ntitle.en')
    (desk / "accepted.toml").write_text(edited(NEVER_FIRST, accepted), "utf-8")
    ran = run("rules", "analyze", "accepted.toml", "--strict")

    assert ran.code == 0, ran.out
    assert "    accepted: A last resort.\n" in ran.out


@pytest.mark.usefixtures("desk")
def test_facts(run: Run) -> None:
    """--facts says how far from the defaults it looks, and the report says so exactly."""
    sizes = []
    for facts in "012":
        covered = run("rules", "analyze", "odd.toml", "--facts", facts, "--json").answer["covered"]
        assert covered["most_facts"] == int(facts)
        assert covered["situations"] % len(covered["opening_states"]) == 0
        sizes.append(covered["situations"])

    # 2 urgencies × 2 self_services × 2 opening states, with 5 answers away from a default: a
    # topic, a theft, or one of three offered channels that gave no answer.
    assert sizes == [8, 8 * (1 + 5), 8 * (1 + 5 + 1 + 3 + 3)]


@pytest.mark.usefixtures("desk")
def test_standard_input(run: Run) -> None:
    """- is standard input."""
    ran = run("rules", "analyze", "-", stdin=DESK["small.toml"])

    assert ran.code == 1
    assert "-:36: error[escalation-loop]: " in ran.out


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("gone.toml",), "gone.toml: error[unreadable]: "),
        (("",), "error[empty-value]: FILE: needs a value"),
        (("small.toml", "--rules", "new.toml"), "“--rules” was answered twice"),
        (("small.toml", "--facts", "9"), "error[bad-word]: --facts: “9” is not one of 0, 1, 2, 3"),
        (("small.toml", "--facts", "-1"), "error[bad-word]: --facts: “-1” is not one of"),
        (("small.toml", "--format", "sarif"), "is not one of text, json, markdown"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """Files and numbers that are none are refused."""
    ran = run("rules", "analyze", *arguments)

    assert ran.code == 2
    assert message in ran.err
