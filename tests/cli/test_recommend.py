"""channelpick recommend, as scripts and people without a dialogue use it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest
import tzlocal.unix

from channelpick import recommend
from channelpick.cli.app import main
from channelpick.cli.situation_options import FLAGS
from channelpick.core.reasons import Closed
from channelpick.files.catalog_toml import shipped_path, user_path
from tests.support import (
    SCENARIOS,
    catalog_of,
    channelpick,
    environment,
    scenario_data,
    scenario_situation,
    shipped_data,
    small_data,
    write_catalog,
)

CASES = SCENARIOS["cases"]
AT = ("--at", "2026-03-04T11:00:00+08:00")
"""A Wednesday on which everything is open in China."""
CRITERIA = (
    *("--urgency", "high", "--complexity", "simple"),
    *("--self-service", "no", "--preference", "none"),
)
COMPLETE = (*CRITERIA, *AT)
SMALL = ("--urgency", "high", *AT)
"""All that a catalog of `small_data` needs."""


class Ran(NamedTuple):
    """What a run of the program left behind."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """The JSON on standard output."""
        return json.loads(self.out)


class Run(Protocol):
    """Runs `channelpick recommend`, or another verb when the first word is none of its options."""

    def __call__(self, *arguments: str, stdin: str = "") -> Ran:
        """What came of it."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The program in this process, in an empty folder, away from the settings of this machine."""
    for name in os.environ:
        if name.startswith(("CHANNELPICK_", "LC_", "XDG_")) or name.endswith("_COLOR"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        ran = Ran(main(arguments), *capsys.readouterr())

        assert ran.code in (0, 1, 2), ran.err
        assert not (ran.code == 2 and ran.out), "with exit code 2, stdout is empty"
        return ran

    return run


@pytest.fixture
def small(tmp_path: Path) -> tuple[str, ...]:
    """Options for a catalog of one criterion and two channels that never close."""
    write_catalog(tmp_path / "small.toml", small_data(chat={}, post={}))
    return ("recommend", *SMALL, "--rules", "small.toml")


def flags_of(case: Mapping[str, Any]) -> list[str]:
    """A worked case as options of the command line."""
    answers = [
        word
        for name, value in case["answers"].items()
        for word in ((FLAGS[name], value) if name in FLAGS else ("-a", f"{name}={value}"))
    ]
    tried = [
        word
        for entry in case["tried"]
        for word in ("--tried", f"{entry['channel']}={entry['hours_ago']}h")
    ]
    return [*answers, *tried, "--at", case["at"], "--language", case["lang"]]


def without_texts(value: Any) -> Any:
    """The JSON answer without what depends on the language of the texts."""
    match value:
        case dict():
            kept = {k: without_texts(v) for k, v in value.items()}
            return {k: v for k, v in kept.items() if k not in ("lang", "text", "name")}
        case list():
            return [without_texts(inner) for inner in value]
        case _:
            return value


# ── the answer ───────────────────────────────────────────────────────────────────────────────────


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


# ── what was said: flags, -a, --input ────────────────────────────────────────────────────────────

SITUATION = {
    "answers": {
        "urgency": "normal",
        "complexity": "moderate",
        "self_service": "no",
        "preference": "text",
        "topic": "withdrawal",
        "on_chain": "unconfirmed",
    },
    "at": "2026-03-04T11:00:00+08:00",
    "language": "zh",
    "tried": [{"channel": "email", "ago": "3d"}, {"channel": "faq"}],
}


def test_flags_pairs_and_input_say_the_same(run: Run, tmp_path: Path) -> None:
    """Flags, -a, a JSON file and JSON on standard input lead to the same bytes."""
    text = json.dumps(SITUATION)
    (tmp_path / "situation.json").write_text(text, "utf-8")
    answers = dict(SITUATION["answers"].items())  # type: ignore[attr-defined]
    rest = ("--language", "zh", "--tried", "email=72h", "--tried", "faq", *AT, "--json")
    pairs = [word for name, value in answers.items() for word in ("-a", f"{name}={value}")]
    flags = [
        word
        for name, value in answers.items()
        for word in ((FLAGS[name], value) if name in FLAGS else ("--answer", f"{name}={value}"))
    ]

    ran = run("recommend", *flags, *rest)

    assert ran.code == 0
    assert answers.items() <= ran.answer["situation"]["answers"].items()
    assert ran == run("recommend", *pairs, *rest)
    assert ran == run("recommend", "--input", "situation.json", "--json")
    assert ran == run("recommend", "--input", "-", "--json", stdin=text)


def test_answer_can_be_given_back(run: Run) -> None:
    """The `situation` of an answer is a valid --input, and gives that answer again."""
    first = run("recommend", *COMPLETE, "--tried", "email=3d", "--tried", "faq", "--json")

    again = run("recommend", "--input", "-", "--json", stdin=json.dumps(first.answer["situation"]))

    assert first == again


def test_flags_win_over_input(run: Run) -> None:
    """An answer, the moment and the language of a flag replace those of --input; others stay."""
    ran = run(
        *("recommend", "--urgency", "critical", "-a", "on_chain=confirmed", "--language", "en"),
        *("--at", "2026-03-05T12:00+08:00", "--input", "-", "--json"),
        stdin=json.dumps(SITUATION),
    )
    situation = ran.answer["situation"]

    assert (
        situation["answers"]["urgency"],
        situation["answers"]["on_chain"],
        situation["answers"]["complexity"],
    ) == ("critical", "confirmed", "moderate")
    assert (situation["language"], situation["at"]) == ("en", "2026-03-05T12:00:00+08:00")


def test_zone_flag_goes_with_the_moment_of_input(run: Run) -> None:
    """--tz says in which zone the moment of --input is told."""
    ran = run("recommend", "--input", "-", "--tz", "UTC", "--json", stdin=json.dumps(SITUATION))

    assert ran.answer["situation"]["at"] == "2026-03-04T03:00:00+00:00"


def test_tried_of_flags_and_input_are_merged(run: Run) -> None:
    """A channel that a flag names is taken from the flag, the others from --input."""
    ran = run(
        *("recommend", "--tried", "email=5d", "--tried", "phone", "--input", "-", "--json"),
        stdin=json.dumps(SITUATION),
    )

    assert {entry["channel"]: entry["at"] for entry in ran.answer["situation"]["tried"]} == {
        "email": "2026-02-27T11:00:00+08:00",
        "faq": None,
        "phone": None,
    }


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ('{"anwsers": {}}', "-: error[unknown-key]", "“answers”"),
        ('{"urgency": "high"}', "-: error[unknown-key]", "answers, at, language, tried"),
        ('{"tried": [{"channel": "email", "when": "3d"}]}', "tried.0", "channel, at, ago"),
        ('{"answers": {"urgncy": "high"}}', "error[unknown-question]", "“urgency”"),
        ('{"answers": {"topic": "trad"}}', "error[unknown-answer]", "“trade”"),
        ('{"answers": {"urgency": 3}}', "answers.urgency", "a text in quotes"),
        ('{"tried": [{"channel": "emial"}]}', "error[unknown-channel]", "“email”"),
        ('{"tried": [{"ago": "3d"}]}', "tried.0", "“channel” is missing"),
        ('{"tried": ["email"]}', "tried.0", "a table of keys and values"),
        (
            '{"tried": [{"channel": "email", "ago": "3d", "at": "2026-03-01"}]}',
            "error[two-times]",
            "email has both at and ago",
        ),
        ('{"language": "xx"}', "error[unknown-language]", "zh, en"),
        ('{"at": "soon"}', "error[bad-time]", "“soon” is not a date and time"),
        ("[]", "-: error[wrong-kind]", "a table of keys and values"),
        ("", "-:1:1: error[json]", "Expecting value"),
        ('{\n  "answers": {"urgency" "high"}}', "-:2:25: error[json]", "delimiter"),
    ],
)
def test_mistakes_of_input(run: Run, text: str, where: str, what: str) -> None:
    """Each mistake in --input is refused, with its place and what was wanted."""
    ran = run("recommend", *CRITERIA, "--input", "-", "--json", stdin=text)

    assert ran.code == 2
    assert where in ran.err
    assert what in ran.err


