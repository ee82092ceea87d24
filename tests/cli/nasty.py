"""Nasty values, and ways to feed them to the program."""

from __future__ import annotations

import contextlib
import copy
import io
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import tomli_w
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from channelpick.cli.app import main
from tests.support import small_data

AT = ("--at", "2026-03-04T11:00:00+08:00")


CRITERIA = (
    *("--urgency", "high", "--complexity", "simple"),
    *("--self-service", "no", "--preference", "none"),
)


COMPLETE = ("recommend", *CRITERIA, *AT)


SMALL = ("recommend", "--urgency", "high", *AT, "--rules", "small.toml")


FORMATS = ("text", "json", "markdown")


QUICK = ("--format", "markdown")
"""Shows as much as the text does, in a sixth of the time."""


UNSAFE = (
    *("\x00", "\x07", "\x08", "\r", "\x1b", "\x7f", "\x9b"),
    *("\u061c", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\ufeff"),
)
"""Characters that must never reach a terminal: they repaint it, or make a text read otherwise."""


NASTY = (
    *("".join(UNSAFE), "\x00", "\x1b[2J\x1b[31mX", "\x1b]0;title\x07", "\udcff", "\ud800"),
    *("\u202efed", "a\nb", "\t", "[red]x[/red]", "[/]", "{0}", "{given}", "%s", "'", '"', "\\"),
    *("it's", "constructor", "__proto__", "__class__", "NaN", "-", "--", "-1", "=", "#", "", " "),
    *("\u3000", "９", "🤷", "e\u0301" * 50, "a" * 5000, "9" * 5000),
)


class Ran(NamedTuple):
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


def run(*arguments: str, stdin: bytes = b"") -> Ran:
    """Run the program in this process; whatever it is given, it must end in an orderly way."""
    out, err, read = (io.TextIOWrapper(io.BytesIO(raw), "utf-8") for raw in (b"", b"", stdin))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", read)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(arguments)
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode())
    ran = Ran(code, *texts)

    assert ran.code in (0, 1, 2), ran.err
    assert "Traceback" not in ran.out + ran.err
    assert [character for character in UNSAFE if character in ran.out + ran.err] == []
    assert not (ran.code == 2 and ran.out)
    assert not (ran.code == 2 and not ran.err)
    assert not (ran.code < 2 and not ran.out)
    return ran


def run_on_rules(raw: bytes, *arguments: str) -> Ran:
    """Run the program on a rules file of these bytes."""
    Path("hostile.toml").write_bytes(raw)
    return run("recommend", "--urgency", "high", *AT, "--rules", "hostile.toml", *arguments)


def check_rules(raw: bytes, *arguments: str) -> Ran:
    """Run `rules check` on a rules file of these bytes."""
    Path("hostile.toml").write_bytes(raw)
    return run("rules", "check", "hostile.toml", *arguments)


def run_on_input(raw: bytes, *arguments: str) -> Ran:
    """Run the program on an --input of these bytes."""
    return run(*SMALL, *QUICK, "--input", "-", *arguments, stdin=raw)


VALUE_OPTIONS = (
    *("--urgency", "--complexity", "--topic", "-a", "--answer", "--tried", "--at", "--tz"),
    *("--lang", "--language", "--rules", "--input", "--format", "--top", "--color"),
)


WORDS = (
    *("recommend", "channels", "high", "text", "json", "zh", "-", "small.toml", "chat=3d", *AT),
    *("urgency=high", "--json", "--help", "--version", "-h", "-V", "--no-input", "--plain-prompts"),
)


texts = st.text(max_size=20) | st.sampled_from(NASTY)


words = st.one_of(
    st.sampled_from((*WORDS, *VALUE_OPTIONS)),
    texts,
    st.builds("{}={}".format, st.sampled_from(VALUE_OPTIONS), texts),
    st.builds("{}={}".format, texts, texts),
    st.builds("--{}".format, texts),
)


OUT_OF_RANGE = (
    *("0001-01-01", "0001-01-01T00:00:00+14:00", "0001-01-02T00:00:00-12:00"),
    *("1999-12-30T00:00Z", "2101-01-01T00:00Z", "9997-12-31T12:00-12:00", "9999-12-31T23:59:59"),
    *("9999-12-31T23:59:59.999999-23:59", "9999-12-31T23:59:59+00:00"),
)


ODD_TIMES = (
    *("0001-01-01T00:00:00+14:00", "0001-01-01", "9999-12-31T23:59:59-14:00", "9999-12-31"),
    *("99999d99999h99999m", "999999999999999999999d", "9" * 5000 + "d", "1" * 5000, "0d0h0m"),
    *("-1d", "+1d", "1e5d", "٣d", "1d1d", "∞d", "1752-05-16T00:00-23:59", "d", "P3D"),
)


