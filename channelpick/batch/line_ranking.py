"""The new keys of lines whose situations are new."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from channelpick.batch.answer import Answer, answer_of, as_json_keys
from channelpick.batch.answers import Answers
from channelpick.batch.columns import LANGUAGE
from channelpick.batch.line_codes import SituationCodes
from channelpick.batch.opening import OpeningTimes
from channelpick.core.blocks import Situations, block_tables, rank_block
from channelpick.core.catalog import Catalog
from channelpick.core.ranking import rank
from channelpick.core.situation import Situation, Tried
from channelpick.core.tables import tables_of

_LARGEST = 1 << 10
"""How many situations a grid has at most: to rank them takes a few milliseconds."""
_FEW = 8
"""How many of a grid are ranked one by one before the whole of it is."""


class LineRanking:
    """Ranks situations by their numbers.

    Some are ranked one by one. Where they differ in a few questions alone, others will follow; so
    the whole grid of what can be answered there is ranked at once. It is a range of numbers.

    Args:
        catalog: whose channels are ranked.
        codes: numbers the situations.
        opening: numbers the opening states.
        prefix: of the names of the new keys.
    """

    def __init__(
        self, catalog: Catalog, codes: SituationCodes, opening: OpeningTimes, prefix: str
    ) -> None:
        self._catalog = catalog
        self._codes = codes
        self._opening = opening
        self._prefix = prefix
        units = [*(digit.unit for digit in codes.digits.values()), codes.opening_unit]
        self._size = max(unit for unit in units if unit <= _LARGEST)
        """How many situations a grid has."""
        self.forget()

    def forget(self) -> None:
        """Begin to count anew."""
        self._met: Counter[int] = Counter()

    def tails(self, code: int, at: int) -> dict[int, bytes]:
        """The new keys for this number, and perhaps for others, as `as_json_keys` gives them.

        Args:
            code: of the situation.
            at: a moment when it is so, in seconds since 1970 in UTC.
        """
        grid = code // self._size
        self._met[grid] += 1
        if self._met[grid] != _FEW:
            return {code: self._written(self._one(code, at))}
        answers = Answers(self._catalog)
        ids = answers.enter(rank_block(self._catalog, self._grid(code)))
        tails = [self._written(answers[number]) for number in range(len(answers))]
        return {grid * self._size + place: tails[id_] for place, id_ in enumerate(ids.tolist())}

    def _one(self, code: int, at: int) -> Answer:
        said, _, (late, waiting) = self._codes.parts(code)
        moment = datetime.fromtimestamp(at, UTC)
        situation = Situation(
            answers={name: said[name] for name in self._catalog.questions},
            at=moment,
            language=said[LANGUAGE],
            tried=(*map(Tried, late), *(Tried(channel, moment) for channel in waiting)),
        )
        return answer_of(self._catalog, rank(self._catalog, situation))

    def _grid(self, code: int) -> Situations:
        _, opening, (late, waiting) = self._codes.parts(code)
        channels = [*self._catalog.channels]
        languages = self._codes.options[LANGUAGE]  # a small grid has several
        speaks = tables_of(self._catalog).languages
        codes = code % self._codes.opening_unit // self._size * self._size + np.arange(self._size)
        none = np.zeros(self._size, np.intp)
        return Situations(
            answers={name: self._numbers(name, codes) for name in self._catalog.questions},
            opening=none + opening,
            open=np.array([*self._opening.states]),
            language=self._places(LANGUAGE, codes),
            speaks=np.array([[spoken in speaks[c] for c in channels] for spoken in languages]),
            tried=none,
            overdue=np.array([[channel in late for channel in channels]]),
            waiting=np.array([[channel in waiting for channel in channels]]),
        )

    def _numbers(self, name: str, codes: NDArray[np.int64]) -> NDArray[np.intp]:
        """The number of the answer to a question in each situation."""
        options = block_tables(self._catalog).options[name]
        numbers = [options.index(option) for option in self._codes.options[name]]
        return np.array(numbers, np.intp)[self._places(name, codes)]

    def _places(self, name: str, codes: NDArray[np.int64]) -> NDArray[np.intp]:
        digit = self._codes.digits[name]
        return codes // digit.unit % digit.base

    def _written(self, answer: Answer) -> bytes:
        return as_json_keys(answer, self._prefix)
