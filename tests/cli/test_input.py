"""Flags, -a and --input: what wins, what contradicts, what is a mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from channelpick.cli.situation_options import FLAGS
from tests.cli.runs import (
    AT,
    COMPLETE,
    CRITERIA,
    SITUATION,
    Run,
)


def test_flags_pairs_and_input_say_the_same(run: Run, tmp_path: Path) -> None:
    """Flags, -a, a JSON file and JSON on standard input lead to the same bytes."""
    text = json.dumps(SITUATION)
    (tmp_path / "situation.json").write_text(text, "utf-8")
    answers = dict(SITUATION["answers"].items())  # type: ignore[attr-defined]
    rest = ("--language", "zh", "--tried", "email=72h", "--tried", "faq", *AT, "--json")
    pairs = [word for name, value in answers.items() for word in ("-a", f"{name}={value}")]
    flags = [
        word
        for name, value in answers.items()
        for word in ((FLAGS[name], value) if name in FLAGS else ("--answer", f"{name}={value}"))
    ]

    ran = run("recommend", *flags, *rest)

    assert ran.code == 0
    assert answers.items() <= ran.answer["situation"]["answers"].items()
    assert ran == run("recommend", *pairs, *rest)
    assert ran == run("recommend", "--input", "situation.json", "--json")
    assert ran == run("recommend", "--input", "-", "--json", stdin=text)


def test_answer_can_be_given_back(run: Run) -> None:
    """The `situation` of an answer is a valid --input, and gives that answer again."""
    first = run("recommend", *COMPLETE, "--tried", "email=3d", "--tried", "faq", "--json")

    again = run("recommend", "--input", "-", "--json", stdin=json.dumps(first.answer["situation"]))

    assert first == again


def test_flags_win_over_input(run: Run) -> None:
    """An answer, the moment and the language of a flag replace those of --input; others stay."""
    ran = run(
        *("recommend", "--urgency", "critical", "-a", "on_chain=confirmed", "--language", "en"),
        *("--at", "2026-03-05T12:00+08:00", "--input", "-", "--json"),
        stdin=json.dumps(SITUATION),
    )
    situation = ran.answer["situation"]

    assert (
        situation["answers"]["urgency"],
        situation["answers"]["on_chain"],
        situation["answers"]["complexity"],
    ) == ("critical", "confirmed", "moderate")
    assert (situation["language"], situation["at"]) == ("en", "2026-03-05T12:00:00+08:00")


def test_zone_flag_goes_with_the_moment_of_input(run: Run) -> None:
    """--tz says in which zone the moment of --input is told."""
    ran = run("recommend", "--input", "-", "--tz", "UTC", "--json", stdin=json.dumps(SITUATION))

    assert ran.answer["situation"]["at"] == "2026-03-04T03:00:00+00:00"


def test_tried_of_flags_and_input_are_merged(run: Run) -> None:
    """A channel that a flag names is taken from the flag, the others from --input."""
    ran = run(
        *("recommend", "--tried", "email=5d", "--tried", "phone", "--input", "-", "--json"),
        stdin=json.dumps(SITUATION),
    )

    assert {entry["channel"]: entry["at"] for entry in ran.answer["situation"]["tried"]} == {
        "email": "2026-02-27T11:00:00+08:00",
        "faq": None,
        "phone": None,
    }


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ('{"anwsers": {}}', "-: error[unknown-key]", "“answers”"),
        ('{"urgency": "high"}', "-: error[unknown-key]", "answers, at, language, tried"),
        ('{"tried": [{"channel": "email", "when": "3d"}]}', "tried.0", "channel, at, ago"),
        ('{"answers": {"urgncy": "high"}}', "error[unknown-question]", "“urgency”"),
        ('{"answers": {"topic": "trad"}}', "error[unknown-answer]", "“trade”"),
        ('{"answers": {"urgency": 3}}', "answers.urgency", "a text in quotes"),
        ('{"tried": [{"channel": "emial"}]}', "error[unknown-channel]", "“email”"),
        ('{"tried": [{"ago": "3d"}]}', "tried.0", "“channel” is missing"),
        ('{"tried": ["email"]}', "tried.0", "a table of keys and values"),
        (
            '{"tried": [{"channel": "email", "ago": "3d", "at": "2026-03-01"}]}',
            "error[two-times]",
            "email has both at and ago",
        ),
        ('{"language": "xx"}', "error[unknown-language]", "zh, en"),
        ('{"at": "soon"}', "error[bad-time]", "“soon” is not a date and time"),
        ("[]", "-: error[wrong-kind]", "a table of keys and values"),
        ("", "-:1:1: error[json]", "Expecting value"),
        ('{\n  "answers": {"urgency" "high"}}', "-:2:25: error[json]", "delimiter"),
    ],
)
def test_mistakes_of_input(run: Run, text: str, where: str, what: str) -> None:
    """Each mistake in --input is refused, with its place and what was wanted."""
    ran = run("recommend", *CRITERIA, "--input", "-", "--json", stdin=text)

    assert ran.code == 2
    assert where in ran.err
    assert what in ran.err


@pytest.mark.parametrize("option", ["--input", "--rules"])
def test_unreadable_file(run: Run, tmp_path: Path, option: str) -> None:
    """A file that is not there, or is a folder, is named."""
    missing, folder = run("recommend", option, "absent"), run("recommend", option, str(tmp_path))

    assert (missing.code, folder.code) == (2, 2)
    assert missing.err.startswith("absent: error[unreadable]: cannot be read: No such file")
    assert folder.err.startswith(f"{tmp_path}: error[unreadable]: cannot be read: Is a directory")


@pytest.mark.parametrize(
    ("options", "where"),
    [
        (("--urgency", "high", "-a", "urgency=low"), "--urgency"),
        (("-a", "topic=trade", "--topic", "account"), "--topic"),
        (("-a", "on_chain=none", "-a", "on_chain=confirmed"), "-a on_chain"),
        (("--json", "--format", "text"), "--format"),
        (("--json", "--format", "markdown"), "--format"),
    ],
)
def test_contradictions(run: Run, options: tuple[str, ...], where: str) -> None:
    """Two flags that say different things are refused under the name of the flag."""
    ran = run("recommend", *COMPLETE, *options)

    assert ran.code == 2
    assert "was answered twice, differently" in ran.err
    assert ran.err.startswith((f"error[two-inputs]: {where}: ", f"error[two-inputs]: “{where}”"))


def test_saying_it_twice_is_no_contradiction(run: Run) -> None:
    """The same answer by flag and by -a counts once."""
    once = run("recommend", *COMPLETE, "--json")

    assert once == run("recommend", *COMPLETE, "-a", "urgency=high", "--json", "--format", "json")


@pytest.mark.parametrize("option", ["--at", "--input", "--rules", "--language", "--format", "--tz"])
def test_empty_value_is_a_mistake(run: Run, option: str) -> None:
    """An empty value, as an unset variable of a script leaves it, is not taken for no value."""
    ran = run("recommend", *CRITERIA, option, "")

    assert ran.code == 2
    assert option in ran.err


@pytest.mark.parametrize("pair", ["locked_out", "=yes", "locked_out=", "=", ""])
def test_bad_pair(run: Run, pair: str) -> None:
    """What is not NAME=VALUE is refused with an example."""
    ran = run("recommend", *COMPLETE, "-a", pair)

    assert (
        f"error[bad-pair]: -a: “{pair}” is not NAME=VALUE\n  Write it as -a locked_out=yes.\n"
    ) == ran.err
