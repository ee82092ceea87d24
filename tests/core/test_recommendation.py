"""The order of a decision, by example."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from channelpick import Recommendation, Situation, SituationError, Tried, recommend
from channelpick.core.reasons import Closed, Forbidden, LanguageMissing, NotOffered
from tests.support import QUIET_HOURS_FREE, catalog_of, situation, small_data

BECAUSE = {"en": "because"}
NOON = QUIET_HOURS_FREE


def fits(low: str, high: str = "good") -> dict[str, Any]:
    """A channel that suits the two levels so well."""
    return {"fits": {"urgency": {"low": low, "high": high}}}


def ask(
    data: dict[str, Any], at: datetime = NOON, *, tried: tuple[Tried, ...] = (), **answers: str
) -> Recommendation:
    """The recommendation for somebody in no hurry."""
    return recommend(catalog_of(data), situation(at, tried=tried, **{"urgency": "low", **answers}))


def order(answer: Recommendation) -> list[str]:
    """The channels from the first place to the last."""
    return [place.channel for place in answer.places]


def scores(answer: Recommendation) -> dict[str, float]:
    """Channel -> score."""
    return {place.channel: float(place.score) for place in answer.places}


def test_weighted_sum_by_hand() -> None:
    """Σ weight × fit / (3 × Σ weight) × 100, reckoned on paper for weights 5 and 2."""
    data = small_data(chat={}, mail={})
    data["criteria"]["taste"] = {
        "weight": 2,
        "ask": {"en": "?"},
        "levels": {"text": {"en": "text"}},
    }
    data["channels"]["chat"]["fits"] = {
        "urgency": {"low": "ok", "high": "best"},
        "taste": {"text": "best"},
    }
    data["channels"]["mail"]["fits"] = {
        "urgency": {"low": "best", "high": "poor"},
        "taste": {"text": "poor"},
    }

    answer = ask(data, taste="text")

    assert scores(answer) == pytest.approx({"mail": 1500 / 21, "chat": 1100 / 21})


def test_equals_stay_in_file_order() -> None:
    """Ties are decided by the order in the file."""
    assert order(ask(small_data(b={}, a={}, c={}))) == ["b", "a", "c"]


def test_order_heeds_what_the_score_hides() -> None:
    """Two channels at 100 are ordered by their unbounded sums."""
    data = small_data(a=fits("best"), b=fits("best"))
    data["rules"] = {
        "some": {"prefer": ["a"], "strength": "slight", "because": BECAUSE},
        "more": {"prefer": ["b"], "strength": "strong", "because": BECAUSE},
    }

    answer = ask(data)

    assert order(answer) == ["b", "a"]
    assert scores(answer) == {"a": 100, "b": 100}


@pytest.mark.parametrize(("strength", "points"), [("slight", 5), ("clear", 15), ("strong", 30)])
def test_strengths(strength: str, points: int) -> None:
    """Slight 5, clear 15, strong 30, added for `prefer`, taken for `demote`; clear if unsaid."""
    data = small_data(up={}, plain={}, down={})
    rule = {"prefer": ["up"], "demote": ["down"], "because": BECAUSE}
    data["rules"] = {"rule": rule | ({} if strength == "clear" else {"strength": strength})}

    found = scores(ask(data))

    assert found["up"] - found["plain"] == pytest.approx(points)
    assert found["plain"] - found["down"] == pytest.approx(points)


def test_never_beats_every_prefer() -> None:
    """No number of rules that prefer a channel undoes one that forbids it."""
    data = small_data(a=fits("best"), b=fits("poor"))
    data["rules"] = {
        f"rule-{i}": {"prefer": ["a"], "strength": "strong", "because": BECAUSE} for i in range(5)
    }
    data["rules"]["no"] = {"never": ["a"], "because": BECAUSE}

    answer = ask(data)

    assert order(answer) == ["b"]
    assert answer.excluded[0].reason == Forbidden("no")


def test_tags_and_conditions() -> None:
    """`#tag` names all channels that carry it; `when` needs all lines, `when_any` one of them."""
    data = small_data(a={"tags": ["public"]}, b={})
    data["tags"] = {"public": {"en": "public"}, "rare": {"en": "nobody has it"}}
    yes_no = {"no": {"en": "no"}, "yes": {"en": "yes"}}
    fact = {"ask": {"en": "?"}, "default": "no", "answers": yes_no}
    data["facts"] = {"robbed": fact, "locked": fact, "sad": fact}
    data["rules"] = {
        "rule": {
            "when": {"urgency": ["low"], "sad": "yes"},
            "when_any": {"robbed": "yes", "locked": "yes"},
            "never": ["#public", "#rare"],
            "because": BECAUSE,
        }
    }

    def left(**answers: str) -> list[str]:
        given = Situation(answers={"urgency": "low", **answers}, at=NOON, language="en")
        return order(recommend(catalog_of(data), given))

    assert left(sad="yes", robbed="yes") == ["b"]
    assert left(sad="yes", locked="yes") == ["b"]
    assert left(sad="yes") == ["a", "b"]
    assert left(robbed="yes") == ["a", "b"]
    assert left(sad="yes", robbed="yes", urgency="high") == ["a", "b"]


def test_first_reason_that_applies() -> None:
    """not_offered, then rule, then language, then closed; opens_at only on closed."""
    hours = "Mo-Fr 20:00-21:00"
    foreign = {"languages": ["fr"], "hours": hours}
    data = small_data(a=foreign | {"offered": False}, b=foreign, c=foreign, d={"hours": hours})
    data["rules"] = {"no": {"never": ["a", "b"], "because": BECAUSE}}

    reasons = [exclusion.reason for exclusion in ask(data).excluded]

    assert reasons == [
        NotOffered(),
        Forbidden("no"),
        LanguageMissing("en"),
        Closed(datetime.fromisoformat("2026-03-05T04:00:00+08:00")),
    ]


def test_a_channel_may_have_its_own_zone_and_holidays() -> None:
    """A channel's own `timezone` and `country` win over the catalog's."""
    hours = "Mo-Fr 09:00-18:00; PH off"
    data = small_data(
        there={"hours": hours},
        here={"hours": hours, "timezone": "Asia/Hong_Kong"},
        abroad={"hours": hours, "timezone": "Asia/Hong_Kong", "country": "US"},
    )
    data["country"] = "HK"
    good_friday = datetime.fromisoformat("2026-04-03T11:00:00+08:00")

    assert order(ask(data)) == ["here", "abroad"]
    assert order(ask(data, good_friday)) == ["abroad"]


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "ZH_tw"])
def test_primary_language_counts(language: str) -> None:
    """Languages are compared by their primary subtag."""
    data = small_data(a={"languages": ["zh-Hans"]}, b={"languages": ["en"]})
    answer = recommend(catalog_of(data), situation(urgency="low", language=language))

    assert order(answer) == ["a"]


def test_weight_0_is_asked_but_not_scored() -> None:
    """Weight 0 takes a criterion out of the score only; its fits may be absent."""
    data = small_data(a={}, b={})
    levels = {"calm": {"en": "calm"}, "angry": {"en": "angry"}}
    data["criteria"]["mood"] = {"weight": 0, "ask": {"en": "?"}, "levels": levels}
    data["rules"] = {"r": {"when": {"mood": "angry"}, "demote": ["a"], "because": BECAUSE}}

    assert order(ask(data, mood="calm")) == ["a", "b"]
    assert order(ask(data, mood="angry")) == ["b", "a"]
    with pytest.raises(SituationError):
        ask(data)


@pytest.mark.parametrize(
    ("at", "places"),
    [
        (NOON - timedelta(minutes=59), [("b", 33), ("a", 100)]),  # due after 60: still waiting
        (NOON - timedelta(minutes=60), [("a", 70), ("b", 33)]),
        (None, [("a", 70), ("b", 33)]),
    ],
)
def test_tried(at: datetime | None, places: list[tuple[str, int]]) -> None:
    """Waiting ranks last with its points unchanged; overdue loses 30 points."""
    answer = ask(small_data(a=fits("best"), b=fits("ok")), tried=(Tried("a", at),))

    assert [(place.channel, round(place.score)) for place in answer.places] == places


def test_the_latest_try_counts() -> None:
    """Twice: the latest counts, and a time beats no time."""
    now, long_ago = Tried("a", NOON), Tried("a", NOON - timedelta(days=9))
    never_said = Tried("a")

    for tried in [(now, long_ago), (long_ago, now), (never_said, now), (now, never_said)]:
        assert ask(small_data(a={}, b={}), tried=tried).situation.tried == (now,)


def test_rules_know_only_of_overdue_channels() -> None:
    """`when.tried` holds if any of them is overdue, by id or tag."""
    data = small_data(a={"tags": ["human"]}, b={}, c={})
    data["tags"] = {"human": {"en": "a person"}}
    data["rules"] = {"r": {"when": {"tried": ["#human", "b"]}, "prefer": ["c"], "because": BECAUSE}}
    recent, late = NOON - timedelta(minutes=5), NOON - timedelta(days=1)

    assert order(ask(data, tried=(Tried("a", recent),)))[0] == "b"
    assert order(ask(data, tried=(Tried("a", late),)))[0] == "c"
    assert order(ask(data, tried=(Tried("b"),)))[0] == "c"
    assert order(ask(data, tried=(Tried("c"),)))[0] == "a"


def test_plan_follows_then_and_the_clock() -> None:
    """The next step is the first of `then` that is open at that moment, else the best left."""
    wait = {"wait": "1h", "then": ["shut", "late", "early"]}
    data = small_data(
        first=fits("best") | {"no_reply": wait},
        shut={"offered": False},
        early={"hours": "Mo-Su 00:00-03:30"},  # 11:00+08:00 is 03:00 UTC: shut when it is needed
        late={"hours": "Mo-Su 03:50-05:00", "no_reply": {"wait": "2d", "then": []}},
        rest=fits("ok"),
    )

    plan = ask(data).plan

    assert [(step.channel, step.start.isoformat()[:16]) for step in plan] == [
        ("first", "2026-03-04T11:00"),
        ("late", "2026-03-04T12:00"),
        ("rest", "2026-03-06T12:00"),
    ]
    assert plan[-1].until.isoformat() == "2026-03-06T13:00:00+08:00"


def test_plan_has_four_steps_at_most_and_skips_overdue_channels() -> None:
    """What did not answer in time, or will be overdue by then, is no next step."""
    data = small_data(a={}, b={}, c={}, d={}, e={}, f={})
    soon_late = NOON - timedelta(minutes=50)

    plan = ask(data, tried=(Tried("b"), Tried("c", soon_late))).plan

    assert [step.channel for step in plan] == ["a", "d", "e", "f"]


def test_plan_counts_elapsed_time() -> None:
    """A step's `until` is elapsed time also in the night when the clocks change."""
    zone = datetime.fromisoformat("2026-03-08T01:30:00-05:00").astimezone(
        ZoneInfo("America/New_York")
    )

    plan = ask(small_data(a={}), zone).plan

    assert plan[0].until.isoformat() == "2026-03-08T03:30:00-04:00"