@pytest.mark.parametrize("option", ["--input", "--rules"])
def test_unreadable_file(run: Run, tmp_path: Path, option: str) -> None:
    """A file that is not there, or is a folder, is named."""
    missing, folder = run("recommend", option, "absent"), run("recommend", option, str(tmp_path))

    assert (missing.code, folder.code) == (2, 2)
    assert missing.err.startswith("absent: error[unreadable]: cannot be read: No such file")
    assert folder.err.startswith(f"{tmp_path}: error[unreadable]: cannot be read: Is a directory")


@pytest.mark.parametrize(
    ("options", "where"),
    [
        (("--urgency", "high", "-a", "urgency=low"), "--urgency"),
        (("-a", "topic=trade", "--topic", "account"), "--topic"),
        (("-a", "on_chain=none", "-a", "on_chain=confirmed"), "-a on_chain"),
        (("--json", "--format", "text"), "--format"),
        (("--json", "--format", "markdown"), "--format"),
    ],
)
def test_contradictions(run: Run, options: tuple[str, ...], where: str) -> None:
    """Two flags that say different things are refused under the name of the flag."""
    ran = run("recommend", *COMPLETE, *options)

    assert ran.code == 2
    assert "was answered twice, differently" in ran.err
    assert ran.err.startswith((f"error[two-inputs]: {where}: ", f"error[two-inputs]: “{where}”"))


