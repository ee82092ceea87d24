"""When a channel is open, and what is said when none is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from opening_hours import OpeningHours

from channelpick import recommend
from channelpick.core.channel_states import ChannelState, channel_states
from channelpick.core.holidays import covers, is_country
from channelpick.core.hours import (
    HORIZON,
    Hours,
    HoursError,
    check_expression,
)
from channelpick.core.reasons import Closed
from channelpick.core.recommendation import HolidaysUnknown, Opening, Step
from tests.support import DATA, catalog_of, channelpick, situation, small_data, write_catalog

EXAMPLES: Mapping[str, Any] = tomli.loads((DATA / "hours.toml").read_text("utf-8"))
SECOND = timedelta(seconds=1)


def shown(moment: datetime | None) -> str | None:
    """A moment as the table writes it."""
    return None if moment is None else moment.isoformat(timespec="minutes")


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


# ── What holds for all hours and all moments ──────────────────────────────────────────────────────

ZONES = (
    "Asia/Shanghai",
    "America/New_York",
    "America/Havana",  # its clocks change at midnight
    "Europe/London",
    "Australia/Lord_Howe",
    "Antarctica/Troll",  # its clocks change by two hours
)
EXPRESSIONS = (
    "24/7",
    "off",
    "Mo-Fr 09:00-18:00; PH off",
    "Mo-Fr 09:00-12:00,13:30-18:00",
    "Mo-Fr,PH 20:00-04:00",
    "PH,Sa 22:00-01:45",
    "Mo-Su 08:00-22:00; PH 09:00-18:00",
    "Mo-Su 00:00-01:30",
    "Mo-Su 01:15-01:45,02:10-02:50",
    "Mo-Su 00:10-02:15,02:45-05:00",
    "Mo-Su 01:30-05:00",
    "Mo-Su 09:00-18:00; Sa 20:00-02:30",
    "Mo-Fr 01:00-02:00 unknown; Sa-Su 01:00-03:00",
    'Mo-Fr 10:00-12:00 || PH 00:30-02:20 open "PH"',
    "2026 Mo[1] 10:00-12:00",
    "2026 Oct 25-2026 Nov 1 00:00-24:00",
)
DAYS = (date(2026, 1, 1), date(2026, 2, 17), date(2026, 4, 3), date(2026, 12, 26), date(2029, 7, 1))
MINUTE = timedelta(minutes=1)


@lru_cache
def clock_changes(zone: str) -> tuple[datetime, ...]:
    """The moments of 2026 when daylight saving begins or ends."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    moments = [start + n * 30 * MINUTE for n in range(365 * 48)]
    offsets = [moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in moments]
    return tuple(
        moment
        for moment, before, after in zip(moments[1:], offsets, offsets[1:], strict=False)
        if before != after
    )


@st.composite
def some_hours(draw: st.DrawFn) -> Hours:
    """Hours of every kind, in zones of every kind."""
    return Hours(
        draw(st.sampled_from(EXPRESSIONS)),
        draw(st.sampled_from(ZONES)),
        draw(st.sampled_from((None, "CN", "HK", "GB"))),
        draw(st.sampled_from(((), (date(2026, 11, 1), date(2026, 3, 8))))),
    )


def moments(zone: str) -> st.SearchStrategy[datetime]:
    """A moment, most likely one at which something is special in this zone."""
    midnights = [datetime.combine(day, datetime.min.time(), ZoneInfo(zone)) for day in DAYS]
    near_days = later(midnights, -1440 * MINUTE, 2880 * MINUTE)
    if changes := clock_changes(zone):
        near_changes = later(changes, -130 * MINUTE, 70 * MINUTE)
        return st.one_of(near_days, near_changes, near_changes)
    return near_days


