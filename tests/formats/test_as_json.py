"""The JSON that scripts rely on."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelpick import Catalog, Tried, recommend
from channelpick.core.catalog_file import CatalogFile
from channelpick.core.channel_states import channel_states
from channelpick.formats import as_json
from channelpick.formats.interface import Screen, Telling
from channelpick.words.languages import words_in
from tests.property.strategies import catalogs, situations
from tests.support import (
    QUIET_HOURS_FREE,
    SCENARIOS,
    catalog_of,
    scenario_data,
    scenario_situation,
    shipped_data,
    situation,
    small_data,
    validator,
)


def telling(catalog: Catalog, language: str = "en") -> Telling:
    """To a script, of a catalog with a made-up path."""
    file = CatalogFile(catalog, "channels.toml", "0" * 64)
    return Telling(file=file, words=words_in(language), screen=Screen())


def as_data(catalog: Catalog, given_situation: Any, language: str = "en") -> Any:
    """The JSON of a recommendation, read again."""
    answer = recommend(catalog, given_situation)
    text = as_json.recommendation(answer, telling(catalog, language), None)
    assert text.isascii()
    return json.loads(text)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("case", SCENARIOS["cases"], ids=[c["id"] for c in SCENARIOS["cases"]])
def test_schema_of_worked_cases(case: Any, language: str) -> None:
    """Every worked case answers in the published form, in both languages."""
    data = as_data(catalog_of(scenario_data(case)), scenario_situation(case), language)

    assert list(validator("recommendation").iter_errors(data)) == []


@given(catalogs(), st.data())
def test_schema_of_any_catalog(catalog: Catalog, draw: st.DataObject) -> None:
    """Points and scores are rounded to 2 decimals in JSON and add up within 0.05."""
    data = as_data(catalog, draw.draw(situations(catalog)))

    assert list(validator("recommendation").iter_errors(data)) == []
    for place in data["places"]:
        points = sum(reason["points"] for reason in place["reasons"])
        assert abs(points - place["score"]) <= 0.05


def test_example_of_the_design() -> None:
    """The keys of a place, a fit and a step are those of the published example."""
    catalog = catalog_of(shipped_data())

    data = as_data(
        catalog,
        situation(urgency="critical", complexity="moderate", self_service="no", preference="none"),
    )

    assert data["catalog"] == {
        "path": "channels.toml",
        "sha256": "0" * 64,
        "updated": "2026-11-22",
    }
    assert data["situation"]["at"] == "2026-03-04T11:00:00+08:00"
    assert data["situation"]["answers"]["topic"] == "general"
    assert data["first"] == "live-chat"
    assert data["places"][0] == {
        "rank": 1,
        "channel": "live-chat",
        "name": "Live chat",
        "score": 87.88,
        "reply": {"typical_minutes": 3, "max_minutes": 15},
        "contacts": [],
        "reasons": data["places"][0]["reasons"],
    }
    assert data["places"][0]["reasons"][0] == {
        "kind": "fit",
        "criterion": "urgency",
        "level": "critical",
        "fit": "best",
        "points": 36.36,
        "text": "Suits “Not a minute to lose: money or the account is at risk” best.",
    }
    assert data["plan"][0] == {
        "channel": "live-chat",
        "from": "2026-03-04T11:00:00+08:00",
        "until": "2026-03-04T11:15:00+08:00",
    }


def test_every_kind_of_reason() -> None:
    """Waiting, tried, limit, and the four exclusions each say what they know."""
    fit = {"urgency": {"low": "best", "high": "best"}}
    data = small_data(
        waiting={"fits": fit},
        tried={"fits": {"urgency": {"low": "poor", "high": "poor"}}},
        missing={"offered": False},
        foreign={"languages": ["fr"]},
        shut={"hours": "off"},
        never={},
    )
    data["rules"] = {
        "more": {"prefer": ["waiting"], "because": {"en": "because"}},
        "none": {"never": ["never"], "because": {"en": "forbidden"}},
    }
    ago = QUIET_HOURS_FREE - timedelta(minutes=30)

    answer = as_data(
        catalog_of(data),
        situation(urgency="low", tried=(Tried("waiting", ago), Tried("tried"))),
    )

    reasons = {p["channel"]: {r["kind"]: r for r in p["reasons"]} for p in answer["places"]}
    assert list(reasons) == ["tried", "waiting"]
    assert reasons["waiting"]["waiting"]["due_at"] == "2026-03-04T11:30:00+08:00"
    assert reasons["waiting"]["waiting"]["points"] == 0
    assert reasons["waiting"]["limit"]["points"] == -15
    assert reasons["tried"]["tried"]["points"] == -30
    assert reasons["tried"]["tried"]["tried_at"] is None
    assert reasons["tried"]["limit"]["points"] == 30
    excluded = {x["channel"]: x["reason"] for x in answer["excluded"]}
    assert excluded["missing"]["kind"] == "not_offered"
    assert excluded["foreign"] | {"text": ""} == {"kind": "language", "language": "en", "text": ""}
    assert excluded["shut"] | {"text": ""} == {"kind": "closed", "opens_at": None, "text": ""}
    assert excluded["never"] == {"kind": "rule", "rule": "none", "text": "forbidden"}


def test_notes() -> None:
    """An old catalog, and holidays that nobody knows yet or any more, are noted."""
    data = small_data(phone={"hours": "Mo-Fr 09:00-18:00; PH off"}) | {"country": "TW"}
    catalog = catalog_of(data)

    new = as_data(catalog, situation("2026-08-28T11:00+08:00", urgency="low"))
    old = as_data(catalog, situation("2026-08-29T11:00+08:00", urgency="low"))
    unknown = as_data(
        catalog_of(data | {"updated": date(1997, 12, 1), "country": "BQ"}),
        situation("2005-01-03T11:00+08:00", urgency="low"),
    )

    assert new["notes"] == []
    assert [(note["kind"], note["days"]) for note in old["notes"]] == [("old_catalog", 181)]
    assert [note["kind"] for note in unknown["notes"]] == ["old_catalog", "holidays_unknown"]
    assert (unknown["notes"][1]["country"], unknown["notes"][1]["year"]) == ("BQ", 2005)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_channels(language: str) -> None:
    """The list of channels answers in its published form."""
    catalog = catalog_of(shipped_data())
    at = QUIET_HOURS_FREE.replace(hour=20)

    text = as_json.channels(channel_states(catalog, at), telling(catalog, language), at)
    data = json.loads(text)

    assert list(validator("channels").iter_errors(data)) == []
    phone = data["channels"][1]
    assert (phone["channel"], phone["state"]) == ("phone", "closed")
    assert (phone["open_until"], phone["opens_at"]) == (None, "2026-03-05T09:00:00+08:00")
