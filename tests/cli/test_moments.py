"""Moments, zones and what was tried, as options say them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import tzlocal.unix

from tests.cli.runs import (
    COMPLETE,
    CRITERIA,
    Run,
)
from tests.support import (
    channelpick,
    small_data,
    write_catalog,
)


@pytest.mark.parametrize(
    ("at", "zone", "expected"),
    [
        ("2026-03-04T11:00:00+08:00", None, "2026-03-04T11:00:00+08:00"),
        ("2026-03-04T03:00:00Z", None, "2026-03-04T03:00:00+00:00"),
        ("2026-03-04T03:00Z", "Asia/Shanghai", "2026-03-04T11:00:00+08:00"),
        ("2026-03-04T11:00", "Asia/Shanghai", "2026-03-04T11:00:00+08:00"),
        ("2026-03-04", "Asia/Shanghai", "2026-03-04T00:00:00+08:00"),
        ("2026-03-04 11:00", "Asia/Kathmandu", "2026-03-04T11:00:00+05:45"),
        ("2026-01-15T12:00", "Europe/Berlin", "2026-01-15T12:00:00+01:00"),
        ("2026-07-15T12:00", "Europe/Berlin", "2026-07-15T12:00:00+02:00"),
        ("2026-07-15T12:00+08:00", "America/New_York", "2026-07-15T00:00:00-04:00"),
        # Daylight saving skips 02:30 on this day: it becomes a time that exists.
        ("2026-03-29T02:30", "Europe/Berlin", "2026-03-29T03:30:00+02:00"),
        # And it repeats 02:30 on this one: without an offset, the first is meant.
        ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25T02:30+01:00", "Europe/Berlin", "2026-10-25T02:30:00+01:00"),
    ],
)
def test_moment(run: Run, at: str, zone: str | None, expected: str) -> None:
    """The moment is told in the customer's zone: --tz, else the offset of --at."""
    ran = run("recommend", *CRITERIA, "--at", at, *(("--tz", zone) if zone else ()), "--json")

    assert ran.code == 0
    assert expected == ran.answer["situation"]["at"]
    assert expected == ran.answer["plan"][0]["from"]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("America/New_York", "2026-07-15T12:00:00-04:00"),
        ("Asia/Shanghai", "2026-07-15T12:00:00+08:00"),
        ("CST-8", "2026-07-15T12:00:00+08:00"),  # as POSIX writes it: eight hours before UTC
    ],
)
def test_zone_of_the_system(zone: str, expected: str) -> None:
    """Without --tz and offset, the zone of the system counts."""
    options = ("recommend", *CRITERIA, "--at", "2026-07-15T12:00", "--json")

    assert expected == json.loads(channelpick(*options, TZ=zone).stdout)["situation"]["at"]


