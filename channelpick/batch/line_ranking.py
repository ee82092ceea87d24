"""The new keys of lines whose situations are new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from math import prod
from typing import Any

import numpy as np

from channelpick.batch.answer import Answer, answer_of, as_json_keys
from channelpick.batch.columns import LANGUAGE
from channelpick.batch.distinct import DistinctAnswers, Ids
from channelpick.batch.line_cases import Case
from channelpick.batch.opening import OpeningTimes
from channelpick.core.blocks import Situations, block_tables, rank_block
from channelpick.core.catalog import Catalog
from channelpick.core.ranking import rank
from channelpick.core.situation import Situation, Tried
from channelpick.core.tables import tables_of

_LARGEST = 1 << 10
"""How many situations a grid has at most: to rank them takes some milliseconds."""
_FEW = 8
"""How many are ranked one by one before."""
_MOST_AROUND = 1 << 10
"""More grids than that, 16 kB each at most, are not remembered."""


class LineRanking:
    """Ranks the situations of lines.

    Some are ranked one by one. Where they differ in a few questions alone, the first ones of the
    catalog, others will follow; so the whole grid of what can be answered there is ranked at once.

    Args:
        catalog: whose channels are ranked.
        opening: numbers the opening states.
        prefix: of the names of the new keys.
    """

    def __init__(self, catalog: Catalog, opening: OpeningTimes, prefix: str) -> None:
        self._catalog = catalog
        self._opening = opening
        self._prefix = prefix
        tables = block_tables(catalog)
        self._number = {
            name: dict(zip(tables.options[name], tables.kinds(name).tolist(), strict=True))
            for name in dict.fromkeys((*tables.fits, *tables.bits))
        }
        """Question that counts -> answer -> the number of the first that is as good."""
        self._grid: dict[str, list[int]] = {}
        """Question of the grid -> the numbers of its answers."""
        for name, number in self._number.items():
            numbers = sorted({*number.values()})
            if len(numbers) * prod(map(len, self._grid.values())) <= _LARGEST:
                self._grid[name] = numbers
        self._forget()

    def _forget(self) -> None:
        self._answers = DistinctAnswers(self._catalog)
        self._tails: list[bytes] = []
        self._met: Counter[Any] = Counter()
        self._ranked: dict[Any, Ids] = {}
        """What is around a grid -> the number of the answer to each of its situations."""

    def tail(self, case: Case) -> bytes:
        """The new keys of a line, as `as_json_keys` gives them."""
        numbers = {name: number[case.meanings[name]] for name, number in self._number.items()}
        spot = 0
        for name, grid in self._grid.items():
            spot = spot * len(grid) + grid.index(numbers.pop(name))
        around = case.opening, case.tried, case.meanings[LANGUAGE], *numbers.values()
        if around not in self._ranked:
            if len(self._met) >= _MOST_AROUND:
                self._forget()
            self._met[around] += 1
            if self._met[around] <= _FEW:
                return self._rank_one(case)
            self._ranked[around] = self._rank_grid(case, numbers)
        return self._tails[int(self._ranked[around][spot])]

    def _rank_one(self, case: Case) -> bytes:
        moment = datetime.fromtimestamp(case.at, UTC)
        late, waiting = case.tried
        situation = Situation(
            answers={name: case.meanings[name] for name in self._catalog.questions},
            at=moment,
            language=case.meanings[LANGUAGE],
            tried=(*map(Tried, late), *(Tried(channel, moment) for channel in waiting)),
        )
        return self._written(answer_of(self._catalog, rank(self._catalog, situation)))

    def _rank_grid(self, case: Case, others: Mapping[str, int]) -> Ids:
        """The answers of the grid around which everything is as in this case."""
        axes = np.meshgrid(*self._grid.values(), indexing="ij")
        count = prod(map(len, self._grid.values()))
        channels = [*self._catalog.channels]
        speaks = tables_of(self._catalog).languages
        none = np.zeros(count, np.intp)
        late, waiting = case.tried
        given = Situations(
            answers={
                **{name: axis.ravel() for name, axis in zip(self._grid, axes, strict=True)},
                **{name: np.full(count, number) for name, number in others.items()},
            },
            opening=none + case.opening,
            open=np.array([*self._opening.states]),
            language=none,
            speaks=np.array([[case.meanings[LANGUAGE] in speaks[c] for c in channels]]),
            tried=none,
            overdue=np.array([[c in late for c in channels]]),
            waiting=np.array([[c in waiting for c in channels]]),
        )
        ids = self._answers.number(rank_block(self._catalog, given))
        self._tails += map(self._written, self._answers.distinct[len(self._tails) :])
        return ids

    def _written(self, answer: Answer) -> bytes:
        return as_json_keys(answer, self._prefix)
