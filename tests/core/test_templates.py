"""Texts with placeholders: which there are, and how they are filled in."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from channelpick.core.templates import fill, lone_brace, placeholders

VALUES = {"a": "A", "b": "B", "empty": ""}

# Template -> the text with `VALUES`.
FILLED = {
    "{a} and {b}": "A and B",
    "{a}{a}": "AA",
    "no placeholder": "no placeholder",
    "": "",
    "  {a}  ": "A",
    "Dear {none},\n{a}": "A",
    "{a} {none}": "",
    "x {empty}\ny": "y",
    "x\n{none}\ny": "x\ny",
    "x\n\n{none}\n\ny": "x\n\ny",
    "x\n\n{none}\n\n{none}\n\n\ny": "x\n\ny",
    "{none}\n\nx": "x",
    "x\n\n{none}": "x",
    "x {a}   \ny": "x A\ny",
    "{}": "",
    "{a.b}": "",
    "{ a }": "",
    "{a!r}": "",
    "{a:>9}": "",
    "{0}": "",
    "100 % of {a}, %s, %(a)s, $a, ${a}": "100 % of A, %s, %(a)s, $a, $A",
}

HOSTILE = (
    "{{7*7}}",
    "{7*7}",
    "{0.__class__}",
    "%s{0.__class__}",
    "{a.__class__.__mro__}",
    "{a[0]}",
    "{a!r:>1000000000}",
    "${a}${7*7}",
    "{{a}}",
    "{%import os%}",
    "#{7*7}",
    "<%= 7*7 %>",
)
"""What other template languages would evaluate."""

# Text -> the place of the brace without a partner, from 1.
LONE = {
    "{a} b": None,
    "": None,
    "{": 1,
    "}": 1,
    "{a} b}": 6,
    "{a": 1,
    "x {a\nb} y": 3,
    "{{a}}": 1,
    "{a{b}": 1,
    "{a}}{b}": 4,
}

names = st.sampled_from([*VALUES, "none", "a b", "a.b", "0", "é", ""])
lines = st.lists(
    st.one_of(st.builds("{{{}}}".format, names), st.text(max_size=5), st.sampled_from("{}\n %")),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("template", FILLED)
def test_fill(template: str) -> None:
    """A line that lacks something is left out, and leaves no second gap behind."""
    assert FILLED[template] == fill(template, VALUES)


@pytest.mark.parametrize("template", HOSTILE)
def test_nothing_is_evaluated(template: str) -> None:
    """A placeholder is a name: nothing that stands in braces is ever computed."""
    text = fill(f"{template}\nend", VALUES)

    assert text.endswith("end")
    assert not [found for found in ("49", "class", "mro", "str") if found in text]
    assert len(text) < 100


@pytest.mark.parametrize("value", [*HOSTILE, "{a}", "{b}", "{none}", "\\1\\g<0>", "}{"])
def test_a_value_is_no_template(value: str) -> None:
    """What a customer wrote is put in as it stands, braces and all."""
    assert f"x {value} B" == fill("x {a} {b}", VALUES | {"a": value})


@pytest.mark.parametrize("text", LONE)
def test_lone_brace(text: str) -> None:
    """The first brace that belongs to no placeholder."""
    assert LONE[text] == lone_brace(text)


@given(lines)
def test_no_placeholder_is_left(template: str) -> None:
    """Whatever lacks a value, "a line is left out": no `{name}` reaches a customer."""
    assume(lone_brace(template) is None)  # as in every catalog that can be used

    text = fill(template, VALUES)

    assert placeholders(text) == ()
    assert "\n\n\n" not in text
    assert text == text.strip()


@given(lines)
def test_parts_of_placeholders(template: str) -> None:
    """The part of a placeholder is where it stands, braces included."""
    found = placeholders(template)

    assert [f"{{{one.name}}}" for one in found] == [template[slice(*one.part)] for one in found]
    assert (lone_brace(template) is None) == (
        template.count("{") == template.count("}") == len(found)
    )
