"""Moments in columns mean what they mean to `core`."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pytest

from channelpick.batch.moments import Moments
from channelpick.batch.opening import OpeningTimes, seconds_of
from channelpick.core.moments import parse_moment
from channelpick.core.tables import tables_of
from tests.support import catalog_of, small_data

USUAL = datetime(2026, 3, 4, tzinfo=UTC)
ZONES = (
    "UTC",
    "Asia/Shanghai",
    "America/New_York",
    "Australia/Lord_Howe",  # by half an hour
    "Africa/Casablanca",  # four times a year
    "Europe/London",
)


def clocks() -> list[datetime]:
    """What clocks show, densely in the months in which they are changed."""
    first = datetime.fromisoformat("2019-01-01")
    seldom = [first + timedelta(hours=7 * n) for n in range(10_000)]
    often = [
        first.replace(year, month, day, hour, minute)
        for year in (2024, 2026)
        for month in (2, 3, 4, 10, 11)
        for day in range(1, 29)
        for hour in range(5)
        for minute in (0, 1, 29, 30, 59)
    ]
    return seldom + often


def read(column: pa.Array, zone: str) -> list[int]:
    """The moments of a column in which all are sound."""
    found, lost, far = Moments(ZoneInfo(zone), USUAL).read(column)

    assert not lost.any()
    assert not far.any()
    return [int(moment) for moment in found]


@pytest.mark.parametrize("zone", ZONES)
def test_clocks_on_the_wall(zone: str) -> None:
    """A time without an offset is read as Python reads it, also where clocks are changed."""
    shown = clocks()
    texts = [clock.isoformat() for clock in shown]
    expected = [seconds_of(parse_moment(text, ZoneInfo(zone))) for text in texts]

    assert read(pa.array(texts), zone) == expected
    assert read(pa.array(shown, pa.timestamp("ms")), zone) == expected
    assert read(pa.array(texts).dictionary_encode(), zone) == expected


@pytest.mark.parametrize("zone", ZONES)
def test_texts_of_every_shape(zone: str) -> None:
    """Texts of one column may differ in their shape; each means what it means alone."""
    ends = ("", "Z", "+08:00", "-03:30", ":15", ".25Z", "+0530")
    texts = [
        clock.isoformat("T" if n % 2 else " ", "minutes" if end.startswith(":") else "seconds")
        + end
        for n, clock in enumerate(clocks()[::97])
        for end in ends
    ]
    expected = [seconds_of(parse_moment(text, ZoneInfo(zone))) for text in texts]

    assert read(pa.array(texts), zone) == expected
    assert read(pa.array([f" {text} " for text in texts]), zone) == expected


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        (datetime(2026, 3, 4, 11, 0, 0, 999_999, UTC), 1772622000),
        (datetime(2026, 3, 4, 11, tzinfo=ZoneInfo("Asia/Shanghai")), 1772593200),
        (date(2026, 3, 4), 1772582400),
        ("2026-03-04", 1772582400),
        ("20260304T110000Z", 1772622000),
        ("", 1772582400),
        ("  ", 1772582400),
        (None, 1772582400),
    ],
)
def test_cells(cell: Any, seconds: int) -> None:
    """Time stamps of every kind, dates, and nothing, which is the usual moment."""
    assert read(pa.array([cell]), "UTC") == [seconds]


@pytest.mark.parametrize(
    ("text", "is_lost", "is_far"),
    [
        ("2026-02-30T10:00", True, False),
        ("2026-03-04T25:00", True, False),
        ("yesterday", True, False),
        ("1999-12-31T23:59:59", False, True),
        ("2000-01-01T00:00", False, False),
        ("2099-12-31T23:59:59", False, False),
        ("2100-01-01T00:00", False, True),
        ("0001-01-01T00:00+14:00", False, True),
    ],
)
def test_no_moments(text: str, is_lost: bool, is_far: bool) -> None:
    """What is no moment, or too far away, is found beside sound ones."""
    sound = "2026-03-04T10:00"
    _, lost, far = Moments(UTC, USUAL).read(pa.array([sound, text, sound]))

    assert (lost.tolist(), far.tolist()) == ([False, is_lost, False], [False, is_far, False])


@pytest.mark.parametrize("zone", ZONES)
def test_opening_states(zone: str) -> None:
    """What is looked up among the changes is what `is_open` says of every moment."""
    hours = ("24/7", "Mo-Fr 09:00-18:00; PH off", "Mo-Su 20:00-02:30", "Su 01:00-03:00", "off")
    data = small_data(**{f"c{n}": {"hours": text} for n, text in enumerate(hours)})
    catalog = catalog_of(data | {"timezone": zone, "country": "CN"})
    around = {
        seconds_of(datetime(2026, m, d, tzinfo=UTC)) for m in (3, 4, 10, 11) for d in (1, 8, 29)
    }
    moments = np.array(
        [at + 60 * minute for at in sorted(around) for minute in range(-200, 200, 7)]
    )
    later = moments + 3 * 365 * 86_400
    times = OpeningTimes(catalog)

    numbers = [*times.at(later).tolist(), *times.at(moments).tolist()]

    states = [*times.states]
    expected = [
        tuple(h.is_open(datetime.fromtimestamp(at, UTC)) for h in tables_of(catalog).hours.values())
        for at in (*later.tolist(), *moments.tolist())
    ]
    assert [states[number] for number in numbers] == expected
