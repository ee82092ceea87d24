"""What a change of the rules would have done, held against a loop over the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import mean, median
from typing import Any

import pytest

from channelpick.batch import decider as decider_module
from channelpick.batch.answer import Answer
from channelpick.batch.columns import Mapped
from channelpick.batch.rows import Reject
from channelpick.batch.simulated import Simulated
from channelpick.batch.simulation import Simulation
from channelpick.batch.tallies import RejectKind
from channelpick.core.durations import whole_minutes
from channelpick.errors import InputError
from tests.batch.archives import (
    NEW,
    OLD,
    USUAL,
    Ticket,
    answered,
    blocks,
    simulated,
    tickets,
)
from tests.support import catalog_of, shipped_data, small_data

ROWS = tickets(NEW, 2_000)


def both(rows: Sequence[Ticket]) -> Iterator[tuple[Ticket, Answer, Answer]]:
    """The rows that both rules understand, with their answers."""
    for row in rows:
        old, new = answered(OLD, row), answered(NEW, row)
        if old and new:
            yield row, old, new


def test_counts_are_those_of_a_loop() -> None:
    """Who comes first, and the first three, change as `rank` says, row by row."""
    found, rows = simulated(OLD, NEW, ROWS), [*both(ROWS)]
    flow = Counter((old.first, new.first) for _, old, new in rows)

    assert found.flow == flow
    assert {(move.old, move.new): move.count for move in found.moves} == {
        (old, new): count for (old, new), count in flow.items() if old != new
    }
    assert {None, "night-desk"} <= {move.new for move in found.moves}
    assert found.first == sum(old.first != new.first for _, old, new in rows)
    assert found.first_three == sum(old[:3] != new[:3] for _, old, new in rows)
    assert found.firsts == (
        Counter(old.first for _, old, _ in rows),
        Counter(new.first for _, _, new in rows),
    )
    for name, answers in found.questions.items():
        assert {answer: (change.count, change.changed) for answer, change in answers.items()} == {
            answer: (
                sum(row[name] == answer for row, *_ in rows),
                sum(row[name] == answer and old.first != new.first for row, old, new in rows),
            )
            for answer in NEW.questions[name].options
        }
    assert found.questions.keys() == NEW.questions.keys()
    assert found.read == len(ROWS)
    assert found.rejected == len(ROWS) - len(rows)


def test_examples_are_the_first_rows() -> None:
    """Each move shows the ids of its first three rows."""
    rows = [*both(ROWS)]
    for move in simulated(OLD, NEW, ROWS).moves:
        of_move = [row for row, old, new in rows if (old.first, new.first) == (move.old, move.new)]
        assert move.examples == tuple(row["ticket_id"] for row in of_move[:3])


def test_first_reply() -> None:
    """Replies are averaged over the rows for which both rules have a channel."""
    pairs = [(old.first, new.first) for _, old, new in both(ROWS) if old.first and new.first]
    found = simulated(OLD, NEW, ROWS).expected
    assert found
    for side, (expected, catalog) in enumerate(zip(found, (OLD, NEW), strict=True)):
        minutes = [whole_minutes(catalog.channels[pair[side]].reply.typical) for pair in pairs]
        assert expected.mean == pytest.approx(mean(minutes))
        assert expected.median == median(minutes)


def test_no_first_reply() -> None:
    """Where one of the rules never has a channel, nothing is averaged."""
    closed = catalog_of(small_data(chat={"hours": "off"}))
    rows = [{"urgency": "low"}]
    found = simulated(catalog_of(small_data(chat={})), closed, rows)

    assert found.expected is None
    assert found.flow == {("chat", None): 1}


def test_blocks_and_forgetting_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """However the rows are cut, and whatever a decider forgets, the counts are the same."""
    whole = simulated(OLD, NEW, ROWS, 10_000)
    monkeypatch.setattr(decider_module, "_MOST_KEPT", 50)
    forgetful = simulated(OLD, NEW, ROWS, 100)

    assert min(forgetful.situations) > max(whole.situations)
    for name in set(Simulated.__slots__) - {"situations"}:
        assert getattr(forgetful, name) == getattr(whole, name)


def test_equal_rules_change_nothing() -> None:
    """Rules that say the same move no row."""
    found = simulated(OLD, catalog_of(shipped_data()), ROWS)

    assert (found.first, found.first_three, found.moves) == (0, 0, ())
    assert found.expected
    assert found.expected[0] == found.expected[1]
    assert {change.changed for each in found.questions.values() for change in each.values()} == {0}


SOLVED = {
    "live-chat": "live-chat", "在线客服": "live-chat", "Live chat ": "live-chat",
    "PHONE": "phone", "Tel": "phone", "night-desk": "night-desk", "": "", None: "", "fax": "?",
}  # fmt: skip
"""What stands in a cell -> the channel; nothing, or `?` for what is none."""


def test_agreement() -> None:
    """Channels are known by id, name or a mapped word; they are the first, one of three, or not."""
    cells = [*SOLVED]
    rows = [{**row, "by": cells[n % len(cells)]} for n, row in enumerate(ROWS)]
    mapped = Mapped(values={"tried": {"tel": "phone"}})
    found = simulated(OLD, NEW, rows, agree="by", mapped=mapped).agreement
    assert found
    known = [
        (SOLVED[row["by"]], old, new)
        for row, old, new in both(rows)
        if SOLVED[row["by"]] in NEW.channels
    ]
    others = Counter(SOLVED[row["by"]] for row, *_ in both(rows))

    assert (found.known, found.empty, found.unknown) == (len(known), others[""], others["?"])
    assert found.first == (
        sum(solved == old.first for solved, old, _ in known),
        sum(solved == new.first for solved, _, new in known),
    )
    assert found.first_three == (
        sum(solved in old[:3] for solved, old, _ in known),
        sum(solved in new[:3] for solved, _, new in known),
    )
    assert found.first[0] not in (0, found.first[1], found.first_three[0])


def test_rows_that_one_understands() -> None:
    """Rows with an answer that only one of the rules knows are counted apart, with the reason."""
    data = small_data(chat={}, phone={})
    old = catalog_of(data)
    levels = {"low": {"en": "low"}, "now": {"en": "now"}}
    data["criteria"]["urgency"]["levels"] = levels
    for channel in data["channels"].values():
        channel["fits"] = {"urgency": {"low": "good", "now": "best"}}
    urgencies = ["low"] * 5 + ["high"] * 3 + ["now"] * 2 + ["never"]
    rows = [{"urgency": urgency} for urgency in urgencies]
    found = simulated(old, catalog_of(data), rows, 4, [Reject(line=1, code="long-row")])

    assert found.only_old == (RejectKind("unknown-answer", "urgency", 3),)
    assert found.only_new == (RejectKind("unknown-answer", "urgency", 2),)
    assert found.rejects == (
        RejectKind("long-row", "", 1),
        RejectKind("unknown-answer", "urgency", 1),
    )
    assert (found.read, found.understood, found.rejected) == (12, 5, 2)


LOUD, QUIET = (small_data(chat={"hours": hours}, phone={}) for hours in ("24/7", "off"))


@pytest.mark.parametrize(
    ("row", "id_column", "expected"),
    [
        ({}, None, "t.csv:1"),
        ({"id": 7}, None, "7"),
        ({"id": None}, None, "t.csv:1"),
        ({"Ticket ID": "A-1", "ref": "B-2"}, None, "A-1"),
        ({"Ticket ID": "A-1", "ref": "B-2"}, "ref", "B-2"),
        ({"工单号": "甲1"}, None, "甲1"),
    ],
)
def test_names_of_rows(row: Ticket, id_column: str | None, expected: str) -> None:
    """A row goes by its id, in the column that is named or looks like it; else by its line."""
    rows = [{"urgency": "low", **row}]
    found = simulated(catalog_of(LOUD), catalog_of(QUIET), rows, id_column=id_column)

    assert [move.examples for move in found.moves] == [(expected,)]


def test_words_that_one_of_the_rules_lacks() -> None:
    """What is said of columns and values counts for the rules that know it."""
    data = small_data(chat={}, phone={})
    data["facts"] = {
        "vip": {
            "ask": {"en": "VIP?"},
            "default": "no",
            "answers": {"no": {"en": "no"}, "yes": {"en": "yes"}},
        }
    }
    data["rules"] = {
        "vip": {"when": {"vip": "yes"}, "prefer": ["phone"], "because": {"en": "they are"}}
    }
    mapped = Mapped(columns={"Kind": "vip", "Sev": "urgency"}, values={"vip": {"gold": "yes"}})
    rows = [{"Sev": "low", "Kind": "gold"}, {"Sev": "low", "Kind": "no"}]
    old, new = catalog_of(LOUD), catalog_of(data)

    for catalogs in ((old, new), (new, old)):
        found = simulated(*catalogs, rows, mapped=mapped)
        assert found.first == 1
        assert found.questions["vip"]["yes"].changed == 1


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"id_column": "nr"}, "unknown-column"),
        ({"agree": "by"}, "unknown-column"),
        ({"mapped": Mapped(columns={"Sev": "severity"})}, "unknown-name"),
        ({"mapped": Mapped(values={"urgency": {"1": "huge"}})}, "unknown-answer"),
        ({"mapped": Mapped(defaults={"colour": "red"})}, "unknown-name"),
    ],
)
def test_wrong_words(options: dict[str, Any], code: str) -> None:
    """What neither of the rules, nor the table, knows is refused."""
    with pytest.raises(InputError) as caught:
        simulated(catalog_of(LOUD), catalog_of(QUIET), [{"urgency": "low", "Sev": "1"}], **options)

    assert code in {problem.code for problem in caught.value.problems}


def test_tables_with_other_columns() -> None:
    """Tables of one archive may have different columns; each is counted by its own."""
    simulation = Simulation(catalog_of(LOUD), catalog_of(QUIET), USUAL)
    for name, row in (("a", {"urgency": "low", "id": "1"}), ("b", {"Urgency": "high"})):
        simulation.enter([*row], name)
        for block in blocks([row], 1):
            simulation.add(block)
    (move,) = simulation.result().moves

    assert (move.count, move.examples) == (2, ("1", "b:1"))
