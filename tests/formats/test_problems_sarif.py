"""Problems as SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from channelpick import __version__
from channelpick.formats.interface import Screen
from channelpick.formats.problems import as_sarif
from channelpick.formats.problems.interface import Findings
from channelpick.words.languages import words_in
from tests.formats.found import FOUND, MARKED

RELATIVE = {"uri": "rules/%E5%AE%A2%E6%9C%8D%201%2C2.toml"}


def run_of(found: Sequence[Findings], language: str = "en") -> Any:
    """The one run of a SARIF log."""
    text = as_sarif.report(found, words_in(language), Screen(color=True))
    assert text.isascii()
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    return run


@pytest.mark.parametrize("language", ["en", "zh"])
def test_rules(language: str) -> None:
    """Each code that occurs is a rule, once; each result finds its own."""
    run = run_of(FOUND, language)
    driver = run["tool"]["driver"]

    assert (driver["name"], driver["version"]) == ("channelpick", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["bad-word", "same-id", "no-weight"]
    assert [driver["rules"][r["ruleIndex"]]["id"] for r in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert run["language"] == language
    assert run["columnKind"] == "unicodeCodePoints"
    for rule in driver["rules"]:
        assert "{" not in rule["shortDescription"]["text"]


def test_result() -> None:
    """A problem with its place and its fix."""
    region = {"startLine": 3, "startColumn": 9, "endColumn": 16}
    replacement = {"deletedRegion": region, "insertedContent": {"text": '"first"'}}

    assert run_of(FOUND)["results"][0] == {
        "ruleId": "bad-word",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "tips.x.stage: “frist” is not one of first, after\nDid you mean “first”?"
        },
        "locations": [{"physicalLocation": {"artifactLocation": RELATIVE, "region": region}}],
        "fixes": [
            {"artifactChanges": [{"artifactLocation": RELATIVE, "replacements": [replacement]}]}
        ],
    }


def test_other_lines() -> None:
    """The other lines that a problem concerns are related locations, each with its id."""
    result = run_of(FOUND)["results"][1]
    related = [
        (other["id"], other["physicalLocation"]["region"]) for other in result["relatedLocations"]
    ]

    assert (result["level"], "fixes" in result) == ("warning", False)
    assert related == [(1, {"startLine": 4}), (2, {"startLine": 12})]


def test_places() -> None:
    """What is not known of a place is left out, down to the file."""
    results = run_of(FOUND)["results"]

    assert results[2]["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "file:///srv/b:c.toml"}}}
    ]
    assert "locations" not in results[4]


def test_no_problem() -> None:
    """A clean run is a run without results, not a missing one."""
    assert run_of([Findings(problems=(), source="clean.toml")])["results"] == []


@pytest.mark.parametrize(
    "path", ["a b.toml", "100%.toml", "a:b.toml", "a?b#c.toml", "中/文.toml", "a\udcff.toml", "-"]
)
def test_uri(path: str) -> None:
    """A path is a valid relative URI, which leads back to it."""
    result = run_of([Findings(problems=(MARKED,), source=path)])["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]

    assert urlsplit(uri)[:2] == ("", "")
    assert urlsplit(uri)[3:] == ("", "")
    assert unquote(uri, errors="surrogatepass") == path
