"""What a whole archive was answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from channelpick.batch.summary import Summed
from channelpick.batch.tallies import RejectKind
from channelpick.formats.interface import Telling
from channelpick.formats.report import Block, Heading, Json, Line, Report, Table
from channelpick.formats.reports import wording
from channelpick.screening.foreign_text import neutralise

_MOST_REJECTS = 10
"""How many kinds of rejects people are shown."""
_MOST_SHARES = 3
"""How many first choices are named for an answer."""
_YES_OR_NO = {"no", "yes"}
"""The answers to questions that are left to the JSON: there are many of them."""


def batch_report(summed: Summed, telling: Telling) -> Report:
    """The report."""
    return Report((*_blocks(summed, telling),), _data(summed))


def _blocks(summed: Summed, telling: Telling) -> Iterator[Block]:
    words = telling.words.archive
    said = {"read": summed.read, "accepted": summed.accepted, "rejected": summed.rejected}
    counts = {name: wording.number(count) for name, count in said.items()}
    yield Line(telling.words.table.ledger.format(**counts), style="bold")
    yield Line(words.situations.format(count=wording.number(summed.situations)))
    yield from reject_blocks(words.rejected, summed.rejects, telling)
    yield Heading(words.firsts)
    yield _channels(summed, telling)
    for question, answers in summed.questions.items():
        if answers.keys() != _YES_OR_NO:
            yield Heading(words.by_question.format(question=question))
            yield _answers(answers, telling)
    if named := {rule: count for rule, count in summed.rules.items() if count}:
        yield Heading(words.rules)
        yield _rules(named, summed.accepted, telling)
    if idle := [rule for rule in summed.rules if rule not in named]:
        rules = telling.words.answer.names_joint.join(idle)
        yield Line(words.never_named.format(rules=rules), style="dim")


def reject_blocks(title: str, rejects: Sequence[RejectKind], telling: Telling) -> Iterator[Block]:
    """Why rows were rejected, if any were."""
    words = telling.words.archive
    shown, rest = rejects[:_MOST_REJECTS], rejects[_MOST_REJECTS:]
    if shown:
        rows = tuple((r.code, neutralise(r.column), wording.number(r.count)) for r in shown)
        yield Heading(title)
        yield Table((words.kind, words.column, words.rows), rows, frozenset({2}))
    if rest:
        count = wording.number(sum(reject.count for reject in rest))
        yield Line(words.more_rejects.format(kinds=len(rest), count=count), style="dim", level=1)


def _channels(summed: Summed, telling: Telling) -> Table:
    words = telling.words.archive
    uses = [(use.channel, use.count, use.mean_score) for use in summed.channels]
    if summed.nothing:
        uses.append((telling.words.report.nothing, summed.nothing, None))
    rows = tuple(
        (
            name,
            wording.number(count),
            wording.share(count, summed.accepted),
            "" if score is None else f"{score:.1f}",
        )
        for name, count, score in uses
    )
    heads = (telling.words.report.channel, words.rows, words.share, words.score)
    return Table(heads, rows, frozenset({1, 2, 3}))


def _answers(answers: Mapping[str, Mapping[str | None, int]], telling: Telling) -> Table:
    """One question: how often each answer is given, and where these rows go."""
    words, nothing = telling.words.archive, telling.words.report.nothing
    joint = telling.words.answer.names_joint
    total = sum(sum(firsts.values()) for firsts in answers.values())
    rows = []
    for answer, firsts in answers.items():
        count = sum(firsts.values())
        most = sorted(firsts.items(), key=lambda pair: -pair[1])[:_MOST_SHARES]
        shares = joint.join(f"{name or nothing} {wording.share(n, count)}" for name, n in most)
        rows.append((answer, wording.number(count), wording.share(count, total), shares))
    heads = (words.answer, words.rows, words.share, words.first_choices)
    return Table(heads, tuple(rows), frozenset({1, 2}))


def _rules(named: Mapping[str, int], total: int, telling: Telling) -> Table:
    words = telling.words.archive
    rows = tuple(
        (rule, wording.number(count), wording.share(count, total))
        for rule, count in sorted(named.items(), key=lambda pair: -pair[1])
    )
    return Table((telling.words.report.rule, words.rows, words.share), rows, frozenset({1, 2}))


def _data(summed: Summed) -> Json:
    return {
        "schema": "channelpick/batch-summary/1",
        "read": summed.read,
        "accepted": summed.accepted,
        "rejected": summed.rejected,
        "rejects": rejects_data(summed.rejects),
        "situations": summed.situations,
        "channels": [
            {"channel": use.channel, "first": use.count, "mean_score": use.mean_score}
            for use in summed.channels
        ],
        "nothing": summed.nothing,
        "questions": [
            {
                "question": question,
                "answers": [
                    {
                        "answer": answer,
                        "count": sum(firsts.values()),
                        "first": {name: n for name, n in firsts.items() if name},
                        "nothing": firsts.get(None, 0),
                    }
                    for answer, firsts in answers.items()
                ],
            }
            for question, answers in summed.questions.items()
        ],
        "rules": [{"rule": rule, "named": count} for rule, count in summed.rules.items()],
    }


def rejects_data(rejects: Sequence[RejectKind]) -> list[Json]:
    """Why rows were rejected, for scripts."""
    return [{"code": r.code, "column": r.column or None, "count": r.count} for r in rejects]