def later(
    bases: Sequence[datetime], least: timedelta, most: timedelta
) -> st.SearchStrategy[datetime]:
    """A moment so much later than one of these, to the second, in any zone."""
    spans = st.integers(least // SECOND, most // SECOND).map(lambda seconds: seconds * SECOND)
    return st.builds(
        lambda base, span, zone: (base.astimezone(UTC) + span).astimezone(zone),
        st.sampled_from(bases),
        spans,
        zones(),
    )


def zones() -> st.SearchStrategy[tzinfo]:
    """The zone in which somebody asks."""
    offsets = st.integers(-12 * 4, 14 * 4).map(lambda n: timezone(n * timedelta(minutes=15)))
    return st.sampled_from(ZONES).map(ZoneInfo) | offsets


cases = some_hours().flatmap(lambda hours: st.tuples(st.just(hours), moments(hours.timezone)))


def between(start: datetime, end: datetime) -> Iterator[datetime]:
    """Up to 300 moments from the start on, and the last second before the end."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    step = max((end - start) / 300, MINUTE)
    moment = start
    while moment < end:
        yield moment
        moment += step
    if end - SECOND > start:
        yield end - SECOND


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


def facts(hours: Hours, at: datetime) -> tuple[bool, datetime | None, datetime | None]:
    """All that these hours say, in UTC."""
    opening, closing = hours.next_opening(at), hours.next_closing(at)
    return (
        hours.is_open(at),
        opening and opening.astimezone(UTC),
        closing and closing.astimezone(UTC),
    )


# ── Holidays ──────────────────────────────────────────────────────────────────────────────────────

SEASONS = ("", "", "", "Dec ", "Jan-Mar,Dec ", "2026 ", "2026 Jan ", "Dec 20-Jan 5 ", "week 1-20 ")
HOLIDAYS = ("PH", "PH", "PH,Sa", "Mo-Fr,PH", "Su,PH", "PH,Mo[1,-1]", "Fr-Su,PH")
WEEKDAYS = ("Mo-Su", "Mo-Fr", "Sa", "Th-Mo", "Mo[2]", "Fr[1] +1 day")
TIMES = ("", " 10:00-18:00", " 08:00-12:00,13:00-17:00")
NIGHTS = (" 20:00-04:00", " 18:00-26:00", " 22:00-06:00,10:00-11:00")
STATES = ("", "", " off", " unknown", ' open "PH; off, || SH"', ' off "not on PH"')


@st.composite
def rules(draw: st.DrawFn, times: tuple[str, ...]) -> str:
    """A rule, with holidays more often than not."""
    days = draw(st.sampled_from(HOLIDAYS + WEEKDAYS))
    return "".join(draw(st.sampled_from(part)) for part in (SEASONS, (days,), times, STATES))


@st.composite
def holiday_expressions(draw: st.DrawFn) -> str:
    """An expression of up to three rules.

    opening-hours-py forgets a night after a semicolon (we do not), and a night before `||`.
    """
    expression = draw(rules(TIMES + NIGHTS))
    for _ in range(draw(st.integers(0, 2))):
        has_night = any(night in expression for night in NIGHTS)
        separator = draw(st.sampled_from(("; ", ", ") if has_night else ("; ", ", ", " || ")))
        expression += separator + draw(rules(TIMES if separator == "; " else TIMES + NIGHTS))
    return expression


@lru_cache
def their_holidays(country: str) -> tuple[date, ...]:
    """The holidays that opening-hours-py itself knows, 2024 to 2029."""
    theirs = OpeningHours("PH", country=country)
    days = (date(2024, 1, 1) + timedelta(days=n) for n in range(6 * 365))
    return tuple(day for day in days if theirs.is_open(clock(day, 12 * 60)))


def clock(day: date, minutes: int) -> datetime:
    """What a clock on the wall shows so many minutes after midnight of this day, without a zone."""
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)


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


# ── What may be written ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("expression", "column"),
    [
        ("", 1),
        ("  ", 1),
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


# ── A platform that is closed ─────────────────────────────────────────────────────────────────────

SATURDAY = "2026-03-07T12:00+00:00"


def closed_platform() -> dict[str, Any]:
    """On Saturday every channel is closed; what opens first is forbidden, silent or not offered."""
    data = small_data(
        phone={"hours": "Mo-Fr 09:00-18:00"},
        chat={
            "hours": "Mo-Fr 08:00-12:00",
            "no_reply": {"wait": "2h", "then": ["email", "phone"]},
        },
        social={"hours": "Su 09:00-18:00"},
        forum={"hours": "Su 09:00-18:00", "languages": ["zh"]},
        desk={"hours": "Su 09:00-18:00", "offered": False},
        email={"hours": "Mo 08:00-09:30"},
        letter={"hours": "off"},
    )
    data["rules"] = {"not-in-public": {"never": ["social"], "because": {"en": "Not in public."}}}
    data["tips"] = {
        "later": {"stage": "after", "for": ["letter"], "text": {"en": "Keep the stamp."}},
        "revoke": {"stage": "first", "for": ["letter"], "text": {"en": "Revoke the key."}},
        "freeze": {"stage": "first", "text": {"en": "Freeze the account."}},
    }
    return data


def test_closed_platform() -> None:
    """With nothing open the answer names what opens next, and plans from then on."""
    monday = datetime(2026, 3, 9, tzinfo=UTC)

    given = recommend(catalog_of(closed_platform()), situation(SATURDAY, urgency="high"))

    assert given.first is None
    assert given.places == ()
    # The e-mail opens at the same time, but stands later in the file; the others are no choice.
    assert given.next_opening == Opening("chat", monday + timedelta(hours=8))
    # At ten the e-mail is closed again, so its place goes to the phone.
    assert given.plan == (
        Step("chat", monday + timedelta(hours=8), monday + timedelta(hours=10)),
        Step("phone", monday + timedelta(hours=10), monday + timedelta(hours=11)),
    )
    assert [tip.tip for tip in given.tips] == ["revoke", "freeze"]


def test_closed_reasons() -> None:
    """A time of opening stands on `closed` alone: never on a channel that stays forbidden."""
    given = recommend(catalog_of(closed_platform()), situation(SATURDAY, urgency="high"))

    opens = {
        exclusion.channel: shown(exclusion.reason.opens_at)
        for exclusion in given.excluded
        if isinstance(exclusion.reason, Closed)
    }

    assert opens == {
        "phone": "2026-03-09T09:00+00:00",
        "chat": "2026-03-09T08:00+00:00",
        "email": "2026-03-09T08:00+00:00",
        "letter": None,
    }
    assert len(given.excluded) == 7


def test_closed_in_my_zone() -> None:
    """Whoever asks from elsewhere gets the next opening and the plan in their own zone."""
    at = "2026-03-07T20:00+08:00"

    given = recommend(catalog_of(closed_platform()), situation(at, urgency="high"))

    assert given.next_opening
    assert shown(given.next_opening.at) == "2026-03-09T16:00+08:00"
    assert [shown(step.start) for step in given.plan] == (
        ["2026-03-09T16:00+08:00", "2026-03-09T18:00+08:00"]
    )


def test_closed_for_ever() -> None:
    """When nothing ever opens, the first actions are still there, and no promise is made."""
    data = closed_platform()
    for channel in data["channels"].values():
        channel["hours"] = "off"

    given = recommend(catalog_of(data), situation(SATURDAY, urgency="high"))

    assert (given.first, given.next_opening, given.plan) == (None, None, ())
    assert [tip.tip for tip in given.tips] == ["revoke", "freeze"]


@pytest.mark.parametrize(
    ("at", "code", "first", "opening"),
    [
        (SATURDAY, 1, None, "chat"),
        ("2026-03-09T08:00+00:00", 0, "chat", None),
        ("2026-03-09T09:00+00:00", 0, "phone", None),
    ],
)
def test_closed_exit_code(
    at: str, code: int, first: str | None, opening: str | None, tmp_path: Path
) -> None:
    """The exit code is 1 when nothing can be recommended now; the JSON is printed all the same."""
    path = write_catalog(tmp_path / "channels.toml", closed_platform())

    done = channelpick(
        *("recommend", "--rules", str(path), "--urgency", "high", "--at", at, "--lang", "en"),
        "--json",
    )

    answer = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (code, "")
    assert (answer["first"], bool(answer["places"])) == (first, first is not None)
    assert (answer["next_opening"] or {}).get("channel") == opening
    assert {tip["tip"] for tip in answer["tips"]} >= {"freeze"}
    assert answer["plan"][0]["channel"] == (first or opening)


def test_channel_states() -> None:
    """The list of channels says until when each is open, or when it opens."""
    data = small_data(
        phone={"hours": "Mo-Fr 09:00-18:00"},
        chat={},
        letter={"hours": "off"},
        desk={"offered": False},
    )
    wednesday, saturday = "2026-03-04T12:00+00:00", SATURDAY
    opens, closes = "2026-03-09T09:00+00:00", "2026-03-04T18:00+00:00"

    then = channel_states(catalog_of(data), datetime.fromisoformat(wednesday))
    now = channel_states(catalog_of(data), datetime.fromisoformat(saturday))

    always = (
        ChannelState("chat", is_open=True),
        ChannelState("letter", is_open=False),
        ChannelState("desk", is_open=False),
    )
    phone = ChannelState("phone", is_open=True, open_until=datetime.fromisoformat(closes))
    assert then == (phone, *always)
    phone = ChannelState("phone", is_open=False, opens_at=datetime.fromisoformat(opens))
    assert now == (phone, *always)