def test_tips() -> None:
    """By stage, then file; with `for`, only when such a channel is in the plan."""
    data = small_data(a={}, b={"offered": False})
    data["tips"] = {
        "later": {"stage": "after", "text": {"en": "later"}},
        "first": {"stage": "first", "text": {"en": "first"}},
        "with-a": {"stage": "during", "for": "a", "text": {"en": "with a"}},
        "with-b": {"stage": "during", "for": "b", "text": {"en": "with b"}},
        "in-haste": {"stage": "during", "when": {"urgency": "high"}, "text": {"en": "haste"}},
    }

    assert [tip.tip for tip in ask(data).tips] == ["first", "with-a", "later"]
    assert [tip.only_for for tip in ask(data).tips] == [(), ("a",), ()]


def test_nothing_left() -> None:
    """No place: first is None, the next opening is named, and first actions stay."""
    data = small_data(
        a={"hours": "Th 08:00-10:00"},
        b={"hours": "Th 06:00-10:00"},
        c={"hours": "We 05:00-10:00"},
    )
    data["rules"] = {"no": {"never": ["c"], "because": BECAUSE}}
    data["tips"] = {
        "freeze": {"stage": "first", "for": "c", "text": {"en": "freeze"}},
        "chat": {"stage": "during", "for": "c", "text": {"en": "chat"}},
    }

    answer = ask(data)

    assert (answer.first, answer.places) == (None, ())
    assert answer.next_opening is not None
    assert answer.next_opening.channel == "b"
    assert answer.next_opening.at.isoformat() == "2026-03-05T14:00:00+08:00"
    assert (answer.plan[0].channel, answer.plan[0].start) == ("b", answer.next_opening.at)
    assert [tip.tip for tip in answer.tips] == ["freeze"]