junk = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.sampled_from([10**30, -(10**30), 2**63, "high", "email", "3d", "2026-03-01"]),
        st.text(max_size=10),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def places_in(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value in nested data."""
    yield path
    if isinstance(value, dict | list):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places_in(below, (*path, key))


CATALOG: Mapping[str, Any] = {
    **small_data(
        chat={"tags": ["live"], "contacts": ["https://a.example"], "offered": True},
        desk={"hours": "Mo-Fr 09:00-18:00; PH off", "timezone": "Asia/Shanghai", "country": "CN"},
    ),
    "facts": {
        "odd": {
            "ask": {"en": "Odd?"},
            "default": "no",
            "answers": {"no": {"en": "no"}, "yes": {"en": "yes"}},
            "ask_when": {"urgency": ["low"]},
            "implies": {"yes": {"urgency": "high"}},
            "emergency": "yes",
        }
    },
    "tags": {"live": {"en": "live"}},
    "rules": {
        "one": {
            "when": {"urgency": "high"},
            "when_any": {"odd": "no", "tried": "#live"},
            "prefer": ["#live"],
            "demote": ["desk"],
            "strength": "slight",
            "because": {"en": "because"},
        }
    },
    "tips": {"one": {"stage": "first", "for": ["#live"], "text": {"en": "tip"}}},
}


PLACES = [path for path in places_in(CATALOG) if path]


def changed(path: Sequence[str | int], value: Any) -> bytes:
    """The catalog with another value in one place, as a file."""
    data: Any = copy.deepcopy(dict(CATALOG))
    node = data
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return tomli_w.dumps(data).encode("utf-8", "replace")


toml_junk = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(-(2**70), 2**70),
        st.floats(),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.sampled_from([*NASTY, "24/7", "chat", "#live", "99999d99999h99999m", "PH,SH off", "zh"]),
        st.text(max_size=10),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)


HOURS = (
    *("2026 Feb 30", "Jan 32", "week 0", "week 54", "week 1-53/0", "Mo[0]", "Mo[-6]", "99:99"),
    *("00:00-48:00", "00:00-99:00", "10:00-12:00/00:00", "1900-9999/0", "9999+", "easter"),
    *("easter +99999 days", "(sunrise-25:00)-(sunset+25:00)", "PH", "PH off", "SH", "PH +1 day"),
    *('Mo-Su,PH 09:00-18:00 "x"', "", " ", ";;", "||", "off", "open", "unknown", "24/7; off"),
    *("Mo," * 3000 + "Mo", "(" * 500, "2026 Jan 1 " * 200, '"', "Feb 29", "2026 Mar 04 off"),
    *("99999999999999999999", "2026 Mar 04 +9999999999 days", "Dec PH 10:00-12:00", "月 09:00"),
)


MARKUP = (
    *("[bold red]x[/]", "[/]", "[link=https://evil.example]x[/link]", ":boom:", "[@click=x]y[/]"),
    *("**x**", "_x_", "`x`", "~~x~~", "[x](https://evil.example)", "![x](https://evil.example/i)"),
    *("<script>x</script>", "<b>x", "<!-- x", "a | b", "| a | b |", "# x", "- x", "1. x", "> x"),
    *("&lt;b&gt;", "\\", "a\\", "\\[x](y)", "***", "---", "<https://evil.example>", "{x}", "%s"),
)


RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def with_texts(text: str) -> dict[str, Any]:
    """A catalog in which every text that people see is this one."""
    data: dict[str, Any] = copy.deepcopy(dict(CATALOG))
    data["channels"]["chat"]["name"] = {"en": text}
    data["channels"]["chat"]["good_for"] = {"en": text}
    data["channels"]["desk"]["name"] = {"en": text}
    data["criteria"]["urgency"]["levels"]["high"] = {"en": text}
    data["rules"]["one"]["because"] = {"en": text}
    data["rules"]["two"] = {"never": ["desk"], "because": {"en": text}}
    data["tips"]["one"]["text"] = {"en": text}
    return data


def shown(text: str, *arguments: str) -> tuple[str, str, list[str]]:
    """The text for people, and the words and the tags into which the Markdown is rendered."""
    Path("hostile.toml").write_bytes(tomli_w.dumps(with_texts(text)).encode())
    options = (*arguments, *AT, "--rules", "hostile.toml", "--color", "never", "--format")
    html = RENDERER.render(run(*options, "markdown").out)
    tags = re.findall(r"<[^>]*>", html)
    return run(*options, "text").out, unescape(re.sub(r"<[^>]*>", "", html)), tags


IDS = (
    *("constructor", "prototype", "tostring", "hasownproperty", "null", "none", "nan", "true"),
    *("class", "import", "self", "model_config", "model_fields", "copy", "json", "items", "keys"),
    *("con", "aux", "nul", "0", "1e5", "0-", "a" * 64, "no", "yes", "default", "first", "places"),
)
