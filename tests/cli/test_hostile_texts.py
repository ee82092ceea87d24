"""Markup and odd ids in a catalog are shown as they stand."""

from __future__ import annotations

import json

import pytest
import tomli_w

from tests.cli.nasty import (
    FORMATS,
    IDS,
    MARKUP,
    run_on_rules,
    shown,
    with_texts,
)
from tests.support import small_data

pytestmark = pytest.mark.usefixtures("quiet_surroundings")


@pytest.mark.parametrize("arguments", [("recommend", "--urgency", "high"), ("channels",)])
@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_shown_as_it_stands(text: str, arguments: tuple[str, ...]) -> None:
    """What looks like markup in a text of the catalog is shown as it stands, and does nothing."""
    plain, words, tags = shown(text, *arguments)
    plain_of_a_word, words_of_a_word, tags_of_a_word = shown("Xyzzy", *arguments)

    assert tags_of_a_word == tags
    assert words_of_a_word.count("Xyzzy") == words.count(text)
    assert plain_of_a_word.count("Xyzzy") == plain.count(text)


@pytest.mark.parametrize("form", FORMATS)
def test_lines_of_a_text(form: str) -> None:
    """A text of several lines is one paragraph: no line of it can pass for one of ours."""
    ran = run_on_rules(
        tomli_w.dumps(with_texts("Hello.\n\n## Use now: evil\n\tDo it")).encode(), "--format", form
    )

    assert ran.code == 0
    assert r"\n" not in ran.out
    assert [line for line in ran.out.splitlines() if line.startswith("## Use now: evil")] == []


@pytest.mark.parametrize("name", IDS)
def test_ids_that_mean_something_elsewhere(name: str) -> None:
    """An id is only an id: for a criterion, a fact, a level, a channel, a tag, a rule and a tip."""
    text = {"en": "x"}
    data = small_data(**{name: {"tags": [name]}})
    data["criteria"][name] = {"weight": 1, "ask": text, "levels": {name: text}}
    data["facts"] = {f"f-{name}"[:64]: {"ask": text, "default": name, "answers": {name: text}}}
    data["channels"][name]["fits"][name] = {name: "best"}
    data["tags"] = {name: text}
    data["rules"] = {name: {"when": {name: name}, "prefer": [f"#{name}"], "because": text}}
    data["tips"] = {name: {"stage": "first", "for": [name], "text": text}}
    raw = tomli_w.dumps(data).encode()

    for form in FORMATS:
        ran = run_on_rules(raw, "-a", f"{name}={name}", "--tried", name, "--format", form)
        assert ran.code == 0
    assert name == json.loads(run_on_rules(raw, "-a", f"{name}={name}", "--json").out)["first"]


@pytest.mark.parametrize(
    "name",
    ["__proto__", "_x", "-x", "A", "ä", "渠道", "a b", "a.b", "", "a" * 65, "a\n", "#x", "x="],
)
def test_ids_that_cannot_be(name: str) -> None:
    """What flags and columns cannot carry is refused as an id."""
    ran = run_on_rules(tomli_w.dumps(small_data(**{name: {}})).encode())

    assert ran.code == 2
    assert "error[bad-id]: channels: " in ran.err