def test_saying_it_twice_is_no_contradiction(run: Run) -> None:
    """The same answer by flag and by -a counts once."""
    once = run("recommend", *COMPLETE, "--json")

    assert once == run("recommend", *COMPLETE, "-a", "urgency=high", "--json", "--format", "json")


@pytest.mark.parametrize("option", ["--at", "--input", "--rules", "--language", "--format", "--tz"])
def test_empty_value_is_a_mistake(run: Run, option: str) -> None:
    """An empty value, as an unset variable of a script leaves it, is not taken for no value."""
    ran = run("recommend", *CRITERIA, option, "")

    assert ran.code == 2
    assert option in ran.err


@pytest.mark.parametrize("pair", ["locked_out", "=yes", "locked_out=", "=", ""])
def test_bad_pair(run: Run, pair: str) -> None:
    """What is not NAME=VALUE is refused with an example."""
    ran = run("recommend", *COMPLETE, "-a", pair)

    assert (
        f"error[bad-pair]: -a: “{pair}” is not NAME=VALUE\n  Write it as -a locked_out=yes.\n"
    ) == ran.err


# ── what is missing or misspelt ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("options", [(), ("--no-input",), ("--json",)])
def test_missing_answers(run: Run, options: tuple[str, ...]) -> None:
    """Without a terminal it never asks: all missing answers are named at once, with flags."""
    ran = run("recommend", "--complexity", "simple", *options)

    assert ran.code == 2
    assert ran.err == (
        "error[missing-answer]: These answers are missing:\n"
        "  --urgency       low, normal, high, critical\n"
        "  --self-service  no, maybe, yes\n"
        "  --preference    none, text, voice\n"
        "See: channelpick recommend --help\n"
    )


def test_missing_answers_in_chinese(run: Run) -> None:
    """The same in Chinese."""
    ran = run("--lang", "zh", "--complexity=simple", "--self-service=no", "--preference=none")

    assert ran.err == (
        "错误[missing-answer]: 还缺这些回答：\n"
        "  --urgency  low, normal, high, critical\n"
        "查看帮助：channelpick recommend --help\n"
    )


def test_missing_answer_without_a_flag_of_its_own(run: Run, tmp_path: Path) -> None:
    """A criterion that staff added is asked for with -a; one with a default is not missing."""
    data = small_data(chat={})
    levels = {"s": {"en": "small"}, "l": {"en": "large"}}
    data["criteria"]["size"] = {"weight": 0, "ask": {"en": "How big?"}, "levels": levels}
    data["criteria"]["urgency"]["default"] = "low"
    write_catalog(tmp_path / "own.toml", data)

    ran = run("recommend", "--rules", "own.toml", "-a", "colour=red")

    assert ran.code == 2
    assert "error[unknown-question]: -a: there is no criterion or fact “colour”" in ran.err
    assert "error[missing-answer]: These answers are missing:\n  -a size  s, l\n" in ran.err
    assert run("recommend", "--rules", "own.toml", "-a", "size=l", *AT).code == 0


