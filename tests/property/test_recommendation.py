"""What holds for every catalog and every situation. Each test quotes the sentence it proves."""

from __future__ import annotations

import copy
import random
from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from pymcdm.methods import WSM

from channelpick import Catalog, Situation, recommend
from channelpick.core.catalog import FIT_VALUES
from channelpick.core.reasons import (
    Closed,
    FitReason,
    Forbidden,
    LanguageMissing,
    LimitReason,
    NotOffered,
    TriedReason,
    WaitingReason,
)
from channelpick.core.situation import complete
from channelpick.core.tables import conditions_of, tables_of
from channelpick.core.texts import primary
from channelpick.core.weighing import MOST_STEPS, TRIED_POINTS
from tests.property.strategies import Data, catalog_data, catalogs, situations
from tests.support import catalog_of

Case = tuple[Catalog, Situation]
cases = catalogs().flatmap(lambda catalog: st.tuples(st.just(catalog), situations(catalog)))


@given(cases)
def test_whole(case: Case) -> None:
    """Every channel of the catalog is either a place or an exclusion with a reason."""
    catalog, situation = case

    answer = recommend(catalog, situation)

    channels = [place.channel for place in answer.places] + [x.channel for x in answer.excluded]
    assert sorted(channels) == sorted(catalog.channels)
    assert [place.rank for place in answer.places] == list(range(1, len(answer.places) + 1))


@given(cases)
def test_points_add_up(case: Case) -> None:
    """A place's points add up to its score, and the score lies between 0 and 100."""
    answer = recommend(*case)

    for place in answer.places:
        assert place.score == sum((reason.points for reason in place.reasons), Fraction(0))
        assert 0 <= place.score <= 100


@given(cases)
def test_order(case: Case) -> None:
    """Order by the unbounded sum, then by order in the file; who waits comes after the others."""
    catalog, situation = case

    answer = recommend(catalog, situation)

    files = list(catalog.channels)
    keys = []
    for place in answer.places:
        waits = any(isinstance(reason, WaitingReason) for reason in place.reasons)
        total = sum(r.points for r in place.reasons if not isinstance(r, LimitReason))
        keys.append((waits, -total, files.index(place.channel)))
    assert keys == sorted(keys)


@given(catalog_data(), st.randoms(use_true_random=False), st.data())
def test_rules_have_no_order(data: Data, shuffler: random.Random, draw: st.DataObject) -> None:
    """Rules have no order among themselves: shuffling them changes nothing but the id named."""
    entries = list(data["rules"].items())
    shuffler.shuffle(entries)
    catalog, shuffled = catalog_of(data), catalog_of(data | {"rules": dict(entries)})
    situation = draw.draw(situations(catalog))

    one, other = recommend(catalog, situation), recommend(shuffled, situation)

    assert [(p.channel, p.score, set(p.reasons)) for p in one.places] == [
        (p.channel, p.score, set(p.reasons)) for p in other.places
    ]
    assert [(x.channel, type(x.reason)) for x in one.excluded] == [
        (x.channel, type(x.reason)) for x in other.excluded
    ]
    assert (one.plan, one.tips, one.next_opening) == (other.plan, other.tips, other.next_opening)


@given(cases)
def test_exclusions(case: Case) -> None:
    """A closed, unspoken-language, not-offered or forbidden channel is never a place.

    And an excluded channel carries one reason, the first that applies.
    """
    catalog, situation = case
    answer = recommend(catalog, situation)
    situation = answer.situation
    overdue = _overdue(catalog, situation)
    reasons = {exclusion.channel: exclusion.reason for exclusion in answer.excluded}
    for channel_id, channel in catalog.channels.items():
        forbidding = [
            rule_id
            for rule_id, rule in catalog.rules.items()
            if channel_id in catalog.channels_named(rule.never)
            and conditions_of(catalog, rule.when, rule.when_any).hold(situation.answers, overdue)
        ]
        hours = tables_of(catalog).hours[channel_id]

        reason = reasons.get(channel_id)

        if not channel.offered:
            assert reason == NotOffered()
        elif forbidding:
            assert reason == Forbidden(forbidding[0])
        elif primary(situation.language) not in map(primary, channel.languages):
            assert reason == LanguageMissing(situation.language)
        elif not hours.is_open(situation.at):
            assert reason == Closed(hours.next_opening(situation.at))
        else:
            assert reason is None


@given(catalog_data(), st.data())
def test_prefer_never_lowers(data: Data, draw: st.DataObject) -> None:
    """Adding `prefer` never lowers a channel."""
    catalog = catalog_of(data)
    situation = draw.draw(situations(catalog))
    channel = draw.draw(st.sampled_from(list(catalog.channels)))
    strength = draw.draw(st.sampled_from(["slight", "clear", "strong"]))
    more: dict[str, Any] = copy.deepcopy(data)
    because = {"en": "because"}
    more["rules"]["added"] = {"prefer": [channel], "strength": strength, "because": because}

    before = {p.channel: p.rank for p in recommend(catalog, situation).places}
    after = {p.channel: p.rank for p in recommend(catalog_of(more), situation).places}

    assert before.keys() == after.keys()
    assert after.get(channel, 0) <= before.get(channel, 0)