def test_nothing_ever() -> None:
    """Where nothing will open there is no plan and no opening, and still an answer."""
    answer = ask(small_data(a={"hours": "off"}, b={"offered": False}))

    assert (answer.next_opening, answer.plan, len(answer.excluded)) == (None, (), 2)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"urgency": "hgih"}, ["unknown-answer"]),
        ({"urgncy": "low"}, ["unknown-question"]),
        ({"at": "2026-03-04T11:00"}, ["no-zone"]),
        ({"at": "1999-03-04T11:00+08:00"}, ["time-range"]),
        ({"tried": (Tried("fax"),)}, ["unknown-channel"]),
        ({"tried": (Tried("a", NOON + timedelta(hours=1)),)}, ["tried-later"]),
        ({"tried": (Tried("a", NOON.replace(tzinfo=None)),)}, ["no-zone"]),
    ],
)
def test_situations_that_do_not_fit(changes: dict[str, Any], codes: list[str]) -> None:
    """Each mistake in a situation is a problem of its own, all of them at once."""
    with pytest.raises(SituationError) as caught:
        recommend(catalog_of(small_data(a={})), situation(**{"urgency": "low", **changes}))
    with pytest.raises(SituationError) as missing:
        recommend(catalog_of(small_data(a={})), situation())

    assert [problem.code for problem in caught.value.problems] == codes
    assert [problem.code for problem in missing.value.problems] == ["missing-answer"]
    assert codes[0] in str(caught.value)
