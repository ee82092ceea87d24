"""Nothing that anybody types or writes into a file makes the program fail or paint the terminal."""

from __future__ import annotations

import contextlib
import copy
import io
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from channelpick.cli.app import main
from tests.support import SHIPPED, environment, small_data, write_catalog

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


@pytest.fixture(scope="module", autouse=True)
def quiet_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a small catalog, away from the settings of this machine."""
    folder = tmp_path_factory.mktemp("hostile")
    write_catalog(folder / "small.toml", small_data(chat={}, desk={"languages": ["zh"]}))
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            if name.startswith(("CHANNELPICK_", "LC_", "XDG_")) or name.endswith("_COLOR"):
                patch.delenv(name)
        patch.setenv("LANG", "en_US.UTF-8")
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        patch.chdir(folder)
        yield folder


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


def run_on_input(raw: bytes, *arguments: str) -> Ran:
    """Run the program on an --input of these bytes."""
    return run(*SMALL, *QUICK, "--input", "-", *arguments, stdin=raw)


# ── the command line ─────────────────────────────────────────────────────────────────────────────

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


@given(st.lists(words, max_size=6))
def test_any_command_line(arguments: list[str]) -> None:
    """Whatever words stand on the command line, it is answered or refused."""
    run(*arguments)


@given(st.lists(st.tuples(st.sampled_from(VALUE_OPTIONS), texts), max_size=3), st.booleans())
def test_any_values(options: list[tuple[str, str]], as_json: bool) -> None:
    """Whatever values the options of a complete command line get, it is answered or refused."""
    given_options = [word for pair in options for word in pair]
    run(*COMPLETE, "--rules", "small.toml", *given_options, *(("--json",) if as_json else ()))


@pytest.mark.parametrize("option", VALUE_OPTIONS)
def test_nasty_values(option: str) -> None:
    """Each nasty text is harmless as the value of each option."""
    for text, lang in zip(NASTY, cycle(("zh", "en")), strict=False):
        run(*SMALL, *QUICK, "--lang", lang, option, text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nasty_words(lang: str) -> None:
    """So it is as a verb, as an option, and as one too many."""
    for text in NASTY:
        run(f"--lang={lang}", text)
        for word in (text, f"-{text}", f"--{text}=x", f"--json={text}"):
            run(*SMALL, *QUICK, "--lang", lang, word)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nasty_parts(lang: str) -> None:
    """So it is as one side of a pair, and as part of a language."""
    for text in NASTY:
        for spelling in (f"{text}=yes", f"urgency={text}", f"{text}={text}"):
            run(*SMALL, *QUICK, "--lang", lang, "-a", spelling)
        run(*SMALL, "--lang", lang, "-a", f"{text}=1", "-a", f"{text}=2")
        for spelling in (f"chat={text}", f"{text}=3d"):
            run(*SMALL, *QUICK, "--lang", lang, "--tried", spelling)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nasty_languages(lang: str, form: str) -> None:
    """So it is behind the primary subtag of a language, which is shown to the customer."""
    for text in NASTY:
        run(*SMALL, "--lang", lang, "--format", form, "--language", f"en-{text}")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("verb", ["recommend", "channels"])
def test_nasty_paths(tmp_path: Path, verb: str, form: str) -> None:
    """The path of the catalog is part of the answer, and may be anything that is a path."""
    arguments = ("--urgency", "high") if verb == "recommend" else ()
    for number, text in enumerate(NASTY):
        name = f"{number}{text}"[:80].replace("/", "∕").replace("\x00", "").replace("\ud800", "")
        path = write_catalog(tmp_path / name, small_data(chat={}))
        assert run(verb, *arguments, *AT, "--rules", str(path), "--format", form).code == 0


OUT_OF_RANGE = (
    *("0001-01-01", "0001-01-01T00:00:00+14:00", "0001-01-02T00:00:00-12:00"),
    *("1999-12-30T00:00Z", "2101-01-01T00:00Z", "9997-12-31T12:00-12:00", "9999-12-31T23:59:59"),
    *("9999-12-31T23:59:59.999999-23:59", "9999-12-31T23:59:59+00:00"),
)


@pytest.mark.parametrize("verb", [COMPLETE, ("channels",)], ids=["recommend", "channels"])
@pytest.mark.parametrize("zone", [(), ("--tz", "Asia/Shanghai"), ("--tz", "America/New_York")])
def test_moment_out_of_range(verb: Sequence[str], zone: Sequence[str]) -> None:
    """Where calendars end, every verb says that the moment is out of range."""
    for at in OUT_OF_RANGE:
        ran = run(*verb, *zone, *QUICK, "--at", at)

        assert ran.code == 2, at
        assert "--at" in ran.err


@pytest.mark.parametrize("at", ["2000-01-02T00:00Z", "2099-12-30T23:59:59.999999-12:00"])
@pytest.mark.parametrize("form", FORMATS)
def test_moment_just_in_range(at: str, form: str) -> None:
    """The first and the last days that count are answered."""
    assert run(*COMPLETE, "--at", at, "--format", form, "--tried", "email=3d").code == 0
    assert run("channels", "--at", at, "--format", form).code == 0


ODD_TIMES = (
    *("0001-01-01T00:00:00+14:00", "0001-01-01", "9999-12-31T23:59:59-14:00", "9999-12-31"),
    *("99999d99999h99999m", "999999999999999999999d", "9" * 5000 + "d", "1" * 5000, "0d0h0m"),
    *("-1d", "+1d", "1e5d", "٣d", "1d1d", "∞d", "1752-05-16T00:00-23:59", "d", "P3D"),
)


@pytest.mark.parametrize("zone", [(), ("--tz", "Asia/Shanghai"), ("--tz", "America/New_York")])
def test_tried_out_of_range(zone: Sequence[str]) -> None:
    """No span and no moment of an attempt is too odd."""
    for tried in ODD_TIMES:
        run(*SMALL, *QUICK, *zone, "--tried", f"chat={tried}")
        for key in ("at", "ago"):
            situation = {"tried": [{"channel": "chat", key: tried}]}
            raw = json.dumps(situation).encode()
            run(*SMALL, *QUICK, *zone, "--input", "-", stdin=raw)


@pytest.mark.parametrize(
    "name",
    [
        *("constructor", "__proto__", "__class__", "toString", "hasOwnProperty", "valueOf"),
        *("tried", "language", "at", "open", "self", "None", "urgency.low", "URGENCY", " urgency"),
        *("urgency\x00", "u" * 5000, "{name}", "{0!r}", "%(name)s", "[red]"),
    ],
)
def test_odd_names_of_answers(name: str) -> None:
    """A name that is no criterion and no fact is refused, however special it is elsewhere."""
    known = name.strip() == "urgency"
    assert (0 if known else 2) == run(*COMPLETE, "-a", f"{name}=high").code

    raw = json.dumps({"answers": {name: "high"}}).encode()
    assert run_on_input(raw).code == 2


def test_surrogates_of_a_real_process() -> None:
    """Bytes that are no UTF-8 are harmless on the command line of a real process, too."""
    raw = b"\xff\xfe\x1b[31m\xe2\x80\xae"
    commands = [
        ("recommend", "--urgency", raw),
        ("recommend", "-a", raw + b"=" + raw),
        ("recommend", "--rules", raw),
        (raw,),
        (b"--" + raw,),
        (*COMPLETE, "--rules", "small.toml", "--language", b"en-" + raw),
    ]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "channelpick", *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(LANG="C.UTF-8"),
        )
        for words in commands
    ]
    for process in started:
        out, err = process.communicate(timeout=60)

        assert process.returncode in (0, 2)
        assert b"Traceback" not in err
        assert b"\x1b" not in out + err
        assert "\u202e" not in (out + err).decode()


# ── files ────────────────────────────────────────────────────────────────────────────────────────


@given(st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    """Bytes that are no rules file and no situation are refused."""
    assert run_on_rules(raw).code == 2
    assert run_on_input(raw).code in (0, 2)


@given(st.randoms(use_true_random=False), st.binary(min_size=1, max_size=4))
def test_damaged_rules(chance: random.Random, raw: bytes) -> None:
    """The shipped rules with a piece missing, doubled or overwritten are answered or refused."""
    whole = SHIPPED.read_bytes()
    start, end = sorted(chance.randrange(len(whole)) for _ in range(2))
    end = min(end, start + 200)
    piece = chance.choice([b"", raw, whole[start:end] * 2])
    Path("hostile.toml").write_bytes(whole[:start] + piece + whole[end:])

    run(*COMPLETE, "--rules", "hostile.toml", "--json")


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


@given(
    st.one_of(
        junk,
        st.fixed_dictionaries(
            {},
            optional={
                "answers": junk | st.dictionaries(st.sampled_from(["urgency", "topic"]), junk),
                "at": junk,
                "language": junk,
                "tried": junk
                | st.lists(
                    st.fixed_dictionaries(
                        {"channel": junk | st.just("chat")}, optional={"at": junk, "ago": junk}
                    ),
                    max_size=3,
                ),
            },
        ),
    )
)
def test_any_situation(value: Any) -> None:
    """Any JSON as --input is answered or refused."""
    run_on_input(json.dumps(value).encode())


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


def test_catalog_of_these_tests() -> None:
    """The catalog that is about to be damaged is sound."""
    for form in FORMATS:
        assert run_on_rules(tomli_w.dumps(CATALOG).encode(), "--format", form).code == 0


@given(st.sampled_from(PLACES), toml_junk, st.sampled_from(FORMATS))
def test_any_value_in_any_place(path: tuple[str | int, ...], value: Any, form: str) -> None:
    """Any value in any place of a rules file is used or refused."""
    run_on_rules(changed(path, value), "--format", form, "--tried", "chat=3d")


@given(st.sampled_from([p for p in PLACES if isinstance(p[-1], str)]), texts)
def test_any_key_in_any_place(path: tuple[str | int, ...], key: str) -> None:
    """Any key beside any other is used or refused."""
    run_on_rules(changed((*path[:-1], key), "x"))
    run_on_rules(changed((*path[:-1], key), {"en": "x"}))


HOURS = (
    *("2026 Feb 30", "Jan 32", "week 0", "week 54", "week 1-53/0", "Mo[0]", "Mo[-6]", "99:99"),
    *("00:00-48:00", "00:00-99:00", "10:00-12:00/00:00", "1900-9999/0", "9999+", "easter"),
    *("easter +99999 days", "(sunrise-25:00)-(sunset+25:00)", "PH", "PH off", "SH", "PH +1 day"),
    *('Mo-Su,PH 09:00-18:00 "x"', "", " ", ";;", "||", "off", "open", "unknown", "24/7; off"),
    *("Mo," * 3000 + "Mo", "(" * 500, "2026 Jan 1 " * 200, '"', "Feb 29", "2026 Mar 04 off"),
    *("99999999999999999999", "2026 Mar 04 +9999999999 days", "Dec PH 10:00-12:00", "月 09:00"),
)


@pytest.mark.parametrize("at", ["2000-01-02T00:00Z", "2026-03-04T11:00Z", "2099-12-30T00:00Z"])
def test_odd_hours(at: str) -> None:
    """Opening hours that nobody can mean are used or refused, at any moment."""
    for hours in HOURS:
        raw = changed(("channels", "desk", "hours"), hours)
        run_on_rules(raw, "--at", at, "--json")
        Path("hostile.toml").write_bytes(raw)
        run("channels", "--at", at, "--rules", "hostile.toml", "--json")


@pytest.mark.parametrize("key", ["wait", "typical", "max"])
def test_very_long_spans(key: str) -> None:
    """A channel that lets people wait for centuries breaks neither plan nor calendar."""
    longest = "99999d99999h99999m"
    data = copy.deepcopy(dict(CATALOG))
    for channel in data["channels"].values():
        channel["reply"] = {"typical": longest if key == "typical" else "1m", "max": longest}
        channel["no_reply"] = {"wait": longest if key == "wait" else "1m", "then": ["desk"]}
    for form in FORMATS:
        ran = run_on_rules(
            tomli_w.dumps(data).encode(),
            *("--at", "2099-12-30T12:00Z", "--tried", "chat=1d", "--format", form),
        )
        assert ran.code == 0


@pytest.mark.parametrize(
    "depths",
    [(50, 400), range(900, 1010, 4), (2000, 10_000, 100_000)],
    ids=["few", "limit", "many"],
)
def test_deep_nesting(depths: Sequence[int]) -> None:
    """However deep brackets, tables and keys are nested, it is a mistake in the file, not ours."""
    for depth in depths:
        for text in (
            "a = " + "[" * depth + "]" * depth,
            "a = " + "{a = " * depth + "1" + "}" * depth,
            ".".join("a" * depth) + " = 1",
            "[" + ".".join("a" * depth) + "]",
        ):
            assert run_on_rules(text.encode()).code == 2
        for text in ("[" * depth + "]" * depth, '{"answers": ' * depth + "1" + "}" * depth):
            assert run_on_input(text.encode()).code == 2


@pytest.mark.parametrize(
    "number",
    [
        *("9" * 5000, "-" + "9" * 5000, "0x" + "f" * 5000, "0o" + "7" * 9000, "0b" + "1" * 20_000),
        *("1e400", "-0.0", "nan", "inf", "9223372036854775808", "1_0", "1979-05-27T07:32:00Z"),
    ],
    ids=lambda text: text[:6],
)
def test_odd_numbers_in_rules(number: str) -> None:
    """A number that is too large to be read or shown is a mistake in the file, wherever it is."""
    sound = tomli_w.dumps(CATALOG)
    for line in sound.splitlines():
        key, equals, _ = line.partition(" = ")
        if equals and '"' not in key:
            run_on_rules(sound.replace(line, f"{key} = {number}", 1).encode())


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "9" * 5000, "1e400", "NaN", "-Infinity"])
def test_odd_numbers_in_input(number: str) -> None:
    """The same in --input; and what is wrong is not called a matter of brackets."""
    for shape in ("%s", '{"at": %s}', '{"answers": {"urgency": %s}}', '{"tried": [%s]}'):
        ran = run_on_input((shape % number).encode())

        assert ran.code == 2
        assert "too-deep" not in ran.err


@pytest.mark.parametrize("size", [1_000_001, 3_000_000])
def test_huge_file(size: int) -> None:
    """A file of more than a million bytes is refused before it is parsed."""
    for ran in (run_on_rules(b"#" * size), run_on_input(b" " * size)):
        assert ran.code == 2
        assert "error[too-big]: is larger than 1,000,000 bytes" in ran.err


def test_endless_file() -> None:
    """A file without an end is not read to its end."""
    assert "error[too-big]" in run(*COMPLETE, "--rules", "/dev/zero").err
    assert "error[too-big]" in run(*COMPLETE, "--input", "/dev/zero").err


def test_largest_file() -> None:
    """A rules file of a million bytes, most of them notes, is used."""
    sound = tomli_w.dumps(CATALOG).encode()
    assert run_on_rules(sound + b"#" * (1_000_000 - len(sound))).code == 0


@pytest.mark.parametrize(
    ("encoding", "code"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", "not-utf8"), ("utf-32", "not-utf8")],
)
def test_encodings(encoding: str, code: str | None) -> None:
    """UTF-8 is read with and without its mark; another encoding is named as the mistake."""
    rules = run_on_rules(tomli_w.dumps(CATALOG).encode(encoding))
    situation = run_on_input('{"language": "en"}'.encode(encoding))

    for ran in (rules, situation):
        assert (2 if code else 0) == ran.code
        assert f":1:1: error[{code}]" in ran.err or not code


def test_chinese_in_the_encoding_of_old_editors() -> None:
    """A rules file in GBK is refused at the first Chinese character."""
    ran = run_on_rules('format = 1\n# "规则"\n'.encode("gbk"))

    assert "hostile.toml:2:4: error[not-utf8]: is not UTF-8 text" in ran.err


def test_line_ends() -> None:
    """The line ends of Windows are read; those of old Macs are refused with their place."""
    sound = tomli_w.dumps(CATALOG)

    assert run_on_rules(sound.replace("\n", "\r\n").encode()).code == 0
    assert "hostile.toml:1:11: error[bad-character]" in (
        run_on_rules(sound.replace("\n", "\r").encode()).err
    )


@pytest.mark.parametrize("character", UNSAFE)
def test_unsafe_character_in_a_file(character: str) -> None:
    """An unsafe character in a file is refused, raw with its place or as an escape with its key."""
    code = f"U+{ord(character):04X}"
    escape = f"\\u{ord(character):04x}"
    raw_rules = run_on_rules(f'format = 1\ntimezone = "a{character}b"\n'.encode())
    raw_input = run_on_input(f'{{\n"language": "a{character}b"}}'.encode())
    rules = run_on_rules(f'title.en = "a{escape}b"\n'.encode())
    situation = run_on_input(f'{{"answers": {{"urgency": "a{escape}b"}}}}'.encode())
    key = run_on_input(f'{{"answers": {{"a{escape}b": "high"}}}}'.encode())

    assert f"hostile.toml:2:14: error[bad-character]: has the invisible character {code}" in (
        raw_rules.err
    )
    assert f"-:2:15: error[bad-character]: has the invisible character {code}" in raw_input.err
    assert f"error[bad-character]: title.en: has the invisible character {code}" in rules.err
    assert f"error[bad-character]: answers.urgency: has the invisible character {code}" in (
        situation.err
    )
    assert f"has the invisible character {code}" in key.err


# ── texts of a catalog ───────────────────────────────────────────────────────────────────────────

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
    assert [line for line in ran.out.splitlines() if line.startswith("## Use now: evil")] == []


IDS = (
    *("constructor", "prototype", "tostring", "hasownproperty", "null", "none", "nan", "true"),
    *("class", "import", "self", "model_config", "model_fields", "copy", "json", "items", "keys"),
    *("con", "aux", "nul", "0", "1e5", "0-", "a" * 64, "no", "yes", "default", "first", "places"),
)


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
