"""Which question comes next, by example."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

from channelpick.cli.dialogue import (
    CONTACTED,
    Checklist,
    Choose,
    State,
    WhenTried,
    WhichTried,
    next_step,
)
from channelpick.cli.exits import ANSWER_IS_NO
from tests.cli.played import (
    AS_JSON,
    ENGLISH,
    answers,
    one_of,
    same_again,
    small,
    step_after,
    yes_no,
)
from tests.cli.screens import (
    CTRL_C,
    DOWN,
    ENTER,
    play,
)
from tests.support import small_data, write_catalog


def test_criteria_come_when_there_are_no_facts() -> None:
    """A catalog with one criterion asks one question."""
    assert Choose("urgency") == step_after(small())
    assert step_after(small(), urgency="low") is None


def test_facts_come_before_criteria() -> None:
    """Facts come in file order, each with more than yes and no on its own."""
    catalog = small(colour=one_of("red", "blue"), size=one_of("s", "m"))

    assert Choose("colour") == step_after(catalog)
    assert Choose("size") == step_after(catalog, colour="red")
    assert Choose("urgency") == step_after(catalog, colour="red", size="m")


def test_yes_no_facts_are_one_checklist() -> None:
    """What comes due together is asked together, though another fact stands between."""
    catalog = small(one=yes_no(), colour=one_of("red", "blue"), two=yes_no())

    assert Checklist(("one", "two")) == step_after(catalog)
    assert Choose("colour") == step_after(catalog, one="no", two="no")


def test_fact_that_is_yes_by_default_is_no_line_of_a_checklist() -> None:
    """An unticked line means no, so a default of yes must be asked by itself."""
    catalog = small(one=yes_no(default="yes"), two=yes_no())

    assert Choose("one") == step_after(catalog)
    assert Checklist(("two",)) == step_after(catalog, one="yes")


def test_checklist_asks_once_about_earlier_contact() -> None:
    """The program's own line stands on the first checklist only."""
    catalog = small(one=yes_no(), two=yes_no(ask_when={"one": ["yes"]}))

    assert Checklist(("one", CONTACTED)) == step_after(catalog, contacted=None)
    assert Checklist(("two",)) == step_after(catalog, contacted=False, one="yes")


def test_ask_when_needs_every_line() -> None:
    """Its lines are ANDed, and a list means any of."""
    topic, owner = one_of("a", "b", "c"), one_of("me", "you")
    catalog = small(
        topic=topic, owner=owner, due=yes_no(ask_when={"topic": ["b", "c"], "owner": "you"})
    )

    assert Checklist(("due",)) == step_after(catalog, topic="b", owner="you")
    assert Checklist(("due",)) == step_after(catalog, topic="c", owner="you")
    assert Choose("urgency") == step_after(catalog, topic="a", owner="you")
    assert Choose("urgency") == step_after(catalog, topic="b", owner="me")


def test_ask_when_on_a_criterion_is_asked_after_it() -> None:
    """A fact that hangs on a criterion comes due once that is answered."""
    catalog = small(due=yes_no(ask_when={"urgency": "high"}))

    assert Choose("urgency") == step_after(catalog)
    assert Checklist(("due",)) == step_after(catalog, urgency="high")
    assert step_after(catalog, urgency="low") is None


def test_ask_when_heeds_an_implied_answer() -> None:
    """An answer counts, whether it was said or implied."""
    catalog = small(
        one=yes_no(implies={"yes": {"topic": "b"}}),
        topic=one_of("a", "b"),
        due=yes_no(ask_when={"topic": "b"}),
    )

    assert Checklist(("due",)) == step_after(catalog, one="yes")


def test_implied_answer_is_not_asked() -> None:
    """With that answer, and with no other, the question is settled."""
    catalog = small(one=yes_no(implies={"yes": {"urgency": "high"}}))

    assert step_after(catalog, one="yes") is None
    assert Choose("urgency") == step_after(catalog, one="no")


