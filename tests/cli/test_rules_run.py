"""channelpick rules test: the staff's own tests of their rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.reports import check_report
from tests.cli.runs import Run
from tests.support import SHIPPED

TEST = ("rules", "test", "--rules", "small.toml")


@pytest.mark.usefixtures("desk")
def test_report(run: Run) -> None:
    """What holds and what fails, each failure with one situation and its reasons, in every form."""
    check_report(run, "test")


def test_all_pass(run: Run, desk: Path) -> None:
    """When every test passes, the exit code is 0, and the number of situations is told."""
    (desk / "ours.toml").write_text('[[tests]]\nname = "one"\nfirst = "chat"\n', "utf-8")

    assert run(*TEST, "ours.toml") == (
        0,
        "✓ one (situations: 8)\n1 passed, 0 failed; 8 situations looked at.\n",
        "",
    )


def test_no_tests(run: Run, desk: Path) -> None:
    """A file without any test proves nothing: the answer is no, and it says that there was none."""
    (desk / "ours.toml").write_text("", "utf-8")

    assert run(*TEST, "ours.toml") == (1, "0 passed, 0 failed; 0 situations looked at.\n", "")


def test_standard_input(run: Run, desk: Path) -> None:
    """- is standard input."""
    text = (desk / "small.tests.toml").read_text("utf-8")
    ran = run(*TEST, "-", stdin=text)

    assert ran.code == 1
    assert "-:10: first should be phone; fails in 4 of 4\n" in ran.out


def test_shipped_tests(run: Run) -> None:
    """The shipped rules pass their own tests."""
    ran = run("rules", "test", "--rules", str(SHIPPED))

    assert (ran.code, ran.err) == (0, "")
    assert " passed, 0 failed; " in ran.out


MISTAKES = {
    "an unknown key": (
        'first = "chat"\nfrist = "x"',
        "4:1: error[unknown-key]: tests.0: “frist” is not known here",
    ),
    "an unknown channel": ('first = "chta"', "3:9: error[unknown-channel]: tests.0.first: "),
    "one of several": ('top3 = ["chat", "phnoe"]', "3:17: error[unknown-channel]: tests.0.top3: "),
    "an unknown tag": ('never = ["#liev"]', "3:10: error[unknown-channel]: tests.0.never: "),
    "an unknown question": (
        'first = "chat"\ngiven = { urgncy = "high" }',
        "4:11: error[unknown-question]: ",
    ),
    "an unknown answer": (
        'first = "chat"\ngiven = { urgency = "hihg" }',
        "4:21: error[unknown-answer]: tests.0.given.urgency: ",
    ),
    "an unknown tip": ('tips = "freze"', "3:8: error[unknown-tip]: tests.0.tips: "),
    "an unknown language": (
        'first = "chat"\nlanguage = "fr"',
        "4:12: error[unknown-language]: tests.0.language: ",
    ),
    "a list that is none": ("before = 3", "3:10: error[wrong-kind]: tests.0.before: "),
    "no expectation": ("", "1:1: error[no-expectation]: tests: this test expects nothing"),
    "no answer given": (
        'first = "chat"\ngiven = { urgency = [] }',
        "4:21: error[empty-condition]: tests.0.given.urgency: ",
    ),
    "a broken quote": ('first = "chat', "3:9: error[unclosed-text]: the closing quote is missing"),
}
"""What is wrong -> the lines behind the name, and the report."""


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(run: Run, desk: Path, name: str) -> None:
    """A mistake in the tests has its line, its column and a caret, like one in the rules."""
    lines, expected = MISTAKES[name]
    (desk / "ours.toml").write_text(f'[[tests]]\nname = "one"\n{lines}\n', "utf-8")
    ran = run(*TEST, "ours.toml")

    assert ran.code == 2
    assert ran.err.startswith(f"ours.toml:{expected}")
    assert " ^" in ran.err


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--rules", "new.toml"), "new.tests.toml: error[unreadable]: cannot be read: "),
        (("--rules", "small.toml", "nowhere.toml"), "nowhere.toml: error[unreadable]: "),
        (("--rules", "nowhere.toml"), "nowhere.toml: error[unreadable]: "),
        (("--rules", "small.toml", ""), "error[empty-value]: FILE: needs a value"),
        (("--rules", "small.toml", "--format", "sarif"), "is not one of text, json, markdown"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """Files that are missing and words that are unknown are refused."""
    ran = run("rules", "test", *arguments)

    assert ran.code == 2
    assert message in ran.err
