"""Where everything is: for people, and as `channelpick/paths/1`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from channelpick.screening.foreign_text import neutralise
from channelpick.words.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A file or a folder."""

    path: str
    exists: bool


def paths_text(found: Mapping[str, Place | None], why: str, words: Words) -> str:
    """A line for each place. None is wrapped, so that it can be copied; ends with a newline."""
    said = words.setup
    lines = []
    for name, place in found.items():
        if place is None or (name == "staff_rules" and place == found["rules"]):
            continue
        notes = [said.why[why]] if name == "rules" else []
        notes += [] if place.exists else [said.not_there]
        lines.append(f"{said.places[name]}{words.answer.colon}{neutralise(place.path)}")
        lines += [f"  {note}" for note in notes]
    return "\n".join(lines) + "\n"


def paths_json(found: Mapping[str, Place | None], why: str, _words: Words) -> str:
    """One JSON object, in ASCII; ends with a newline."""
    places = {name: asdict(place) if place else None for name, place in found.items()}
    return json.dumps({"schema": "channelpick/paths/1", "why": why, **places}, indent=2) + "\n"
