"""Problems as JSON for scripts: `channelpick/problems/1`, ASCII only; its schema is published."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from channelpick.errors import Problem
from channelpick.formats.interface import Screen
from channelpick.formats.problems.interface import Findings
from channelpick.formats.problems.wording import cure, message
from channelpick.words.words import Words


def report(found: Sequence[Findings], words: Words, _screen: Screen) -> str:
    """All problems as one JSON object; what is not known is null."""
    problems = [
        problem_data(problem, findings, words)
        for findings in found
        for problem in findings.problems
    ]
    return json.dumps({"schema": "channelpick/problems/1", "problems": problems}, indent=2) + "\n"


def problem_data(problem: Problem, findings: Findings, words: Words) -> dict[str, Any]:
    """One problem as an object."""
    fix = {} if problem.fix is None else {"fix": problem.fix}
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": findings.source or None,
        "line": problem.line,
        "column": problem.column,
        "end_column": problem.end_column,
        "message": message(problem, findings, words),
        "help": cure(problem, words) or None,
        **fix,
    }
