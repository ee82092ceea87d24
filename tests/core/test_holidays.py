"""Public holidays, and which expressions can be used."""

from __future__ import annotations

from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opening_hours import OpeningHours

from channelpick import recommend
from channelpick.core.holidays import covers, is_country
from channelpick.core.hours import (
    Hours,
    HoursError,
    check_expression,
)
from channelpick.core.recommendation import HolidaysUnknown
from tests.core.clocks import (
    clock,
    holiday_expressions,
    their_holidays,
)
from tests.support import catalog_of, situation, small_data


@given(holiday_expressions(), st.sampled_from(("CN", "FR", "HK", "JP", "US")))
def test_written_out_holidays(expression: str, country: str) -> None:
    """Written out, the holidays of opening-hours-py mean what its own evaluation of `PH` means."""
    days = their_holidays(country)
    theirs = OpeningHours(expression, country=country)
    ours = Hours(expression, "UTC", closed_dates=days)
    asked = [
        clock(day, minutes + 1440 * later)
        for day in days
        if date(2025, 12, 20) < day < date(2027, 1, 10)
        for later in (-1, 0, 1)
        for minutes in (60, 300, 660, 870, 1260, 1410)
    ]

    expected = {moment: theirs.is_open(moment) for moment in asked}

    assert expected == {moment: ours.is_open(moment.replace(tzinfo=UTC)) for moment in asked}


def test_their_holidays_are_there() -> None:
    """The comparison above compares something."""
    assert date(2026, 7, 14) in their_holidays("FR")
    assert date(2026, 12, 25) in their_holidays("HK")
    assert len(their_holidays("CN")) > 30


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 4),  # the day after
        date(2026, 4, 6),  # Easter Monday
        date(2026, 12, 25),
        date(2026, 12, 26),  # the first weekday after Christmas
        date(2027, 3, 26),  # Good Friday
    ],
    ids=str,
)
def test_hong_kong(day: date) -> None:
    """In Hong Kong all general holidays count, not only the statutory ones."""
    hours = Hours("24/7; PH off", "Asia/Hong_Kong", "HK")
    noon = clock(day, 12 * 60).replace(tzinfo=ZoneInfo("Asia/Hong_Kong"))

    assert hours.is_open(noon) is False
    assert hours.is_open(noon.replace(month=8)) is True


@pytest.mark.parametrize(
    ("country", "year", "expected"),
    [
        ("CN", 2026, True),
        ("CN", 1949, False),
        ("CN", 2101, False),
        ("TW", 1998, True),
        ("TW", 1997, False),
        ("SS", 2011, False),  # South Sudan became a country in that year
        ("SS", 2026, True),
    ],
)
def test_covers(country: str, year: int, *, expected: bool) -> None:
    """Whether the holidays of a year are known depends on the country."""
    assert expected is covers(country, year)


def test_holidays_unknown() -> None:
    """A year whose holidays are not known is reported, if hours of the catalog heed holidays."""
    heeding = small_data(phone={"hours": "Mo-Fr 09:00-18:00; PH off"}) | {"country": "SS"}
    careless = small_data(phone={"hours": "Mo-Fr 09:00-18:00"}) | {"country": "SS"}
    then = situation("2005-03-04T11:00+00:00", urgency="low")
    now = situation("2026-03-04T11:00+00:00", urgency="low")

    assert recommend(catalog_of(heeding), then).notes == (HolidaysUnknown("SS", 2005),)
    assert recommend(catalog_of(careless), then).notes == ()
    assert recommend(catalog_of(heeding), now).notes == ()


def test_countries() -> None:
    """A country is named by its ISO 3166 code."""
    assert [is_country(code) for code in ("CN", "HK", "TW", "XX", "china", "")] == (
        [True, True, True, False, False, False]
    )


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("Mo-Fr 09:00-18:00; PH off", True),
        ("Mo-Fr,PH 09:00-18:00", True),
        ("PH,Sa 09:00-18:00", True),
        ("Mo-Fr 09:00-18:00", False),
        ('Mo-Fr 09:00-18:00 open "not on PH"', False),
    ],
)
def test_heeds_holidays(expression: str, *, expected: bool) -> None:
    """Hours heed holidays when `PH` stands outside of a comment."""
    assert expected is Hours(expression, "UTC").heeds_holidays


@pytest.mark.parametrize(
    ("expression", "column"),
    [
        ("always", 1),
        ("周一 09:00-18:00", 1),
        ("mo-fr 09:00-18:00; ph off", 20),
        ("Mo–Fr 09:00–18:00", 3),  # dashes as a word processor makes them
        ("Mo-Fr 9-18", 7),
        ("Mo-Fr 25:00-26:00", 7),
        ("Mo-Fr 09:00-18:00; PH of", 23),
        ("Mo-Fr 09:00-18:00;", 19),
        ('Mo-Fr 09:00-18:00 "unfinished', 19),
        ('Mo-Fr 09:00-18:00 open "周末休息" ; XX', 33),  # counted in characters
        ("Mo-Fr 09:00-18:00 PH off", 19),
    ],
)
def test_bad_hours(expression: str, column: int) -> None:
    """What cannot be read is refused, with the place from which on."""
    with pytest.raises(HoursError) as caught:
        check_expression(expression)

    assert ("bad-hours", column) == (caught.value.code, caught.value.column)


@pytest.mark.parametrize("expression", ["", "  "])
def test_no_hours(expression: str) -> None:
    """Nothing at all is refused, though the library would take it for always open."""
    with pytest.raises(HoursError) as caught:
        check_expression(expression)

    assert caught.value.code == "no-hours"


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("SH off", "school-holidays"),
        ("Mo-Fr 09:00-18:00; PH,SH off", "school-holidays"),
        ("PH +1 day off", "holiday-offset"),
        ("Mo-Fr 09:00-18:00; PH -2 days 09:00-12:00", "holiday-offset"),
        ("Mo,PH +1 day 09:00-12:00", "holiday-offset"),
    ],
)
def test_unknown_holidays(expression: str, code: str) -> None:
    """Holidays that nobody here knows are refused rather than ignored."""
    with pytest.raises(HoursError) as caught:
        check_expression(expression)

    assert code == caught.value.code


@pytest.mark.parametrize(
    "expression",
    [
        "24/7",
        "off",
        "Mo-Fr 9:00-18:00;PH off",
        "Mo-Fr 09:00 - 18:00",
        'Mo-Fr 09:00-18:00 open "SH and PH +1 day too"',
    ],
)
def test_good_hours(expression: str) -> None:
    """What can be used passes; comments may say anything."""
    check_expression(expression)
