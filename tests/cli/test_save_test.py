"""channelpick recommend --save-test: an answer kept as one of the staff's own tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.reports import DESK
from tests.cli.runs import AT, SMALL, Ran, Run
from tests.support import SHIPPED

SUNDAY = ("--at", "2026-03-08T11:00:00+08:00")
RULES = ("--rules", "new.toml")
"""Rules that have no tests yet."""
TESTS = Path("new.tests.toml")


def save(run: Run, name: str, *arguments: str, rules: tuple[str, ...] = RULES) -> Ran:
    """What comes of keeping an answer as a test of this name."""
    return run("recommend", *arguments, *rules, "--save-test", name)


@pytest.mark.usefixtures("desk")
def test_saved(run: Run) -> None:
    """The situation and its first channel are added, in the words that staff would write."""
    ran = save(run, "急事 · Urgent", *SMALL)
    save(run, "two", "--urgency", "low", "-a", "robbed=yes", "--tried", "phone", *SUNDAY)

    assert (ran.code, ran.err) == (0, "Kept as a test in new.tests.toml\n")
    assert ran.out == run("recommend", *SMALL, *RULES).out
    assert TESTS.read_text("utf-8") == (
        "[[tests]]\n"
        'name  = "急事 · Urgent"\n'
        'given = { urgency = "high" }\n'
        'open  = ["chat", "phone"]\n'
        'language = "en"\n'
        'first = "chat"\n'
        "\n"
        "[[tests]]\n"
        'name  = "two"\n'
        'given = { urgency = "low", robbed = "yes" }\n'
        'open  = ["chat", "phone"]\n'
        'language = "en"\n'
        'tried = "phone"\n'
        'first = "chat"\n'
    )
    assert run("rules", "test", *RULES).out.endswith(
        "2 passed, 0 failed; 2 situations looked at.\n"
    )


@pytest.mark.parametrize(
    ("hours", "options", "kept"),
    [
        ("off", (), 'open  = []\nlanguage = "en"\nnever = ["chat", "phone"]\n'),
        ("24/7", ("--language", "zh-Hant"), 'language = "zh"\nfirst = "chat"\n'),
        ("24/7", ("--tried", "chat", "--tried", "phone"), 'tried = ["chat", "phone"]\n'),
    ],
)
def test_kept_tests_hold(
    run: Run, desk: Path, hours: str, options: tuple[str, ...], kept: str
) -> None:
    """Whatever was answered, also that nothing is left, holds when it is tested."""
    rules = DESK["small.toml"].replace("24/7", hours).replace("Mo-Fr 09:00-18:00; PH off", hours)
    (desk / "new.toml").write_text(rules, "utf-8")
    ran = save(run, "one", *SMALL, *options)

    assert "Kept as a test" in ran.err
    assert kept in TESTS.read_text("utf-8")
    assert run("rules", "test", *RULES).code == 0


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "name", ['a "quote" and a \\', "🙂", "\x1b[31m\r\n\x7f", "\udcff", "'''", "x" * 5000]
)
def test_any_name(run: Run, name: str) -> None:
    """Whatever the name is, the file can be read again."""
    assert save(run, name, *SMALL).code == 0
    assert "1 passed" in run("rules", "test", *RULES).out


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("", "[[tests]]\nname"),
        ("\n\n", "[[tests]]\nname"),
        ("# ours", "# ours\n\n[[tests]]\nname"),
        ("\ufeff# ours\n\n\n", "\ufeff# ours\n\n[[tests]]\nname"),
        ("# ours\r\n", "# ours\r\n\r\n[[tests]]\r\nname"),
    ],
)
def test_what_was_there(run: Run, desk: Path, before: str, kept: str) -> None:
    """What the file had stays, its line ends and its byte order mark as well."""
    (desk / TESTS).write_bytes(before.encode())
    assert save(run, "one", *SMALL).code == 0

    text = (desk / TESTS).read_bytes().decode()
    assert text.startswith(kept)
    assert {line.endswith("\r") for line in text.split("\n")[:-1]} == {"\r" in kept}
    assert "1 passed" in run("rules", "test", *RULES).out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[tests]]\nname = "one', "new.tests.toml:2:8: error[unclosed-text]: "),
        ('[[tests]]\nname = "one"\nfirst = "chta"\n', "new.tests.toml:3:9: error[unknown-channel]"),
        ("tests = []\n[x]\n", "new.tests.toml:2:2: error[unknown-key]: "),
    ],
)
def test_broken_tests(run: Run, desk: Path, text: str, message: str) -> None:
    """To tests with a mistake nothing is added; the mistake is shown."""
    (desk / TESTS).write_text(text, "utf-8")
    ran = save(run, "one", *SMALL)

    assert ran.code == 2
    assert ran.err.startswith(message)
    assert (desk / TESTS).read_text("utf-8") == text


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((*RULES, "--save-test", ""), "error[empty-value]: --save-test: needs a value"),
        ((*RULES, "--save-test", "x", "--tried", "chat=1m"), "“chat” is still waiting for an"),
        (("--rules", "-", "--save-test", "x"), "error[no-file]: --save-test: "),
        (("--rules", str(SHIPPED), "--save-test", "x"), "error[shipped-test]: --save-test: "),
    ],
)
def test_refused(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """What cannot be a test, and rules that take none, are refused, and nothing is written."""
    before = {*Path().iterdir()}
    ran = run("recommend", *SMALL, *arguments, stdin=DESK["small.toml"])

    assert ran.code == 2
    assert message in ran.err
    assert {*Path().iterdir()} == before


@pytest.mark.usefixtures("desk")
def test_shipped_rules_refuse_at_once(run: Run) -> None:
    """Shipped rules are refused before anything is asked or answered."""
    ran = run("recommend", *AT, "--save-test", "x")

    assert ran.code == 2
    assert ran.err.startswith("error[shipped-test]: ")
    assert "--urgency" not in ran.err


def test_unwritable(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be written stays as it was, and that is said."""
    (desk / TESTS).write_text("# ours\n", "utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    ran = save(run, "one", *SMALL)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("new.tests.toml: error[unwritable]: ")
    assert "No space left on device" in ran.err
    assert (desk / TESTS).read_text("utf-8") == "# ours\n"
