"""The situation of a line as one number, to be looked up.

Each question has a digit, so has the language; its base is the number of answers that make a
difference. Before these stand the opening state and what was tried.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from functools import lru_cache
from typing import Any

import msgspec

from channelpick.batch.columns import LANGUAGE, Mapped
from channelpick.batch.mistakes import BadLineError
from channelpick.batch.tried import State, TriedReader, TriedStates
from channelpick.batch.values import Mistake, Reader, answer_reader, language_reader
from channelpick.core.blocks import block_tables
from channelpick.core.catalog import TRIED, Catalog
from channelpick.core.texts import primary

LONGEST_KEPT = 200
"""Longer cells, in characters, are not remembered."""
_MOST_READ = 1 << 10
"""How many cells of a question are remembered."""
_OPENING_STATES = 1 << 32
"""More than there can be."""


class Digit(dict[Any, int]):
    """Cell -> what it adds to the number of the situation, found when it is first asked for.

    Args:
        name: of the question, or `language`.
        read: reads a cell.
        places: what can be read -> its place among what makes a difference.
        unit: what a place adds.
    """

    def __init__(self, name: str, read: Reader, places: Mapping[str, int], unit: int) -> None:
        super().__init__()
        self.name = name
        self.unit = unit
        self.base = max(places.values()) + 1
        self._read = lru_cache(_MOST_READ)(read)
        self._places = places

    def __missing__(self, cell: Any) -> int:
        if not (cell is None or isinstance(cell, str)):
            return self[text_in(cell)]
        is_long = cell is not None and len(cell) > LONGEST_KEPT
        meaning = (self._read.__wrapped__ if is_long else self._read)(cell)
        if isinstance(meaning, Mistake):
            raise BadLineError(meaning, self.name)
        code = self._places[meaning] * self.unit
        if not is_long:
            if len(self) >= _MOST_READ:
                self.clear()
            self[cell] = code
        return code

    def place(self, code: int) -> int:
        """The place that this number has here."""
        return code // self.unit % self.base


class SituationCodes:
    """Numbers the situations of lines.

    Args:
        catalog: whose questions are answered.
        mapped: what values mean that are not called as in the catalog.
        language: of lines that name none.
        zone: where clocks show the times without an offset.
    """

    def __init__(self, catalog: Catalog, mapped: Mapped, language: str, zone: tzinfo) -> None:
        tables = block_tables(catalog)
        self.digits: dict[str, Digit] = {}
        """Question or `language` -> its digit, the lowest first."""
        self.options: dict[str, list[str]] = {}
        """The same -> what stands for each place."""
        self.opening_unit = 1
        """What an opening state adds for each place; all the numbers below are of one."""
        for name in dict.fromkeys((*tables.fits, *tables.bits, *catalog.questions)):
            options = tables.options[name]
            kinds = [options[number] for number in tables.kinds(name)]
            self._add(
                name, answer_reader(catalog, name, mapped), dict(zip(options, kinds, strict=True))
            )
        usual = mapped.defaults.get(LANGUAGE, language)
        spoken = dict.fromkeys(map(primary, (*catalog.spoken_languages, usual)))
        self._add(LANGUAGE, language_reader(catalog, mapped, usual), {c: c for c in spoken})
        self._tried_unit = self.opening_unit * _OPENING_STATES
        self._read_tried = TriedReader(catalog, mapped, zone)
        self._catalog = catalog
        self.forget()

    def forget(self) -> None:
        """Number anew what was tried."""
        self._tried = TriedStates(self._catalog)
        self._tried.number((), 0)  # the number 0 is that of nothing
        self._undated: dict[str, int] = {}

    def _add(self, name: str, read: Reader, kinds: Mapping[str, str]) -> None:
        """A digit for what can be read -> what makes no difference to it."""
        self.options[name] = [*dict.fromkeys(kinds.values())]
        places = {option: self.options[name].index(kind) for option, kind in kinds.items()}
        self.digits[name] = Digit(name, read, places, self.opening_unit)
        self.opening_unit *= len(self.options[name])

    def tried(self, cell: Any, at: int) -> int:
        """What the cell of `tried` adds at this moment.

        Raises:
            BadLineError: it cannot be understood.
        """
        text = text_in(cell) or ""
        if (known := self._undated.get(text)) is not None:
            return known
        attempts = self._read_tried(text)
        if isinstance(attempts, Mistake):
            raise BadLineError(attempts, TRIED)
        number = self._tried.number(attempts, at)
        if number is None:
            raise BadLineError(Mistake("tried-later", text), TRIED)
        code = number * self._tried_unit
        if len(text) <= LONGEST_KEPT and all(attempt.at is None for attempt in attempts):
            if len(self._undated) >= _MOST_READ:
                self._undated.clear()
            self._undated[text] = code
        return code

    def parts(self, code: int) -> tuple[Mapping[str, str], int, State]:
        """What a number stands for: answers and language, opening state, what was tried."""
        said = {name: self.options[name][digit.place(code)] for name, digit in self.digits.items()}
        opening = code // self.opening_unit % _OPENING_STATES
        return said, opening, [*self._tried.states][code // self._tried_unit]


def text_in(cell: Any) -> str | None:
    """What stands in a cell: a text as it is, anything else as JSON writes it."""
    return cell if cell is None or isinstance(cell, str) else msgspec.json.encode(cell).decode()