def test_machine_without_a_zone(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine that names no zone, such as a small container, is taken for UTC without a word."""
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(
        tzlocal,
        "get_localzone",
        lambda: tzlocal.unix._get_localzone(str(tmp_path)),  # type: ignore[no-untyped-call]
    )

    ran = run("recommend", *CRITERIA, "--at", "2026-07-15T12:00", "--json")

    assert (ran.code, ran.err) == (0, "")
    assert ran.answer["situation"]["at"] == "2026-07-15T12:00:00+00:00"


def test_now_is_the_clock_of_the_system() -> None:
    """Without --at it is now, in whole seconds."""
    before = datetime.now().astimezone().replace(microsecond=0)
    ran = channelpick("recommend", *CRITERIA, "--json", TZ="Asia/Tokyo")
    at = datetime.fromisoformat(json.loads(ran.stdout)["situation"]["at"])

    assert before <= at <= datetime.now().astimezone()
    assert (timedelta(hours=9), 0) == (at.utcoffset(), at.microsecond)


@pytest.mark.parametrize(
    "at",
    ["soon", "2026-13-01", "2026-02-30T10:00", "11:00", "1772593200", "2026-03-04T11:00+24:00"],
)
def test_bad_moment(run: Run, at: str) -> None:
    """What is not ISO 8601 is refused with an example."""
    ran = run("recommend", *CRITERIA, "--at", at)

    assert (
        f"error[bad-time]: --at: “{at}” is not a date and time\n"
        "  Write it as 2026-03-04T11:00 or 2026-03-04T11:00+08:00.\n"
    ) == ran.err


def test_bad_zone(run: Run) -> None:
    """A zone must have an IANA name; an offset is none."""
    ran = run("recommend", *COMPLETE, "--tz", "+08:00")

    assert ran.err == (
        "error[bad-timezone]: --tz: “+08:00” is not a time zone\n"
        "  Write it as Asia/Shanghai or UTC.\n"
    )


def test_every_time_has_the_offset_of_its_date(run: Run, tmp_path: Path) -> None:
    """Before, at and after a change of the clocks, each time is told as the customer's clock."""
    desk = {"hours": "Mo-Fr 09:00-18:00", "timezone": "Asia/Shanghai"}
    data = small_data(chat={"no_reply": {"wait": "24h", "then": []}}, desk=desk, post={})
    write_catalog(tmp_path / "own.toml", data)

    ran = run(
        *("recommend", "--urgency", "high", "--rules", "own.toml", "--json"),
        *("--at", "2026-03-29T01:00", "--tz", "Europe/Berlin", "--tried", "post=3d"),
    )
    answer = ran.answer

    assert answer["situation"]["at"] == "2026-03-29T01:00:00+01:00"
    assert answer["situation"]["tried"] == [{"channel": "post", "at": "2026-03-26T01:00:00+01:00"}]
    # 24 hours of elapsed time, of which the clocks skip one.
    assert answer["plan"][0]["until"] == "2026-03-30T02:00:00+02:00"
    assert {"kind": "closed", "opens_at": "2026-03-30T03:00:00+02:00"}.items() <= (
        answer["excluded"][0]["reason"].items()
    )


def test_ago_counts_elapsed_time(run: Run, small: tuple[str, ...]) -> None:
    """Three days ago is 72 hours ago, whatever the clocks did in between."""
    ran = run(
        *(*small, "--json", "--tried", "chat=3d"),
        *("--at", "2026-03-31T12:00", "--tz", "Europe/Berlin"),
    )

    assert ran.answer["situation"]["tried"][0]["at"] == "2026-03-28T11:00:00+01:00"


def test_tried_within_the_repeated_hour(run: Run, small: tuple[str, ...]) -> None:
    """Ten minutes ago is the past, also in the night in which the clocks go back."""
    ran = run(
        *(*small, "--json", "--tried", "chat=10m"),
        *("--at", "2026-10-25T02:05+01:00", "--tz", "Europe/Berlin"),
    )

    assert ran.code == 0, ran.err
    assert ran.answer["situation"]["tried"][0]["at"] == "2026-10-25T02:55:00+02:00"
    assert ran.answer["places"][-1]["reasons"][-1]["due_at"] == "2026-10-25T02:55:00+01:00"


@pytest.mark.parametrize(
    ("tried", "at", "kind"),
    [
        ("chat", None, "tried"),
        ("chat=3d", "2026-03-01T11:00:00+08:00", "tried"),
        ("chat=72h", "2026-03-01T11:00:00+08:00", "tried"),
        ("chat=1d12h", "2026-03-02T23:00:00+08:00", "tried"),
        ("chat=1h", "2026-03-04T10:00:00+08:00", "tried"),  # the answer is due just now
        ("chat=59m", "2026-03-04T10:01:00+08:00", "waiting"),
        ("chat=0m", "2026-03-04T11:00:00+08:00", "waiting"),
        ("chat=2026-03-01", "2026-03-01T00:00:00+08:00", "tried"),
        ("chat=2026-03-04T10:30", "2026-03-04T10:30:00+08:00", "waiting"),
        ("chat=2026-03-04T02:30Z", "2026-03-04T10:30:00+08:00", "waiting"),
        ("chat=2026-03-04T11:00+08:00", "2026-03-04T11:00:00+08:00", "waiting"),
        ("chat=99999d", "1752-05-20T11:00:00+08:00", "tried"),
    ],
)
def test_tried(run: Run, small: tuple[str, ...], tried: str, at: str | None, kind: str) -> None:
    """A channel was tried a span ago, at a moment, or some time; then it waits or is overdue."""
    ran = run(*small, "--tried", tried, "--json")
    last = ran.answer["places"][-1]

    assert [{"channel": "chat", "at": at}] == ran.answer["situation"]["tried"]
    assert ("chat", kind) == (last["channel"], last["reasons"][-1]["kind"])


def test_tried_in_an_hour_that_does_not_exist(run: Run, small: tuple[str, ...]) -> None:
    """A moment that daylight saving skips becomes one that exists, as it does for --at."""
    ran = run(
        *(*small, "--json", "--tried", "chat=2026-03-29T02:30"),
        *("--at", "2026-03-31T12:00", "--tz", "Europe/Berlin"),
    )

    assert ran.answer["situation"]["tried"][0]["at"] == "2026-03-29T03:30:00+02:00"


def test_tried_twice(run: Run, small: tuple[str, ...]) -> None:
    """Of a channel tried several times the latest counts; several channels may be tried."""
    repeated = [word for ago in ("3d", "30m", "2h") for word in ("--tried", f"chat={ago}")]
    ran = run(*small, *repeated, "--tried", "post", "--json")

    assert ran.answer["situation"]["tried"] == [
        {"channel": "chat", "at": "2026-03-04T10:30:00+08:00"},
        {"channel": "post", "at": None},
    ]


@pytest.mark.parametrize(
    ("tried", "code", "given"),
    [
        ("chat=soon", "bad-tried-time", "soon"),
        ("chat=-3d", "bad-tried-time", "-3d"),
        ("chat=3", "bad-tried-time", "3"),
        ("chat=3w", "bad-tried-time", "3w"),
        ("chat=3d=4", "bad-tried-time", "3d=4"),
        ("chat=999999d", "bad-tried-time", "999999d"),
        ("chat=99999d99999h99999d", "bad-tried-time", "99999d99999h99999d"),
        ("=3d", "unknown-channel", ""),
        ("", "unknown-channel", ""),
        ("#human", "unknown-channel", "#human"),
        ("chat=2026-03-04T11:00:01+08:00", "tried-later", "chat"),
        ("chat=2026-03-05", "tried-later", "chat"),
    ],
)
def test_bad_tried(run: Run, small: tuple[str, ...], tried: str, code: str, given: str) -> None:
    """A channel that is not there, a time that is none, and the future are refused."""
    ran = run(*small, "--tried", tried)

    assert ran.code == 2
    assert ran.err.startswith(f"error[{code}]: --tried: ")
    assert given in ran.err


def test_offset_with_seconds(run: Run) -> None:
    """Even an offset that counts seconds, as local times once did, is shown whole."""
    ran = run(*CRITERIA, "--at", "2026-03-04T11:00:00+08:00:30")

    assert "(UTC+08:00:30)" in ran.out
