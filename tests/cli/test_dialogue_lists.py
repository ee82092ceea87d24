"""Lists and checklists: what the keys do, going back, and what was tried before."""

from __future__ import annotations

import shlex

import pytest

from tests.cli.played import (
    AS_JSON,
    ENGLISH,
    SHIPPED_CATALOG,
    THEFT,
    TOPICS,
    WHICH,
    answers,
    ask_of,
    choose,
    line_of,
    same_again,
    tick,
    tried,
    usual_path,
    when,
)
from tests.cli.screens import (
    CTRL_C,
    DOWN,
    ENTER,
    ESC,
    LEFT,
    SPACE,
    UP,
    options,
    play,
    pointed_at,
    question,
)


def test_none_of_these_leaves_the_defaults() -> None:
    """Enter on the first line answers no to everything."""
    said = answers(usual_path("security"))

    for name, fact in SHIPPED_CATALOG.facts.items():
        if name != "topic":
            assert said[name] == fact.default


def test_enter_takes_an_unticked_line() -> None:
    """Enter on a line without ticking it first means that line."""
    played = play(*AS_JSON, keys=[*choose("security"), DOWN, ENTER, ENTER])

    assert f"? Does any of this apply? {line_of(THEFT)}" in played.end
    assert answers(played)[THEFT] == "yes"


def test_enter_elsewhere_takes_the_ticked_lines_only() -> None:
    """Where the pointer rests when others are ticked says nothing."""
    keys = [*choose("security"), *tick("security", "locked_out")[:-1], DOWN, ENTER, *[ENTER] * 4]
    said = answers(play(*AS_JSON, keys=keys))

    assert said["locked_out"] == "yes"
    assert said["mailbox_compromised"] == "no"


def test_several_ticks_are_told_back() -> None:
    """The line that stays names all that was ticked."""
    ticks = tick("account", "locked_out", "no_typing")
    played = play(*ENGLISH, keys=[*choose("account"), *ticks, CTRL_C], columns=120)

    assert "? Does any of this apply? I cannot log in, Typing is hard for me" in played.end


def test_ticking_none_of_these_unticks_the_rest() -> None:
    """A tick on "none of these" and another one cannot stand together."""
    keys = [*choose("trade"), DOWN, SPACE, UP, SPACE, CTRL_C]
    frame = play(*ENGLISH, keys=keys).frames[-1]

    assert [" » ● None of these", f"   ○ {line_of(THEFT)}"] == options(frame)[:2]


def test_ticking_a_line_unticks_none_of_these() -> None:
    """A line that is ticked takes the tick from "none of these"."""
    keys = [*choose("trade"), SPACE, DOWN, SPACE, CTRL_C]
    frame = play(*ENGLISH, keys=keys).frames[-1]

    assert ["   ○ None of these", f" » ● {line_of(THEFT)}"] == options(frame)[:2]


@pytest.mark.parametrize("key", ["a", "i", "j", "x", "1"])
def test_letters_tick_nothing(key: str) -> None:
    """Only the keys that the hint names do something: nobody says by accident that all applies."""
    frame = play(*ENGLISH, keys=[*choose("trade"), key, CTRL_C]).frames[-1]

    assert "●" not in frame
    assert pointed_at(frame) == "○ None of these"


@pytest.mark.parametrize(
    "key", ["\x1b[200~my\nseed phrase\x1b[201~", "\x1a", "\t", "q", "口"], ids=repr
)
def test_lists_take_no_text(key: str) -> None:
    """What is typed or pasted by mistake, a password perhaps, is not shown."""
    frames = play(*ENGLISH, keys=[key, ENTER, key, CTRL_C]).frames

    assert frames[0] == frames[1]
    assert frames[2] == frames[3]


def test_list_goes_round() -> None:
    """Up from the first line is the last one, so that the last is near."""
    played = play(*ENGLISH, keys=[UP, CTRL_C])

    assert pointed_at(played.frames[-1]) == "A formal complaint"


def test_list_in_a_low_window_follows_the_pointer() -> None:
    """A window of eight lines shows the line that the pointer is on."""
    played = play(*ENGLISH, keys=[*[DOWN] * 9, ENTER, CTRL_C], rows=8)

    assert pointed_at(played.frames[9]) == "A formal complaint"


@pytest.mark.parametrize("back", [LEFT, ESC])
def test_going_back_offers_the_answer_again(back: str) -> None:
    """The question before comes again, with the pointer on what was said."""
    keys = [*choose("trade"), ENTER, DOWN, DOWN, ENTER, back, CTRL_C]
    played = play(*ENGLISH, keys=keys)

    assert question(played.frames[-2]) == ask_of("complexity")
    assert question(played.frames[-1]) == ask_of("urgency")
    assert pointed_at(played.frames[-1]) == line_of("urgency", "high")


def test_going_back_offers_the_ticks_again() -> None:
    """The checklist comes again with its ticks."""
    keys = [*choose("trade"), *tick("trade", "no_voice", "has_attachments"), LEFT, CTRL_C]
    ticked = [line for line in options(play(*ENGLISH, keys=keys).frames[-1]) if "●" in line]

    assert [f"   ● {line_of('no_voice')}", f"   ● {line_of('has_attachments')}"] == ticked


