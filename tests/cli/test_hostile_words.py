"""Whatever stands on the command line: no traceback, nothing unsafe is shown."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.nasty import (
    AT,
    COMPLETE,
    FORMATS,
    NASTY,
    ODD_TIMES,
    OUT_OF_RANGE,
    QUICK,
    SMALL,
    VALUE_OPTIONS,
    run,
    run_on_input,
    texts,
    words,
)
from tests.support import environment, small_data, write_catalog

pytestmark = pytest.mark.usefixtures("quiet_surroundings")


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
