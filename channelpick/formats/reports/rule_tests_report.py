"""What came of the staff's own tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from channelpick.core.reasons import (
    ExclusionReason,
    FitReason,
    Forbidden,
    PlaceReason,
    RuleReason,
)
from channelpick.core.recommendation import Recommendation
from channelpick.formats.as_json import EXCLUSION_KINDS, PLACE_KINDS
from channelpick.formats.interface import Telling
from channelpick.formats.report import Block, Json, Line, Report
from channelpick.formats.reports import wording
from channelpick.screening.foreign_text import neutralise
from channelpick.staff.rule_tests import Failure, Outcome
from channelpick.staff.spelling import spell_situation

_REASONS_OF = 3
"""How many places are explained."""


def rule_tests_report(
    outcomes: Sequence[Outcome], lines: Sequence[str], telling: Telling
) -> Report:
    """The report.

    Args:
        outcomes: one for each test.
        lines: where each test stands, as `file:line`.
        telling: to whom.
    """
    words = telling.words.report
    blocks: list[Block] = []
    for outcome, line in zip(outcomes, lines, strict=True):
        blocks += _outcome(outcome, line, telling)
    failed = sum(bool(outcome.failures) for outcome in outcomes)
    situations = sum(outcome.situations for outcome in outcomes)
    summary = words.tests_summary.format(
        passed=len(outcomes) - failed, failed=failed, situations=wording.number(situations)
    )
    blocks.append(Line(summary, style="bold red" if failed else "bold green"))
    data: Json = {
        "schema": "channelpick/rule-tests/1",
        "passed": len(outcomes) - failed,
        "failed": failed,
        "tests": [_data(outcome, line) for outcome, line in zip(outcomes, lines, strict=True)],
    }
    return Report(tuple(blocks), data)


def _outcome(outcome: Outcome, line: str, telling: Telling) -> Iterator[Block]:
    words, name = telling.words.report, neutralise(outcome.test.name)
    yes, no = ("ok ", "FAILED ") if telling.screen.ascii_only else ("✓ ", "✗ ")
    if not outcome.failures:
        text = words.test_passed.format(name=name, count=wording.number(outcome.situations))
        yield Line(text, style="green", mark=yes)
        return
    yield Line(name, style="bold red", mark=no)
    # One situation often fails several expectations: it is explained once.
    by_example = sorted(outcome.failures, key=lambda failure: failure.example)
    for _, group in groupby(by_example, key=lambda failure: failure.example):
        failures = tuple(group)
        for failure in failures:
            yield Line(f"{neutralise(line)}: {_expected(outcome, failure, telling)}", level=2)
        situation = spell_situation(failures[0].space, failures[0].example)
        yield Line(words.example.format(example=situation), level=2)
        yield from _reasons(failures, telling)


def _expected(outcome: Outcome, failure: Failure, telling: Telling) -> str:
    words = telling.words.report
    wanted = getattr(outcome.test, failure.expectation)
    names = wanted if isinstance(wanted, str) else telling.words.answer.names_joint.join(wanted)
    return words.expectation_failed.format(
        expected=words.expected[failure.expectation].format(wanted=neutralise(names)),
        failures=wording.number(failure.count),
        count=wording.number(outcome.situations),
    )


def _reasons(failures: Sequence[Failure], telling: Telling) -> Iterator[Line]:
    """The first places with their points, and who was left out why; in the words of the file."""
    answer, words = failures[0].answer, telling.words
    for place in answer.places[:_REASONS_OF]:
        points = ", ".join(
            f"{_cause(reason)} {float(reason.points):+.1f}" for reason in place.reasons
        )
        text = f"{place.channel} {float(place.score):.1f}: {points}"
        yield Line(text, style="dim", level=2, mark=f"{place.rank}. ")
    if answer.excluded:
        excluded = ", ".join(f"{x.channel} ({_why_out(x.reason)})" for x in answer.excluded)
        text = f"{words.answer.left_out}{words.answer.colon}{excluded}"
        yield Line(text, style="dim", level=2)
    if any(failure.expectation == "tips" for failure in failures):
        tips = ", ".join(tip.tip for tip in answer.tips) or "—"
        yield Line(words.report.tips_found.format(tips=tips), style="dim", level=2)


def _cause(reason: PlaceReason) -> str:
    match reason:
        case FitReason():
            return f"{reason.criterion}={reason.level} {reason.fit}"
        case RuleReason():
            return f"{reason.effect} {reason.rule}"
        case _:
            return PLACE_KINDS[type(reason)]


def _why_out(reason: ExclusionReason) -> str:
    if isinstance(reason, Forbidden):
        return f"never {reason.rule}"
    return EXCLUSION_KINDS[type(reason)]


def _data(outcome: Outcome, line: str) -> Json:
    return {
        "name": outcome.test.name,
        "at": line,
        "situations": outcome.situations,
        "passed": not outcome.failures,
        "failures": [
            {
                "expectation": failure.expectation,
                "count": failure.count,
                "situation": wording.situation_data(failure.space, failure.example),
                **_answer_data(failure.answer),
            }
            for failure in outcome.failures
        ],
    }


def _answer_data(answer: Recommendation) -> Json:
    return {
        "first": answer.first,
        "places": [place.channel for place in answer.places],
        "tips": [tip.tip for tip in answer.tips],
    }
