"""What is wrong with an entry of a directory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Where = tuple[str | int, ...]
"""The field of the directory and the index in it: `("contacts", 2)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """An entry that endangers customers, or means nothing."""

    code: str
    where: Where
    also: tuple[Where, ...] = ()
    """What it clashes with."""
    values: Mapping[str, str] = field(default_factory=dict)
    """`given`, the entry; `other`, what it clashes with."""
