"""Flags are not asked again, and the printed command line gives the same answer."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from channelpick.cli.exits import DONE, STOPPED, WRONG_USAGE
from channelpick.words.languages import words_in
from tests.cli.played import (
    AS_JSON,
    AT,
    CRITERIA,
    ENGLISH,
    PATHS,
    THEFT,
    answers,
    ask_of,
    choose,
    line_of,
    same_again,
    to_go_on,
)
from tests.cli.screens import (
    CTRL_C,
    CTRL_D,
    DOWN,
    ENTER,
    play,
    question,
)
from tests.support import SHIPPED


@pytest.mark.parametrize(
    ("name", "flag"),
    [
        ("topic", "--topic=trade"),
        ("urgency", "--urgency=low"),
        ("complexity", "--complexity=simple"),
        ("self_service", "--self-service=no"),
        ("preference", "--preference=none"),
        ("urgency", "-aurgency=low"),
    ],
)
def test_answers_given_by_flags_are_not_asked(name: str, flag: str) -> None:
    """What the command line says is known; each of the other five questions is asked."""
    played = play(*AS_JSON, "--plain-prompts", flag, keys=["1"] * 5)

    assert ask_of(name) not in played.end
    assert answers(played)[name] == flag.partition("=")[2]


def test_facts_given_by_flags_are_not_on_the_checklist() -> None:
    """A fact is known whether it was said to hold or not."""
    facts = ("-a", "no_voice=yes", "-a", "has_attachments=no")
    played = play(*ENGLISH, *facts, "--topic", "trade", keys=[CTRL_C])

    assert line_of(THEFT) in played.frames[0]
    assert line_of("no_voice") not in played.frames[0]
    assert line_of("has_attachments") not in played.frames[0]


def test_tried_by_flag_is_not_asked() -> None:
    """Whoever says --tried did contact support."""
    played = play(*ENGLISH, "--topic", "trade", "--tried", "email=3d", keys=[CTRL_C])

    assert "already contacted" not in played.frames[0]


def test_complete_command_line_asks_nothing() -> None:
    """With every criterion given there is no dialogue, though facts are open."""
    played = play(*AS_JSON, *CRITERIA)

    assert played.code == DONE
    assert played.raw == ""


def test_no_input_asks_nothing() -> None:
    """--no-input turns a question into a usage error that names the flags, also on a terminal."""
    played = play(*ENGLISH, "--no-input", "--urgency", "low")

    assert played.code == WRONG_USAGE
    assert played.out == ""
    assert "--complexity" in played.end
    assert "--urgency" not in played.end


@pytest.mark.parametrize(
    "flags",
    [
        ("--topic", "secruity"),
        ("-a", "locked_uot=yes"),
        ("--urgency", "hihg"),
        ("--tried", "emial"),
        ("--at", "1999-01-01T00:00Z"),
    ],
)
def test_wrong_flags_are_told_before_any_question(flags: tuple[str, ...]) -> None:
    """Nobody answers six questions to learn then that the command line has a typo."""
    played = play(*ENGLISH, *flags)

    assert played.code == WRONG_USAGE
    assert played.out == ""


@pytest.mark.parametrize("path", PATHS)
def test_printed_command_line_gives_the_same_again(path: str) -> None:
    """The line asks nothing and gives the same JSON."""
    flags, keys = PATHS[path]
    first = play(*AS_JSON, *flags, keys=keys)
    again = play(*same_again(first), "--json")

    assert json.loads(first.out) == json.loads(again.out)
    assert again.frames == ()


def test_printed_command_line_keeps_what_a_file_said(tmp_path: Path) -> None:
    """The moment and the language of --input are in the line too."""
    said = {"at": AT, "language": "zh", "answers": {"urgency": "high"}, "tried": []}
    file = tmp_path / "situation.json"
    file.write_text(json.dumps(said), "utf-8")
    first = play(*ENGLISH, "--json", "--plain-prompts", "--input", str(file), keys=["1"] * 5)
    again = play(*same_again(first), "--json")

    assert json.loads(first.out)["situation"] == json.loads(again.out)["situation"]


def test_printed_command_line_in_chinese() -> None:
    """The sentence is Chinese, and the line holds no Chinese."""
    played = play("--lang", "zh", "--plain-prompts", keys=["1"] * 6)
    sentence = words_in("zh").dialogue.same_again

    assert sentence in played.end
    assert played.raw.rpartition(sentence)[2].isascii()


def test_result_alone_is_on_standard_output() -> None:
    """All questions go to the other stream, so that JSON can be piped."""
    played = play(*AS_JSON, keys=[ENTER] * 6)

    assert json.loads(played.out)["schema"] == "channelpick/recommendation/1"
    assert "schema" not in played.raw


@pytest.mark.parametrize(
    ("done", "key"), [(0, CTRL_C), (1, CTRL_C), (5, CTRL_C), (0, CTRL_D), (1, CTRL_D)]
)
def test_lists_can_be_stopped(done: int, key: str) -> None:
    """Ctrl-C and Ctrl-D end with 130, no result, and a line to go on with."""
    played = play(*ENGLISH, keys=[*[ENTER] * done, key])

    assert played.code == STOPPED
    assert played.out == ""
    assert "Traceback" not in played.raw
    assert to_go_on(played)[0] == "recommend"


def test_going_on_asks_the_rest() -> None:
    """What was said before stopping is in the line, and it is not asked again."""
    stopped = play(*ENGLISH, keys=[*choose("withdrawal"), ENTER, DOWN, ENTER, DOWN, ENTER, CTRL_C])
    going_on = play(*ENGLISH, *to_go_on(stopped)[1:], keys=[CTRL_C])
    line = shlex.join(to_go_on(stopped))

    assert "--urgency normal" in line
    assert "--topic withdrawal" in line
    assert "-a on_chain=unconfirmed" in line
    assert question(going_on.frames[0]) == "Does any of this apply?"


def test_stopped_robbed_customer_need_not_say_it_again() -> None:
    """Theft and what it implies are in the line."""
    stopped = play(*ENGLISH, keys=[*choose("security"), DOWN, ENTER, CTRL_C])
    line = shlex.join(to_go_on(stopped))

    assert f"-a {THEFT}=yes" in line
    assert "--urgency critical" in line


@pytest.mark.parametrize(
    "flags",
    [
        ("--lang", "en"),
        ("--at", AT),
        ("--tz", "Asia/Tokyo"),
        ("--language", "zh"),
        ("--rules", str(SHIPPED)),
        ("--tried", "email"),
    ],
    ids=lambda flags: flags[0],
)
def test_going_on_keeps_the_flags(flags: tuple[str, ...]) -> None:
    """The line to go on with has the flags that the dialogue was started with."""
    stopped = play("--plain-prompts", *flags, keys=["1", CTRL_C])

    assert shlex.join(flags) in shlex.join(to_go_on(stopped))
