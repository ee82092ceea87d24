"""The message for each channel, and the reasons why there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from channelpick import Catalog, Tried, recommend
from channelpick.core.ranking import Ranking, rank
from channelpick.core.reasons import Closed, Forbidden, LanguageMissing, NotOffered
from channelpick.core.situation import complete
from channelpick.drafting.draft import Doubt, Draft, Obstacle, write_draft
from tests.published import ETH_TXID, TXID
from tests.support import QUIET_HOURS_FREE, catalog_of, shipped_data, situation, small_data

SHIPPED = catalog_of(shipped_data())
TOPICS = tuple(SHIPPED.facts["topic"].answers)
CRITERIA = {"urgency": "high", "complexity": "simple", "self_service": "no", "preference": "none"}
SUNDAY = datetime.fromisoformat("2026-03-08T11:00:00+08:00")
TOLD = {name: f"<{name}>" for name in SHIPPED.details}
"""A value for each detail, which is easily found again."""

BY_CHANNEL = {
    # What the message for a channel has beside its body, and how many lines that may have.
    "live-chat": ((), 12),
    "ai-assistant": ((), 12),
    "phone": (("ready",), 6),
    "social": ((), 2),
    "email": (("subject",), 20),
    "ticket": (("subject",), 20),
    "complaint": (("subject",), 20),
}


def ranked(catalog: Catalog = SHIPPED, **said: Any) -> Ranking:
    """The ranking of a situation in which everything is open, unless said otherwise."""
    criteria = {name: CRITERIA[name] for name in catalog.criteria}
    return rank(catalog, complete(catalog, situation(**{**criteria, **said})))


def draft(channel: str | None, given: Mapping[str, str] = TOLD, **said: Any) -> Draft:
    """The message of the shipped catalog for this channel."""
    return write_draft(SHIPPED, ranked(**said), channel, given)


def texts(written: Draft) -> str:
    """All that the message says."""
    return "\n".join((written.subject, written.body, written.ready))


def told(written: Draft) -> set[str]:
    """The details that the message tells."""
    return {name for name, value in TOLD.items() if value in texts(written)}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("channel", SHIPPED.channels)
def test_every_channel_in_every_topic(channel: str, topic: str, language: str) -> None:
    """A whole message in the customer's language and fit for the channel, or a reason for none."""
    written = draft(channel, topic=topic, language=language)

    assert channel == written.channel
    if written.obstacle:
        assert (channel, written.obstacle) in [
            ("faq", "no-message"),
            ("knowledge-base", "no-message"),
            ("social", Forbidden("private-matters-not-in-public")),
        ]
        assert (texts(written).strip(), written.steps) == ("", ())
        assert written.better == ranked(topic=topic, language=language).places[0].channel
        return
    beside, lines = BY_CHANNEL[channel]
    if topic == "feedback":
        beside = tuple(part for part in beside if part == "subject")  # the phone needs no list
    assert beside == tuple(part for part in ("subject", "ready") if getattr(written, part))
    assert 0 < written.body.count("\n") + 1 <= lines
    assert not re.search("[{}]", texts(written))
    assert bool(re.search("[\u4e00-\u9fff]", written.body)) == (language == "zh")
    assert (written.missing, written.removed, written.better) == ((), (), None)


@pytest.mark.parametrize("topic", TOPICS)
def test_public_message_tells_what_all_may_know(topic: str) -> None:
    """Where anyone can read it: "the case number and nothing else", or the idea."""
    written = draft("social", topic=topic)

    assert told(written) == (
        set() if written.obstacle else {"idea"} if topic == "feedback" else {"case_number"}
    )


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("channel", ["email", "ticket", "complaint"])
def test_written_message_tells_all_that_the_topic_needs(channel: str, topic: str) -> None:
    """Each detail whose conditions hold is told once, and no other."""
    wanted = {
        name for name, detail in SHIPPED.details.items()
        if topic in (*detail.when.get("topic", ()), *detail.when_any.get("topic", ()))
    }  # fmt: skip

    written = draft(channel, topic=topic)

    assert wanted == told(written)
    assert [name for name in wanted if texts(written).count(TOLD[name]) != 1] == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("channel", ["live-chat", "phone", "email", "ticket"])
def test_robbed_customer_asks_to_freeze(channel: str, language: str) -> None:
    """Whoever is robbed has the words at once, needs no detail for them and writes no novel."""
    written = draft(channel, {}, topic="security", fraud_in_progress="yes", language=language)

    assert ("冻结" if language == "zh" else "freeze") in written.body
    assert written.body.count("\n") < 6
    assert written.missing[:1] == ("account",)


def test_missing_details_leave_their_lines_out() -> None:
    """What nobody gave is no line of the message, but is listed; what is optional is not missed."""
    written = draft("ticket", {"amount": "500 USDT", "account": " \n"}, topic="withdrawal")

    assert written.body == (
        "Hello,\n\nAmount: 500 USDT\n\n"
        "Please reply with a case number and the time you expect to need. Thank you."
    )
    assert written.missing == (
        *("account", "what_happened", "time", "network", "transaction_id", "address", "error"),
        "request",
    )


def test_answers_and_tried_channels_are_told() -> None:
    """The subject names the topic as people say it; a channel tried has its moment with a zone."""
    ago = Tried("email", QUIET_HOURS_FREE - timedelta(days=3))

    written = draft("ticket", topic="withdrawal", tried=(ago, Tried("phone")))

    assert written.subject == "Withdrawal"
    assert "Channels used so far: E-mail 2026-03-01 11:00 (UTC+08:00); Phone" in written.body