def test_going_back_with_another_topic_offers_the_ticks_again() -> None:
    """A tick that also belongs to the other topic's checklist stands there too."""
    keys = [*choose("security"), *tick("security", "locked_out", "api_key_leaked"), LEFT, LEFT]
    played = play(*ENGLISH, keys=[*keys, *choose("account"), CTRL_C])
    ticked = [line for line in options(played.frames[-1]) if "●" in line]

    assert [f"   ● {line_of('locked_out')}"] == ticked


def test_going_back_and_forth_changes_nothing() -> None:
    """Back to the very first question and Enter all the way gives the same answers."""
    there = [*choose("trade"), *tick("trade", "no_voice"), DOWN, ENTER, DOWN, ENTER]
    rest = [ENTER, ENTER]
    straight = play(*AS_JSON, keys=[*there, *rest])
    about = play(*AS_JSON, keys=[*there, *[LEFT] * 4, *[ENTER] * 4, *rest])

    assert straight.out == about.out


def test_first_question_has_no_way_back() -> None:
    """Back at the first question does nothing, and the hint does not promise it."""
    played = play(*ENGLISH, keys=[LEFT, DOWN, CTRL_C])

    assert "← back" not in played.frames[0]
    assert question(played.frames[-1]) == ask_of("topic")
    assert pointed_at(played.frames[-1]) == line_of("topic", TOPICS[1])


def test_moot_answer_returns_to_its_default() -> None:
    """The state of a blockchain transfer is forgotten when it turns out to be about trading."""
    keys = [*choose("withdrawal"), ENTER, DOWN, ENTER, *[LEFT] * 3]
    played = play(*AS_JSON, keys=[*keys, *[DOWN] * 2, ENTER, *[ENTER] * 5])

    assert answers(played)["topic"] == "trade"
    assert answers(played)["on_chain"] == "none"
    assert ask_of("self_service") in played.asked


def test_moot_tick_returns_to_its_default() -> None:
    """A tick that only another topic's checklist has is forgotten with that topic."""
    keys = [*choose("security"), *tick("security", "api_key_leaked"), LEFT, LEFT]
    played = play(*AS_JSON, keys=[*keys, *choose("trade"), *[ENTER] * 5])

    assert answers(played)["api_key_leaked"] == "no"


def test_implied_answer_goes_with_its_cause() -> None:
    """Another answer to what implied something implies something else."""
    keys = [*choose("deposit"), ENTER, DOWN, ENTER, LEFT, UP, ENTER, *[ENTER] * 3]
    said = answers(play(*AS_JSON, keys=keys))

    assert said["on_chain"] == "none"
    assert said["self_service"] == "no"


def test_contacted_support_is_the_last_line() -> None:
    """The program's own line stands below those of the catalog."""
    checklist = next(frame for frame in usual_path("trade").frames if "○" in frame)

    assert options(checklist)[-1] == "   ○ I already contacted support about this"


def test_contacted_support_leads_to_tried() -> None:
    """Which channel and how long ago is asked, and stands in the command line."""
    keys = [*choose("trade"), UP, ENTER, *[DOWN] * 3, ENTER, *[DOWN] * 3, ENTER, *[ENTER] * 4]
    played = play(*AS_JSON, keys=keys)

    assert [WHICH, when("email")] == list(played.asked[2:4])
    assert "--tried email=2026-03-01T11:00:00+08:00" in shlex.join(same_again(played))
    assert tried(played) == [{"channel": "email", "at": "2026-03-01T11:00:00+08:00"}]


def test_tried_channels_are_dated_in_the_order_of_the_list() -> None:
    """Of several channels the upper one is asked first."""
    offered = [name for name, channel in SHIPPED_CATALOG.channels.items() if channel.offered]
    keys = [*choose("trade"), UP, ENTER, *[DOWN, SPACE] * len(offered), ENTER]
    played = play(*AS_JSON, keys=[*keys, *[ENTER] * len(offered), *[ENTER] * 4])

    assert [when(channel) for channel in offered] == list(played.asked[3:-4])


def test_going_back_among_tried_channels_keeps_them() -> None:
    """The channels stay ticked, and a time that is said anew replaces the one before."""
    keys = [*choose("trade"), UP, ENTER, DOWN, ENTER, ENTER, LEFT]
    forth = [LEFT, ENTER, *[DOWN] * 2, ENTER, *[ENTER] * 4]
    played = play(*AS_JSON, keys=[*keys, *forth])

    assert pointed_at(played.frames[len(keys)]) == "Just now"
    assert "   ● Live chat" in options(played.frames[len(keys) + 1])
    assert tried(played) == [{"channel": "live-chat", "at": "2026-03-03T11:00:00+08:00"}]


def test_contacted_support_by_none_of_these_channels() -> None:
    """Whoever then names no channel has tried none."""
    played = play(*AS_JSON, keys=[*choose("trade"), UP, *[ENTER] * 6])

    assert WHICH in played.asked
    assert tried(played) == []


def test_robbed_customer_is_not_asked_for_tried_channels() -> None:
    """There is no time for that, whatever else was ticked."""
    played = play(*AS_JSON, keys=[*choose("trade"), DOWN, SPACE, UP, UP, SPACE, ENTER, ENTER])

    assert ask_of("preference") == played.asked[-1]
    assert WHICH not in played.asked
