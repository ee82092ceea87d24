"""Reasons as sentences, the same in every format."""

from __future__ import annotations

from typing import assert_never

from channelpick.core.reasons import (
    Closed,
    ExclusionReason,
    FitReason,
    Forbidden,
    LanguageMissing,
    LimitReason,
    NotOffered,
    PlaceReason,
    RuleReason,
    TriedReason,
    WaitingReason,
)
from channelpick.core.recommendation import HolidaysUnknown, Note, OldCatalog
from channelpick.formats.interface import Telling
from channelpick.screening.foreign_text import neutralise


def place_reason(reason: PlaceReason, telling: Telling) -> str:
    """Why a channel has these points."""
    words, catalog = telling.words.reason, telling.file.catalog
    match reason:
        case FitReason():
            level = telling.text(catalog.criteria[reason.criterion].levels[reason.level])
            return words.fit[reason.fit].format(level=level)
        case RuleReason():
            return telling.text(catalog.rules[reason.rule].because)
        case WaitingReason():
            return words.waiting
        case TriedReason():
            return words.tried
        case LimitReason():
            return words.limit
        case _:
            assert_never(reason)


def exclusion_reason(reason: ExclusionReason, telling: Telling) -> str:
    """Why a channel is left out."""
    words = telling.words.reason
    match reason:
        case NotOffered():
            return words.not_offered
        case Forbidden():
            return telling.text(telling.file.catalog.rules[reason.rule].because)
        case LanguageMissing():
            return words.language.format(language=neutralise(reason.language))
        case Closed():
            return words.closed
        case _:
            assert_never(reason)


def note(given: Note, telling: Telling) -> str:
    """What to bear in mind about the catalog."""
    words = telling.words.answer
    match given:
        case OldCatalog():
            return words.old_catalog.format(days=given.days)
        case HolidaysUnknown():
            return words.holidays_unknown.format(country=given.country, year=given.year)
        case _:
            assert_never(given)


def why(reasons: tuple[PlaceReason, ...], telling: Telling) -> str:
    """The one line that says why a channel comes first: the strongest rule, else the best fits."""
    rules = [r for r in reasons if isinstance(r, RuleReason) and r.effect == "prefer"]
    if rules:
        return place_reason(max(rules, key=lambda rule: rule.points), telling)
    fits = [r for r in reasons if isinstance(r, FitReason) and r.fit in ("best", "good")]
    if not fits:
        return telling.words.answer.why_least
    fits.sort(key=lambda fit: -fit.points)
    criteria = telling.file.catalog.criteria
    levels = [telling.text(criteria[fit.criterion].levels[fit.level]) for fit in fits[:2]]
    words = telling.words.answer
    return words.why_fits.format(levels=words.list_joint.join(levels))
