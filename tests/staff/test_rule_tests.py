"""Staff's own tests, on the shipped rules."""

from __future__ import annotations

from typing import Any

import pytest

from channelpick import load_catalog
from channelpick.staff.rule_tests import RuleTest, find_test_problems, run_test
from tests.support import SHIPPED

CATALOG = load_catalog(SHIPPED)

ROBBED = {"fraud_in_progress": ("yes",), "urgency": ("critical",)}
HOLDS: dict[str, dict[str, Any]] = {
    "never by tag, whatever the facts": {
        "given": {"topic": ("security",)},
        "never": ("#public",),
        "facts": "any",
    },
    "first": {"given": ROBBED, "first": "live-chat", "open": ("live-chat", "email")},
    "first one of a tag": {"given": ROBBED, "first_one_of": ("#live",)},
    "top3": {
        "given": ROBBED,
        "top3": ("live-chat", "email", "ticket"),
        "open": ("live-chat", "email", "ticket"),
    },
    "before, where both have a place": {"given": ROBBED, "before": ("phone", "ticket")},
    "tips": {"given": ROBBED, "tips": ("freeze-account", "report-to-police")},
    "a language": {"given": ROBBED, "language": "zh", "first_one_of": ("#live",)},
    "tried": {"given": ROBBED, "tried": ("live-chat", "phone"), "tips": ("quote-case-id",)},
}
FAILS: dict[str, dict[str, Any]] = {
    "first": {"given": ROBBED, "first": "email"},
    "first_one_of": {"given": ROBBED, "first_one_of": ("#record",)},
    "top3": {"given": ROBBED, "top3": ("faq",)},
    "never": {"given": {}, "never": ("social",)},
    "before": {"given": ROBBED, "before": ("ticket", "live-chat")},
    "tips": {"given": {}, "tips": ("freeze-account",)},
}


def rule_test(spec: dict[str, Any]) -> RuleTest:
    """A test of this content."""
    return RuleTest(name="a test", **{key: value for key, value in spec.items() if value != ()})


@pytest.mark.parametrize("name", HOLDS)
def test_holds(name: str) -> None:
    """An expectation that holds everywhere passes, and says how much was looked at."""
    outcome = run_test(CATALOG, rule_test(HOLDS[name]))

    assert outcome.failures == ()
    assert outcome.situations > 0


@pytest.mark.parametrize("name", FAILS)
def test_fails(name: str) -> None:
    """What "every failure prints" is there: one concrete situation, and the reasons."""
    (failure,) = run_test(CATALOG, rule_test(FAILS[name])).failures

    assert failure.expectation == name
    assert 0 < failure.count <= failure.space.size
    assert (
        failure.answer.situation.answers["urgency"]
        == failure.space.values(failure.example)["urgency"]
    )
    assert all(place.reasons for place in failure.answer.places)


def test_exactly_these_are_open() -> None:
    """Of `open = […]`: "exactly these are open", also where no real moment is like that."""
    outcome = run_test(
        CATALOG, rule_test({"open": ("phone",), "first": "phone", "given": {"no_voice": ("no",)}})
    )

    assert outcome.failures == ()
    assert outcome.situations == 108 * 2


def test_an_invariant_finds_the_corner() -> None:
    """Of `given`: "a criterion left out means every level"; the corner case is found."""
    outcome = run_test(CATALOG, rule_test({"given": {"topic": ("trade",)}, "first": "live-chat"}))

    (failure,) = outcome.failures
    assert outcome.situations == 108 * 2 * 2
    assert failure.count < outcome.situations


@pytest.mark.parametrize(
    ("spec", "code"),
    [
        ({"before": ("phone",)}, "no-order"),
        ({"before": ("phone", "phone")}, "no-order"),
        ({"top3": ("phone", "email", "ticket", "faq")}, "too-many-on-top"),
        ({"given": {"topic": ()}, "first": "phone"}, "empty-condition"),
        ({"given": {}}, "no-expectation"),
    ],
)
def test_tests_that_prove_nothing(spec: dict[str, Any], code: str) -> None:
    """A test that always or never holds, whatever the rules say, is a mistake of its own."""
    (problem,) = find_test_problems([RuleTest(name="a test", **spec)], CATALOG)

    assert problem.code == code
