"""Situations as rows of a table, and what `core` answers for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from channelpick import Catalog, Situation, Tried
from channelpick.batch.answer import Answer, answer_of
from channelpick.core.ranking import rank
from channelpick.core.texts import primary

Cells = dict[str, str | None]
NOTHING = Answer(None, None, None, None, None, None)  # type: ignore[arg-type]
"""What a row is answered that cannot be understood."""


def row_of(catalog: Catalog, situation: Situation) -> Cells:
    """The cells that say this situation; what it leaves out is an empty cell."""
    return {
        **{name: situation.answers.get(name) for name in catalog.questions},
        "at": situation.at.isoformat(),
        "language": situation.language,
        "tried": "; ".join(map(_entry, situation.tried)),
    }


def columns_of(rows: Sequence[Mapping[str, str | None]]) -> dict[str, list[str | None]]:
    """The rows as columns."""
    return {name: [row[name] for row in rows] for name in rows[0]}


def expected(catalog: Catalog, situation: Situation) -> Answer:
    """What `core` answers; nothing in a language that no channel speaks, which may be misspelt."""
    if primary(situation.language) not in map(primary, catalog.spoken_languages):
        return NOTHING
    return answer_of(catalog, rank(catalog, situation))


def _entry(tried: Tried) -> str:
    return tried.channel + (f"={_spelled(tried.at)}" if tried.at else "")


def _spelled(at: datetime) -> str:
    return at.isoformat()
