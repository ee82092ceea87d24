"""Whatever stands in a file: no traceback, nothing unsafe is shown."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.nasty import (
    CATALOG,
    COMPLETE,
    FORMATS,
    HOURS,
    PLACES,
    UNSAFE,
    changed,
    check_rules,
    junk,
    run,
    run_on_input,
    run_on_rules,
    texts,
    toml_junk,
)
from tests.support import SHIPPED

pytestmark = pytest.mark.usefixtures("quiet_surroundings")


@given(st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    """Bytes that are no rules file and no situation are refused."""
    assert run_on_rules(raw).code == 2
    assert run_on_input(raw).code in (0, 2)
    assert check_rules(raw).code == 1


@given(st.randoms(use_true_random=False), st.binary(min_size=1, max_size=4))
def test_damaged_rules(chance: random.Random, raw: bytes) -> None:
    """The shipped rules with a piece missing, doubled or overwritten are answered or refused."""
    whole = SHIPPED.read_bytes()
    start, end = sorted(chance.randrange(len(whole)) for _ in range(2))
    end = min(end, start + 200)
    piece = chance.choice([b"", raw, whole[start:end] * 2])
    raw = whole[:start] + piece + whole[end:]
    is_sound = check_rules(raw, "--json").code == 0

    assert is_sound == (run(*COMPLETE, "--rules", "hostile.toml", "--json").code != 2)
    check_rules(raw, "--fix")
    assert Path("hostile.toml").read_bytes() == raw or not is_sound


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


def test_catalog_of_these_tests() -> None:
    """The catalog that is about to be damaged is sound."""
    for form in FORMATS:
        assert run_on_rules(tomli_w.dumps(CATALOG).encode(), "--format", form).code == 0


@given(st.sampled_from(PLACES), toml_junk, st.sampled_from(FORMATS))
def test_any_value_in_any_place(path: tuple[str | int, ...], value: Any, form: str) -> None:
    """Any value in any place of a rules file is used or refused."""
    run_on_rules(changed(path, value), "--format", form, "--tried", "chat=3d")
    check_rules(changed(path, value))


@given(st.sampled_from([p for p in PLACES if isinstance(p[-1], str)]), texts)
def test_any_key_in_any_place(path: tuple[str | int, ...], key: str) -> None:
    """Any key beside any other is used or refused."""
    run_on_rules(changed((*path[:-1], key), "x"))
    run_on_rules(changed((*path[:-1], key), {"en": "x"}))


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
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", "other-encoding"),
        ("utf-32", "other-encoding"),
    ],
)
def test_encodings(encoding: str, code: str | None) -> None:
    """UTF-8 is read with and without its mark; another encoding is named as the mistake."""
    rules = run_on_rules(tomli_w.dumps(CATALOG).encode(encoding))
    situation = run_on_input('{"language": "en"}'.encode(encoding))

    for ran in (rules, situation):
        assert (2 if code else 0) == ran.code
        assert f":1:1: error[{code}]" in ran.err or not code


def test_chinese_in_the_encoding_of_old_editors() -> None:
    """A rules file in GBK is refused, and told from other encodings."""
    ran = run_on_rules('format = 1\n# "规则"\n'.encode("gbk"))

    assert "hostile.toml:1:1: error[other-encoding]: is in the encoding GBK" in ran.err


def test_line_ends() -> None:
    """The line ends of Windows are read; those of old Macs are refused with their place."""
    sound = tomli_w.dumps(CATALOG)

    assert run_on_rules(sound.replace("\n", "\r\n").encode()).code == 0
    assert "hostile.toml:1:11: error[old-line-ends]" in (
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
