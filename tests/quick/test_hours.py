"""Opening hours written out for a year are open just when they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import takewhile

import pytest
import tomli

from channelpick.core.hours import Hours
from tests.support import DATA

EXAMPLES = tomli.loads((DATA / "hours.toml").read_text("utf-8"))
START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


def turns(states: Iterable[tuple[datetime, bool]]) -> list[datetime]:
    """When it opens and shuts in turn."""
    found, was_open = [], False
    for moment, is_open in states:
        if is_open != was_open:
            was_open = is_open
            found.append(moment)
    return found


@pytest.mark.parametrize("zone", ["UTC", None])
def test_a_year_at_once_is_as_change_by_change(zone: str | None) -> None:
    """Where no clock is changed, the library is asked for the whole year, with the same result."""
    for name, example in EXAMPLES.items():
        closed = tuple(example.get("closed_dates", ()))
        place = zone or example["zone"]
        hours = Hours(example["hours"], place, example.get("country"), closed)
        moments = (START, *takewhile(lambda moment: moment < END, hours.changes(START)))

        one_by_one = turns((moment, hours.is_open(moment)) for moment in moments)
        assert turns(hours.states(START, END)) == one_by_one, name