@pytest.mark.parametrize(
    ("words", "guess"),
    [
        ("--urgency hihg", "high"),
        ("--urgency crit", "critical"),
        ("--urgency HIGH", "high"),
        ("--topic withdrawl", "withdrawal"),
        ("--urgency 不急", "low"),
        ("--preference 打字", "text"),
        ("--topic 提现", "withdrawal"),
        ("--topic 实名认证", "verification"),
        ("-a preference=打电话", "voice"),
        ("-a lockd_out=yes", "locked_out"),
        ("-a locked-out=yes", "locked_out"),
        ("-a locked_out=Yes", "yes"),
        ("--tried emial", "email"),
        ("--tried live_chat=3d", "live-chat"),
        ("--tried 邮件", "email"),
        ("--tried 电话=1h", "phone"),
        ("--urgancy high", "--urgency"),
        ("--self_service no", "--self-service"),
        ("--tops 3", "--top"),
        ("--jsn", "--json"),
        ("--format jsn", "json"),
        ("--format markdwon", "markdown"),
        ("--color allways", "always"),
        ("--tz Asia/Shangai", "Asia/Shanghai"),
        ("--tz asia/shanghai", "Asia/Shanghai"),
    ],
)
def test_did_you_mean(run: Run, words: str, guess: str) -> None:
    """A misspelt level, channel, fact, option or zone gets a guess, and Chinese words do too."""
    chosen = () if "urg" in words else CRITERIA[:2]
    ran = run("recommend", *chosen, *CRITERIA[2:6], *AT, *words.split())

    assert ran.code == 2
    assert f"\n  Did you mean “{guess}”?\n" in ran.err


@pytest.mark.parametrize(
    ("words", "guess"),
    [
        ("recomend", "recommend"),
        ("chanels", "channels"),
        ("--versoin", "--version"),
    ],
)
def test_did_you_mean_at_the_root(run: Run, words: str, guess: str) -> None:
    """So does a misspelt verb, or an option that stands before the verb."""
    ran = run(*words.split())

    assert ran.code == 2
    assert f"\n  Did you mean “{guess}”?\n" in ran.err


@pytest.mark.parametrize(
    "words", ["recommend --version", "channels --top 3", "--zzz", "zzz", "--urgency zzz"]
)
def test_no_far_fetched_guess(run: Run, words: str) -> None:
    """What resembles nothing gets no guess: a wrong one sends people the wrong way."""
    ran = run(*words.split(), *AT)

    assert ran.code == 2
    assert "Did you mean" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("recommend", "now"),
            "“now” is one word too many. A value with spaces needs quotes.\n"
            "See: channelpick recommend --help",
        ),
        (
            ("recommend", "right", "now"),
            "“right now” is one word too many. A value with spaces needs quotes.\n"
            "See: channelpick recommend --help",
        ),
        (
            ("recommend", "--topic"),
            "--topic needs a value.\nSee: channelpick recommend --help",
        ),
        (("it's",), "There is no command “it's”.\nSee: channelpick --help"),
        (('say "hi"',), 'There is no command “say "hi"”.\nSee: channelpick --help'),
        (("",), "There is no command “”.\nSee: channelpick --help"),
        (("--nope",), "There is no option --nope.\nSee: channelpick recommend --help"),
        (("-x",), "There is no option -x.\nSee: channelpick recommend --help"),
    ],
)
def test_usage_error(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """A wrong command line is explained in one sentence, with the help to read."""
    ran = run(*arguments)

    assert ran.code == 2
    assert f"error: {message}\n" == ran.err


@pytest.mark.parametrize(
    ("arguments", "flag"),
    [(("recommend", *COMPLETE, "--json=yes"), "--json"), (("--version=1",), "--version")],
)
def test_flag_that_takes_no_value(run: Run, arguments: tuple[str, ...], flag: str) -> None:
    """A value after a plain switch is said to be one too many, not one too few."""
    ran = run(*arguments)

    assert ran.code == 2
    assert flag in ran.err
    assert "needs a value" not in ran.err
    assert "There is no option" not in ran.err


# ── times and zones ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("at", "zone", "expected"),
    [
        ("2026-03-04T11:00:00+08:00", None, "2026-03-04T11:00:00+08:00"),
        ("2026-03-04T03:00:00Z", None, "2026-03-04T03:00:00+00:00"),
        ("2026-03-04T03:00Z", "Asia/Shanghai", "2026-03-04T11:00:00+08:00"),
        ("2026-03-04T11:00", "Asia/Shanghai", "2026-03-04T11:00:00+08:00"),
        ("2026-03-04", "Asia/Shanghai", "2026-03-04T00:00:00+08:00"),
        ("2026-03-04 11:00", "Asia/Kathmandu", "2026-03-04T11:00:00+05:45"),
        ("2026-01-15T12:00", "Europe/Berlin", "2026-01-15T12:00:00+01:00"),
        ("2026-07-15T12:00", "Europe/Berlin", "2026-07-15T12:00:00+02:00"),
        ("2026-07-15T12:00+08:00", "America/New_York", "2026-07-15T00:00:00-04:00"),
        # Daylight saving skips 02:30 on this day: it becomes a time that exists.
        ("2026-03-29T02:30", "Europe/Berlin", "2026-03-29T03:30:00+02:00"),
        # And it repeats 02:30 on this one: without an offset, the first is meant.
        ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25T02:30+01:00", "Europe/Berlin", "2026-10-25T02:30:00+01:00"),
    ],
)
def test_moment(run: Run, at: str, zone: str | None, expected: str) -> None:
    """The moment is told in the customer's zone: --tz, else the offset of --at."""
    ran = run("recommend", *CRITERIA, "--at", at, *(("--tz", zone) if zone else ()), "--json")

    assert ran.code == 0
    assert expected == ran.answer["situation"]["at"]
    assert expected == ran.answer["plan"][0]["from"]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("America/New_York", "2026-07-15T12:00:00-04:00"),
        ("Asia/Shanghai", "2026-07-15T12:00:00+08:00"),
        ("CST-8", "2026-07-15T12:00:00+08:00"),  # as POSIX writes it: eight hours before UTC
    ],
)
def test_zone_of_the_system(zone: str, expected: str) -> None:
    """Without --tz and offset, the zone of the system counts."""
    options = ("recommend", *CRITERIA, "--at", "2026-07-15T12:00", "--json")

    assert expected == json.loads(channelpick(*options, TZ=zone).stdout)["situation"]["at"]


