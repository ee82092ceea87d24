"""What became of the rows of tables; and why a row was rejected, in words."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from channelpick.screening.foreign_text import neutralise
from channelpick.words.words import Words

if TYPE_CHECKING:
    from channelpick.batch.rows import Reject
    from channelpick.batch.run import Outcome


def reason(reject: Reject, words: Words) -> str:
    """Why a row was rejected, as one sentence."""
    said = {"given": reject.value, "reason": reject.value}
    sentence = words.problem.said[reject.code][0]
    return sentence.format_map(defaultdict(lambda: "…", said))


def ledger_text(outcome: Outcome, words: Words) -> str:
    """What was read and what became of it, for people."""
    said, counts = words.table, outcome.counts
    lines = [
        said.ledger.format(
            read=f"{counts.read:,}",
            accepted=f"{counts.accepted:,}",
            rejected=f"{counts.rejected:,}",
        )
    ]
    if outcome.skipped:
        lines.append(said.finished_before.format(count=outcome.skipped))
    lines += [said.rejects_in.format(path=neutralise(path)) for path in outcome.rejects[:1]]
    if outcome.is_stopped:
        lines.append(said.stopped)
    return "\n".join(lines) + "\n"


def ledger_json(outcome: Outcome, output: str) -> str:
    """The same for scripts."""
    counts = outcome.counts
    return (
        json.dumps(
            {
                "schema": "channelpick/batch/1",
                "read": counts.read,
                "accepted": counts.accepted,
                "rejected": counts.rejected,
                "output": output,
                "rejects": outcome.rejects,
                "finished_before": outcome.skipped,
                "stopped": outcome.is_stopped,
            },
            indent=2,
        )
        + "\n"
    )
