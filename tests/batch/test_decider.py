"""What one block of a table has taught holds for the next one, whatever columns that has."""

from __future__ import annotations

from datetime import UTC, datetime

import pyarrow as pa
import pytest

from channelpick import load_catalog
from channelpick.batch.answer import Answer
from channelpick.batch.columns import Mapped, find_columns
from channelpick.batch.decider import Decider
from channelpick.batch.situations import Usual

CATALOG = load_catalog()
USUAL = Usual(at=datetime(2026, 3, 4, 3, tzinfo=UTC), language="en", zone=UTC)
SURE = {"urgency": "high", "complexity": "simple", "self_service": "no", "preference": "none"}
FACTS = [name for name, question in CATALOG.questions.items() if question.default is not None]


def answers(decider: Decider, rows: pa.RecordBatch) -> list[Answer]:
    """What these rows are answered."""
    return [decider.answers[number] for number in decider.decide(rows).ids.tolist()]


@pytest.mark.parametrize("fact", FACTS)
def test_block_without_values(fact: str) -> None:
    """Nulls without a type mean the same as nulls among texts, before and after these."""
    options = [*CATALOG.questions[fact].options]

    def block(cells: pa.Array) -> pa.RecordBatch:
        columns = {name: pa.array([option] * len(cells)) for name, option in SURE.items()}
        return pa.record_batch({**columns, fact: cells})

    def fresh() -> Decider:
        return Decider(CATALOG, find_columns(CATALOG, [*SURE, fact], Mapped()), USUAL)

    *expected, usual = answers(fresh(), block(pa.array([*options, None])))

    assert answers(fresh(), block(pa.nulls(2))) == [usual] * 2
    decider = fresh()
    assert answers(decider, block(pa.nulls(2))) == [usual] * 2
    assert answers(decider, block(pa.array(options))) == expected
    assert answers(decider, block(pa.nulls(1))) == [usual]
