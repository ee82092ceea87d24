"""Conditions that a rule could do without: with or without them, every answer is the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from channelpick.core.catalog import Condition, Rule
from channelpick.core.ranking import Effects, effects_of, fit_sums
from channelpick.core.tables import conditions_of, tables_of
from channelpick.errors import KeyPath, Problem
from channelpick.staff.ablation import RuleUse
from channelpick.staff.space import Mask, flags_of
from channelpick.staff.survey import Fired, Survey, Truth, ordered_sums


def find_idle_conditions(survey: Survey, number: int, use: RuleUse) -> Iterator[Problem]:
    """The lines, and the answers in their lists, that change nothing in the rule of this number."""
    catalog, space = survey.catalog, survey.space
    table = tables_of(catalog).rules[number]
    if not use.any_place:
        return  # the rule itself is idle, or names only tags that no channel carries yet
    switched = _Switched(survey, number)
    as_written = Truth(table.conditions, catalog, space)
    idle: set[KeyPath] = set()
    for path, name, when, when_any in _shorter(("rules", table.id), catalog.rules[table.id]):
        if path[:-1] in idle:
            continue
        shorter = Truth(conditions_of(catalog, when, when_any), catalog, space)
        if not any(
            switched.changes(index, as_written.rows(facts) ^ shorter.rows(facts))
            for index, facts in enumerate(space.facts)
        ):
            idle.add(path)
            yield Problem(
                code="condition-changes-nothing",
                path=path,
                mark="value" if isinstance(path[-1], int) else "key",
                severity="note",
                values={"given": name},
            )


def _shorter(here: KeyPath, rule: Rule) -> Iterator[tuple[KeyPath, str, Condition, Condition]]:
    """The rule's conditions without one line, or without one answer of a line: where, and what."""
    for key, given in (("when", rule.when), ("when_any", rule.when_any)):
        for name, wanted in given.items():
            rest = {other: answers for other, answers in given.items() if other != name}
            path: KeyPath = (*here, key, name)
            shorter: list[tuple[KeyPath, str, Condition]] = []
            if rest or key == "when":
                shorter.append((path, name, rest))
            for index, answer in enumerate(wanted):
                if len(wanted) > 1:
                    fewer = (*wanted[:index], *wanted[index + 1 :])
                    shorter.append(((*path, index), answer, {**given, name: fewer}))
            for at, what, condition in shorter:
                if key == "when":
                    yield at, what, condition, rule.when_any
                else:
                    yield at, what, rule.when, condition


class _Switched:
    """What core says if one rule is switched: off where it applies, on where it does not."""

    def __init__(self, survey: Survey, number: int) -> None:
        self._survey = survey
        self._number = number
        self._tables = tables_of(survey.catalog)
        self._fits = [fit_sums(self._tables, row.items()) for row in survey.space.level_rows]
        self._effects: dict[Fired, Effects] = {}
        self._known: dict[int, bool] = {}

    def changes(self, facts: int, rows: Mask) -> bool:
        """Whether any answer changes, with this combination of facts, in these rows of levels."""
        block = self._survey.blocks[facts]
        inner = len(block) // len(self._survey.space.level_rows)
        wanted = b"".join(bytes([flag]) * inner for flag in flags_of(rows))
        return any(self._changes(case) for case in compress(block, wanted))

    def _changes(self, number: int) -> bool:
        if number not in self._known:
            case = self._survey.cases[number]
            fired = tuple(sorted({self._number}.symmetric_difference(case.fired)))
            if fired not in self._effects:
                self._effects[fired] = effects_of(self._tables.rules[n] for n in fired)
            effects = self._effects[fired]
            left_out = case.unusable | case.closed | effects.forbidden.keys()
            sums = ordered_sums(self._tables, self._fits[case.row], effects, case.tried, left_out)
            self._known[number] = tuple(sums) != self._survey.orders[number]
        return self._known[number]
