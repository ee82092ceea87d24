"""Formats, colours, --top, and the exit code when nothing is left."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from channelpick import recommend
from channelpick.core.reasons import Closed
from tests.cli.runs import (
    CASES,
    COMPLETE,
    CRITERIA,
    SHUT,
    Run,
)
from tests.support import (
    catalog_of,
    scenario_data,
    scenario_situation,
    small_data,
    write_catalog,
)


@pytest.mark.parametrize("top", [1, 2, 3, 99, 999_999_999])
def test_top_cuts_places_only(run: Run, top: int) -> None:
    """--top leaves everything but the list of places as it is."""
    sunday = ("--topic", "security", "--at", "2026-03-08T12:00+08:00")
    options = ("recommend", *CRITERIA, *sunday, "--tried", "email=3d", "--json")
    whole = run(*options).answer
    cut = run(*options, "--top", str(top)).answer

    assert (len(whole["places"]), len(whole["excluded"])) == (7, 2)
    assert whole["places"][:top] == cut.pop("places")
    assert {**cut, "places": whole["places"]} == whole


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_top_for_people(run: Run, form: str) -> None:
    """People see as many places as they asked for, too."""
    ran = run("recommend", *COMPLETE, "--format", form, "--top", "2")
    listed = ran.out.partition("Plan")[0]

    assert ran.code == 0
    assert "Phone" in listed
    assert "FAQ" not in listed.partition("Also possible")[0]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("top", ["0", "-1", "two", "1.5", "2.0", "", "9" * 5000])
def test_bad_top(run: Run, top: str, lang: str) -> None:
    """A number of places that is none is refused under the option's name, in both languages."""
    ran = run("recommend", *COMPLETE, "--lang", lang, "--top", top)

    assert ran.code == 2
    assert "--top" in ran.err
    assert "Input should" not in ran.err


def test_formats(run: Run) -> None:
    """Text is the default, --json is --format json, and Markdown has headings and a table."""
    text, as_json, markdown = (
        run("recommend", *COMPLETE, "--format", form) for form in ("text", "json", "markdown")
    )

    assert (text.code, as_json.code, markdown.code) == (0, 0, 0)
    assert text == run("recommend", *COMPLETE)
    assert as_json == run("recommend", *COMPLETE, "--json")
    assert as_json.answer["schema"] == "channelpick/recommendation/1"
    assert markdown.out.startswith("## Use now: Live chat\n")
    assert "\n| 1 | Live chat | 95 |" in markdown.out
    assert text.out.startswith("Use now: Live chat\n")


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_color(run: Run, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """--color wins over the environment, and only the text for people is ever coloured."""
    options = ("recommend", *COMPLETE, "--format", form)
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert (form == "text") == ("\x1b[" in run(*options).out)
    assert "\x1b" not in run(*options, "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(*options).out
    assert (form == "text") == ("\x1b[" in run(*options, "--color", "always").out)
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b" not in run(*options).out


@pytest.mark.parametrize(
    ("channels", "opening"),
    [
        ({"chat": SHUT}, {"channel": "chat", "at": "2026-03-09T09:00:00+00:00"}),
        ({"chat": {"hours": "off"}}, None),
        ({"chat": {"offered": False}}, None),
        ({"chat": {**SHUT, "languages": ["zh"]}, "post": {"languages": ["zh"]}}, None),
    ],
)
def test_nothing_left(
    run: Run,
    tmp_path: Path,
    channels: Mapping[str, Mapping[str, Any]],
    opening: Mapping[str, str] | None,
) -> None:
    """When no channel is left, the exit code is 1, and every format still gives a whole answer."""
    data = small_data(**channels)
    data["tips"] = {"breathe": {"stage": "first", "text": {"en": "Breathe."}}}
    data["channels"]["other"] = {**data["channels"]["chat"], "languages": ["zh"]}
    write_catalog(tmp_path / "own.toml", data)
    options = ("recommend", "--urgency", "low", "--at", "2026-03-07T12:00Z", "--rules", "own.toml")

    text, as_json, markdown = (
        run(*options, "--format", form) for form in ("text", "json", "markdown")
    )
    answer = as_json.answer

    assert (text.code, as_json.code, markdown.code) == (1, 1, 1)
    assert (answer["first"], answer["places"]) == (None, [])
    assert opening == answer["next_opening"]
    assert ([opening["channel"]] if opening else []) == [s["channel"] for s in answer["plan"]]
    assert set(data["channels"]) == {entry["channel"] for entry in answer["excluded"]}
    for ran in (text, markdown):
        assert "Breathe." in ran.out
        assert "No channel can be used right now" in ran.out
        assert ("Next to open: chat, Mon 9 Mar, 09:00." in ran.out) == bool(opening)


def test_promise_of_the_scenarios() -> None:
    """The cases above would notice a closed channel: some of them have one."""
    shut = [
        case["id"]
        for case in CASES
        if any(
            isinstance(exclusion.reason, Closed)
            for exclusion in recommend(
                catalog_of(scenario_data(case)), scenario_situation(case)
            ).excluded
        )
    ]

    assert {"EN03", "ZH03"} <= set(shut)
