"""Which keys of a line hold what: found once for all lines that have the same keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from channelpick.batch.columns import AT, LANGUAGE, Mapped, match_columns
from channelpick.core.catalog import TRIED, Catalog

ANSWERS = "answers"
"""A line may have its answers in an object of this name, as the JSON of a situation has."""
_MOST = 1 << 10
"""How many layouts are remembered."""

Cells = Mapping[Any, Any]
"""What a line says, by its keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where to look in lines that have the same keys."""

    key_of: Mapping[str, str]
    """Question, `language`, `tried` or `at` -> the key that holds it."""
    at: str | None
    names: tuple[str, ...]
    """All the others of them, in the order of the catalog."""
    kind: object
    """The same for layouts of the same names, whatever else is in the line."""
    pick: Callable[[Cells], tuple[Any, ...]]
    """Gives the cells of these names."""
    is_plain: bool
    """Whether there is nothing else to look at: no `answers`, and no key called like a new one."""


class Layouts(dict[tuple[str, ...], Layout]):
    """The layouts of lines by their keys, found when they are first asked for.

    Args:
        catalog: whose questions are answered.
        mapped: what somebody says of the keys.
        new: the keys that lines are to get.
    """

    def __init__(self, catalog: Catalog, mapped: Mapped, new: Sequence[str]) -> None:
        self._catalog = catalog
        self._mapped = mapped
        self._special = {ANSWERS, *new}
        self._kind = lru_cache(_MOST)(lambda names: object())

    def __missing__(self, keys: tuple[str, ...]) -> Layout:
        if len(self) >= _MOST:
            self.clear()
        self[keys] = layout = self._found(keys)
        return layout

    def _found(self, keys: tuple[str, ...]) -> Layout:
        key_of = {
            name: key
            for name, key in match_columns(self._catalog, keys, self._mapped).items()
            if key in keys
        }
        names = tuple(
            name for name in (*self._catalog.questions, LANGUAGE, TRIED) if name in key_of
        )
        return Layout(
            key_of=key_of,
            at=key_of.get(AT),
            names=names,
            kind=self._kind(names),
            pick=_picker([key_of[name] for name in names]),
            is_plain=self._special.isdisjoint(keys),
        )


def _picker(keys: Sequence[str]) -> Callable[[Cells], tuple[Any, ...]]:
    if len(keys) > 1:
        return itemgetter(*keys)
    return lambda cells: tuple(cells[key] for key in keys)  # itemgetter gives no tuple of one
