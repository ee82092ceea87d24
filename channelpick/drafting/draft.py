"""The message to send: a template of the catalog, filled with what the customer said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from channelpick.core.catalog import DETAILS, TRIED, Catalog
from channelpick.core.ranking import Ranking
from channelpick.core.reasons import Closed, ExclusionReason
from channelpick.core.recommendation import Opening, Step, plan_from
from channelpick.core.situation import is_emergency
from channelpick.core.templates import fill
from channelpick.core.texts import pick_text, primary
from channelpick.drafting.forms import DoubtCode, find_doubt
from channelpick.drafting.message import details_wanted, message_for, placeholders_of
from channelpick.drafting.screened import Removed, screen_details
from channelpick.words.languages import words_in


@dataclass(frozen=True, slots=True)
class Doubt:
    """A detail that does not look like what it should be."""

    detail: str
    code: DoubtCode


Obstacle = ExclusionReason | Literal["no-channel", "no-message", "nothing-to-tell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message for a channel, ready to be pasted or read out; or why there is none."""

    channel: str | None
    """None only if no channel can be used at all."""
    obstacle: Obstacle | None = None
    """Why there is no message; the texts are empty then."""
    language: str
    """The language of the message."""
    subject: str = ""
    """Empty where a channel has none, as `ready` may be."""
    body: str = ""
    ready: str = ""
    """What to have at hand while talking."""
    wanted: tuple[str, ...] = ()
    """The details that it tells, if they are given."""
    missing: tuple[str, ...] = ()
    """The details that support will ask for, and that nobody gave."""
    doubts: tuple[Doubt, ...] = ()
    removed: tuple[Removed, ...] = ()
    steps: tuple[Step, ...] = ()
    """This channel, from now or from when it opens, and whom to turn to when nobody answers."""
    better: str | None = None
    """The channel to use instead of one that is of no use now."""


def write_draft(
    catalog: Catalog,
    ranking: Ranking,
    channel: str | None,
    given: Mapping[str, str],
    looked_at: frozenset[str] = frozenset(),
) -> Draft:
    """The message for this channel, or for the first place without one.

    Args:
        catalog: the catalog.
        ranking: of the customer's situation.
        channel: an id of the catalog.
        given: detail -> what the customer wrote; what the message does not tell is left out.
        looked_at: the details in which the customer says that what may be a secret is none.

    Raises:
        ValueError: a detail is too long.
    """
    first, language = next((p.channel for p in ranking.places), None), ranking.situation.language
    channel = channel or first
    if channel is None:
        return Draft(channel=None, obstacle="no-channel", language=language)
    is_open = any(place.channel == channel for place in ranking.places)
    draft = Draft(channel=channel, language=language, better=None if is_open else first)
    if obstacle := _obstacle(catalog, ranking, channel):
        return replace(draft, obstacle=obstacle)
    if (message := message_for(catalog, ranking, channel)) is None:
        return replace(draft, obstacle="no-message", better=first if first != channel else None)

    # 1. What is told.
    wanted = details_wanted(catalog, ranking, message)
    labels = {name: pick_text(catalog.details[name].label, language) for name in wanted}
    texts = {name: given[name] for name in wanted if given.get(name, "").strip()}
    told, removed = screen_details(texts, labels, looked_at, words_in(primary(language)))
    missing = tuple(name for name in wanted if name not in told)
    draft = replace(draft, wanted=wanted, removed=removed)

    # 2. The message.
    values = {**_values(catalog, ranking, channel), **told}
    colon, named = words_in(primary(language)).answer.colon, placeholders_of(message)
    lines = [f"{labels[name]}{colon}{text}" for name, text in told.items() if name not in named]
    values[DETAILS] = "\n".join(lines)
    subject, body, ready = (
        fill(pick_text(template, language), values)
        for template in (message.subject, message.body, message.ready)
    )
    if not body:
        return replace(draft, obstacle="nothing-to-tell", missing=missing)
    return replace(
        draft,
        subject=subject,
        body=body,
        ready=ready,
        missing=tuple(name for name in missing if not catalog.details[name].optional),
        doubts=tuple(_doubts(catalog, told)),
        steps=_steps(catalog, ranking, channel),
    )


def _obstacle(catalog: Catalog, ranking: Ranking, channel: str) -> ExclusionReason | None:
    """Why nobody should write there. A closed channel will open; but who is robbed cannot wait."""
    reason = next((x.reason for x in ranking.excluded if x.channel == channel), None)
    if not isinstance(reason, Closed):
        return reason
    waits = reason.opens_at and not is_emergency(catalog, ranking.situation.answers)
    return None if waits else reason


def _values(catalog: Catalog, ranking: Ranking, channel: str) -> dict[str, str]:
    """What every placeholder stands for, but for the details."""
    situation = ranking.situation
    answers = {
        name: pick_text(catalog.questions[name].options[answer], situation.language)
        for name, answer in situation.answers.items()
    }
    return {
        **answers,
        "channel": pick_text(catalog.channels[channel].name, situation.language),
        "platform": (catalog.platform and catalog.platform.name) or "",
        TRIED: words_in(primary(situation.language)).answer.list_joint.join(
            _tried(catalog, ranking)
        ),
    }


def _tried(catalog: Catalog, ranking: Ranking) -> Iterator[str]:
    """Each channel already tried, with the moment as any support desk can read it."""
    for tried in ranking.situation.tried:
        name = pick_text(catalog.channels[tried.channel].name, ranking.situation.language)
        yield f"{name} {tried.at:%Y-%m-%d %H:%M} ({tried.at:%Z})" if tried.at else name


def _doubts(catalog: Catalog, told: Mapping[str, str]) -> Iterator[Doubt]:
    forms = {name: catalog.details[name].form for name in told}
    network = next((told[name] for name, form in forms.items() if form == "network"), "")
    for name, form in forms.items():
        if form and (code := find_doubt(form, told[name], network)):
            yield Doubt(name, code)


def _steps(catalog: Catalog, ranking: Ranking, channel: str) -> tuple[Step, ...]:
    """This channel and what comes after it, as the plan of a recommendation has it."""
    closed = {x.channel: x.reason for x in ranking.excluded if isinstance(x.reason, Closed)}
    best = [channel, *(place.channel for place in ranking.places if place.channel != channel)]
    opens_at = closed[channel].opens_at if channel in closed else None
    start = Opening(channel, opens_at or ranking.situation.at)
    return plan_from(catalog, start, best, closed, ranking.overdue)