@given(cases)
def test_plan(case: Case) -> None:
    """The plan never repeats a channel, never names an excluded one, and has four steps at most."""
    catalog, situation = case

    answer = recommend(catalog, situation)

    steps = [step.channel for step in answer.plan]
    forbidden = {x.channel for x in answer.excluded if not isinstance(x.reason, Closed)}
    assert len(set(steps)) == len(steps) <= MOST_STEPS
    assert not forbidden & set(steps)
    for step, following in zip(answer.plan, answer.plan[1:], strict=False):
        assert following.start == step.until
        assert following.channel not in _overdue(catalog, situation)
    for step in answer.plan:
        assert tables_of(catalog).hours[step.channel].is_open(step.start)
        assert step.until - step.start == catalog.channels[step.channel].no_reply.wait
    assert bool(answer.plan) == bool(answer.places or answer.next_opening)
    if answer.first:
        assert (answer.plan[0].channel, answer.plan[0].start) == (answer.first, situation.at)


@given(cases)
def test_nothing_left(case: Case) -> None:
    """`next_opening` names a channel that nothing but its hours excludes, and the earliest."""
    answer = recommend(*case)
    shut = [x.reason.opens_at for x in answer.excluded if isinstance(x.reason, Closed)]
    openings = [opens_at for opens_at in shut if opens_at]

    assert (answer.first is None) == (not answer.places)
    if answer.places or not openings:
        assert answer.next_opening is None
    else:
        assert answer.next_opening is not None
        assert answer.next_opening.at == min(openings) == answer.plan[0].start


@given(cases)
def test_tried(case: Case) -> None:
    """A tried channel is waiting until tried-at + reply.max, then overdue; excluded stays so."""
    catalog, situation = case

    answer = recommend(catalog, situation)

    tried = {entry.channel: entry.at for entry in answer.situation.tried}
    for place in answer.places:
        late = [r for r in place.reasons if isinstance(r, TriedReason)]
        waits = [r for r in place.reasons if isinstance(r, WaitingReason)]
        if place.channel not in tried:
            assert not late + waits
        elif place.channel in _overdue(catalog, situation):
            assert [reason.points for reason in late] == [TRIED_POINTS]
        else:
            assert len(waits) == 1
            assert waits[0].due_at > situation.at


@given(cases)
def test_same_input_same_output(case: Case) -> None:
    """The same input gives the same output, and a completed situation is its own completion."""
    catalog, situation = case

    first, second = recommend(catalog, situation), recommend(catalog, situation)

    assert first == second
    assert complete(catalog, first.situation) == first.situation
    assert recommend(catalog, first.situation) == first


@given(cases)
def test_times_have_the_zone_of_the_situation(case: Case) -> None:
    """Every time of the answer carries the customer's zone."""
    answer = recommend(*case)

    times = [moment for step in answer.plan for moment in (step.start, step.until)]
    times += [
        x.reason.opens_at
        for x in answer.excluded
        if isinstance(x.reason, Closed) and x.reason.opens_at
    ]
    times += [tried.at for tried in answer.situation.tried if tried.at]
    assert {moment.tzinfo for moment in times} <= {answer.situation.at.tzinfo}


@settings(max_examples=60)
@given(catalogs(with_rules=False, always_open=True), st.data())
def test_weighted_sum(catalog: Catalog, draw: st.DataObject) -> None:
    """With no rule matching, scores equal those of the weighted sum of pymcdm."""
    situation = draw.draw(situations(catalog))
    situation = Situation(answers=situation.answers, at=situation.at, language="en")

    answer = recommend(catalog, situation)

    answers = answer.situation.answers
    weighed = {name: c for name, c in catalog.criteria.items() if c.weight}
    matrix = np.array(
        [
            [FIT_VALUES[channel.fits[name][answers[name]]] / 3 for name in weighed]
            for channel in catalog.channels.values()
        ]
    )
    weights = np.array([criterion.weight for criterion in weighed.values()], dtype=float)
    peer = WSM(normalization_function=_as_it_is)(
        matrix, weights / weights.sum(), np.ones(len(weights)), validation=False
    )
    scores = {place.channel: float(place.score) for place in answer.places}
    np.testing.assert_allclose([scores[id_] for id_ in catalog.channels], 100 * peer, atol=1e-9)
    assert all(isinstance(reason, FitReason) for p in answer.places for reason in p.reasons)


def _as_it_is(column: Any, cost: bool) -> Any:
    """No normalisation: fits are on one scale already."""
    return column


def _overdue(catalog: Catalog, situation: Situation) -> set[str]:
    """The tried channels whose answer is late, reckoned anew."""
    latest = {
        tried.channel: max(
            (t.at for t in situation.tried if t.channel == tried.channel and t.at), default=None
        )
        for tried in situation.tried
    }
    return {
        channel
        for channel, at in latest.items()
        if at is None or at + catalog.channels[channel].reply.max <= situation.at
    }
