"""Hours, by a table of examples and by properties."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from channelpick.core.hours import (
    HORIZON,
    Hours,
    check_expression,
)
from tests.core.clocks import (
    EXAMPLES,
    between,
    cases,
    facts,
    shown,
    zones,
)


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name: str) -> None:
    """Each example is open or shut, and opens or closes, when it says."""
    example = EXAMPLES[name]
    hours = Hours(
        example["hours"],
        example["zone"],
        example.get("country"),
        tuple(example.get("closed_dates", ())),
    )
    at = datetime.fromisoformat(example["at"])
    if "seen_from" in example:
        at = at.astimezone(ZoneInfo(example["seen_from"]))
        assert datetime.fromisoformat(example["at"]).utcoffset() == at.utcoffset()

    is_open = hours.is_open(at)

    assert example["open"] == is_open
    if is_open:
        assert example.get("closes") == shown(hours.next_closing(at))
    else:
        assert example.get("opens") == shown(hours.next_opening(at))


def test_examples_can_be_used() -> None:
    """What the table shows may stand in a rules file."""
    for example in EXAMPLES.values():
        check_expression(example["hours"])


@given(cases)
def test_next_opening(case: tuple[Hours, datetime]) -> None:
    """When it is shut, it stays so until the next opening, which is later, open, and in my zone."""
    hours, at = case
    if hours.is_open(at):
        return

    opening = hours.next_opening(at)

    assert not any(map(hours.is_open, between(at, opening or at.astimezone(UTC) + HORIZON)))
    if opening:
        assert opening.astimezone(UTC) > at.astimezone(UTC)
        assert hours.is_open(opening)
        assert opening.tzinfo is at.tzinfo


@given(cases)
def test_next_closing(case: tuple[Hours, datetime]) -> None:
    """When it is open, it stays so until the next closing, which is later, shut, and in my zone."""
    hours, at = case
    if not hours.is_open(at):
        return

    closing = hours.next_closing(at)

    assert all(map(hours.is_open, between(at, closing or at.astimezone(UTC) + HORIZON)))
    if closing:
        assert closing.astimezone(UTC) > at.astimezone(UTC)
        assert not hours.is_open(closing)
        assert closing.tzinfo is at.tzinfo


@given(cases, zones())
def test_whoever_asks(case: tuple[Hours, datetime], zone: tzinfo) -> None:
    """The answer does not depend on the zone in which the moment is expressed."""
    hours, at = case

    assert facts(hours, at) == facts(hours, at.astimezone(zone))
