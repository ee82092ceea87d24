"""JSON for scripts: `channelpick/recommendation/1` and `channelpick/channels/1`.

ASCII only, so that no pipe's encoding can break it. The schemas stand in `schemas/`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from channelpick.core.catalog import Reply
from channelpick.core.channel_states import ChannelState
from channelpick.core.durations import whole_minutes
from channelpick.core.ranking import Place
from channelpick.core.reasons import (
    Closed,
    ExclusionReason,
    FitReason,
    Forbidden,
    LanguageMissing,
    LimitReason,
    NotOffered,
    PlaceReason,
    RuleReason,
    TriedReason,
    WaitingReason,
)
from channelpick.core.recommendation import Note, OldCatalog, Recommendation, Step
from channelpick.formats import sentences
from channelpick.formats.interface import Telling

Json = dict[str, Any]

PLACE_KINDS: Mapping[type[PlaceReason], str] = {
    FitReason: "fit",
    RuleReason: "rule",
    WaitingReason: "waiting",
    TriedReason: "tried",
    LimitReason: "limit",
}
EXCLUSION_KINDS: Mapping[type[ExclusionReason], str] = {
    NotOffered: "not_offered",
    Forbidden: "rule",
    LanguageMissing: "language",
    Closed: "closed",
}


def recommendation(given: Recommendation, telling: Telling, top: int | None) -> str:
    """The recommendation as one JSON object."""
    situation, opening = given.situation, given.next_opening
    return _dump(
        {
            "schema": "channelpick/recommendation/1",
            "catalog": catalog_json(telling),
            "lang": telling.words.code,
            "situation": {
                "answers": dict(situation.answers),
                "at": time_json(situation.at),
                "language": situation.language,
                "tried": [{"channel": t.channel, "at": time_json(t.at)} for t in situation.tried],
            },
            "first": given.first,
            "next_opening": opening and {"channel": opening.channel, "at": time_json(opening.at)},
            "places": [_place(place, telling) for place in given.places[:top]],
            "excluded": [
                {
                    "channel": exclusion.channel,
                    "name": telling.name(exclusion.channel),
                    "reason": {
                        "kind": EXCLUSION_KINDS[type(exclusion.reason)],
                        **reason_json(exclusion.reason),
                        "text": sentences.exclusion_reason(exclusion.reason, telling),
                    },
                }
                for exclusion in given.excluded
            ],
            "tips": [
                {
                    "tip": tip.tip,
                    "stage": tip.stage,
                    "for": list(tip.only_for),
                    "text": telling.text(telling.file.catalog.tips[tip.tip].text),
                }
                for tip in given.tips
            ],
            "plan": plan_json(given.plan),
            "notes": [_note(note, telling) for note in given.notes],
        }
    )


def channels(states: tuple[ChannelState, ...], telling: Telling, at: datetime) -> str:
    """The channels as one JSON object."""
    catalog = telling.file.catalog
    rows = []
    for state in states:
        channel = catalog.channels[state.channel]
        shut = "closed" if channel.offered else "not_offered"
        rows.append(
            {
                "channel": state.channel,
                "name": telling.name(state.channel),
                "state": "open" if state.is_open else shut,
                "open_until": time_json(state.open_until),
                "opens_at": time_json(state.opens_at),
                "hours": channel.hours,
                "reply": _reply(channel.reply),
                "languages": list(channel.languages),
                "tags": [{"tag": t, "text": telling.text(catalog.tags[t])} for t in channel.tags],
                "contacts": list(channel.contacts),
                "good_for": telling.text(channel.good_for),
            }
        )
    return _dump(
        {
            "schema": "channelpick/channels/1",
            "catalog": catalog_json(telling),
            "lang": telling.words.code,
            "at": time_json(at),
            "channels": rows,
        }
    )


def _dump(value: Json) -> str:
    return json.dumps(value, indent=2) + "\n"


def plan_json(steps: Sequence[Step]) -> list[Json]:
    """The steps, each with its channel and its moments."""
    return [
        {"channel": step.channel, "from": time_json(step.start), "until": time_json(step.until)}
        for step in steps
    ]


def catalog_json(telling: Telling) -> Json:
    """Which rules file it was."""
    file = telling.file
    return {
        "path": file.path,
        "sha256": file.sha256,
        "updated": file.catalog.updated.isoformat(),
    }


def time_json(when: datetime | None) -> str | None:
    """ISO 8601 with the offset."""
    return when.isoformat() if when else None


def _reply(reply: Reply) -> Json:
    return {
        "typical_minutes": whole_minutes(reply.typical),
        "max_minutes": whole_minutes(reply.max),
    }


def _place(place: Place, telling: Telling) -> Json:
    channel = telling.file.catalog.channels[place.channel]
    return {
        "rank": place.rank,
        "channel": place.channel,
        "name": telling.name(place.channel),
        "score": round(float(place.score), 2),
        "reply": _reply(channel.reply),
        "contacts": list(channel.contacts),
        "reasons": [
            {
                "kind": PLACE_KINDS[type(reason)],
                **reason_json(reason),
                "points": round(float(reason.points), 2),
                "text": sentences.place_reason(reason, telling),
            }
            for reason in place.reasons
        ],
    }


def reason_json(reason: PlaceReason | ExclusionReason) -> Json:
    """The reason's own fields: ids as they are, moments as text."""
    return {k: time_json(v) if isinstance(v, datetime) else v for k, v in _fields(reason).items()}


def _note(given: Note, telling: Telling) -> Json:
    kind = "old_catalog" if isinstance(given, OldCatalog) else "holidays_unknown"
    return {"kind": kind, **_fields(given), "text": sentences.note(given, telling)}


def _fields(value: PlaceReason | ExclusionReason | Note) -> Json:
    """The fields as they are; `asdict` would copy them, and some time zones cannot be copied."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
