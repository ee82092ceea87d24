"""Why a channel stands where it stands: ids, numbers and moments, never finished sentences.

`PlaceReason` and `ExclusionReason` are closed: whoever tells them apart ends with `assert_never`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Literal

from channelpick.core.catalog import Fit


@dataclass(frozen=True, slots=True)
class FitReason:
    """How well the channel suits one level of one criterion."""

    criterion: str
    level: str
    fit: Fit
    points: Fraction
    """Its share of the 100 points of the weighted sum."""


@dataclass(frozen=True, slots=True)
class RuleReason:
    """A rule that prefers or demotes the channel."""

    rule: str
    effect: Literal["prefer", "demote"]
    points: Fraction
    """Negative for `demote`."""


@dataclass(frozen=True, slots=True)
class WaitingReason:
    """The channel was tried, and its answer is not due yet. It ranks after all the others."""

    due_at: datetime
    points: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class TriedReason:
    """The channel was tried, and its answer is overdue."""

    tried_at: datetime | None
    """None when the customer gave no time."""
    points: Fraction


@dataclass(frozen=True, slots=True)
class LimitReason:
    """What was cut off to keep the score between 0 and 100. The order heeds the uncut sum."""

    points: Fraction


PlaceReason = FitReason | RuleReason | WaitingReason | TriedReason | LimitReason


@dataclass(frozen=True, slots=True)
class NotOffered:
    """This platform does not have the channel."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A `never` of a rule that applies; of several, the first in file order."""

    rule: str


@dataclass(frozen=True, slots=True)
class LanguageMissing:
    """The channel does not speak the customer's language."""

    language: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The channel is closed now, and nothing else speaks against it."""

    opens_at: datetime | None
    """In the customer's zone; None if it stays shut."""


ExclusionReason = NotOffered | Forbidden | LanguageMissing | Closed
