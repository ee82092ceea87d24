"""Which keys of a line hold what: found once for all lines that have the same keys."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from channelpick.batch.columns import AT, Mapped, match_columns
from channelpick.batch.line_codes import Digit
from channelpick.batch.mistakes import BadLineError
from channelpick.batch.values import Mistake
from channelpick.core.catalog import TRIED, Catalog

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
    tried: str | None
    pick: Callable[[Cells], tuple[Any, ...]]
    """Gives the cells of all the others."""
    digits: tuple[Digit, ...]
    """The digit of each of these."""
    unsaid: int
    """What all that such a line does not say adds to the number of its situation."""
    is_plain: bool
    """Whether no key calls for a closer look; else there is nothing more to this layout."""


class Layouts(dict[tuple[str, ...], Layout]):
    """The layouts of lines by their keys, found when they are first asked for.

    Args:
        catalog: whose questions are answered.
        mapped: what somebody says of the keys.
        digits: question or `language` -> its digit.
        special: the keys that call for a closer look.
    """

    def __init__(
        self,
        catalog: Catalog,
        mapped: Mapped,
        digits: Mapping[str, Digit],
        special: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._catalog = catalog
        self._mapped = mapped
        self._digits = digits
        self._special = frozenset(special)

    def __missing__(self, keys: tuple[str, ...]) -> Layout:
        if len(self) >= _MOST:
            self.clear()
        self[keys] = layout = self._found(keys)
        return layout

    def _found(self, keys: tuple[str, ...]) -> Layout:
        """The layout of lines with these keys.

        Raises:
            BadLineError: they lack an answer that has no default.
        """
        key_of = {
            name: key
            for name, key in match_columns(self._catalog, keys, self._mapped).items()
            if key in keys
        }
        is_plain = self._special.isdisjoint(keys)
        said = [name for name in self._digits if name in key_of]
        return Layout(
            key_of=key_of,
            at=key_of.get(AT),
            tried=key_of.get(TRIED),
            pick=_picker([key_of[name] for name in said]),
            digits=tuple(self._digits[name] for name in said),
            unsaid=self._unsaid(key_of) if is_plain else 0,
            is_plain=is_plain,
        )

    def _unsaid(self, said: Collection[str]) -> int:
        code = 0
        for name, digit in self._digits.items():
            if name not in said:
                try:
                    code += digit[None]
                except BadLineError:
                    raise BadLineError(Mistake("missing-answer"), name) from None
        return code


def _picker(keys: Sequence[str]) -> Callable[[Cells], tuple[Any, ...]]:
    if len(keys) > 1:
        return itemgetter(*keys)
    return lambda cells: tuple(cells[key] for key in keys)  # itemgetter gives no tuple of one
