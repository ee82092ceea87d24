"""The distinct answers that occur, by number. There are far fewer than situations."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from channelpick.batch import answer
from channelpick.batch.answer import SEPARATOR, Answer
from channelpick.core import blocks
from channelpick.core.blocks import Rankings, block_tables
from channelpick.core.catalog import Catalog

Ids = NDArray[np.int32]
"""Which of the answers each row gets."""


class DistinctAnswers:
    """The answers of blocks of rankings."""

    def __init__(self, catalog: Catalog) -> None:
        self._tables = block_tables(catalog)
        self._rules = tuple(catalog.rules)
        self._known: dict[bytes, int] = {}
        self.distinct: list[Answer] = []

    def number(self, rankings: Rankings) -> Ids:
        """The number of the answer that each of these rankings gives."""
        parts = (
            rankings.top,
            rankings.units[:, None],
            rankings.fates,
            np.packbits(rankings.rules, axis=1),
        )
        rows = np.hstack([np.ascontiguousarray(part).view(np.uint8) for part in parts])
        whole, width = rows.tobytes(), rows.shape[1]
        numbers = []
        for row in range(len(rows)):
            key = whole[row * width : (row + 1) * width]
            number = self._known.get(key)
            if number is None:
                number = self._known[key] = len(self.distinct)
                self.distinct.append(self._spelled(rankings, row))
            numbers.append(number)
        return np.array(numbers, np.int32)

    def _spelled(self, rankings: Rankings, row: int) -> Answer:
        channels = self._tables.channels
        top = [channels[number] if number >= 0 else None for number in rankings.top[row].tolist()]
        score = Fraction(int(rankings.units[row]), self._tables.units_per_point)
        first, second, third = top
        return Answer(
            first,
            second,
            third,
            answer.rounded(score) if first else None,
            SEPARATOR.join(
                answer.left_out(channel, self._why(fate))
                for channel, fate in zip(channels, rankings.fates[row].tolist(), strict=True)
                if fate != blocks.PLACED
            ),
            SEPARATOR.join(self._rules[number] for number in np.flatnonzero(rankings.rules[row])),
        )

    def _why(self, fate: int) -> str:
        if fate >= blocks.RULE:
            return answer.by_rule(self._rules[fate - blocks.RULE])
        return _WHY[fate]


_WHY = {
    blocks.NOT_OFFERED: answer.NOT_OFFERED,
    blocks.LANGUAGE: answer.LANGUAGE,
    blocks.CLOSED: answer.CLOSED,
}
