"""What became of the rows of tables; and why a row was rejected, in words."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict
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
    counts = {name: f"{count:,}" for name, count in asdict(outcome.counts).items()}
    return words.table.ledger.format(**counts) + "\n" + remarks(outcome, words)


def remarks(outcome: Outcome, words: Words) -> str:
    """What else there is to say of a run, often nothing."""
    said = words.table
    lines = [said.rejects_in.format(path=neutralise(path)) for path in outcome.rejects[:1]]
    if outcome.skipped:
        lines.append(said.finished_before.format(count=outcome.skipped))
    if outcome.is_stopped:
        lines.append(said.stopped)
    return "".join(f"{line}\n" for line in lines)


def ledger_json(outcome: Outcome, output: str) -> str:
    """The same for scripts."""
    said = {
        "schema": "channelpick/batch/1",
        **asdict(outcome.counts),
        "output": output,
        "rejects": outcome.rejects,
        "finished_before": outcome.skipped,
        "stopped": outcome.is_stopped,
    }
    return json.dumps(said, indent=2) + "\n"
