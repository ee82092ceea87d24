"""Which plan each case has, and so which tips are given where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from channelpick.core.recommendation import Opening, Step, plan_from, recommend
from channelpick.core.tables import TipTable, tables_of
from channelpick.staff.space import Mask, mask_of
from channelpick.staff.survey import Case, Survey, Truth


def tips_given(survey: Survey) -> Mapping[str, Mask]:
    """Tip -> the situations in which it is given, in the order in which tips are given.

    The plan depends on the moment, not on the opening state alone: it is made for the moment that
    stands for the state.
    """
    plans = _Plans(survey)
    return {
        table.id: _where_given(survey, table, plans) for table in tables_of(survey.catalog).tips
    }


def _where_given(survey: Survey, table: TipTable, plans: _Plans) -> Mask:
    holds = _where_it_holds(survey, table)
    if not table.tip.only_for:
        return holds
    suits = bytearray(len(survey.cases))
    for number in survey.cases_in(holds):
        first = survey.firsts[number]
        # Most often the first step decides; the whole plan takes longer.
        suits[number] = first in table.only_for or table.suits(
            plans.channels(number), nothing_left=not first
        )
    return holds & survey.where(suits)


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


class _Plans:
    """The plan of each case, made when it is asked for."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._known: dict[tuple[object, ...], frozenset[str]] = {}

    def channels(self, number: int) -> frozenset[str]:
        """The channels of the plan of the case with this number."""
        case, order = self._survey.cases[number], self._survey.orders[number]
        closed = case.closed.difference(self._survey.effects[case.fired].forbidden)
        key = order, closed, case.state, case.tried
        if key not in self._known:
            steps = self._steps(case, order, closed) if order else self._steps_later(number)
            self._known[key] = frozenset(step.channel for step in steps)
        return self._known[key]

    def _steps(
        self, case: Case, order: tuple[str, ...], closed: frozenset[str]
    ) -> tuple[Step, ...]:
        def overdue(_: datetime) -> list[str]:
            return case.tried.split()

        start = Opening(order[0], self._survey.space.states[case.state].at)
        return plan_from(self._survey.catalog, start, order, closed, overdue)

    def _steps_later(self, number: int) -> tuple[Step, ...]:
        """With no place there is a plan only if something opens later: `core` says what."""
        space, catalog = self._survey.space, self._survey.catalog
        index = self._survey.case_of.index(number)
        return recommend(catalog, space.situation(index, catalog)).plan
