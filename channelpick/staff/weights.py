"""How far each weight may move before first choices move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from channelpick.core import weighing
from channelpick.core.catalog import Catalog
from channelpick.core.ranking import Effects, effects_of, fit_sums
from channelpick.core.tables import tables_of
from channelpick.staff.space import NOTHING
from channelpick.staff.survey import Fired, Survey

LEAST, MOST = 0, 10
"""The bounds of a weight."""
STEPS = 2
"""How far a weight is moved each way; further while nothing changes."""


@dataclass(frozen=True, slots=True)
class WeightMoves:
    """What other weights of one criterion would change."""

    criterion: str
    weight: int
    changes: Mapping[int, int]
    """Another weight -> in how many situations the first choice would change."""


def weight_moves(survey: Survey, criterion: str) -> WeightMoves:
    """The next weights up and down, as far as the first that changes something."""
    weight = survey.catalog.criteria[criterion].weight
    changes: dict[int, int] = {}
    for step in (-1, 1):
        changed = False
        other = weight + step
        while LEAST <= other <= MOST and (abs(other - weight) <= STEPS or not changed):
            count = _changes(survey, criterion, other)
            if count is None:
                break
            changes[other] = count
            changed = changed or count > 0
            other += step
    return WeightMoves(criterion, weight, dict(sorted(changes.items())))


def _changes(survey: Survey, criterion: str, weight: int) -> int | None:
    """How many first choices change with this weight; None if it cannot be."""
    catalog = survey.catalog
    changed = catalog.criteria[criterion].model_copy(update={"weight": weight})
    criteria = {**catalog.criteria, criterion: changed}
    has_fits = all(criterion in channel.fits for channel in catalog.channels.values())
    if not has_fits or not any(each.weight for each in criteria.values()):
        return None
    firsts = _firsts(survey, catalog.model_copy(update={"criteria": criteria}))
    return survey.total(old != new for old, new in zip(survey.firsts, firsts, strict=True))


def _firsts(survey: Survey, catalog: Catalog) -> list[str]:
    """The first choice of each case by a catalog with the same rules, channels and levels."""
    tables = tables_of(catalog)
    fits = [fit_sums(tables, row.items()) for row in survey.space.level_rows]
    effects: dict[Fired, Effects] = {
        fired: effects_of(tables.rules[number] for number in fired) for fired in survey.effects
    }
    firsts = []
    for case in survey.cases:
        ruled = effects[case.fired]
        left_out = case.unusable | case.closed | ruled.forbidden.keys()
        sums = weighing.uncut_sums(
            fits[case.row], ruled.units, case.tried.split(), left_out, tables.units_per_point
        )
        firsts.append(max(sums, key=sums.__getitem__, default=NOTHING))  # of equals the first
    return firsts