def test_machine_without_a_zone(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine that names no zone, such as a small container, is taken for UTC without a word."""
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(
        tzlocal,
        "get_localzone",
        lambda: tzlocal.unix._get_localzone(str(tmp_path)),  # type: ignore[no-untyped-call]
    )

    ran = run("recommend", *CRITERIA, "--at", "2026-07-15T12:00", "--json")

    assert (ran.code, ran.err) == (0, "")
    assert ran.answer["situation"]["at"] == "2026-07-15T12:00:00+00:00"


def test_now_is_the_clock_of_the_system() -> None:
    """Without --at it is now, in whole seconds."""
    before = datetime.now().astimezone().replace(microsecond=0)
    ran = channelpick("recommend", *CRITERIA, "--json", TZ="Asia/Tokyo")
    at = datetime.fromisoformat(json.loads(ran.stdout)["situation"]["at"])

    assert before <= at <= datetime.now().astimezone()
    assert (timedelta(hours=9), 0) == (at.utcoffset(), at.microsecond)


@pytest.mark.parametrize(
    "at",
    ["soon", "2026-13-01", "2026-02-30T10:00", "11:00", "1772593200", "2026-03-04T11:00+24:00"],
)
def test_bad_moment(run: Run, at: str) -> None:
    """What is not ISO 8601 is refused with an example."""
    ran = run("recommend", *CRITERIA, "--at", at)

    assert (
        f"error[bad-time]: --at: “{at}” is not a date and time\n"
        "  Write it as 2026-03-04T11:00 or 2026-03-04T11:00+08:00.\n"
    ) == ran.err


def test_bad_zone(run: Run) -> None:
    """A zone must have an IANA name; an offset is none."""
    ran = run("recommend", *COMPLETE, "--tz", "+08:00")

    assert ran.err == (
        "error[bad-timezone]: --tz: “+08:00” is not a time zone\n"
        "  Write it as Asia/Shanghai or UTC.\n"
    )


def test_every_time_has_the_offset_of_its_date(run: Run, tmp_path: Path) -> None:
    """Before, at and after a change of the clocks, each time is told as the customer's clock."""
    desk = {"hours": "Mo-Fr 09:00-18:00", "timezone": "Asia/Shanghai"}
    data = small_data(chat={"no_reply": {"wait": "24h", "then": []}}, desk=desk, post={})
    write_catalog(tmp_path / "own.toml", data)

    ran = run(
        *("recommend", "--urgency", "high", "--rules", "own.toml", "--json"),
        *("--at", "2026-03-29T01:00", "--tz", "Europe/Berlin", "--tried", "post=3d"),
    )
    answer = ran.answer

    assert answer["situation"]["at"] == "2026-03-29T01:00:00+01:00"
    assert answer["situation"]["tried"] == [{"channel": "post", "at": "2026-03-26T01:00:00+01:00"}]
    # 24 hours of elapsed time, of which the clocks skip one.
    assert answer["plan"][0]["until"] == "2026-03-30T02:00:00+02:00"
    assert {"kind": "closed", "opens_at": "2026-03-30T03:00:00+02:00"}.items() <= (
        answer["excluded"][0]["reason"].items()
    )


def test_ago_counts_elapsed_time(run: Run, small: tuple[str, ...]) -> None:
    """Three days ago is 72 hours ago, whatever the clocks did in between."""
    ran = run(
        *(*small, "--json", "--tried", "chat=3d"),
        *("--at", "2026-03-31T12:00", "--tz", "Europe/Berlin"),
    )

    assert ran.answer["situation"]["tried"][0]["at"] == "2026-03-28T11:00:00+01:00"


def test_tried_within_the_repeated_hour(run: Run, small: tuple[str, ...]) -> None:
    """Ten minutes ago is the past, also in the night in which the clocks go back."""
    ran = run(
        *(*small, "--json", "--tried", "chat=10m"),
        *("--at", "2026-10-25T02:05+01:00", "--tz", "Europe/Berlin"),
    )

    assert ran.code == 0, ran.err
    assert ran.answer["situation"]["tried"][0]["at"] == "2026-10-25T02:55:00+02:00"
    assert ran.answer["places"][-1]["reasons"][-1]["due_at"] == "2026-10-25T02:55:00+01:00"


# ── channels already tried ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("tried", "at", "kind"),
    [
        ("chat", None, "tried"),
        ("chat=3d", "2026-03-01T11:00:00+08:00", "tried"),
        ("chat=72h", "2026-03-01T11:00:00+08:00", "tried"),
        ("chat=1d12h", "2026-03-02T23:00:00+08:00", "tried"),
        ("chat=1h", "2026-03-04T10:00:00+08:00", "tried"),  # the answer is due just now
        ("chat=59m", "2026-03-04T10:01:00+08:00", "waiting"),
        ("chat=0m", "2026-03-04T11:00:00+08:00", "waiting"),
        ("chat=2026-03-01", "2026-03-01T00:00:00+08:00", "tried"),
        ("chat=2026-03-04T10:30", "2026-03-04T10:30:00+08:00", "waiting"),
        ("chat=2026-03-04T02:30Z", "2026-03-04T10:30:00+08:00", "waiting"),
        ("chat=2026-03-04T11:00+08:00", "2026-03-04T11:00:00+08:00", "waiting"),
        ("chat=99999d", "1752-05-20T11:00:00+08:00", "tried"),
    ],
)
def test_tried(run: Run, small: tuple[str, ...], tried: str, at: str | None, kind: str) -> None:
    """A channel was tried a span ago, at a moment, or some time; then it waits or is overdue."""
    ran = run(*small, "--tried", tried, "--json")
    last = ran.answer["places"][-1]

    assert [{"channel": "chat", "at": at}] == ran.answer["situation"]["tried"]
    assert ("chat", kind) == (last["channel"], last["reasons"][-1]["kind"])


