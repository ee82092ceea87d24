"""Problems as workflow commands, which GitHub Actions shows beside the lines of a change.

See: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from channelpick.errors import Problem, Severity
from channelpick.formats.interface import Screen
from channelpick.formats.problems.interface import Findings
from channelpick.formats.problems.wording import cure, message
from channelpick.screening.foreign_text import neutralise
from channelpick.words.words import Words

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def report(found: Sequence[Findings], words: Words, _screen: Screen) -> str:
    """All problems, each as one command; nothing when there is none."""
    return "".join(
        _command(problem, findings, words) for findings in found for problem in findings.problems
    )


def _command(problem: Problem, findings: Findings, words: Words) -> str:
    properties = {
        "file": neutralise(findings.source) or None,
        "line": problem.line,
        "col": problem.column,
        "endColumn": problem.end_column,
        "title": problem.code,
    }
    told = ",".join(
        f"{name}={str(value).translate(_IN_PROPERTY)}"
        for name, value in properties.items()
        if value is not None
    )
    said = "\n".join(filter(None, (message(problem, findings, words), cure(problem, words))))
    return f"::{_COMMANDS[problem.severity]} {told}::{said.translate(_IN_DATA)}\n"
