"""What a change of the rules does: every situation, answered by the old and the new catalog."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from channelpick.core.catalog import Catalog
from channelpick.core.durations import spell_duration
from channelpick.errors import KeyPath
from channelpick.staff.cubes import Description, describe
from channelpick.staff.plans import tips_given
from channelpick.staff.space import Mask, Space, space_of
from channelpick.staff.survey import Progress, Survey, survey
from channelpick.staff.usage import TOP


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the two files. None: it is not there."""

    path: KeyPath
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """Situations whose first choice was one channel and is another now; empty: none at all."""

    old: str
    new: str
    where: Description


@dataclass(frozen=True, slots=True)
class TipChange:
    """In how many situations a tip is given now that was not, and the other way round."""

    tip: str
    gained: int
    lost: int


@dataclass(frozen=True, slots=True)
class Diff:
    """What changes, and what was looked at."""

    space: Space
    changes: tuple[Change, ...]
    """Between the files, in file order."""
    first: int
    """In how many situations the first choice changes."""
    top: int
    """In how many situations the first three places change."""
    any_place: int
    """In how many situations the order, or who has a place at all, changes."""
    moves: tuple[Move, ...]
    """The most frequent first."""
    tips: tuple[TipChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the files say the same."""
        return not self.changes


def compare(
    old: Catalog, new: Catalog, most_facts: int | None = None, progress: Progress | None = None
) -> Diff:
    """Ask both catalogs about every situation of the space that they share.

    Args:
        old: what the rules were.
        new: what they are now.
        most_facts: how many facts are away from their default at once; see `space_of`.
        progress: told now and then how far it has come, 0 to 1.
    """
    tell = progress or (lambda _: None)
    space = space_of([old, new], most_facts)
    before = survey(old, space, 0, lambda part: tell(part * 0.4))
    after = survey(new, space, 1, lambda part: tell(0.4 + part * 0.4))
    pairs = Counter(zip(before.case_of, after.case_of, strict=True))
    orders = [
        (before.orders[a], after.orders[b], count)
        for (a, b), count in pairs.items()
        if before.orders[a] != after.orders[b]
    ]
    moves = tuple(sorted(_moves(before, after), key=lambda move: move.where.count, reverse=True))
    return Diff(
        space=space,
        changes=tuple(_changes((), _plain(old), _plain(new))),
        first=sum(move.where.count for move in moves),
        top=sum(count for a, b, count in orders if a[:TOP] != b[:TOP]),
        any_place=sum(count for _, _, count in orders),
        moves=moves,
        tips=tuple(_tip_changes(tips_given(before), tips_given(after))),
    )


def _moves(before: Survey, after: Survey) -> Iterator[Move]:
    new_firsts = _first_masks(after)
    for old, was in _first_masks(before).items():
        for new, is_now in new_firsts.items():
            if old != new and (moved := was & is_now):
                yield Move(old, new, describe(before.space, moved))


def _first_masks(asked: Survey) -> Mapping[str, Mask]:
    return {
        channel: asked.where(first == channel for first in asked.firsts)
        for channel in dict.fromkeys(asked.firsts)
    }


def _tip_changes(before: Mapping[str, Mask], after: Mapping[str, Mask]) -> Iterator[TipChange]:
    for tip in {**before, **after}:
        was, is_now = before.get(tip, 0), after.get(tip, 0)
        if was != is_now:
            yield TipChange(tip, (is_now & ~was).bit_count(), (was & ~is_now).bit_count())


def _plain(catalog: Catalog) -> dict[str, Any]:
    return catalog.model_dump(by_alias=True, exclude_defaults=True)


def _changes(path: KeyPath, old: Any, new: Any) -> Iterator[Change]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**new, **old}:
            yield from _changes((*path, key), old.get(key), new.get(key))
    elif old != new:
        yield Change(path, _spelled(old), _spelled(new))


def _spelled(value: Any) -> str | None:
    """A value as the file has it; of a whole section nothing but that it is there."""
    match value:
        case None:
            return None
        case dict():
            return ""
        case timedelta():
            return spell_duration(value)
        case tuple() | list():
            return "[" + ", ".join(str(_spelled(entry)) for entry in value) + "]"
        case bool():
            return str(value).lower()
        case _:
            return str(value)