def test_tried_in_an_hour_that_does_not_exist(run: Run, small: tuple[str, ...]) -> None:
    """A moment that daylight saving skips becomes one that exists, as it does for --at."""
    ran = run(
        *(*small, "--json", "--tried", "chat=2026-03-29T02:30"),
        *("--at", "2026-03-31T12:00", "--tz", "Europe/Berlin"),
    )

    assert ran.answer["situation"]["tried"][0]["at"] == "2026-03-29T03:30:00+02:00"


def test_tried_twice(run: Run, small: tuple[str, ...]) -> None:
    """Of a channel tried several times the latest counts; several channels may be tried."""
    repeated = [word for ago in ("3d", "30m", "2h") for word in ("--tried", f"chat={ago}")]
    ran = run(*small, *repeated, "--tried", "post", "--json")

    assert ran.answer["situation"]["tried"] == [
        {"channel": "chat", "at": "2026-03-04T10:30:00+08:00"},
        {"channel": "post", "at": None},
    ]


@pytest.mark.parametrize(
    ("tried", "code", "given"),
    [
        ("chat=soon", "bad-tried-time", "soon"),
        ("chat=-3d", "bad-tried-time", "-3d"),
        ("chat=3", "bad-tried-time", "3"),
        ("chat=3w", "bad-tried-time", "3w"),
        ("chat=3d=4", "bad-tried-time", "3d=4"),
        ("chat=999999d", "bad-tried-time", "999999d"),
        ("chat=99999d99999h99999d", "bad-tried-time", "99999d99999h99999d"),
        ("=3d", "unknown-channel", ""),
        ("", "unknown-channel", ""),
        ("#human", "unknown-channel", "#human"),
        ("chat=2026-03-04T11:00:01+08:00", "tried-later", "chat"),
        ("chat=2026-03-05", "tried-later", "chat"),
    ],
)
def test_bad_tried(run: Run, small: tuple[str, ...], tried: str, code: str, given: str) -> None:
    """A channel that is not there, a time that is none, and the future are refused."""
    ran = run(*small, "--tried", tried)

    assert ran.code == 2
    assert ran.err.startswith(f"error[{code}]: --tried: ")
    assert given in ran.err


