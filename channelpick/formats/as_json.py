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
from channelpick.core.recommendation import GivenTip, Note, OldCatalog, Recommendation, Step
from channelpick.formats import sentences, shape
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
        shape.recommendation(
            catalog=catalog_json(telling),
            lang=telling.words.code,
            situation=shape.situation(
                situation.answers,
                situation.at.isoformat(),
                situation.language,
                [(tried.channel, time_json(tried.at)) for tried in situation.tried],
            ),
            first=given.first,
            next_opening=shape.opening(opening.channel, opening.at.isoformat())
            if opening
            else None,
            places=[_place(place, telling) for place in given.places[:top]],
            excluded=[
                shape.exclusion(
                    exclusion.channel,
                    telling.name(exclusion.channel),
                    exclusion_reason_json(exclusion.reason, telling),
                )
                for exclusion in given.excluded
            ],
            tips=[tip_json(tip, telling) for tip in given.tips],
            plan=plan_json(given.plan),
            notes=[note_json(note, telling) for note in given.notes],
        )
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
        shape.step(step.channel, step.start.isoformat(), step.until.isoformat()) for step in steps
    ]


def catalog_json(telling: Telling) -> Json:
    """Which rules file it was."""
    file = telling.file
    return shape.catalog(file.path, file.sha256, file.catalog.updated.isoformat())


def time_json(when: datetime | None) -> str | None:
    """ISO 8601 with the offset."""
    return when.isoformat() if when else None


def _reply(reply: Reply) -> Json:
    return {
        "typical_minutes": whole_minutes(reply.typical),
        "max_minutes": whole_minutes(reply.max),
    }


def placed_channel_json(id_: str, telling: Telling) -> Json:
    """What every place of this channel says."""
    channel = telling.file.catalog.channels[id_]
    return shape.placed_channel(id_, telling.name(id_), _reply(channel.reply), channel.contacts)


def _place(place: Place, telling: Telling) -> Json:
    return shape.place(
        place.rank,
        placed_channel_json(place.channel, telling),
        float(place.score),
        [place_reason_json(reason, telling) for reason in place.reasons],
    )


def place_reason_json(reason: PlaceReason, telling: Telling) -> Json:
    """Why a channel has these points."""
    fields = {**reason_json(reason), "points": round(float(reason.points), 2)}
    return shape.reason(PLACE_KINDS[type(reason)], fields, sentences.place_reason(reason, telling))


def exclusion_reason_json(reason: ExclusionReason, telling: Telling) -> Json:
    """Why a channel is left out."""
    text = sentences.exclusion_reason(reason, telling)
    return shape.reason(EXCLUSION_KINDS[type(reason)], reason_json(reason), text)


def tip_json(tip: GivenTip, telling: Telling) -> Json:
    """A tip that applies."""
    text = telling.text(telling.file.catalog.tips[tip.tip].text)
    return shape.tip(tip.tip, tip.stage, tip.only_for, text)


def reason_json(reason: PlaceReason | ExclusionReason) -> Json:
    """The reason's own fields: ids as they are, moments as text."""
    return {k: time_json(v) if isinstance(v, datetime) else v for k, v in _fields(reason).items()}


def note_json(given: Note, telling: Telling) -> Json:
    """What to bear in mind about the catalog."""
    kind = "old_catalog" if isinstance(given, OldCatalog) else "holidays_unknown"
    return shape.reason(kind, _fields(given), sentences.note(given, telling))


def _fields(value: PlaceReason | ExclusionReason | Note) -> Json:
    """The fields as they are; `asdict` would copy them, and some time zones cannot be copied."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
