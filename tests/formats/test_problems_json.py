"""Problems as JSON, for scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from channelpick.formats.interface import Screen
from channelpick.formats.problems import as_json
from channelpick.formats.problems.interface import Findings
from channelpick.words.languages import words_in
from tests.formats.found import FOUND
from tests.support import ROOT

SCHEMA = json.loads(
    (ROOT / "channelpick" / "formats" / "schemas" / "problems-1.schema.json").read_text("utf-8")
)


def told(found: Sequence[Findings], language: str = "en") -> Any:
    """The JSON of problems, read again."""
    text = as_json.report(found, words_in(language), Screen(color=True))
    assert text.isascii()
    return json.loads(text)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("found", [(), FOUND], ids=["none", "some"])
def test_schema(found: Sequence[Findings], language: str) -> None:
    """Problems come in the published form, in both languages."""
    Draft202012Validator.check_schema(SCHEMA)

    assert list(Draft202012Validator(SCHEMA).iter_errors(told(found, language))) == []


def test_problem_with_a_fix() -> None:
    """Everything that is known is told, in this order."""
    assert list(told(FOUND)["problems"][0].items()) == [
        ("code", "bad-word"),
        ("severity", "error"),
        ("file", "rules/客服 1,2.toml"),
        ("line", 3),
        ("column", 9),
        ("end_column", 16),
        ("message", "tips.x.stage: “frist” is not one of first, after"),
        ("help", "Did you mean “first”?"),
        ("fix", '"first"'),
    ]


def test_problem_without_a_place() -> None:
    """What is not known is null; a fix is missing where there is none."""
    assert told(FOUND, "zh")["problems"][-1] == {
        "code": "no-weight",
        "severity": "note",
        "file": None,
        "line": None,
        "column": None,
        "end_column": None,
        "message": "所有 weight 都是 0",
        "help": "至少给一个问题分量。",
    }


def test_no_problem() -> None:
    """Without problems there is still an answer."""
    assert told([Findings(problems=(), source="clean.toml")]) == {
        "schema": "channelpick/problems/1",
        "problems": [],
    }
