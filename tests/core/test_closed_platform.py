"""A platform on which everything is shut, and the states of its channels."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from channelpick import recommend
from channelpick.core.channel_states import ChannelState, channel_states
from channelpick.core.reasons import Closed
from channelpick.core.recommendation import Opening, Step
from tests.core.clocks import (
    SATURDAY,
    closed_platform,
    shown,
)
from tests.support import catalog_of, channelpick, situation, small_data, write_catalog


def test_closed_platform() -> None:
    """With nothing open the answer names what opens next, and plans from then on."""
    monday = datetime(2026, 3, 9, tzinfo=UTC)

    given = recommend(catalog_of(closed_platform()), situation(SATURDAY, urgency="high"))

    assert given.first is None
    assert given.places == ()
    # The e-mail opens at the same time, but stands later in the file; the others are no choice.
    assert given.next_opening == Opening("chat", monday + timedelta(hours=8))
    # At ten the e-mail is closed again, so its place goes to the phone.
    assert given.plan == (
        Step("chat", monday + timedelta(hours=8), monday + timedelta(hours=10)),
        Step("phone", monday + timedelta(hours=10), monday + timedelta(hours=11)),
    )
    assert [tip.tip for tip in given.tips] == ["revoke", "freeze"]


def test_closed_reasons() -> None:
    """A time of opening stands on `closed` alone: never on a channel that stays forbidden."""
    given = recommend(catalog_of(closed_platform()), situation(SATURDAY, urgency="high"))

    opens = {
        exclusion.channel: shown(exclusion.reason.opens_at)
        for exclusion in given.excluded
        if isinstance(exclusion.reason, Closed)
    }

    assert opens == {
        "phone": "2026-03-09T09:00+00:00",
        "chat": "2026-03-09T08:00+00:00",
        "email": "2026-03-09T08:00+00:00",
        "letter": None,
    }
    assert len(given.excluded) == 7


def test_closed_in_my_zone() -> None:
    """Whoever asks from elsewhere gets the next opening and the plan in their own zone."""
    at = "2026-03-07T20:00+08:00"

    given = recommend(catalog_of(closed_platform()), situation(at, urgency="high"))

    assert given.next_opening
    assert shown(given.next_opening.at) == "2026-03-09T16:00+08:00"
    assert [shown(step.start) for step in given.plan] == (
        ["2026-03-09T16:00+08:00", "2026-03-09T18:00+08:00"]
    )


def test_closed_for_ever() -> None:
    """When nothing ever opens, the first actions are still there, and no promise is made."""
    data = closed_platform()
    for channel in data["channels"].values():
        channel["hours"] = "off"

    given = recommend(catalog_of(data), situation(SATURDAY, urgency="high"))

    assert (given.first, given.next_opening, given.plan) == (None, None, ())
    assert [tip.tip for tip in given.tips] == ["revoke", "freeze"]


@pytest.mark.parametrize(
    ("at", "code", "first", "opening"),
    [
        (SATURDAY, 1, None, "chat"),
        ("2026-03-09T08:00+00:00", 0, "chat", None),
        ("2026-03-09T09:00+00:00", 0, "phone", None),
    ],
)
def test_closed_exit_code(
    at: str, code: int, first: str | None, opening: str | None, tmp_path: Path
) -> None:
    """The exit code is 1 when nothing can be recommended now; the JSON is printed all the same."""
    path = write_catalog(tmp_path / "channels.toml", closed_platform())

    done = channelpick(
        *("recommend", "--rules", str(path), "--urgency", "high", "--at", at, "--lang", "en"),
        "--json",
    )

    answer = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (code, "")
    assert (answer["first"], bool(answer["places"])) == (first, first is not None)
    assert (answer["next_opening"] or {}).get("channel") == opening
    assert {tip["tip"] for tip in answer["tips"]} >= {"freeze"}
    assert answer["plan"][0]["channel"] == (first or opening)


def test_channel_states() -> None:
    """The list of channels says until when each is open, or when it opens."""
    data = small_data(
        phone={"hours": "Mo-Fr 09:00-18:00"},
        chat={},
        letter={"hours": "off"},
        desk={"offered": False},
    )
    wednesday, saturday = "2026-03-04T12:00+00:00", SATURDAY
    opens, closes = "2026-03-09T09:00+00:00", "2026-03-04T18:00+00:00"

    then = channel_states(catalog_of(data), datetime.fromisoformat(wednesday))
    now = channel_states(catalog_of(data), datetime.fromisoformat(saturday))

    always = (
        ChannelState("chat", is_open=True),
        ChannelState("letter", is_open=False),
        ChannelState("desk", is_open=False),
    )
    phone = ChannelState("phone", is_open=True, open_until=datetime.fromisoformat(closes))
    assert then == (phone, *always)
    phone = ChannelState("phone", is_open=False, opens_at=datetime.fromisoformat(opens))
    assert now == (phone, *always)
