"""`channelpick __complete`: the real command line and a real rules file behind TAB."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from channelpick.quick.answer import answer
from tests.cli.runs import Run
from tests.support import small_data, write_catalog


def offered(run: Run, *words: str) -> list[str]:
    """The words that it offers."""
    ran = run("__complete", *words)

    assert (ran.code, ran.err) == (0, "")
    return [line.partition("\t")[0] for line in ran.out.splitlines()]


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (("",), ["recommend", "channels", "draft", "rules"]),
        (("rules", ""), ["check", "test", "schema"]),
        (("-",), ["--version", "--help", "--urgency", "--json"]),
        (("rules", "diff", "--"), ["--rules", "--exit-code", "--help"]),
        (("--urgency", ""), ["low", "normal", "high", "critical"]),
        (("recommend", "--topic=with"), ["--topic=withdrawal"]),
        (("-a", "locked_out="), ["locked_out=no", "locked_out=yes"]),
        (("-a", "urgency=high", "-a", ""), ["complexity=", "locked_out="]),
        (("recommend", "--tried", ""), ["live-chat", "email", "complaint"]),
        (("draft", ""), ["live-chat", "email"]),
        (("draft", "-d", "am"), ["amount="]),
        (("rules", "show", ""), ["live-chat", "urgency", "topic"]),
        (("recommend", "--language", ""), ["zh", "en"]),
        (("recommend", "--lang", ""), ["zh", "en"]),
        (("--color", ""), ["auto", "always", "never"]),
        (("rules", "check", "--format", ""), ["text", "json", "github", "sarif"]),
        (("channels", "--tz", "Asia/Shang"), ["Asia/Shanghai"]),
        (("completion", ""), ["bash", "zsh", "fish", "powershell"]),
        *(
            (words, [":file"])
            for words in [
                ("--rules", ""),
                ("--input=",),
                ("scan", ""),
                ("rules", "check", ""),
                ("rules", "diff", ""),
                ("rules", "diff", "HEAD", ""),
                ("rules", "test", ""),
                ("rules", "analyze", ""),
                ("rules", "schema", ""),
            ]
        ),
    ],
)
def test_offered(run: Run, words: tuple[str, ...], some: list[str]) -> None:
    """These are among the words offered, in this order."""
    assert [each for each in offered(run, *words) if each in some] == some


@pytest.mark.parametrize("words", [("verify", ""), ("--at", ""), ("recommend", "")])
def test_nothing_offered(run: Run, words: tuple[str, ...]) -> None:
    """Where nobody can guess, there is nothing."""
    assert offered(run, *words) == []


def test_lang(run: Run) -> None:
    """Texts are in the language of the line that is being typed."""
    assert run("__complete", "--lang", "zh", "--topic", "with").out == "withdrawal\t提现\n"
    assert run("__complete", "rules", "--he").out == "--help\tShow this help.\n"


@pytest.mark.parametrize(
    "words",
    [("rules", "show", ""), ("-a", ""), ("--lang", "zh", "--topic", ""), ("--lang=zh", "--")],
)
def test_quick_room(run: Run, words: tuple[str, ...]) -> None:
    """The quick room offers the same, with the same texts."""
    reply = answer(["__complete", *words], os.environ)

    if reply is None and sys.platform != "linux":
        pytest.skip("only a library knows the user's folders here")
    assert reply
    assert reply.out == run("__complete", *words).out


def test_named_rules(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names come from the rules file on the line, also with a ~; none from a broken one."""
    monkeypatch.setenv("HOME", str(tmp_path))
    write_catalog(tmp_path / "own.toml", small_data(desk={}))
    (tmp_path / "broken.toml").write_text("format = ", "utf-8")

    assert offered(run, "--rules", "own.toml", "--tried", "") == ["desk"]
    assert offered(run, "draft", "--rules=~/own.toml", "") == ["desk"]
    assert offered(run, "--rules", "broken.toml", "--tried", "") == []
    assert offered(run, "--rules", "own.toml", "--urg") == ["--urgency"]


def test_rules_of_staff(run: Run, tmp_path: Path) -> None:
    """The verbs of `rules` complete names of the file in this folder, and no other verb does."""
    (tmp_path / "rules").mkdir()
    write_catalog(tmp_path / "rules" / "channels.toml", small_data(desk={}))

    assert offered(run, "rules", "show", "") == ["desk", "urgency"]
    assert "desk" not in offered(run, "draft", "")


def test_hostile_names(run: Run, tmp_path: Path) -> None:
    """A text of a rules file cannot pass for another candidate, or repaint the terminal."""
    data = small_data(desk={"name": {"en": "a\nb\tc"}})
    write_catalog(tmp_path / "own.toml", data)

    assert run("__complete", "--rules", "own.toml", "--tried", "").out == "desk\ta b c\n"
