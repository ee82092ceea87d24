"""Archives of tickets by chance, with all that makes rows hard, and what `core` answers."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa

from channelpick import Catalog, Situation, SituationError, Tried
from channelpick.batch.answer import Answer
from channelpick.core.durations import later
from channelpick.core.moments import parse_moment, parse_when_tried
from tests.batch.rows import NOTHING, Cells, columns_of
from tests.batch.rows import expected as answer_to
from tests.support import catalog_of, shipped_data

ZONE = ZoneInfo("Europe/Berlin")
"""Where the clocks of these archives hang."""
NOW = datetime(2026, 3, 4, 11, tzinfo=ZONE)
"""The moment of rows that name none."""

_CHANGES = (
    "2026-03-29T01:00:00Z",  # Berlin's clocks skip an hour
    "2026-10-25T01:00:00Z",  # and repeat one
    "2026-03-08T07:00:00Z",  # those of New York
    "2026-11-01T06:00:00Z",
    "2026-04-04T15:00:00Z",  # half an hour on Lord Howe Island
    "2026-03-04T01:00:00Z",  # 09:00 in Shanghai, a Wednesday
    "2026-02-17T01:00:00Z",  # Lunar New Year
    "2025-12-31T23:00:00Z",  # midnight in Berlin
)
_QUESTIONS = ("urgency", "complexity", "self_service", "preference", "topic", "no_voice")
_TRIED = (
    *("email", "email=1h", "email=3d; phone", "live-chat=10m|ticket=2d", "emial", "phone=soon"),
    "email=2026-03-29T00:30:00+00:00",
    "phone=2026-03-28T02:30; email=2026-03-27",
    "ticket=2099-01-01T00:00:00Z",
)


@cache
def travelling() -> Catalog:
    """The shipped catalog with hours in three zones, some of which change their clocks."""
    data = shipped_data()
    for channel, zone, hours in (
        ("live-chat", "America/New_York", "Mo-Su 01:30-17:45"),
        ("phone", "Australia/Lord_Howe", "Mo-Fr 09:00-18:00; PH off"),
        ("email", "Europe/Berlin", "Mo-Su 02:15-02:45,09:00-17:00"),
    ):
        data["channels"][channel] |= {"timezone": zone, "hours": hours}
    return catalog_of(data)


def archive(catalog: Catalog, rows: int, seed: int) -> list[Cells]:
    """Rows of text; one in some forty has a cell that cannot be understood."""
    chance = random.Random(seed)
    return [_row(catalog, chance) for _ in range(rows)]


def expected(catalog: Catalog, cells: Mapping[str, str | None]) -> Answer:
    """What `core` answers for a row; `NOTHING` if it cannot be understood."""
    try:
        at = parse_moment(said, ZONE) if (said := (cells["at"] or "").strip()) else NOW
        situation = Situation(
            answers={name: cell for name in _QUESTIONS if (cell := cells[name])},
            at=at,
            language=cells["language"] or "en",
            tried=tuple(_tried(entry, at) for entry in _entries(cells["tried"] or "")),
        )
        return answer_to(catalog, situation)
    except (ValueError, SituationError):
        return NOTHING


def moment(chance: random.Random) -> datetime:
    """Any second of some years, or one about a change of clocks or of hours."""
    if chance.random() < 0.5:
        near = datetime.fromisoformat(chance.choice(_CHANGES))
        return near + timedelta(
            minutes=chance.randrange(-180, 180, 15), seconds=chance.choice((-1, 0))
        )
    return datetime(2025, 1, 1, tzinfo=ZONE) + timedelta(seconds=chance.randrange(2 * 365 * 86_400))


KINDS = {
    "text": pa.string(),
    "moments": pa.timestamp("us", "UTC"),
    "clocks": pa.timestamp("us"),
    "dates": pa.date32(),
}
"""What a column of moments may hold."""


def table_of(rows: Sequence[Cells], kind: pa.DataType) -> pa.Table:
    """The rows, numbered, with moments of this kind; those that cannot be read are text or null."""
    columns: dict[str, Any] = {"id": range(len(rows)), **columns_of(rows)}
    if not pa.types.is_string(kind):
        moments = [_moment_in(text or "") for text in columns["at"]]
        has_zone = pa.types.is_timestamp(kind) and kind.tz is not None
        shown = [at and (at if has_zone else at.replace(tzinfo=None)) for at in moments]
        columns["at"] = pa.array(shown, kind)
    return pa.table(columns)


def _moment_in(text: str) -> datetime | None:
    try:
        return parse_moment(text, ZONE)
    except ValueError:
        return None


def _row(catalog: Catalog, chance: random.Random) -> Cells:
    cells: Cells = {name: chance.choice([*catalog.questions[name].options]) for name in _QUESTIONS}
    for name in ("topic", "no_voice"):
        if chance.random() < 0.2:
            cells[name] = chance.choice((None, ""))
    if chance.random() < 0.02:
        cells[chance.choice(_QUESTIONS)] = chance.choice(("hihg", "n/a"))
    return cells | {
        "language": chance.choice(
            ("zh", "en", "zh-Hant", None, "", "xx") if chance.random() < 0.2 else ("zh", "en")
        ),
        "tried": chance.choice(_TRIED) if chance.random() < 0.3 else chance.choice((None, "")),
        "at": _spelled(chance),
    }


def _spelled(chance: random.Random) -> str | None:
    """A moment as exports write it: with an offset or as clocks show it, at times oddly."""
    at, kind = moment(chance), chance.random()
    if kind < 0.4:
        return at.isoformat(sep=chance.choice("T "))
    if kind < 0.8:
        return at.astimezone(ZONE).replace(tzinfo=None).isoformat()
    return chance.choice(
        (
            *(None, "", "  ", "yesterday", "2026-02-31T09:00:00", "1999-12-31T23:30:00"),
            *("2026-03-29T02:30:00", "2026-03-04", "2026-03-04T09:00:00.5", "20260304T0900"),
            *(
                "2026-03-04T09:00:00+23:30",
                "2100-01-01T00:00",
                "1999-12-31T23:30:00Z",
            ),
        )
    )


def _entries(text: str) -> list[str]:
    return [entry for entry in text.replace("|", ";").split(";") if entry]


def _tried(entry: str, at: datetime) -> Tried:
    channel, _, when = entry.strip().partition("=")
    if not when:
        return Tried(channel)
    said = parse_when_tried(when, ZONE)
    return Tried(channel, later(at, -said) if isinstance(said, timedelta) else said)
