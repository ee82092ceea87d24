"""What one row is answered: a recommendation in six columns."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import NamedTuple, assert_never

from channelpick.core.catalog import Catalog
from channelpick.core.ranking import Ranking
from channelpick.core.reasons import (
    Closed,
    ExclusionReason,
    Forbidden,
    LanguageMissing,
    NotOffered,
    RuleReason,
)

SEPARATOR = ";"
"""Between the entries of one cell."""
NOT_OFFERED, LANGUAGE, CLOSED = "not_offered", "language", "closed"
"""Why a channel is left out, as the JSON of a recommendation calls it; or `rule:` and its id."""


class Answer(NamedTuple):
    """The columns that a row gets."""

    first: str | None
    """The channel to use now; None if there is none."""
    second: str | None
    third: str | None
    score: float | None
    """Of the first, 0 to 100, to 2 decimals, as in the JSON of a recommendation."""
    excluded: str
    """The channels left out and why, in file order: `phone=closed;email=rule:mailbox-lost`."""
    rules: str
    """The rules that the reasons of the recommendation name, in file order."""


NAMES = Answer._fields


def answer_of(catalog: Catalog, ranking: Ranking) -> Answer:
    """The answer that a ranking gives."""
    top = [place.channel for place in ranking.places[:3]]
    first, second, third = top + [None] * (3 - len(top))
    named = {
        reason.rule
        for place in ranking.places
        for reason in place.reasons
        if isinstance(reason, RuleReason)
    }
    named |= {e.reason.rule for e in ranking.excluded if isinstance(e.reason, Forbidden)}
    return Answer(
        first,
        second,
        third,
        rounded(ranking.places[0].score) if top else None,
        SEPARATOR.join(left_out(e.channel, _why(e.reason)) for e in ranking.excluded),
        SEPARATOR.join(rule for rule in catalog.rules if rule in named),
    )


def as_json_keys(answer: Answer, prefix: str) -> bytes:
    """The answer as further keys of a JSON object: `,"first":…}` and the end of the line."""
    said = {prefix + name: value for name, value in zip(NAMES, answer, strict=True)}
    return b"," + json.dumps(said, separators=(",", ":")).encode()[1:] + b"\n"


def rounded(score: Fraction) -> float:
    """A score as JSON gives it."""
    return round(float(score), 2)


def left_out(channel: str, why: str) -> str:
    """One entry of `excluded`."""
    return f"{channel}={why}"


def by_rule(rule: str) -> str:
    """Why a channel is left out that a rule forbids."""
    return f"rule:{rule}"


def _why(reason: ExclusionReason) -> str:
    match reason:
        case NotOffered():
            return NOT_OFFERED
        case Forbidden():
            return by_rule(reason.rule)
        case LanguageMissing():
            return LANGUAGE
        case Closed():
            return CLOSED
        case _:
            assert_never(reason)
