"""Situations in the words of the rules file: ids only, which read the same in any language."""

from __future__ import annotations

from channelpick.staff.cubes import Cube
from channelpick.staff.space import LANGUAGE, OPEN, Space


def spell_situation(space: Space, index: int) -> str:
    """The levels, and what is not at its default: `urgency=high topic=trade, closed: phone`."""
    values = space.values(index)
    said = [f"{name}={values[name]}" for name in space.levels]
    said += [
        f"{name}={values[name]}"
        for name, default in space.defaults.items()
        if values[name] != default
    ]
    if len(space.languages) > 1:
        said.append(f"{LANGUAGE}={values[LANGUAGE]}")
    if len(space.states) == 1:
        return " ".join(said)
    return f"{' '.join(said)}, {_closed(space, values[OPEN])}"


def spell_cube(space: Space, cube: Cube) -> str:
    """What the situations share: `urgency = high/critical, topic ≠ feedback`; empty: nothing."""
    return ", ".join(_line(space, name, allowed) for name, allowed in cube.allowed.items())


def _line(space: Space, name: str, allowed: tuple[str, ...]) -> str:
    if name == OPEN:
        return " / ".join(_closed(space, state) for state in allowed)
    refused = [option for option in space.dimensions[name] if option not in allowed]
    sign, named = ("≠", refused) if 0 < len(refused) < len(allowed) else ("=", allowed)
    return f"{name} {sign} {'/'.join(option or '—' for option in named)}"


def _closed(space: Space, state: str) -> str:
    """The channels that are closed; where the catalogs differ, before and after, and a moment."""
    found = space.states[int(state)]
    said = [", ".join(sorted(closed)) or "—" for closed in dict.fromkeys(found.closed)]
    when = f" (at {found.at:%Y-%m-%dT%H:%M})" if len(said) > 1 else ""
    return f"closed: {' → '.join(said)}{when}"
