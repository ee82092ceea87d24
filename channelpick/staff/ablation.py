"""What each rule is good for: what changes without it, or without one name in its lists.

Deleting a part and asking again replaces all theory of overlap and subsumption: a part is idle if
no situation is answered differently without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from channelpick.core.catalog import Catalog
from channelpick.core.ranking import Effects, effects_of, fit_sums
from channelpick.core.tables import RuleTable, tables_of
from channelpick.errors import KeyPath, Problem
from channelpick.staff.survey import Fired, Survey, ordered_sums


@dataclass(frozen=True, slots=True)
class RuleUse:
    """In how many situations a rule applies, and what changes if it is deleted."""

    rule: str
    applies: int
    first: int
    any_place: int


def rule_use(survey: Survey, number: int) -> RuleUse:
    """What the rule with this number does."""
    firing = [case for case, known in enumerate(survey.cases) if number in known.fired]
    counts = survey.counts
    first = any_place = 0
    for case, order in _orders_with(survey, number, None, firing):
        if order != survey.orders[case]:
            any_place += counts[case]
            first += counts[case] * (order[:1] != survey.orders[case][:1])
    rule = tables_of(survey.catalog).rules[number].id
    return RuleUse(rule, sum(counts[case] for case in firing), first, any_place)


def find_idle_parts(survey: Survey, number: int, use: RuleUse) -> Iterator[Problem]:
    """Why a rule, or a name in its lists, changes nothing. A rule that is idle is one problem."""
    table = tables_of(survey.catalog).rules[number]
    here: KeyPath = ("rules", table.id)
    if not (table.never or table.effects):
        return  # it names only tags that no channel carries yet
    if not use.applies:
        values = {"given": table.id}
        yield Problem(
            code="rule-never-applies", path=here, mark="key", severity="warning", values=values
        )
        return
    firing = [case for case, known in enumerate(survey.cases) if number in known.fired]
    if not use.any_place:
        yield _idle(survey, number, here, table.id, {*table.never, *dict(table.effects)}, firing)
        return
    for path, name, channels, variant in _parts(survey.catalog, table):
        changed = any(
            order != survey.orders[case]
            for case, order in _orders_with(survey, number, variant, firing)
        )
        if not changed:
            yield _idle(survey, number, path, name, channels, firing)


def _parts(
    catalog: Catalog, table: RuleTable
) -> Iterator[tuple[KeyPath, str, set[str], RuleTable]]:
    """Each name that the rule could do without: where, the name, its channels, the rest."""
    rule = catalog.rules[table.id]
    for effect, names in (("never", rule.never), ("prefer", rule.prefer), ("demote", rule.demote)):
        for index, name in enumerate(names):
            others = catalog.channels_named((*names[:index], *names[index + 1 :]))
            only = set(catalog.channels_named((name,))).difference(others)
            if not only:
                continue  # nobody carries the tag, or another name says the same
            if effect == "never":
                variant = replace(table, never=tuple(c for c in table.never if c not in only))
            else:
                kept = tuple(
                    (channel, reason)
                    for channel, reason in table.effects
                    if channel not in only or reason[0].effect != effect
                )
                variant = replace(table, effects=kept)
            if variant.never or variant.effects:
                yield ("rules", table.id, effect, index), name, only, variant


def _orders_with(
    survey: Survey, number: int, variant: RuleTable | None, firing: list[int]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The order of each of these cases with this rule changed, or gone."""
    tables = tables_of(survey.catalog)
    fits = [fit_sums(tables, row.items()) for row in survey.space.level_rows]
    known: dict[Fired, Effects] = {}
    for case in firing:
        given = survey.cases[case]
        if given.fired not in known:
            rules = (variant if n == number else tables.rules[n] for n in given.fired)
            known[given.fired] = effects_of(rule for rule in rules if rule)
        effects = known[given.fired]
        left_out = given.unusable | given.closed | effects.forbidden.keys()
        yield case, tuple(ordered_sums(tables, fits[given.row], effects, given.tried, left_out))


def _idle(
    survey: Survey, number: int, path: KeyPath, name: str, channels: set[str], firing: list[int]
) -> Problem:
    """A name, or a whole rule, that changes nothing, and why."""
    masking: set[str] | None = None
    for case in firing:
        given = survey.cases[case]
        others = effects_of(
            tables_of(survey.catalog).rules[n] for n in given.fired if n != number
        ).forbidden
        out = given.unusable | given.closed
        if not all(channel in others or channel in out for channel in channels):
            masking = None
            break
        masking = (masking or set()) | {others[c] for c in channels if c in others and c not in out}
    values = {"given": name, "options": ", ".join(sorted(masking or ()))}
    code = "part-changes-nothing" if masking is None else "part-masked" if masking else "part-out"
    whole_rule = len(path) == 2
    return Problem(
        code=code,
        path=path,
        mark="key" if whole_rule else "value",
        severity="warning",
        values=values,
    )
