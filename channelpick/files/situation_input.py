"""What a script says of a situation, as values; `situation_json` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class TriedInput:
    """A channel already tried. `at` is ISO 8601, `ago` a span such as `3d`; neither = overdue."""

    channel: str
    at: str | None = None
    ago: str | None = None


@dataclass(frozen=True, kw_only=True)
class SituationInput:
    """What a script says of a situation. Everything may be left out."""

    answers: Mapping[str, str] = field(default_factory=dict)
    at: str | None = None
    language: str | None = None
    tried: tuple[TriedInput, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DraftInput(SituationInput):
    """What a script says of a message to be written."""

    channel: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
