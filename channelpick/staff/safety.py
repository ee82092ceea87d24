"""What must never be recommended, whatever the rules say; and what must always be said.

These properties speak of the facts, tags and tips that the shipped catalog has. Where a catalog
lacks the fact, there is nothing to prove.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import reduce
from itertools import pairwise
from operator import or_

from channelpick.errors import KeyPath, Problem, Severity
from channelpick.staff.space import Mask, Space, indices
from channelpick.staff.spelling import spell_situation
from channelpick.staff.survey import Survey

_ROBBED = {"fraud_in_progress": ("yes",)}
_UNSAFE: tuple[tuple[str, Mapping[str, tuple[str, ...]], str], ...] = (
    ("public-for-private", {"topic": ("security", "verification"), **_ROBBED}, "public"),
    ("login-when-locked-out", {"locked_out": ("yes",)}, "login"),
    ("mailbox-when-compromised", {"mailbox_compromised": ("yes",)}, "mailbox"),
    ("voice-when-no-voice", {"no_voice": ("yes",)}, "voice"),
    ("unreadable-for-screen-reader", {"screen_reader": ("yes",)}, "no-screen-reader"),
)
"""Code, the answers of which one is given, and the tag that no channel with a place may carry."""

SECRETS_TIP = "never-share-secrets"
URGENCY, CRITICAL = "urgency", "critical"
NO_REPLY = 3
"""Beside minutes, hours and days: nothing can be recommended at all."""
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def find_unsafe(survey: Survey, given: Mapping[str, Mask]) -> Iterator[Problem]:
    """Every violation, with how often and one situation in which it happens.

    Args:
        survey: of the catalog.
        given: tip -> the situations in which it is given.
    """
    yield from _unsafe_channels(survey)
    yield from _self_service_in_fraud(survey)
    yield from _slow_when_critical(survey)
    yield from _slower_when_urgent(survey)
    yield from _unsaid(survey, given)
    yield from _nothing_left(survey)


def _unsafe_channels(survey: Survey) -> Iterator[Problem]:
    for code, answers, tag in _UNSAFE:
        where = _given(survey.space, answers)
        for channel in _tagged(survey, tag):
            placed = survey.where(channel in order for order in survey.orders)
            path = ("channels", channel)
            yield from _violation(survey, code, path, where & placed, channel)


def _self_service_in_fraud(survey: Survey) -> Iterator[Problem]:
    where = _given(survey.space, _ROBBED)
    for channel in _tagged(survey, "self-service"):
        first = survey.where(channel == found for found in survey.firsts)
        path = ("channels", channel)
        yield from _violation(survey, "self-service-in-fraud", path, where & first, channel)


def _slow_when_critical(survey: Survey) -> Iterator[Problem]:
    """The first reply takes hours, while a live channel that was not tried in vain is open."""
    live = _tagged(survey, "live")
    slow = survey.where(
        bool(order)
        and _pace(survey, order[0]) > 0
        and any(channel in live and channel not in case.tried.split() for channel in order)
        for case, order in zip(survey.cases, survey.orders, strict=True)
    )
    where = slow & _given(survey.space, {URGENCY: (CRITICAL,)})
    for channel in survey.catalog.channels:
        first = where & survey.where(channel == found for found in survey.firsts)
        yield from _violation(survey, "slow-when-critical", ("channels", channel), first, channel)


def _slower_when_urgent(survey: Survey) -> Iterator[Problem]:
    """From one level of urgency to the next, in the same opening state, the reply takes longer."""
    space = survey.space
    if URGENCY not in space.levels:
        return
    step = space.distance(URGENCY)
    paces = bytes(_pace(survey, first) if first else NO_REPLY for first in survey.firsts)
    pace_of = bytes(map(paces.__getitem__, survey.case_of))
    for level, higher in pairwise(space.levels[URGENCY]):
        slower = 0
        for index in indices(space.mask(URGENCY, level)):
            if pace_of[index] < pace_of[index + step] < NO_REPLY:
                slower |= 1 << index
        path = ("criteria", URGENCY, "levels", higher)
        yield from _violation(survey, "slower-when-urgent", path, slower, higher, "warning")


def _pace(survey: Survey, channel: str) -> int:
    """Whether the usual reply takes minutes (0), hours (1) or days (2)."""
    typical = survey.catalog.channels[channel].reply.typical
    return (typical >= _HOUR) + (typical >= _DAY)


def _unsaid(survey: Survey, given: Mapping[str, Mask]) -> Iterator[Problem]:
    if SECRETS_TIP not in survey.catalog.tips:
        yield Problem(
            code="no-secrets-tip", path=("tips",), mark="key", values={"name": SECRETS_TIP}
        )
    else:
        where = _given(survey.space, {"topic": ("security",), **_ROBBED})
        unsaid = where & ~given[SECRETS_TIP]
        yield from _violation(
            survey, "secrets-tip-withheld", ("tips", SECRETS_TIP), unsaid, SECRETS_TIP
        )
    first = [given[id_] for id_, tip in survey.catalog.tips.items() if tip.stage == "first"]
    where = _given(survey.space, _ROBBED) & ~reduce(or_, first, 0)
    yield from _violation(survey, "no-first-action", ("facts", "fraud_in_progress"), where, "")


def _nothing_left(survey: Survey) -> Iterator[Problem]:
    empty = survey.where(not order for order in survey.orders)
    hopeful = survey.where(
        bool(case.closed.difference(survey.effects[case.fired].forbidden)) for case in survey.cases
    )
    yield from _violation(survey, "nothing-left", ("channels",), empty & ~hopeful, "")
    yield from _violation(survey, "nothing-open", ("channels",), empty & hopeful, "", "note")


def _violation(
    survey: Survey,
    code: str,
    path: KeyPath,
    where: Mask,
    given: str,
    severity: Severity = "error",
) -> Iterator[Problem]:
    if where:
        values = {
            "given": given,
            "count": f"{where.bit_count():,}",
            "example": spell_situation(survey.space, next(indices(where))),
        }
        yield Problem(code=code, path=path, mark="key", severity=severity, values=values)


def _given(space: Space, answers: Mapping[str, tuple[str, ...]]) -> Mask:
    """The situations in which one of these answers is given."""
    known = space.dimensions
    return reduce(
        or_,
        (
            space.mask(name, option)
            for name, options in answers.items()
            for option in options
            if option in known.get(name, ())
        ),
        0,
    )


def _tagged(survey: Survey, tag: str) -> tuple[str, ...]:
    return survey.catalog.channels_named((f"#{tag}",))
