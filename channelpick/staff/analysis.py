"""Everything that can be found out about a catalog by asking it about every situation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from channelpick.core.catalog import Catalog
from channelpick.core.tables import tables_of
from channelpick.errors import Problem
from channelpick.staff.ablation import RuleUse, find_idle_parts, rule_use
from channelpick.staff.acceptable import ACCEPTABLE
from channelpick.staff.escalation import find_bad_chains
from channelpick.staff.idle_conditions import find_idle_conditions
from channelpick.staff.plans import tips_given
from channelpick.staff.safety import find_unsafe
from channelpick.staff.space import MOST_FACTS, Space, space_of
from channelpick.staff.survey import Progress, Survey, survey
from channelpick.staff.usage import (
    ChannelUse,
    Tie,
    TipUse,
    channel_uses,
    find_idle_tips,
    find_unused_channels,
    ties,
)
from channelpick.staff.weights import WeightMoves, weight_moves


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found, and what was looked at."""

    space: Space
    cases: int
    """How many different cases `core` was asked about."""
    channels: tuple[ChannelUse, ...]
    rules: tuple[RuleUse, ...]
    weights: tuple[WeightMoves, ...]
    ties: tuple[Tie, ...]
    tips: tuple[TipUse, ...]
    problems: tuple[Problem, ...]
    """What nobody accepted."""
    accepted: tuple[Problem, ...]
    """What the catalog accepts, with its reason."""


def analyse(
    catalog: Catalog, most_facts: int | None = None, progress: Progress | None = None
) -> Analysis:
    """Ask about every situation of the catalog's space.

    Args:
        catalog: a catalog without errors.
        most_facts: how many facts are away from their default at once; by default what the rules
            need, within bounds.
        progress: told now and then how far it has come, 0 to 1.
    """
    tell = progress or (lambda _: None)
    space = space_of([catalog], most_facts)
    asked = survey(catalog, space, progress=lambda part: tell(part * _SHARE_SURVEY))
    given = tips_given(asked)
    problems = [*find_bad_chains(catalog), *find_unsafe(asked, given)]
    uses = channel_uses(asked)
    problems += [*find_unused_channels(asked, uses), *find_idle_tips(asked, given)]
    weights, rules = [], []
    criteria = [name for name, criterion in catalog.criteria.items() if criterion.weight]
    steps = len(criteria) + len(catalog.rules)
    for criterion in criteria:
        weights.append(weight_moves(asked, criterion))
        tell(_SHARE_SURVEY + (1 - _SHARE_SURVEY) * len(weights) / steps)
    for number in range(len(tables_of(catalog).rules)):
        rules.append(rule_use(asked, number))
        tell(_SHARE_SURVEY + (1 - _SHARE_SURVEY) * (len(weights) + len(rules)) / steps)
    problems += _idle(asked, rules)
    problems += _idle_acceptances(catalog, problems)
    accepted = {id(p) for p in problems if p.code in catalog.accept and p.code in ACCEPTABLE}
    return Analysis(
        space=space,
        cases=len(asked.cases),
        channels=uses,
        rules=tuple(rules),
        weights=tuple(weights),
        ties=ties(asked),
        tips=tuple(TipUse(tip, mask.bit_count()) for tip, mask in given.items()),
        problems=tuple(p for p in problems if id(p) not in accepted),
        accepted=tuple(p for p in problems if id(p) in accepted),
    )


def _idle(asked: Survey, uses: Sequence[RuleUse]) -> list[Problem]:
    """Rules and parts of rules that change nothing.

    What seems idle may only need one fact more to show: it is asked about once more, with one more.
    """
    found = {
        number: [*find_idle_parts(asked, number, use), *find_idle_conditions(asked, number, use)]
        for number, use in enumerate(uses)
    }
    deeper = asked.space.most_facts + 1
    if any(found.values()) and deeper <= MOST_FACTS:
        again = survey(asked.catalog, space_of([asked.catalog], deeper))
        for number, problems in found.items():
            if problems:
                use = rule_use(again, number)
                found[number] = [
                    *find_idle_parts(again, number, use),
                    *find_idle_conditions(again, number, use),
                ]
    return [problem for problems in found.values() for problem in problems]


_SHARE_SURVEY = 0.2
"""How much of the work the survey is, about: the rest varies weights and rules."""


def _idle_acceptances(catalog: Catalog, problems: list[Problem]) -> Iterator[Problem]:
    found = {problem.code for problem in problems}
    for code in catalog.accept:
        if code not in found:
            yield Problem(
                code="idle-accept",
                path=("accept", code),
                mark="key",
                severity="warning",
                values={"given": code},
            )
