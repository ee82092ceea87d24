"""Problems for people: `file:line:column: error[code]: where: what`, the line itself, the cure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from channelpick.errors import Problem, Severity
from channelpick.formats.interface import Screen
from channelpick.formats.page import Page
from channelpick.formats.problems.excerpt import cut_excerpt
from channelpick.formats.problems.interface import Findings
from channelpick.formats.problems.wording import also, cure, message
from channelpick.screening.foreign_text import neutralise
from channelpick.words.words import Words

_STYLES: Mapping[Severity, str] = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
}
_FRAME = "blue"


def report(found: Sequence[Findings], words: Words, screen: Screen) -> str:
    """All problems; those that show their line have a gap around them."""
    page = Page(screen)
    is_drawn = False
    for findings in found:
        for problem in findings.problems:
            if is_drawn or problem.excerpt:
                page.gap()
            is_drawn = bool(problem.excerpt)
            _head(page, problem, findings, words)
            if is_drawn:
                _drawing(page, problem, words, screen)
            elif help_ := cure(problem, words):
                page.line((f"  {help_}", ""))
    return page.render()


def _head(page: Page, problem: Problem, findings: Findings, words: Words) -> None:
    """One line that editors and scripts can take apart; so it is never wrapped."""
    parts = (neutralise(findings.source), problem.line, problem.column)
    place = ":".join(str(part) for part in parts if part)
    page.line(
        (f"{place}: " if place else "", ""),
        (f"{words.problem.severity[problem.severity]}[{problem.code}]", _STYLES[problem.severity]),
        (f": {message(problem, findings, words)}", "bold"),
    )


def _drawing(page: Page, problem: Problem, words: Words, screen: Screen) -> None:
    """The line of the file with its number, carets under the mark, and what to know about it."""
    number = str(problem.line or "")
    margin = " " * len(number)
    start = (problem.column or 1) - 1
    end = start if problem.end_column is None else problem.end_column - 1
    room = page.width - len(number) - len(" | ")
    seen = cut_excerpt(problem.excerpt, start, end, room, screen)
    page.line((f"{margin} |", _FRAME))
    page.line((f"{number} | ", _FRAME), ("".join(seen), ""))
    if problem.column:
        page.line((f"{margin} | ", _FRAME), (seen.carets, _STYLES[problem.severity]))
    if others := also(problem, words):
        page.paragraph(others, mark=f"{margin} = ")
    if help_ := cure(problem, words):
        page.paragraph(help_, mark=f"{margin} = {words.problem.help}{words.answer.colon}")
