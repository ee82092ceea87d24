"""What a change of the rules would have done to an archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from channelpick.batch.agreement import Agreement
from channelpick.batch.expectation import Expected
from channelpick.batch.flow import Move
from channelpick.batch.simulated import AnswerChange, Simulated, total
from channelpick.core.catalog import Catalog
from channelpick.formats import times
from channelpick.formats.interface import Telling
from channelpick.formats.report import Block, Heading, Json, Line, Report, Table
from channelpick.formats.reports import wording
from channelpick.formats.reports.batch_report import reject_blocks, rejects_data
from channelpick.screening.foreign_text import neutralise

_MOST_MOVES = 12
"""How many kinds of change people are shown one by one; the most frequent come first."""


def simulation_report(found: Simulated, old: str, new: str, telling: Telling) -> Report:
    """The report.

    Args:
        found: what was found.
        old: where the old rules came from.
        new: where the new ones came from.
        telling: to whom.
    """
    title = telling.words.report.diff_title.format(old=neutralise(old), new=neutralise(new))
    return Report((Heading(title), *_blocks(found, telling)), _data(found, old, new))


def _blocks(found: Simulated, telling: Telling) -> Iterator[Block]:
    yield from _counts(found, telling)
    if found.understood:
        yield from _findings(found, telling)
    yield from _ledger(found, telling)


def _findings(found: Simulated, telling: Telling) -> Iterator[Block]:
    words = telling.words.archive
    if found.expected:
        yield Heading(words.reply)
        yield _replies(found.expected, telling)
        count = wording.number(found.with_channel)
        yield Line(words.reply_of.format(count=count), style="dim")
    if found.agreement:
        yield Heading(words.agreement.format(column=neutralise(found.agreement.column)))
        yield from _agreement(found.agreement, telling)
    yield Heading(words.firsts)
    yield _channels(found, telling)
    yield from _moves(found, telling)
    for question in _foremost(found, telling.file.catalog):
        yield Heading(words.by_question.format(question=question))
        yield _answers(found.questions[question], telling)


def _counts(found: Simulated, telling: Telling) -> Iterator[Line]:
    words = telling.words.archive

    def said(sentence: str, count: int) -> str:
        share = wording.share(count, found.understood)
        total = wording.number(found.understood)
        return sentence.format(count=wording.number(count), share=share, total=total)

    if not found.first_three:
        yield Line(words.same if found.understood else words.none, style="bold")
        return
    yield Line(said(words.changed, found.first), style="bold")
    yield Line(said(words.changed_three, found.first_three))
    for kind, count in (("more", found.newly_nothing), ("fewer", found.no_longer_nothing)):
        if count:
            yield Line(said(words.nothing[kind], count))


def _replies(expected: tuple[Expected, Expected], telling: Telling) -> Table:
    words = telling.words.archive
    rows = tuple(
        (label, *(times.average(minutes, telling.words) for minutes in pair))
        for label, pair in (
            (words.mean, (side.mean for side in expected)),
            (words.median, (side.median for side in expected)),
        )
    )
    return Table(("", words.before, words.after), rows, frozenset({1, 2}))


def _agreement(agreement: Agreement, telling: Telling) -> Iterator[Block]:
    words, report = telling.words.archive, telling.words.report
    rows = tuple(
        (label, *_both(pair, agreement.known))
        for label, pair in (
            (report.first, agreement.first),
            (report.top, agreement.first_three),
        )
    )
    if agreement.known:
        yield Table(("", words.before, "", words.after, ""), rows, frozenset({1, 2, 3, 4}))
    said = {"known": agreement.known, "empty": agreement.empty, "unknown": agreement.unknown}
    counts = {name: wording.number(count) for name, count in said.items()}
    yield Line(words.agreement_of.format(**counts), style="dim")


def _channels(found: Simulated, telling: Telling) -> Table:
    words, report = telling.words.archive, telling.words.report
    before, after = found.firsts
    rows = tuple(
        (
            channel or report.nothing,
            *_both((before.get(channel, 0), after.get(channel, 0)), found.understood),
            _difference(after.get(channel, 0) - before.get(channel, 0)),
        )
        for channel in (*found.channels, None)
        if channel or None in before or None in after
    )
    heads = (report.channel, words.before, "", words.after, "", words.change)
    return Table(heads, rows, frozenset({1, 2, 3, 4, 5}))


def _both(counts: tuple[int, int], of: int) -> Iterator[str]:
    """Two counts, each with its share."""
    for count in counts:
        yield wording.number(count)
        yield wording.share(count, of)


def _difference(count: int) -> str:
    return f"{count:+,}".replace("-", "−") if count else "0"


def _moves(found: Simulated, telling: Telling) -> Iterator[Block]:
    words, report = telling.words.archive, telling.words.report
    if found.moves:
        yield Heading(words.moves)
    for move in found.moves[:_MOST_MOVES]:
        old, new = (channel or report.nothing for channel in (move.old, move.new))
        share = wording.share(move.count, found.understood)
        count = report.of_all.format(count=wording.number(move.count), share=share)
        yield Line(f"{old} → {new}  {count}", style="bold", level=1)
        examples = telling.words.answer.names_joint.join(map(neutralise, move.examples))
        yield Line(words.examples.format(examples=examples), style="dim", level=2)
    if rest := found.moves[_MOST_MOVES:]:
        count = wording.number(sum(move.count for move in rest))
        yield Line(words.more_moves.format(kinds=len(rest), count=count), style="dim", level=1)


def _foremost(found: Simulated, catalog: Catalog) -> Iterator[str]:
    """The first criterion and the first fact that have a column; JSON has all questions."""
    for family in (catalog.criteria, catalog.facts):
        yield from [name for name in family if name in found.questions][:1]


def _answers(answers: Mapping[str, AnswerChange], telling: Telling) -> Table:
    words = telling.words.archive
    rows = tuple(
        (
            answer,
            wording.number(each.count),
            wording.number(each.changed),
            wording.share(each.changed, each.count),
        )
        for answer, each in answers.items()
    )
    heads = (words.answer, words.rows, words.changed_rows, "")
    return Table(heads, rows, frozenset({1, 2, 3}))


def _ledger(found: Simulated, telling: Telling) -> Iterator[Block]:
    """What became of all rows, so that nobody must guess what was counted."""
    words = telling.words.archive
    said = {
        "read": found.read,
        "both": found.understood,
        "old": total(found.only_old),
        "new": total(found.only_new),
        "rejected": found.rejected,
    }
    counts = {name: wording.number(count) for name, count in said.items()}
    for title, kinds in (
        (words.only_old, found.only_old),
        (words.only_new, found.only_new),
        (words.rejected, found.rejects),
    ):
        yield from reject_blocks(title, kinds, telling)
    yield Line(words.ledger.format(**counts), style="dim")


def _data(found: Simulated, old: str, new: str) -> Json:
    before, after = found.firsts
    return {
        "schema": "channelpick/simulation/1",
        "old": old,
        "new": new,
        "read": found.read,
        "understood": found.understood,
        "only_old": rejects_data(found.only_old),
        "only_new": rejects_data(found.only_new),
        "rejected": found.rejected,
        "rejects": rejects_data(found.rejects),
        "situations": _sides(found.situations),
        "first": found.first,
        "first_three": found.first_three,
        "channels": [
            {"channel": channel, "old": before.get(channel, 0), "new": after.get(channel, 0)}
            for channel in found.channels
        ],
        "nothing": _sides((before.get(None, 0), after.get(None, 0))),
        "newly_nothing": found.newly_nothing,
        "no_longer_nothing": found.no_longer_nothing,
        "moves": [_move_data(move) for move in found.moves],
        "questions": [
            {
                "question": question,
                "answers": [
                    {"answer": answer, "count": each.count, "changed": each.changed}
                    for answer, each in answers.items()
                ],
            }
            for question, answers in found.questions.items()
        ],
        "reply": found.expected
        and {"tickets": found.with_channel}
        | _sides(
            tuple({"mean_minutes": e.mean, "median_minutes": e.median} for e in found.expected)
        ),
        "agreement": found.agreement
        and {
            "column": found.agreement.column,
            "known": found.agreement.known,
            "empty": found.agreement.empty,
            "unknown": found.agreement.unknown,
            "first": _sides(found.agreement.first),
            "first_three": _sides(found.agreement.first_three),
        },
    }


def _sides(pair: tuple[object, ...]) -> Json:
    return dict(zip(("old", "new"), pair, strict=True))


def _move_data(move: Move) -> Json:
    return {
        "old": move.old,
        "new": move.new,
        "count": move.count,
        "examples": list(move.examples),
    }
