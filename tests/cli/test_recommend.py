"""The worked cases through the command line, in both languages."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from channelpick import recommend
from channelpick.cli.app import VERBS
from tests.cli.runs import (
    CASES,
    COMPLETE,
    Run,
    flags_of,
    without_texts,
)
from tests.support import (
    ROOT,
    catalog_of,
    channelpick,
    environment,
    scenario_data,
    scenario_situation,
    shipped_data,
    write_catalog,
)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_worked_case(run: Run, tmp_path: Path, case: Mapping[str, Any]) -> None:
    """A worked case gets the answer of the library, the same in both languages of the texts."""
    data, expected = scenario_data(case), case["expected"]
    rules = write_catalog(tmp_path / "platform.toml", data)
    given = recommend(catalog_of(data), scenario_situation(case))
    options = ("recommend", *flags_of(case), "--rules", str(rules), "--json", "--lang")

    chinese, english = run(*options, "zh"), run(*options, "en")
    answer = english.answer
    said = {f"tip:{tip['tip']}" for tip in answer["tips"]}
    said |= {"plan"} if len(answer["plan"]) > 1 else set()
    said |= {"opens_at"} if any(x["reason"].get("opens_at") for x in answer["excluded"]) else set()

    assert (chinese.code, english.code, chinese.err, english.err) == (0, 0, "", "")
    assert (chinese.answer["lang"], answer["lang"]) == ("zh", "en")
    assert without_texts(chinese.answer) == without_texts(answer)
    assert given.first == answer["first"]
    assert answer["first"] in expected["first_one_of"]
    assert answer["first"] not in expected["never_first"]
    assert not {place["channel"] for place in answer["places"]} & set(expected["never_offered"])
    assert set(expected["says"]) <= said
    assert [place.channel for place in given.places] == [p["channel"] for p in answer["places"]]
    assert [round(float(place.score), 2) for place in given.places] == [
        place["score"] for place in answer["places"]
    ]
    assert [x.channel for x in given.excluded] == [x["channel"] for x in answer["excluded"]]
    assert [(step.channel, step.until.isoformat()) for step in given.plan] == [
        (step["channel"], step["until"]) for step in answer["plan"]
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_names_the_first_channel(run: Run, lang: str) -> None:
    """The text for people begins with the channel to use now, in their language."""
    names = shipped_data()["channels"]["live-chat"]["name"]
    ran = run("recommend", *COMPLETE, "--lang", lang)

    assert ran.code == 0
    assert {"zh": f"现在就用：{names['zh']}", "en": f"Use now: {names['en']}"}[lang] == (
        ran.out.partition("\n")[0]
    )


def test_without_a_verb_it_recommends(run: Run) -> None:
    """The main job needs no verb."""
    with_verb = run("recommend", *COMPLETE, "--json")

    assert with_verb == run(*COMPLETE, "--json")


def test_process_gives_the_same_bytes(run: Run) -> None:
    """A process of its own, fed from a pipe, answers as the function does, and never asks."""
    here = run("recommend", *COMPLETE, "--lang", "zh", "--json")
    there = channelpick("recommend", *COMPLETE, "--lang", "zh", "--json", stdin="1\n2\n3\n")

    assert here == (there.returncode, there.stdout, there.stderr)
    assert there.stdout.isascii()


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The modules that Python has loaded once it ran this code, which prints them last."""
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
        env=environment(COLUMNS="60"),
        timeout=60,
    )
    return set(ran.stdout.splitlines()[-1].split())


THROUGH_TYPER = """
import sys
from channelpick.cli.app import main
code = main(sys.argv[1:])
print(*sys.modules)
sys.exit(code)
"""
PAINTING = {"rich.console", "questionary", "prompt_toolkit", "babel", "uniseg", "asyncio"}
VALIDATING = {"pydantic", "channelpick.core.catalog", "opening_hours", "holidays", "tomli"}


def test_json_needs_neither_rich_nor_prompts() -> None:
    """The path of scripts stays free of the libraries that paint and ask."""
    loaded = loaded_by(THROUGH_TYPER, "recommend", *COMPLETE, "--json")

    assert {"channelpick", "typer", *VALIDATING} <= loaded
    assert set() == loaded & PAINTING
    assert "holidays.countries.china" in loaded
    assert "holidays.countries.japan" not in loaded


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_needs_typer_alone(verb: str) -> None:
    """Help loads Typer, but nothing with which catalogs are read and answers are painted."""
    loaded = loaded_by(THROUGH_TYPER, *verb.split(), "--help")

    assert "typer" in loaded
    assert set() == loaded & (PAINTING | VALIDATING)


def test_first_question_needs_no_typer() -> None:
    """The dialogue comes to its first question without all that its answer will need."""
    loaded = loaded_by("from tests.cli.outline import begin; begin()")

    assert {"prompt_toolkit", "channelpick.cli.dialogue"} <= loaded
    assert set() == loaded & {"typer", "ssl", "rich.console", "uniseg", "babel"}
    assert set() == loaded & (VALIDATING - {"tomli"})
