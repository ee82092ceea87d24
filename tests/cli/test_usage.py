"""Missing answers, slips of the pen, and wrong usage."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import (
    AT,
    COMPLETE,
    CRITERIA,
    Run,
)
from tests.support import (
    small_data,
    write_catalog,
)


@pytest.mark.parametrize("options", [(), ("--no-input",), ("--json",)])
def test_missing_answers(run: Run, options: tuple[str, ...]) -> None:
    """Without a terminal it never asks: all missing answers are named at once, with flags."""
    ran = run("recommend", "--complexity", "simple", *options)

    assert ran.code == 2
    assert ran.err == (
        "error[missing-answer]: These answers are missing:\n"
        "  --urgency       low, normal, high, critical\n"
        "  --self-service  no, maybe, yes\n"
        "  --preference    none, text, voice\n"
        "See: channelpick recommend --help\n"
    )


def test_missing_answers_in_chinese(run: Run) -> None:
    """The same in Chinese."""
    ran = run("--lang", "zh", "--complexity=simple", "--self-service=no", "--preference=none")

    assert ran.err == (
        "错误[missing-answer]: 还缺这些回答：\n"
        "  --urgency  low, normal, high, critical\n"
        "查看帮助：channelpick recommend --help\n"
    )


def test_missing_answer_without_a_flag_of_its_own(run: Run, tmp_path: Path) -> None:
    """A criterion that staff added is asked for with -a; one with a default is not missing."""
    data = small_data(chat={})
    levels = {"s": {"en": "small"}, "l": {"en": "large"}}
    data["criteria"]["size"] = {"weight": 0, "ask": {"en": "How big?"}, "levels": levels}
    data["criteria"]["urgency"]["default"] = "low"
    write_catalog(tmp_path / "own.toml", data)

    ran = run("recommend", "--rules", "own.toml", "-a", "colour=red")

    assert ran.code == 2
    assert "error[unknown-question]: -a: there is no criterion or fact “colour”" in ran.err
    assert "error[missing-answer]: These answers are missing:\n  -a size  s, l\n" in ran.err
    assert run("recommend", "--rules", "own.toml", "-a", "size=l", *AT).code == 0


@pytest.mark.parametrize(
    ("words", "guess"),
    [
        ("--urgency hihg", "high"),
        ("--urgency crit", "critical"),
        ("--urgency HIGH", "high"),
        ("--topic withdrawl", "withdrawal"),
        ("--urgency 不急", "low"),
        ("--preference 打字", "text"),
        ("--topic 提现", "withdrawal"),
        ("--topic 实名认证", "verification"),
        ("-a preference=打电话", "voice"),
        ("-a lockd_out=yes", "locked_out"),
        ("-a locked-out=yes", "locked_out"),
        ("-a locked_out=Yes", "yes"),
        ("--tried emial", "email"),
        ("--tried live_chat=3d", "live-chat"),
        ("--tried 邮件", "email"),
        ("--tried 电话=1h", "phone"),
        ("--urgancy high", "--urgency"),
        ("--self_service no", "--self-service"),
        ("--tops 3", "--top"),
        ("--jsn", "--json"),
        ("--format jsn", "json"),
        ("--format markdwon", "markdown"),
        ("--color allways", "always"),
        ("--tz Asia/Shangai", "Asia/Shanghai"),
        ("--tz asia/shanghai", "Asia/Shanghai"),
    ],
)
def test_did_you_mean(run: Run, words: str, guess: str) -> None:
    """A misspelt level, channel, fact, option or zone gets a guess, and Chinese words do too."""
    chosen = () if "urg" in words else CRITERIA[:2]
    ran = run("recommend", *chosen, *CRITERIA[2:6], *AT, *words.split())

    assert ran.code == 2
    assert f"\n  Did you mean “{guess}”?\n" in ran.err


@pytest.mark.parametrize(
    ("words", "guess"),
    [
        ("recomend", "recommend"),
        ("chanels", "channels"),
        ("--versoin", "--version"),
    ],
)
def test_did_you_mean_at_the_root(run: Run, words: str, guess: str) -> None:
    """So does a misspelt verb, or an option that stands before the verb."""
    ran = run(*words.split())

    assert ran.code == 2
    assert f"\n  Did you mean “{guess}”?\n" in ran.err


@pytest.mark.parametrize(
    "words", ["recommend --version", "channels --top 3", "--zzz", "zzz", "--urgency zzz"]
)
def test_no_far_fetched_guess(run: Run, words: str) -> None:
    """What resembles nothing gets no guess: a wrong one sends people the wrong way."""
    ran = run(*words.split(), *AT)

    assert ran.code == 2
    assert "Did you mean" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("recommend", "now"),
            "“now” is one word too many. A value with spaces needs quotes.\n"
            "See: channelpick recommend --help",
        ),
        (
            ("recommend", "right", "now"),
            "“right now” is one word too many. A value with spaces needs quotes.\n"
            "See: channelpick recommend --help",
        ),
        (
            ("recommend", "--topic"),
            "--topic needs a value.\nSee: channelpick recommend --help",
        ),
        (("verify",), "CONTACT|- is missing.\nSee: channelpick verify --help"),
        (("it's",), "There is no command “it's”.\nSee: channelpick --help"),
        (('say "hi"',), 'There is no command “say "hi"”.\nSee: channelpick --help'),
        (("",), "There is no command “”.\nSee: channelpick --help"),
        (("--nope",), "There is no option --nope.\nSee: channelpick recommend --help"),
        (("-x",), "There is no option -x.\nSee: channelpick recommend --help"),
    ],
)
def test_usage_error(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """A wrong command line is explained in one sentence, with the help to read."""
    ran = run(*arguments)

    assert ran.code == 2
    assert f"error: {message}\n" == ran.err


@pytest.mark.parametrize(
    ("arguments", "flag"),
    [(("recommend", *COMPLETE, "--json=yes"), "--json"), (("--version=1",), "--version")],
)
def test_flag_that_takes_no_value(run: Run, arguments: tuple[str, ...], flag: str) -> None:
    """A value after a plain switch is said to be one too many, not one too few."""
    ran = run(*arguments)

    assert ran.code == 2
    assert flag in ran.err
    assert "needs a value" not in ran.err
    assert "There is no option" not in ran.err
