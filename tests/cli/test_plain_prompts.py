"""Numbered lists, for screen readers and terminals that cannot repaint."""

from __future__ import annotations

from typing import Any

import pytest

from channelpick.cli.exits import STOPPED
from tests.cli.played import (
    AS_JSON,
    ENGLISH,
    PLAIN,
    THEFT,
    TOPICS,
    answers,
    ask_of,
    screen,
    to_go_on,
    tried,
    usual_path,
)
from tests.cli.screens import (
    CTRL_C,
    CTRL_D,
    play,
    pointed_at,
)


def test_plain_prompts_in_english() -> None:
    """A numbered list and a line of input, which is all a screen reader needs."""
    played = play(*PLAIN, keys=["5", "b", "", CTRL_C], rows=60)
    lines = [line for line in played.end.splitlines() if line]

    assert "\n".join(lines[2:25]) == screen("""
        What is it about?
          1. Security: theft, fraud, something suspicious
          2. Account: login, password, restrictions
          3. Withdrawal
          4. Deposit
          5. Trade or order
          6. Identity verification
          7. The app or site does not work
          8. A question, or how to do something
          9. Feedback or an idea
          10. A formal complaint
        Number 1-10: 5
        Does any of this apply?
          1. None of these
          2. Someone is taking my money or coins right now
          3. I can't hear well or can't speak
          4. I use a screen reader
          5. Typing is hard for me
          6. I need it in writing, as a record
          7. I have screenshots or files to send
          8. An outage or maintenance has been announced
          9. I already contacted support about this
        Numbers, such as 1,3; b = back [1]: b
    """)


def test_plain_prompts_in_chinese_at_40_columns() -> None:
    """The same in Chinese, on a phone."""
    played = play("--lang", "zh", "--plain-prompts", keys=["１", "１", CTRL_C], columns=40, rows=60)

    assert played.frames[-1].endswith(
        screen("""
        有多急？
          1. 不急，等几天也行
          2. 希望一两天内解决
          3. 今天必须解决
          4. 非常紧急：钱或账户正有危险
        输入编号 1-4；b = 返回:
        """)
    )


@pytest.mark.parametrize(
    ("flags", "environ"),
    [
        (["--plain-prompts"], {}),
        ([], {"ACCESSIBLE": "1"}),
        ([], {"TERM": "dumb"}),
    ],
    ids=["flag", "ACCESSIBLE", "dumb terminal"],
)
def test_plain_prompts_repaint_nothing(flags: list[str], environ: dict[str, Any]) -> None:
    """However they are asked for, plain prompts write no escape codes."""
    played = play(*AS_JSON, *flags, keys=["5", *["1"] * 5], **environ)

    assert "\x1b" not in played.raw
    assert answers(played) == answers(usual_path("trade"))


def test_accessible_set_to_nothing_counts_as_unset() -> None:
    """An empty variable asks for nothing."""
    assert pointed_at(play(*ENGLISH, keys=[CTRL_C], ACCESSIBLE="").frames[0])


@pytest.mark.parametrize("typed", ["２", "　2　", " 2", "02"])
def test_plain_number_as_people_type_it(typed: str) -> None:
    """Full-width digits and blanks are what a Chinese keyboard types."""
    played = play(*AS_JSON, "--plain-prompts", keys=[typed, *["1"] * 5])

    assert answers(played)["topic"] == TOPICS[1]


@pytest.mark.parametrize("typed", ["2,3", "2 3", "2，3", "２、３", "3,2", "2,2,3,", "1,2,3"])
def test_plain_ticks_as_people_type_them(typed: str) -> None:
    """Commas of any kind, or blanks, part the numbers."""
    played = play(*AS_JSON, "--plain-prompts", "--topic", "trade", keys=[typed, "1"])

    assert answers(played)[THEFT] == "yes"
    assert answers(played)["no_voice"] == "yes"
    assert answers(played)["no_typing"] == "no"


@pytest.mark.parametrize("typed", ["", "0", "11", "-1", "1.5", "x", "1,2", "²", "b", "1" * 5000])
def test_plain_wrong_number_is_asked_again(typed: str) -> None:
    """Whatever is typed, the range is named and the question stays."""
    played = play(*PLAIN, keys=[typed, "2", CTRL_C])

    assert "Please type a number from 1 to 10." in played.end
    assert "Does any of this apply?" in played.end


def test_plain_wrong_tick_ticks_nothing() -> None:
    """One wrong number among several rejects them all."""
    played = play(*AS_JSON, "--plain-prompts", "--topic", "trade", keys=["2,99", *["1"] * 5])

    assert "Please type a number from 1 to 9." in played.end
    assert answers(played)[THEFT] == "no"


@pytest.mark.parametrize("typed", ["b", "B", " b "])
def test_plain_back_offers_the_answer_again(typed: str) -> None:
    """The question before comes again, and Enter alone repeats what was said."""
    played = play(*AS_JSON, "--plain-prompts", keys=["5", typed, "", *["1"] * 5])

    assert "Number 1-10 [5]:" in played.end
    assert answers(played)["topic"] == "trade"


def test_plain_back_offers_the_ticks_again() -> None:
    """The ticks stand in brackets, and Enter alone repeats them."""
    keys = ["5", "3，4", "b", "", *["1"] * 4]
    played = play(*AS_JSON, "--plain-prompts", keys=keys)

    assert "[3,4]:" in played.end
    assert answers(played)["no_voice"] == "yes"
    assert answers(played)["screen_reader"] == "yes"


def test_plain_robbed_customer() -> None:
    """First actions and one more question, also without a list to move about in."""
    played = play(*AS_JSON, "--plain-prompts", keys=["1", "2", "3"], rows=60)

    assert played.end.index("Do this first:") < played.end.index(ask_of("preference"))
    assert answers(played)["urgency"] == "critical"
    assert answers(played)["preference"] == "voice"


def test_plain_contacted_support() -> None:
    """Tried channels are numbered too."""
    played = play(*AS_JSON, "--plain-prompts", keys=["5", "9", "2,4", "1", "2", *["1"] * 4])

    assert [entry["channel"] for entry in tried(played)] == ["live-chat", "email"]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("done", range(6))
def test_plain_prompts_can_be_stopped_everywhere(key: str, done: int) -> None:
    """Ctrl-C and the end of input mean the same: 130, and a line to go on with."""
    played = play(*PLAIN, keys=[*["1"] * done, key])

    assert played.code == STOPPED
    assert played.out == ""
    assert to_go_on(played)[0] == "recommend"
