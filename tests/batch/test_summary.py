"""Counts of a whole archive, held against a loop over its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import mean

import pytest

from channelpick import Catalog
from channelpick.batch import decider as decider_module
from channelpick.batch.columns import Mapped, find_columns
from channelpick.batch.decider import Decider
from channelpick.batch.rows import Reject
from channelpick.batch.summary import Summary, Summed
from channelpick.batch.tallies import RejectKind
from tests.batch.archives import USUAL, Ticket, answered, blocks, tickets
from tests.support import catalog_of, shipped_data

CATALOG = catalog_of(shipped_data())
ROWS = tickets(CATALOG, 2_000)
LONG = Reject(line=7, code="long-row"), Reject(line=9, code="long-row")


def summed(rows: Sequence[Ticket], size: int, rejects: Sequence[Reject] = ()) -> Summed:
    """The counts of these rows, in blocks of this size."""
    summary = Summary(CATALOG)
    decider = Decider(CATALOG, find_columns(CATALOG, [*rows[0]], Mapped()), USUAL)
    for block in blocks(rows, size, rejects):
        summary.add(block, decider.decide(block.rows), decider)
    return summary.result()


def test_counts_are_those_of_a_loop() -> None:
    """Channels, scores, answers and rules are counted as `rank` gives them, row by row."""
    found = summed(ROWS, 300)
    answers = [(row, answer) for row in ROWS if (answer := answered(CATALOG, row))]
    scores = {
        c.channel: [a.score for _, a in answers if a.first == c.channel] for c in found.channels
    }
    rules = Counter(rule for _, answer in answers for rule in answer.rules.split(";"))

    assert (found.read, found.accepted) == (len(ROWS), len(answers))
    assert {use.channel: use.count for use in found.channels} == {
        channel: len(its) for channel, its in scores.items()
    }
    for use in found.channels:
        its = [score for score in scores[use.channel] if score is not None]
        assert use.mean_score == (pytest.approx(mean(its), abs=0.006) if its else None)
    assert found.nothing == sum(answer.first is None for _, answer in answers)
    assert found.rules == {rule: rules[rule] for rule in CATALOG.rules}
    assert {
        (name, answer, first): count
        for name, firsts in found.questions.items()
        for answer, counts in firsts.items()
        for first, count in counts.items()
    } == Counter(
        (name, row[name], answer.first) for row, answer in answers for name in CATALOG.questions
    )


def test_blocks_and_forgetting_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """However the rows are cut, and whatever a decider forgets, the counts are the same."""
    whole = summed(ROWS, 10_000)
    twice = summed(ROWS * 2, 300)
    monkeypatch.setattr(decider_module, "_MOST_KEPT", 50)
    forgetful = summed(ROWS, 100)

    assert forgetful.situations > whole.situations
    assert whole.situations == twice.situations
    assert {name: getattr(forgetful, name) for name in SHARED} == {
        name: getattr(whole, name) for name in SHARED
    }


SHARED = ("read", "rejects", "channels", "nothing", "questions", "rules")


def test_rejected_rows() -> None:
    """Rows that cannot be read and those that cannot be understood are counted by their reason."""
    rows = [dict(row) for row in ROWS if answered(CATALOG, row)][:20]
    for row, (name, value) in zip(rows, [("urgency", "hihg")] * 3 + [("at", "no")], strict=False):
        row[name] = value
    found = summed([{**row, "at": str(row["at"])} for row in rows], 6, LONG)

    assert found.rejects == (
        RejectKind("unknown-answer", "urgency", 3),
        RejectKind("long-row", "", 2),
        RejectKind("bad-time", "at", 1),
    )
    assert (found.read, found.accepted, found.rejected) == (22, 16, 6)


def test_an_empty_archive() -> None:
    """Without rows every count is 0, and no score is a mean."""
    found = Summary(CATALOG).result()

    assert (found.read, found.rejected, found.nothing, found.situations) == (0, 0, 0, 0)
    assert {(use.count, use.mean_score) for use in found.channels} == {(0, None)}
    assert found.questions == {}


def only(catalog: Catalog, row: Ticket, *names: str) -> Ticket:
    """The ticket without the other columns."""
    return {
        name: value for name, value in row.items() if name not in catalog.facts or name in names
    }


def test_tables_with_other_columns() -> None:
    """Each question is counted in the tables that have a column for it."""
    summary = Summary(CATALOG)
    for names, count in ((["topic"], 30), (["topic", "locked_out"], 20)):
        rows = [only(CATALOG, row, *names) for row in ROWS if answered(CATALOG, row)][:count]
        decider = Decider(CATALOG, find_columns(CATALOG, [*rows[0]], Mapped()), USUAL)
        for block in blocks(rows, 8):
            summary.add(block, decider.decide(block.rows), decider)
    found = summary.result()

    assert found.accepted == 50
    assert {
        name: sum(sum(firsts.values()) for firsts in answers.values())
        for name, answers in found.questions.items()
    } == {**dict.fromkeys(CATALOG.criteria, 50), "topic": 50, "locked_out": 20}
