"""Which plan each case has, and so which tips are given where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from channelpick.core.recommendation import Opening, plan_from, recommend
from channelpick.core.tables import TipTable, tables_of
from channelpick.staff.space import Mask, mask_of
from channelpick.staff.survey import Case, Survey, Truth

_Planned = tuple[frozenset[str], bool]
"""The channels of a plan, and whether it has no place to start from."""


def tips_given(survey: Survey) -> Mapping[str, Mask]:
    """Tip -> the situations in which it is given, in the order in which tips are given.

    The plan depends on the moment, not on the opening state alone: it is made for the moment that
    stands for the state.
    """
    tips = tables_of(survey.catalog).tips
    planned = _planned(survey) if any(table.tip.only_for for table in tips) else ()
    return {table.id: _where_given(survey, table, planned) for table in tips}


def _where_given(survey: Survey, table: TipTable, planned: tuple[_Planned, ...]) -> Mask:
    holds = _where_it_holds(survey, table)
    if not table.tip.only_for:
        return holds
    suits = {key: table.suits(key[0], nothing_left=key[1]) for key in set(planned)}
    return holds & survey.where(map(suits.__getitem__, planned))


def _where_it_holds(survey: Survey, table: TipTable) -> Mask:
    space = survey.space
    truth = Truth(table.conditions, survey.catalog, space)
    inner = len(space.states) * len(space.languages)
    blocks: dict[Mask, bytes] = {}
    for rows in set(map(truth.rows, space.facts)):
        blocks[rows] = b"".join(
            (b"\1" if rows >> row & 1 else b"\0") * inner for row in range(len(space.level_rows))
        )
    return mask_of(b"".join(blocks[truth.rows(facts)] for facts in space.facts))


def _planned(survey: Survey) -> tuple[_Planned, ...]:
    """For each case, what tips depend on."""
    known: dict[tuple[object, ...], frozenset[str]] = {}
    plans = []
    for number, (case, order) in enumerate(zip(survey.cases, survey.orders, strict=True)):
        closed = case.closed.difference(survey.effects[case.fired].forbidden)
        key = order, closed, case.state, case.tried
        if key not in known:
            known[key] = frozenset(
                _plan(survey, case, order, closed)
                if order
                else _plan_of_nothing(survey, survey.case_of.index(number))
            )
        plans.append((known[key], not order))
    return tuple(plans)


def _plan(survey: Survey, case: Case, order: tuple[str, ...], closed: frozenset[str]) -> list[str]:
    def overdue(_: datetime) -> list[str]:
        return case.tried.split()

    start = Opening(order[0], survey.space.states[case.state].at)
    return [step.channel for step in plan_from(survey.catalog, start, order, closed, overdue)]


def _plan_of_nothing(survey: Survey, index: int) -> list[str]:
    """With no place there is a plan only if something opens later."""
    answer = recommend(survey.catalog, survey.space.situation(index, survey.catalog))
    return [step.channel for step in answer.plan]
