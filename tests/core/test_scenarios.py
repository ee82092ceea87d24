"""The worked cases of experienced readers, on the shipped rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from channelpick import Recommendation, recommend
from channelpick.core.reasons import Closed
from tests.support import SCENARIOS, catalog_of, scenario_data, scenario_situation

CASES = SCENARIOS["cases"]


def said(given: Recommendation) -> set[str]:
    """What `says` may ask for."""
    said = {f"tip:{tip.tip}" for tip in given.tips}
    if len(given.plan) > 1:
        said.add("plan")
    if any(isinstance(x.reason, Closed) and x.reason.opens_at for x in given.excluded):
        said.add("opens_at")
    return said


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_worked_case(case: Mapping[str, Any]) -> None:
    """Each case gets an acceptable first choice, no forbidden channel, and the tips that matter."""
    given = recommend(catalog_of(scenario_data(case)), scenario_situation(case))
    expected = case["expected"]

    assert given.first in expected["first_one_of"]
    assert given.first not in expected["never_first"]
    assert not {place.channel for place in given.places} & set(expected["never_offered"])
    assert said(given) >= set(expected["says"])