@pytest.mark.parametrize(
    ("given", "doubts"),
    [
        ({"transaction_id": ETH_TXID, "network": "ERC20"}, ()),
        ({"transaction_id": TXID, "network": "ERC20"},
         (Doubt("transaction_id", "other-network"),)),
        ({"transaction_id": "lost", "time": "yesterday"},
         (Doubt("time", "no-time"), Doubt("transaction_id", "no-transaction-id"))),
        ({"amount": "500"}, (Doubt("amount", "no-unit"),)),
    ],
)  # fmt: skip
def test_doubts(given: Mapping[str, str], doubts: tuple[Doubt, ...]) -> None:
    """What does not look right is told all the same, with a doubt, in file order."""
    written = draft("ticket", given, topic="withdrawal")

    assert doubts == written.doubts
    assert [value for value in given.values() if value not in written.body] == []


def test_without_a_channel_it_is_the_first_place() -> None:
    """Who names no channel gets the message for the best one."""
    first = ranked(topic="withdrawal").places[0].channel

    assert draft(None, topic="withdrawal") == draft(first, topic="withdrawal")


# What the channel is like, what is said beside it, and why there is no message.
OBSTACLES: Mapping[str, tuple[dict[str, Any], dict[str, Any], Obstacle]] = {
    "not offered": ({"offered": False}, {}, NotOffered()),
    "language": ({"languages": ["zh"]}, {}, LanguageMissing("en")),
    "forbidden": ({"tags": ["slow"]}, {}, Forbidden("never-slow")),
    "never opens": ({"hours": "off"}, {}, Closed(None)),
    "closed while robbed": (
        {"hours": "Mo-Fr 09:00-18:00"},
        {"robbed": "yes"},
        Closed(datetime.fromisoformat("2026-03-09T09:00:00+00:00")),
    ),
    "no message": ({}, {"robbed": "yes"}, "no-message"),
    "nothing to tell": ({}, {}, "nothing-to-tell"),
}


def own_catalog(**desk: Any) -> Catalog:
    """A catalog with a desk that is like this, a chat, and a message about the amount."""
    text = {"en": "x"}
    data = small_data(chat={}, desk={"hours": "24/7", **desk})
    data["tags"] = {"slow": text}
    data["rules"] = {"never-slow": {"never": ["#slow"], "because": text}}
    yes_no = {"no": {"en": "no"}, "yes": {"en": "yes"}}
    data["facts"] = {
        "robbed": {"ask": text, "default": "no", "answers": yes_no, "emergency": "yes"}
    }
    data["details"] = {"amount": {"ask": text, "label": {"en": "Amount"}}}
    body = {"en": "{amount}"}
    data["messages"] = {
        "robbed": {"for": ["chat"], "when": {"robbed": "yes"}, "body": body},
        "any": {"when": {"robbed": "no"}, "body": body},
    }
    return catalog_of(data)


@pytest.mark.parametrize("name", OBSTACLES)
def test_obstacle(name: str) -> None:
    """A channel that is of no use now gets no message, and the better one is named."""
    desk, said, obstacle = OBSTACLES[name]
    given = {} if obstacle == "nothing-to-tell" else {"amount": "5 USDT"}
    catalog = own_catalog(**desk)

    written = write_draft(catalog, ranked(catalog, at=SUNDAY, **said), "desk", given)

    assert obstacle == written.obstacle
    assert (written.body, written.steps, written.doubts) == ("", (), ())
    assert written.better == (None if obstacle == "nothing-to-tell" else "chat")
    assert written.missing == (("amount",) if obstacle == "nothing-to-tell" else ())


def test_no_channel_at_all() -> None:
    """When nothing can be used, there is no channel to write to."""
    catalog = catalog_of(small_data(chat={"offered": False}))

    assert write_draft(catalog, ranked(catalog), None, {}) == Draft(
        channel=None, obstacle="no-channel", language="en"
    )


def test_closed_channel_opens_first() -> None:
    """A message can wait until its channel opens; meanwhile there is a better one."""
    written = draft("phone", topic="withdrawal", at=SUNDAY)

    assert written.obstacle is None
    assert written.steps[0].start == datetime.fromisoformat("2026-03-09T09:00:00+08:00")
    assert written.better == ranked(topic="withdrawal", at=SUNDAY).places[0].channel


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("at", [QUIET_HOURS_FREE, SUNDAY], ids=["open", "Sunday"])
def test_plan_is_that_of_the_recommendation(topic: str, at: datetime) -> None:
    """For the first place, the steps are those that `recommend` gives."""
    ranking = ranked(topic=topic, at=at)
    answer = recommend(SHIPPED, ranking.situation)
    first = next((p.channel for p in answer.places if p.channel in BY_CHANNEL), None)

    if first == answer.first:
        assert answer.plan == write_draft(SHIPPED, ranking, first, TOLD).steps
    else:
        assert write_draft(SHIPPED, ranking, answer.first, TOLD).obstacle == "no-message"


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("channel", BY_CHANNEL)
def test_steps_start_with_the_channel(channel: str, topic: str) -> None:
    """The plan starts where the message goes, without a gap, and goes nowhere twice."""
    written = draft(channel, topic=topic, at=SUNDAY)
    channels = [step.channel for step in written.steps]

    assert channels[:1] == ([] if written.obstacle else [channel])
    assert len(set(channels)) == len(channels) <= 4
    assert [one.until for one in written.steps[:-1]] == [one.start for one in written.steps[1:]]
    waits = [SHIPPED.channels[name].no_reply.wait for name in channels]
    assert waits == [step.until - step.start for step in written.steps]
