"""The shape of the JSON of a recommendation, made of plain values.

It imports nothing, so that whoever has the values writes the same JSON. Moments are ISO 8601.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    Json = dict[str, Any]


def recommendation(  # noqa: PLR0913 - one for each key
    *,
    catalog: Json,
    lang: str,
    situation: Json,
    first: str | None,
    next_opening: Json | None,
    places: Sequence[Json],
    excluded: Sequence[Json],
    tips: Sequence[Json],
    plan: Sequence[Json],
    notes: Sequence[Json],
) -> Json:
    """The whole answer."""
    return {
        "schema": "channelpick/recommendation/1",
        "catalog": catalog,
        "lang": lang,
        "situation": situation,
        "first": first,
        "next_opening": next_opening,
        "places": places,
        "excluded": excluded,
        "tips": tips,
        "plan": plan,
        "notes": notes,
    }


def catalog(path: str, sha256: str, updated: str) -> Json:
    """Which rules file it was."""
    return {"path": path, "sha256": sha256, "updated": updated}


def situation(
    answers: Mapping[str, str], at: str, language: str, tried: Iterable[tuple[str, str | None]]
) -> Json:
    """What the answer is for; `tried`: each channel and when."""
    return {
        "answers": dict(answers),
        "at": at,
        "language": language,
        "tried": [{"channel": channel, "at": when} for channel, when in tried],
    }


def opening(channel: str, at: str) -> Json:
    """A channel that opens later."""
    return {"channel": channel, "at": at}


def place(rank: int, channel: Json, score: float, reasons: Sequence[Json]) -> Json:
    """A channel in the ranking; `channel` is what `placed_channel` gives."""
    return {
        "rank": rank,
        "channel": channel["channel"],
        "name": channel["name"],
        "score": round(score, 2),
        "reply": channel["reply"],
        "contacts": channel["contacts"],
        "reasons": reasons,
    }


def placed_channel(channel: str, name: str, reply: Json, contacts: Sequence[str]) -> Json:
    """What every place of this channel says."""
    return {"channel": channel, "name": name, "reply": reply, "contacts": list(contacts)}


def exclusion(channel: str, name: str, reason: Json) -> Json:
    """A channel left out."""
    return {"channel": channel, "name": name, "reason": reason}


def reason(kind: str, fields: Json, text: str) -> Json:
    """Why a channel is where it is: the fields of the reason, and a sentence."""
    return {"kind": kind, **fields, "text": text}


def tip(id_: str, stage: str, only_for: Iterable[str], text: str) -> Json:
    """A tip that applies."""
    return {"tip": id_, "stage": stage, "for": list(only_for), "text": text}


def step(channel: str, start: str, until: str) -> Json:
    """One step of the plan."""
    return {"channel": channel, "from": start, "until": until}
