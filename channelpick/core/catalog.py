"""What a catalog is: the whole content of a rules file, as frozen values.

Only the shape is checked here. Whether every name points at something is the matter of
`references.find_problems`; a catalog that was loaded has passed both.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from channelpick.core import weighing
from channelpick.core.durations import parse_duration
from channelpick.core.texts import Texts

Fit = Literal["best", "good", "ok", "poor"]
Strength = Literal["slight", "clear", "strong"]
Stage = Literal["first", "prepare", "during", "after"]
Form = Literal["transaction-id", "network", "time", "amount"]

FIT_VALUES: Mapping[Fit, int] = {"best": 3, "good": 2, "ok": 1, "poor": 0}
STRENGTH_POINTS: Mapping[Strength, int] = {"slight": 5, "clear": 15, "strong": 30}
STAGES: tuple[Stage, ...] = ("first", "prepare", "during", "after")

TRIED = weighing.TRIED
RESERVED_IDS = frozenset({TRIED, "language", "at", "open"})
DETAILS = "details"
"""The placeholder for every detail that the message does not name itself."""
PLACEHOLDERS = (DETAILS, TRIED, "channel", "platform")
"""What `{…}` in a message may be beside details, criteria and facts."""
PUBLIC = "public"
"""The tag of channels where anyone can read what is written."""


def _as_tuple(value: Any) -> Any:
    """One text or date stands for a list of one. Done before: unions make muddled errors."""
    if isinstance(value, str | date):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


def _as_span(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return parse_duration(value)
    except ValueError:
        raise PydanticCustomError("bad-duration", "bad duration", {"given": value}) from None


ID_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,63}$"
Id = Annotated[str, Field(pattern=ID_PATTERN)]
"""A name that flags, JSON and batch columns can carry."""
Names = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]
Condition = Mapping[str, Names]
"""What must hold: question -> the answers of which one must be given."""
Span = Annotated[timedelta, BeforeValidator(_as_span)]


class _Value(BaseModel):
    # Each schema is built as a part of the catalog's, or when it is wanted for itself.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Criterion(_Value):
    """A weighed question."""

    weight: int = Field(ge=0, le=10)
    ask: Texts
    levels: Mapping[Id, Texts] = Field(min_length=1)
    """From the least to the most."""
    default: str | None = None
    """The level when nobody answers; without it an answer is required."""

    @property
    def options(self) -> Mapping[str, Texts]:
        """The levels, under the name that criteria and facts share."""
        return self.levels


class Fact(_Value):
    """A question that only conditions use."""

    ask: Texts
    answers: Mapping[Id, Texts] = Field(min_length=1)
    default: str
    ask_when: Condition = Field(default_factory=dict)
    """The dialogue asks only when all of these hold; empty means always."""
    implies: Mapping[str, Mapping[str, str]] = Field(default_factory=dict)
    """Answer -> answers to other questions that the dialogue then takes without asking."""
    emergency: str | None = None
    """On this answer the dialogue gives the first actions at once and asks one more at most."""

    @property
    def options(self) -> Mapping[str, Texts]:
        """The answers, under the name that criteria and facts share."""
        return self.answers

    @property
    def is_yes_no(self) -> bool:
        """Whether it can be one line of a checklist: no unless ticked."""
        return set(self.answers) == {"no", "yes"} and self.default == "no"


Question = Criterion | Fact


class Reply(_Value):
    """How long a first reply takes."""

    typical: Span
    max: Span


class NoReply(_Value):
    """What to do when nobody answers."""

    wait: Span
    then: Names = ()


class Channel(_Value):
    """One way to reach support."""

    name: Texts
    good_for: Texts = Field(default_factory=dict)
    """What to use it for, in a few words; may be left out."""
    offered: bool = True
    hours: str
    """An OpenStreetMap `opening_hours` expression."""
    timezone: str | None = None
    country: str | None = None
    reply: Reply
    languages: Names = Field(min_length=1)
    tags: Names = ()
    contacts: Names = ()
    """Where to find it: `https://…`, `mailto:…`, `tel:+…`, `@handle`; kept by the platform."""
    fits: Mapping[str, Mapping[str, Fit]] = Field(default_factory=dict)
    """Criterion -> level -> how well this channel suits it."""
    no_reply: NoReply


class Rule(_Value):
    """When its conditions hold, these channels are never taken, preferred or demoted."""

    when: Condition = Field(default_factory=dict)
    """All of these must hold."""
    when_any: Condition = Field(default_factory=dict)
    """And of these at least one."""
    never: Names = ()
    prefer: Names = ()
    demote: Names = ()
    strength: Strength | None = None
    because: Texts

    @property
    def points(self) -> int:
        """What `prefer` gives and `demote` takes."""
        return STRENGTH_POINTS[self.strength or "clear"]


class Tip(_Value):
    """Advice."""

    stage: Stage
    when: Condition = Field(default_factory=dict)
    when_any: Condition = Field(default_factory=dict)
    only_for: Names = Field(default=(), alias="for")
    """Given only with these channels; empty means with any."""
    text: Texts


class Detail(_Value):
    """Something that support needs to know, and that a message tells."""

    ask: Texts
    label: Texts
    """What stands before it in a message."""
    when: Condition = Field(default_factory=dict)
    """Needed when all of these hold."""
    when_any: Condition = Field(default_factory=dict)
    """And of these at least one."""
    form: Form | None = None
    """What it should look like; what does not is doubted, never refused."""
    public: bool = False
    """Whether it may be told where anyone can read it."""
    optional: bool = False
    """Whether many have none, so that nobody misses it."""


class Message(_Value):
    """What to write or say, with `{placeholders}` for details and answers."""

    only_for: Names = Field(default=(), alias="for")
    """For these channels; empty means for any."""
    when: Condition = Field(default_factory=dict)
    when_any: Condition = Field(default_factory=dict)
    subject: Texts = Field(default_factory=dict)
    body: Texts
    ready: Texts = Field(default_factory=dict)
    """What to have at hand while talking."""


class Platform(_Value):
    """Who the platform is; used by contact checks."""

    name: str | None = None
    domains: Names = ()
    """Its own domains; each vouches for everything below it."""
    aliases: Names = ()
    """Names so much its own that whoever else uses them imitates it."""
    weak_names: Names = ()
    """Names that are words of a language too, or very short."""
    not_lookalike: Names = ()
    """Names and domains of others that only look alike."""


class Catalog(_Value):
    """The whole content of a rules file.

    Two loads of one file are two catalogs: they compare by identity, so that what is computed
    from a catalog can be kept for it without hashing some hundred texts at every question.
    """

    format: Literal[1]
    updated: date
    timezone: str
    country: str | None = None
    closed_dates: Annotated[tuple[date, ...], BeforeValidator(_as_tuple)] = ()
    languages: Names = Field(min_length=1)
    title: Texts
    criteria: Mapping[Id, Criterion] = Field(min_length=1)
    facts: Mapping[Id, Fact] = Field(default_factory=dict)
    tags: Mapping[Id, Texts] = Field(default_factory=dict)
    channels: Mapping[Id, Channel] = Field(min_length=1)
    rules: Mapping[Id, Rule] = Field(default_factory=dict)
    tips: Mapping[Id, Tip] = Field(default_factory=dict)
    details: Mapping[Id, Detail] = Field(default_factory=dict)
    """In the order in which a message tells them."""
    messages: Mapping[Id, Message] = Field(default_factory=dict)
    """The first one that suits is taken."""
    platform: Platform | None = None
    accept: Mapping[str, str] = Field(default_factory=dict)
    """Code of a finding that `rules analyze` shall let pass -> the reason why."""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    @property
    def questions(self) -> Mapping[str, Question]:
        """Criteria and facts, in file order."""
        return {**self.criteria, **self.facts}

    def channels_named(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The ids of the channels that are named by id or by `#tag`, in file order."""
        return tuple(
            channel_id
            for channel_id, channel in self.channels.items()
            if channel_id in names or any(f"#{tag}" in names for tag in channel.tags)
        )

    @property
    def spoken_languages(self) -> tuple[str, ...]:
        """The languages that some channel speaks, in order of appearance."""
        return tuple(dict.fromkeys(x for c in self.channels.values() for x in c.languages))
