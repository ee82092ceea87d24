"""The new keys of lines whose situations are new: one ranked by itself, many at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

import numpy as np

from channelpick.batch.answer import Answer, answer_of, as_json_keys
from channelpick.batch.columns import LANGUAGE
from channelpick.batch.distinct import DistinctAnswers
from channelpick.batch.line_cases import Case
from channelpick.batch.opening import OpeningTimes
from channelpick.core.blocks import Situations, block_tables, rank_block
from channelpick.core.catalog import Catalog
from channelpick.core.ranking import rank
from channelpick.core.situation import Situation, Tried
from channelpick.core.tables import tables_of

Value = TypeVar("Value", bound=Hashable)

_FEW = 8
"""So many are ranked one by one: a block takes as long as some 8 of them."""


class LineRanking:
    """Ranks the situations of lines.

    Args:
        catalog: whose channels are ranked.
        opening: numbers the opening states.
        prefix: of the names of the new keys.
    """

    def __init__(self, catalog: Catalog, opening: OpeningTimes, prefix: str) -> None:
        self._catalog = catalog
        self._opening = opening
        self._prefix = prefix
        self._tables = block_tables(catalog)
        self._counts = {*self._tables.bits, *self._tables.fits}
        """The questions that make a difference."""
        self._number = {
            name: {option: number for number, option in enumerate(options)}
            for name, options in self._tables.options.items()
        }
        self.forget()

    def forget(self) -> None:
        """Remember no answer any longer."""
        self._answers = DistinctAnswers(self._catalog)
        self._tails: list[bytes] = []

    def tails(self, cases: Sequence[Case]) -> list[bytes]:
        """The new keys of the lines, as `as_json_keys` gives them."""
        if len(cases) <= _FEW:
            return [self._tail(case) for case in cases]
        ids = self._answers.number(rank_block(self._catalog, self._block(cases)))
        self._tails += map(self._written, self._answers.distinct[len(self._tails) :])
        return [self._tails[number] for number in ids.tolist()]

    def _tail(self, case: Case) -> bytes:
        moment = datetime.fromtimestamp(case.at, UTC)
        late, waiting = case.tried
        situation = Situation(
            answers={name: case.meanings[name] for name in self._catalog.questions},
            at=moment,
            language=case.meanings[LANGUAGE],
            tried=(*map(Tried, late), *(Tried(channel, moment) for channel in waiting)),
        )
        return self._written(answer_of(self._catalog, rank(self._catalog, situation)))

    def _written(self, answer: Answer) -> bytes:
        return as_json_keys(answer, self._prefix)

    def _block(self, cases: Sequence[Case]) -> Situations:
        channels = self._tables.channels
        speaks = tables_of(self._catalog).languages
        languages = _numbered(case.meanings[LANGUAGE] for case in cases)
        states = _numbered(case.tried for case in cases)
        late, waiting = (
            np.array([[channel in state[kind] for channel in channels] for state in states])
            for kind in (0, 1)
        )
        return Situations(
            answers={
                name: np.array([self._number[name][case.meanings[name]] for case in cases])
                for name in self._counts
            },
            opening=np.array([case.opening for case in cases]),
            open=np.array([*self._opening.states]),
            language=np.array([languages[case.meanings[LANGUAGE]] for case in cases]),
            speaks=np.array([[code in speaks[c] for c in channels] for code in languages]),
            tried=np.array([states[case.tried] for case in cases]),
            overdue=late,
            waiting=waiting,
        )


def _numbered(values: Iterable[Value]) -> dict[Value, int]:
    """Each distinct value with its number."""
    return {value: number for number, value in enumerate(dict.fromkeys(values))}
