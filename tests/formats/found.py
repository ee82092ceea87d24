"""Problems that the tests of every format show."""

from __future__ import annotations

from channelpick.errors import Problem
from channelpick.formats.problems.interface import Findings

MARKED = Problem(
    code="bad-word",
    path=("tips", "x", "stage"),
    values={"given": "frist", "guess": "first", "options": "first, after"},
    line=3,
    column=9,
    end_column=16,
    excerpt='stage = "frist"',
    fix='"first"',
)
REPEATED = Problem(
    code="same-id",
    path=("facts", "topic"),
    values={"given": "100%:a,b\nc"},
    severity="warning",
    line=9,
    also_lines=(4, 12),
)
PLACELESS = Problem(code="no-weight", severity="note")

FOUND = (
    Findings(problems=(MARKED, REPEATED), source="rules/客服 1,2.toml"),
    Findings(problems=(), source="clean.toml"),
    Findings(problems=(PLACELESS, MARKED), source="/srv/b:c.toml"),
    Findings(problems=(PLACELESS,)),
)
