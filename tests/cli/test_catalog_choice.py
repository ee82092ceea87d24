"""Which catalog and which language count."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from channelpick.files.rules_paths import shipped_path
from tests.cli.runs import (
    COMPLETE,
    SMALL,
    Run,
)
from tests.support import (
    small_data,
    write_catalog,
)


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
    assert f"{catalogs['own']}:1:8: error[no-value]" in ran.err


@pytest.mark.skipif(os.name != "posix", reason="the system's list of users")
def test_user_without_a_home(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container whose user nobody knows, without $HOME, the shipped catalog answers."""
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setattr("pwd.getpwuid", {}.__getitem__)

    assert run("recommend", *COMPLETE, "--json").answer["catalog"]["path"] == str(shipped_path())


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


@pytest.mark.parametrize(
    "verb", [(), ("recommend",), ("channels",), ("rules",), ("rules", "check")]
)
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
