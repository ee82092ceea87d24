"""Safety of the shipped rules: what must hold for every customer, whatever else they say."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from channelpick import Recommendation, Situation, Tried, recommend
from channelpick.core.reasons import WaitingReason
from channelpick.core.tables import tables_of
from tests.support import catalog_of, shipped_data

DATA = shipped_data()
DATA["channels"]["live-chat"]["tags"].append("login")
DATA["channels"]["live-chat"]["hours"] = "Mo-Su 08:00-22:00"
DATA["channels"]["social"]["tags"].append("no-screen-reader")
CATALOG = catalog_of(DATA)
"""The shipped rules, on a platform whose chat has hours and needs a login."""

TAGS = {id_: set(channel.tags) for id_, channel in CATALOG.channels.items()}
MONDAY = datetime.fromisoformat("2026-03-02T00:00:00+08:00")
moments = st.integers(0, 14 * 24 * 4).map(lambda n: MONDAY + timedelta(minutes=15 * n))
spans = st.none() | st.integers(0, 200).map(lambda hours: timedelta(hours=hours))
tried = st.lists(st.tuples(st.sampled_from(list(CATALOG.channels)), spans), max_size=3)


@st.composite
def situations(draw: st.DrawFn, /, **said: str) -> Situation:
    """Any customer of whom this much is known."""
    at = draw(moments)
    answers = {
        name: said.get(name) or draw(st.sampled_from(list(question.options)))
        for name, question in CATALOG.questions.items()
    }
    return Situation(
        answers=answers,
        at=at,
        language=draw(st.sampled_from(["zh", "en"])),
        tried=tuple(Tried(id_, None if span is None else at - span) for id_, span in draw(tried)),
    )


def offered(answer: Recommendation) -> set[str]:
    """Every channel that the customer is sent to, now or later."""
    return {place.channel for place in answer.places} | {step.channel for step in answer.plan}


def live_people(answer: Recommendation) -> set[str]:
    """The live channels that can be used now and are not waiting for an answer already."""
    return {
        place.channel
        for place in answer.places
        if "live" in TAGS[place.channel]
        and not any(isinstance(reason, WaitingReason) for reason in place.reasons)
    }


def tips(answer: Recommendation) -> set[str]:
    """The ids of the tips."""
    return {tip.tip for tip in answer.tips}


@given(situations(fraud_in_progress="yes"))
def test_robbed(situation: Situation) -> None:
    """Never a closed, unreachable or public channel for someone being robbed; first a live one."""
    answer = recommend(CATALOG, situation)

    for channel in offered(answer):
        assert not TAGS[channel] & {"public", "self-service"}
        assert channel != "complaint"
    for place in answer.places:
        assert tables_of(CATALOG).hours[place.channel].is_open(situation.at)
    assert answer.first in live_people(answer) or not live_people(answer)
    assert tips(answer) >= {"freeze-account", "revoke-api-key", "report-to-police", "keep-record"}


@given(situations(locked_out="yes"))
def test_locked_out(situation: Situation) -> None:
    """Nobody who cannot log in is sent behind a login."""
    assert not any("login" in TAGS[id_] for id_ in offered(recommend(CATALOG, situation)))


@given(situations(no_voice="yes", screen_reader="yes", mailbox_compromised="yes"))
def test_unusable(situation: Situation) -> None:
    """Nobody is sent to what they cannot use, or to a mailbox that somebody else reads."""
    unusable = {"voice", "no-screen-reader", "mailbox"}

    assert not any(unusable & TAGS[id_] for id_ in offered(recommend(CATALOG, situation)))


PRIVATE = [
    {"topic": "security"},
    {"topic": "verification"},
    *(
        {fact: "yes"}
        for fact in (
            "locked_out",
            "mailbox_compromised",
            "api_key_leaked",
            "contacted_first",
            "asked_to_pay",
            "self_custody",
            "posted_private_data",
            "has_attachments",
        )
    ),
]


@given(st.sampled_from(PRIVATE).flatmap(lambda said: situations(**said)))
def test_private_matters(situation: Situation) -> None:
    """A public channel is never offered for what concerns identity, secrets or fraud."""
    assert not any("public" in TAGS[id_] for id_ in offered(recommend(CATALOG, situation)))


@given(situations(urgency="critical"))
def test_critical(situation: Situation) -> None:
    """In a critical case the first reply does not take hours while a live person can be reached."""
    answer = recommend(CATALOG, situation)

    if answer.situation.answers["topic"] not in ("complaint", "feedback"):
        fresh = live_people(answer) - {entry.channel for entry in situation.tried}
        first = CATALOG.channels[answer.first] if answer.first else None
        assert not fresh or (first and first.reply.typical < timedelta(hours=1))


@given(situations(contacted_first="yes"))
def test_impostors(situation: Situation) -> None:
    """Whoever was contacted first is told to hang up, and to share no secret."""
    assert tips(recommend(CATALOG, situation)) >= {"hang-up", "never-share-secrets"}


@given(situations(asked_to_pay="yes"))
def test_ransom(situation: Situation) -> None:
    """Whoever is asked to pay first is told not to."""
    assert tips(recommend(CATALOG, situation)) >= {"do-not-pay", "never-share-secrets"}


@given(situations())
def test_official_contacts(situation: Situation) -> None:
    """Whoever is sent to people is told where to find the real ones."""
    answer = recommend(CATALOG, situation)
    people = {step.channel for step in answer.plan if "human" in TAGS[step.channel]}

    assert not people or "use-official-contacts" in tips(answer)