# ── how it is shown ──────────────────────────────────────────────────────────────────────────────


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


SHUT = {"hours": "Mo-Fr 09:00-18:00"}


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


# ── which catalog ────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def catalogs(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Path]:
    """A catalog in every place that counts, and one that merely lies in the folder."""
    own, folder = user_path(), tmp_path / "rules" / "channels.toml"
    paths = {"flag": tmp_path / "flag.toml", "variable": tmp_path / "variable.toml"}
    for path in (*paths.values(), own, folder):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_catalog(path, small_data(**{path.stem: {}}))
    monkeypatch.setenv("CHANNELPICK_RULES", str(paths["variable"]))
    return {**paths, "own": own, "folder": folder, "shipped": shipped_path()}


def test_order_of_catalogs(
    run: Run, catalogs: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """--rules comes first, then $CHANNELPICK_RULES, then the user's own, then the shipped one."""
    hashes = {name: sha256(path.read_bytes()).hexdigest() for name, path in catalogs.items()}
    flag = run("recommend", *SMALL, "--json", "--rules", str(catalogs["flag"]))
    variable = run("recommend", *SMALL, "--json")
    monkeypatch.setenv("CHANNELPICK_RULES", "")  # empty counts as unset
    own = run("recommend", *SMALL, "--json")
    catalogs["own"].unlink()
    shipped = run("recommend", *COMPLETE, "--json")

    assert flag.answer["catalog"]["updated"] == "2026-03-01"
    for name, ran in (("flag", flag), ("variable", variable), ("own", own), ("shipped", shipped)):
        told = ran.answer["catalog"]
        assert (0, str(catalogs[name])) == (ran.code, told["path"])
        assert hashes[name] == told["sha256"]


def test_catalog_in_the_folder_is_only_hinted_at(
    run: Run, catalogs: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """./rules/channels.toml never counts unnamed: it is hinted at on stderr."""
    named = run("recommend", *SMALL, "--json")
    monkeypatch.delenv("CHANNELPICK_RULES")
    own = run("recommend", *SMALL, "--json")
    catalogs["own"].unlink()
    shipped = run("recommend", *COMPLETE, "--json", "--lang", "zh")
    channels = run("channels", "--json")

    assert named.err == ""
    for ran in (own, shipped, channels):
        assert ran.code == 0
        assert str(catalogs["folder"]) != ran.answer["catalog"]["path"]
        assert ran.err.count("\n") == 1
        assert str(Path("rules/channels.toml")) in ran.err
        assert "--rules" in ran.err
    assert shipped.err.startswith("提示：")


def test_no_hint_at_the_file_that_counts(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the source folder, ./rules/channels.toml is the shipped one: nothing to hint at."""
    monkeypatch.chdir(shipped_path().parents[1])

    assert run("recommend", *COMPLETE).err == ""


def test_user_catalog_that_cannot_be_used(run: Run, catalogs: Mapping[str, Path]) -> None:
    """A broken catalog of one's own is an error, not a reason to take the shipped one."""
    os.environ.pop("CHANNELPICK_RULES")
    catalogs["own"].write_text("format = \n", "utf-8")
    ran = run("recommend", *COMPLETE)

    assert ran.code == 2
    assert f"{catalogs['own']}:1:10: error[syntax]" in ran.err


def test_answer_names_its_catalog(run: Run, small: tuple[str, ...]) -> None:
    """People are told which rules were used, and of which date."""
    text, markdown = run(*small), run(*small, "--format", "markdown")
    shipped = run("recommend", *COMPLETE)

    assert "Rules: small.toml, updated 1 March 2026." in text.out
    assert "Rules: small.toml, updated 1 March 2026." in markdown.out
    assert str(shipped_path()) not in shipped.out
    assert "the general ones that come with channelpick" in " ".join(shipped.out.split())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("days", [-1, 0, 180, 181, 1000])
def test_old_catalog(run: Run, tmp_path: Path, days: int, lang: str) -> None:
    """When the catalog is older than 180 days, every format says so."""
    data = {**small_data(chat={}), "updated": date(2026, 3, 4) - timedelta(days=days)}
    write_catalog(tmp_path / "own.toml", data)
    options = ("recommend", *SMALL, "--rules", "own.toml", "--lang", lang, "--format")
    notes = run(*options, "json").answer["notes"]
    sentence = {"zh": f"规则已有 {days} 天没有更新", "en": f"These rules are {days} days old"}[lang]

    is_old = days > 180
    assert ([("old_catalog", days)] if is_old else []) == [(n["kind"], n["days"]) for n in notes]
    assert is_old == (sentence in run(*options, "text").out)
    assert is_old == (sentence in run(*options, "markdown").out)


# ── which language ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("flag", "variables", "expected"),
    [
        ("en", {"CHANNELPICK_LANG": "zh", "LANG": "zh_CN.UTF-8"}, "en"),
        ("zh", {"CHANNELPICK_LANG": "en", "LANG": "en_US.UTF-8"}, "zh"),
        (None, {"CHANNELPICK_LANG": "zh", "LANG": "en_US.UTF-8"}, "zh"),
        (None, {"CHANNELPICK_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
        (None, {"CHANNELPICK_LANG": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "zh_TW"}, "zh"),
        (None, {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_language_of_the_texts(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    flag: str | None,
    variables: Mapping[str, str],
    expected: str,
) -> None:
    """--lang comes first, then $CHANNELPICK_LANG, then the locale, then English; errors too."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    chosen = ("--lang", flag) if flag else ()
    ran = run("recommend", *COMPLETE, *chosen, "--json")

    assert (expected, expected) == (ran.answer["lang"], ran.answer["situation"]["language"])
    assert {"zh": "错误", "en": "error"}[expected] == run("--x", *chosen).err.partition(":")[0]
    assert {"zh": "错误", "en": "error"}[expected] == run(*chosen).err.partition("[")[0]


def test_bad_lang(run: Run) -> None:
    """A language that the program does not speak is refused."""
    ran = run("recommend", *COMPLETE, "--lang", "fr")

    assert ran.err == (
        "error[bad-word]: --lang: “fr” is not one of zh, en\n  Use one of these words.\n"
    )


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--lang", "en"), ["both", "english"]),
        (("--lang", "zh"), ["both", "chinese"]),
        (("--lang", "en", "--language", "zh"), ["both", "chinese"]),
        (("--language", "zh-Hant-TW"), ["both", "chinese"]),
        (("--language", "EN_us"), ["both", "english"]),
        (("--language", "fr"), ["french"]),
    ],
)
def test_language_of_the_channel(
    run: Run, tmp_path: Path, options: tuple[str, ...], expected: list[str]
) -> None:
    """--language is what a channel must speak; by default it is the language of the texts."""
    data = small_data(
        both={"languages": ["zh", "en"]},
        english={"languages": ["en-GB"]},
        chinese={"languages": ["zh"]},
        french={"languages": ["fr"]},
    )
    write_catalog(tmp_path / "own.toml", data)
    ran = run("recommend", *SMALL, "--rules", "own.toml", "--json", *options)

    assert expected == [place["channel"] for place in ran.answer["places"]]
    assert {"language"} == {x["reason"]["kind"] for x in ran.answer["excluded"]}


def test_language_that_nobody_speaks(run: Run) -> None:
    """A misspelt language must not exclude every channel: it is refused."""
    ran = run("recommend", *COMPLETE, "--language", "eng")

    assert ran.code == 2
    assert "error[unknown-language]: --language: no channel speaks “eng”" in ran.err


@pytest.mark.parametrize("verb", [(), ("recommend",), ("channels",)])
def test_help_is_in_one_language(
    run: Run, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...]
) -> None:
    """Chinese help has no English frame, and explains every option."""
    monkeypatch.setenv("CHANNELPICK_LANG", "zh")
    ran = run(*verb, "--help")

    assert (ran.code, ran.err) == (0, "")
    assert "用法" in ran.out.partition("\n")[0]
    for english in ("Usage", "Options", "Commands", "Show this message", "Examples", "[x>=1]"):
        assert english not in ran.out
