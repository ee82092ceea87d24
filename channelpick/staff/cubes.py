"""What a set of situations has in common, said shortly and exactly.

A cube names a few dimensions and the values each may have there: "urgency = high or critical, and
topic = withdrawal". Every situation of the space that fits it belongs to the set, none excepted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from channelpick.core.catalog import TRIED
from channelpick.staff.space import Mask, Space

MOST_USUAL = 2
"""How many facts are named as being at their default; if more are, it is said of all others."""


@dataclass(frozen=True, slots=True)
class Cube:
    """Situations that share what is said here."""

    allowed: Mapping[str, tuple[str, ...]]
    """Dimension -> the values it may have."""
    usual: bool
    """Whether nothing was tried and every yes/no fact that is not named is at its default."""


@dataclass(frozen=True, slots=True)
class Description:
    """A set of situations in words, as far as they go, and one of them."""

    cubes: tuple[Cube, ...]
    """Each lies wholly within the set; they may overlap."""
    count: int
    """How many situations the set has."""
    others: int
    """How many of them no cube covers."""
    example: int
    """The number of the first: as few facts as possible are away from their default."""


def describe(space: Space, group: Mask, most: int = 2) -> Description:
    """The set in at most so many cubes. It must not be empty."""
    left = seeds = group
    cubes: list[Cube] = []
    while seeds and len(cubes) < most:
        cube, covered = _widest(space, group, _lowest(seeds))
        cubes.append(cube)
        left &= ~covered
        # The same again with one fact away from its default would say nothing new.
        seeds &= left & ~_covered(space, cube.allowed)
    return Description(tuple(cubes), group.bit_count(), left.bit_count(), _lowest(group))


def _widest(space: Space, group: Mask, seed: int) -> tuple[Cube, Mask]:
    """A wide cube around this situation within the set, and what it covers."""
    values = space.values(seed)
    yes_no = {n for n in space.defaults if n == TRIED or len(space.dimensions[n]) <= 2}
    usual = {name for name in yes_no if values[name] == space.defaults[name]}
    allowed = _widen(space, group, values, fixed=set())
    is_usual = len(usual & allowed.keys()) > MOST_USUAL
    if is_usual:
        allowed = _widen(space, group, values, fixed=usual)
    covered = _covered(space, allowed)
    shown = {name: allowed[name] for name in space.dimensions if name in allowed}
    if is_usual:
        # What is not named is at its default; so what may be anything has to be named.
        free = yes_no - usual - allowed.keys()
        named = {name: allowed.get(name, space.dimensions[name]) for name in (*allowed, *free)}
        shown = {n: named[n] for n in space.dimensions if n in named and n not in usual}
    return Cube(shown, is_usual), covered


def _widen(
    space: Space, group: Mask, values: Mapping[str, str], fixed: set[str]
) -> dict[str, tuple[str, ...]]:
    """Dimension -> as many of its values as stay within the set; what may be anything is gone."""
    outside = space.everything & ~group
    masks = {name: space.mask(name, values[name]) for name in space.dimensions}
    allowed: dict[str, tuple[str, ...]] = {name: (values[name],) for name in space.dimensions}
    # The criteria stand first and say the most: they are widened last.
    for name in reversed([name for name in space.dimensions if name not in fixed]):
        others = (mask for other, mask in masks.items() if other != name)
        rest = reduce(and_, others, space.everything)
        if not rest & outside:
            del masks[name], allowed[name]
            continue
        allowed[name] = tuple(
            option
            for option in space.dimensions[name]
            if option == values[name] or not rest & space.mask(name, option) & outside
        )
        masks[name] = _any_of(space, name, allowed[name])
    return allowed


def _covered(space: Space, allowed: Mapping[str, tuple[str, ...]]) -> Mask:
    return reduce(and_, (_any_of(space, *line) for line in allowed.items()), space.everything)


def _any_of(space: Space, name: str, options: tuple[str, ...]) -> Mask:
    return reduce(or_, (space.mask(name, option) for option in options))


def _lowest(mask: Mask) -> int:
    return (mask & -mask).bit_length() - 1
