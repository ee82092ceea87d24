"""The worked cases through the command line, in both languages."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from channelpick import recommend
from tests.cli.runs import (
    CASES,
    COMPLETE,
    Run,
    flags_of,
    without_texts,
)
from tests.support import (
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


def test_json_needs_neither_rich_nor_prompts() -> None:
    """The path of scripts stays free of the libraries that paint and ask."""
    code = (
        "import sys; from channelpick.cli.app import main; code = main(sys.argv[1:]);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr);"
        "sys.exit(code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "recommend", *COMPLETE, "--json"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=environment(),
        timeout=60,
    )
    loaded = set(ran.stderr.split())

    assert ran.returncode == 0
    assert {"channelpick", "typer"} <= loaded
    assert set() == loaded & {"rich", "questionary", "prompt_toolkit", "babel", "uniseg"}
