"""What the analysis of a catalog found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from channelpick.errors import Problem
from channelpick.formats.interface import Telling
from channelpick.formats.problems import as_json
from channelpick.formats.problems.interface import Findings
from channelpick.formats.problems.wording import cure, message
from channelpick.formats.report import Block, Heading, Json, Line, Report, Table
from channelpick.formats.reports import wording
from channelpick.screening.foreign_text import neutralise
from channelpick.staff.analysis import Analysis
from channelpick.staff.weights import WeightMoves
from channelpick.words.words import ReportWords

_STYLES = {"error": "bold red", "warning": "yellow", "note": ""}


def analysis_report(analysis: Analysis, telling: Telling) -> Report:
    """The report; the problems of the analysis must have their places by now."""
    words = telling.words.report
    blocks: list[Block] = [Heading(words.findings), *_findings(analysis, telling)]
    if analysis.accepted:
        blocks += [Heading(words.accepted), *_accepted(analysis, telling)]
    blocks += [Heading(words.firsts), _channels(analysis, telling)]
    if analysis.rules:
        blocks += [Heading(words.rules), _rules(analysis, telling)]
    weights = (_weight(each, analysis, words) for each in analysis.weights)
    blocks += [Heading(words.weights), *weights]
    ties = [
        Line(f"{tie.winner} = {tie.loser}: {_share(tie.count, analysis, telling)}", level=1)
        for tie in analysis.ties
    ]
    blocks += [Heading(words.ties), *(ties or [Line(words.no_ties)])]
    if analysis.tips:
        rows = tuple((t.tip, *_count(t.given, analysis)) for t in analysis.tips)
        heads = (words.tip, words.given, "")
        blocks += [Heading(words.tips), Table(heads, rows, frozenset({1, 2}))]
    blocks.append(wording.covered(analysis.space, telling))
    return Report(tuple(blocks), _data(analysis, telling))


def _findings(analysis: Analysis, telling: Telling) -> Iterator[Line]:
    if not analysis.problems:
        yield Line(telling.words.report.all_well, style="green")
    for problem in analysis.problems:
        yield from _problem(problem, telling)


def _accepted(analysis: Analysis, telling: Telling) -> Iterator[Line]:
    for problem in analysis.accepted:
        yield replace(_said(problem, telling), style="")
        reason = neutralise(telling.file.catalog.accept[problem.code])
        yield Line(telling.words.report.accepted_because.format(reason=reason), level=2)


def _problem(problem: Problem, telling: Telling) -> Iterator[Line]:
    yield _said(problem, telling)
    if help_ := cure(problem, telling.words):
        yield Line(help_, level=2)


def _said(problem: Problem, telling: Telling) -> Line:
    severity = telling.words.problem.severity[problem.severity]
    place = f"{neutralise(telling.file.path)}:{problem.line}: " if problem.line else ""
    said = message(problem, _found(telling, problem), telling.words)
    text = f"{place}{severity}[{problem.code}]: {said}"
    return Line(text, style=_STYLES[problem.severity], level=1)


def _found(telling: Telling, *problems: Problem) -> Findings:
    return Findings(problems=problems, source=telling.file.path, catalog=telling.file.catalog)


def _channels(analysis: Analysis, telling: Telling) -> Table:
    words = telling.words.report
    rows = tuple(
        (use.channel, *_count(use.first, analysis), *_count(use.top, analysis))
        for use in analysis.channels
    )
    return Table((words.channel, words.first, "", words.top, ""), rows, frozenset({1, 2, 3, 4}))


def _rules(analysis: Analysis, telling: Telling) -> Table:
    words = telling.words.report
    rows = tuple(
        (use.rule, *map(wording.number, (use.applies, use.first, use.any_place)))
        for use in analysis.rules
    )
    heads = (words.rule, words.applies, words.first_choice, words.any_place)
    return Table(heads, rows, frozenset({1, 2, 3}))


def _weight(moves: WeightMoves, analysis: Analysis, words: ReportWords) -> Line:
    shares = (
        f"{weight}: {wording.share(count, analysis.space.size)}"
        for weight, count in moves.changes.items()
    )
    changes = ", ".join(shares) if any(moves.changes.values()) else words.no_other_weight
    return Line(f"{moves.criterion} = {moves.weight} → {changes}", level=1)


def _count(count: int, analysis: Analysis) -> tuple[str, str]:
    return wording.number(count), wording.share(count, analysis.space.size)


def _share(count: int, analysis: Analysis, telling: Telling) -> str:
    return wording.of_all(count, analysis.space, telling.words.report)


def _data(analysis: Analysis, telling: Telling) -> Json:
    accept: Mapping[str, str] = telling.file.catalog.accept

    def problem(each: Problem) -> Json:
        return as_json.problem_data(each, _found(telling, each), telling.words)

    return {
        "schema": "channelpick/analysis/1",
        "covered": {**wording.covered_data(analysis.space), "cases": analysis.cases},
        "problems": [problem(each) for each in analysis.problems],
        "accepted": [{**problem(each), "reason": accept[each.code]} for each in analysis.accepted],
        "channels": [
            {"channel": use.channel, "first": use.first, "first_three": use.top}
            for use in analysis.channels
        ],
        "rules": [
            {
                "rule": use.rule,
                "applies": use.applies,
                "first_changes": use.first,
                "any_place_changes": use.any_place,
            }
            for use in analysis.rules
        ],
        "weights": [
            {
                "criterion": each.criterion,
                "weight": each.weight,
                "first_changes": {str(w): count for w, count in each.changes.items()},
            }
            for each in analysis.weights
        ],
        "ties": [
            {"winner": tie.winner, "loser": tie.loser, "count": tie.count} for tie in analysis.ties
        ],
        "tips": [{"tip": use.tip, "given": use.given} for use in analysis.tips],
    }
