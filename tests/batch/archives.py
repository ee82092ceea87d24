"""Small archives of tickets for tests, and what a slow loop over `rank` makes of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from channelpick import Catalog, Situation
from channelpick.batch.answer import Answer, answer_of
from channelpick.batch.rows import Block, Reject
from channelpick.batch.simulated import Simulated
from channelpick.batch.simulation import Simulation
from channelpick.batch.situations import Usual
from channelpick.core.ranking import rank
from tests.support import catalog_of, shipped_data

START = datetime(2026, 3, 2, tzinfo=UTC)
"""A Monday."""
USUAL = Usual(at=START, language="en", zone=UTC)

Ticket = Mapping[str, Any]


def tickets(catalog: Catalog, count: int, seed: int = 1) -> list[dict[str, Any]]:
    """Tickets with an answer to every question, spread over a fortnight, each with an id.

    Of two hundred, about one has an answer that is none.
    """
    choose = random.Random(seed)
    found = []
    for number in range(count):
        ticket: dict[str, Any] = {"ticket_id": f"T{number}"}
        for name, question in catalog.questions.items():
            options = [*question.options]
            often = question.default if question.default and choose.random() < 0.8 else None
            ticket[name] = often or choose.choice(options)
        if choose.random() < 0.005:
            ticket[choose.choice([*catalog.questions])] = "nonsense"
        ticket["at"] = START + timedelta(minutes=choose.randrange(14 * 24 * 60))
        ticket["language"] = choose.choice(["zh", "en"])
        found.append(ticket)
    return found


def blocks(rows: Sequence[Ticket], size: int, rejects: Sequence[Reject] = ()) -> Iterator[Block]:
    """The tickets as blocks of a table; the rejects come with the first one."""
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        yield Block(
            rows=pa.RecordBatch.from_pylist(list(part)),
            lines=np.arange(start + 1, start + 1 + len(part)),
            rejects=tuple(rejects) if start == 0 else (),
            position=0,
        )


def answered(catalog: Catalog, ticket: Ticket) -> Answer | None:
    """What `rank` answers; None if the ticket cannot be understood."""
    answers = {name: ticket[name] for name in catalog.questions if name in ticket}
    if any(answer not in catalog.questions[name].options for name, answer in answers.items()):
        return None
    situation = Situation(answers=answers, at=ticket["at"], language=ticket["language"])
    return answer_of(catalog, rank(catalog, situation))


def _changed() -> Catalog:
    """The shipped rules with other weights, hours, replies, one channel less and one more."""
    data = shipped_data()
    data["channels"]["phone"]["hours"] = "Mo-Fr 00:00-12:00"
    data["channels"]["phone"]["reply"]["typical"] = "12m"
    night = {"name": {"zh": "夜班", "en": "Night desk"}, "hours": "20:00-24:00"}
    data["channels"] = {"night-desk": data["channels"]["live-chat"] | night, **data["channels"]}
    data["criteria"]["urgency"]["weight"] = 2
    data["rules"]["quiet"] = {
        "when": {"topic": "feedback"},
        "never": [*data["channels"]],
        "because": {"zh": "不答", "en": "no"},
    }
    return catalog_of(data)


OLD, NEW = catalog_of(shipped_data()), _changed()


def simulated(
    old: Catalog,
    new: Catalog,
    rows: Sequence[Ticket],
    size: int = 300,
    rejects: Sequence[Reject] = (),
    **options: Any,
) -> Simulated:
    """What a simulation finds in these rows, in blocks of this size."""
    simulation = Simulation(old, new, USUAL, **options)
    wanted = simulation.enter([*rows[0]], "t.csv")
    for block in blocks([{name: row[name] for name in wanted} for row in rows], size, rejects):
        simulation.add(block)
    return simulation.result()