def test_said_answer_beats_an_implied_one() -> None:
    """What somebody said is never overwritten."""
    catalog = small(one=yes_no(implies={"yes": {"urgency": "high"}}))
    state = State(answers={"one": "yes", "urgency": "low"})

    assert state.settled(catalog) == {"one": "yes", "urgency": "low"}


def test_criterion_with_a_default_is_asked_too() -> None:
    """A default is for scripts and for emergencies; a person is asked."""
    levels = {"low": {"en": "low"}, "high": {"en": "high"}}
    extra = {"weight": 0, "ask": {"en": "How?"}, "levels": levels, "default": "low"}

    assert Choose("extra") == step_after(small({"extra": extra}), urgency="low")


def test_emergency_asks_only_what_is_required() -> None:
    """Neither facts, nor tried channels, nor criteria with a default."""
    levels = {"low": {"en": "low"}, "high": {"en": "high"}}
    extra = {"weight": 0, "ask": {"en": "How?"}, "levels": levels}
    catalog = small(
        {"extra": {**extra, "default": "low"}, "required": extra},
        danger=yes_no(emergency="yes", implies={"yes": {"urgency": "high"}}),
        colour=one_of("red", "blue"),
    )

    assert Choose("required") == step_after(catalog, contacted=True, danger="yes")
    assert step_after(catalog, contacted=True, danger="yes", required="low") is None
    assert Choose("colour") == step_after(catalog, danger="no")


def test_tried_channels_come_between_facts_and_criteria() -> None:
    """First which, then when for each, then the criteria."""
    catalog = small(colour=one_of("red", "blue"))
    contacted = State(answers={"colour": "red"}, contacted=True)

    assert Choose("colour") == step_after(catalog, contacted=True)
    assert WhichTried() == next_step(catalog, contacted)
    assert WhenTried("chat") == next_step(
        catalog, State(answers=contacted.answers, contacted=True, to_date=("chat",))
    )
    assert Choose("urgency") == next_step(
        catalog, State(answers=contacted.answers, contacted=True, to_date=())
    )


def test_catalog_of_a_platform_is_asked_as_it_stands(tmp_path: Path) -> None:
    """Criteria and facts of any name are asked, and stand in the command line."""
    data = small_data(chat={}, desk={})
    data["facts"] = {"vip_club": yes_no(ask={"en": "A member?"})}
    data["facts"]["vip_club"]["answers"]["yes"] = {"en": "I am a member"}
    rules = write_catalog(tmp_path / "own.toml", data)
    played = play(*AS_JSON, "--rules", str(rules), keys=[DOWN, ENTER, DOWN, ENTER])
    again = play(*same_again(played), "--json")

    assert answers(played) == {"urgency": "high", "vip_club": "yes"}
    assert played.out == again.out


def test_catalog_without_a_channel_now_still_answers(tmp_path: Path) -> None:
    """When nothing can be recommended the dialogue ends with 1, and with its result."""
    data = small_data(chat={"hours": "Sa 10:00-11:00"})
    rules = write_catalog(tmp_path / "closed.toml", data)
    played = play(*AS_JSON, "--rules", str(rules), keys=[ENTER])

    assert played.code == ANSWER_IS_NO
    assert json.loads(played.out)["first"] is None
    assert "--urgency low" in shlex.join(same_again(played))


def test_catalog_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    """Escape codes in a rules file are shown, not obeyed, or the file is refused."""
    data = small_data(chat={})
    data["criteria"]["urgency"]["levels"]["low"] = {"en": "low\x1b[2J\x07"}
    rules = write_catalog(tmp_path / "evil.toml", data)
    played = play(*ENGLISH, "--rules", str(rules), keys=[CTRL_C], spare_keys=True)

    assert "\x1b[2J" not in played.raw
    assert "\x07" not in played.raw
