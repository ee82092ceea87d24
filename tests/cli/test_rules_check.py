"""channelpick rules check: what staff see of their rules file, and what --fix does to it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from channelpick.errors import Problem, Severity
from channelpick.files import catalog_toml
from channelpick.files.catalog_toml import Source
from channelpick.files.rules_paths import shipped_path
from tests.cli.runs import SMALL, Run
from tests.support import DATA

SOUND = (DATA / "small.toml").read_text("utf-8")
TYPED = SOUND.replace('["zh", "en"]', '["zh"， "en"]', 1)
"""One slip of a Chinese keyboard."""
WRONG = SOUND.replace("weight = 8", "weight = 80")
"""One mistake of meaning."""


@pytest.fixture
def files(tmp_path: Path) -> Mapping[str, Path]:
    """Rules files: sound, mistyped, wrong, and one that is none."""
    texts = {"sound": SOUND, "typed": TYPED, "wrong": WRONG, "bytes": "\udcff"}
    paths = {name: tmp_path / f"{name}.toml" for name in texts}
    for name, text in texts.items():
        paths[name].write_bytes(text.encode("utf-8", "surrogateescape"))
    return paths


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "sound.toml: no problems. 2 channels, 1 rule, 1 tip.\n"),
        ("zh", "sound.toml：没有问题。共有 2 个渠道、1 条规则、1 条提示。\n"),
    ],
)
@pytest.mark.usefixtures("files")
def test_all_is_well(run: Run, lang: str, expected: str) -> None:
    """A sound file is said to be sound, and how much is in it."""
    assert run("rules", "check", "sound.toml", "--lang", lang) == (0, expected, "")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            "typed.toml:5:18: error[full-width]: ， cannot stand here\n"
            "  |\n"
            '5 | languages = ["zh"， "en"]\n'
            "  |                  ^^\n"
            "  = help: Write , instead, with the keyboard set to English.\n"
            "\n"
            "1 error in typed.toml\n",
        ),
        (
            "zh",
            "typed.toml:5:18: 错误[full-width]: 这里不能用 ，\n"
            "  |\n"
            '5 | languages = ["zh"， "en"]\n'
            "  |                  ^^\n"
            "  = 改法：请切换到英文输入法，改成 ,\n"
            "\n"
            "typed.toml：发现 1 个错误\n",
        ),
    ],
)
@pytest.mark.usefixtures("files")
def test_mistake(run: Run, lang: str, expected: str) -> None:
    """A mistake is shown with its line and its cure; the last line sums up; the answer is no."""
    assert run("rules", "check", "typed.toml", "--lang", lang) == (1, expected, "")


@pytest.mark.parametrize(
    ("severities", "strict", "code", "last"),
    [
        (("warning",), False, 0, "1 warning in a.toml"),
        (("warning",), True, 1, "1 warning in a.toml"),
        (("note", "note"), True, 0, "2 notes in a.toml"),
        (("warning", "error", "note", "error"), False, 1, "2 errors, 1 warning, 1 note in a.toml"),
    ],
)
def test_severities(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    severities: Sequence[Severity],
    strict: bool,
    code: int,
    last: str,
) -> None:
    """Errors fail, warnings only with --strict, notes never; the last line counts each."""
    problems = tuple(Problem(code="no-weight", severity=severity) for severity in severities)
    monkeypatch.setattr(
        catalog_toml, "read_source", lambda path: Source(path, "", {}, None, problems)
    )
    ran = run("rules", "check", "a.toml", *(("--strict",) if strict else ()))

    assert (ran.code, ran.out.splitlines()[-1]) == (code, last)


@pytest.mark.usefixtures("files")
def test_several_files(run: Run) -> None:
    """Several files are checked in one go, each once, and summed up in one line."""
    both = run("rules", "check", "sound.toml", "wrong.toml", "wrong.toml", "typed.toml")
    sound = run("rules", "check", "sound.toml", "./sound.toml")

    assert (both.code, both.out.splitlines()[-1]) == (1, "2 errors in 3 files")
    assert both.out.count("wrong.toml:10:10: error[") == 1
    assert sound == (0, "2 files: no problems.\n", "")


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("file", "code"),
    [("nowhere.toml", "unreadable"), (".", "unreadable"), ("bytes.toml", "not-utf8")],
)
def test_unreadable_file(run: Run, file: str, code: str) -> None:
    """A file that cannot be read is a finding like any other, also for scripts."""
    text, as_json = run("rules", "check", file), run("rules", "check", file, "--json")

    assert (text.code, as_json.code) == (1, 1)
    assert f"error[{code}]" in text.out
    assert [(p["code"], p["file"]) for p in as_json.answer["problems"]] == [(code, file)]


def test_standard_input(run: Run) -> None:
    """- is standard input."""
    assert run("rules", "check", "-", stdin=SOUND).code == 0

    ran = run("rules", "check", "-", stdin=WRONG)
    assert ran.code == 1
    assert ran.out.startswith("-:10:10: error[out-of-range]: criteria.urgency.weight: ")
    assert ran.out.endswith("\n1 error in -\n")


def test_which_file_counts(
    run: Run, catalogs: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """--rules, the variable, ./rules/channels.toml, the user's own, the shipped one."""

    def checked(*options: str) -> str:
        ran = run("rules", "check", *options)
        assert (ran.code, ran.err) == (0, "")
        return ran.out.partition(": no problems")[0]

    assert checked("--rules", str(catalogs["flag"])) == str(catalogs["flag"])
    assert checked() == str(catalogs["variable"])
    monkeypatch.setenv("CHANNELPICK_RULES", "")
    assert checked() == str(Path("rules/channels.toml"))
    catalogs["folder"].unlink()
    assert checked() == str(catalogs["own"])
    catalogs["own"].unlink()
    assert checked() == str(shipped_path())


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_formats(run: Run, form: str) -> None:
    """Every format finds the same and has the same exit code; colours are for people only."""
    command = ("rules", "check", "wrong.toml", "--format", form)
    ran, coloured = run(*command), run(*command, "--color", "always")

    assert (ran.code, ran.err, coloured.code) == (1, "", 1)
    assert "out-of-range" in ran.out
    assert "\x1b" not in ran.out
    assert ("\x1b[" in coloured.out) == (form == "text")
    assert run("rules", "check", "sound.toml", "--format", form).code == 0


@pytest.mark.usefixtures("files")
def test_formats_with_summary(run: Run) -> None:
    """--json is --format json; only the text has a last line that sums up."""
    as_json = run("rules", "check", "sound.toml", "--json")

    assert as_json == run("rules", "check", "sound.toml", "--format", "json")
    assert as_json.answer == {"schema": "channelpick/problems/1", "problems": []}
    assert run("rules", "check", "sound.toml", "--format", "github").out == ""


def test_fix(run: Run, files: Mapping[str, Path]) -> None:
    """--fix mends what has one answer, says so in one line each, and checks what is left."""
    files["typed"].write_text(TYPED.replace("weight = 8", "weight = 80"), "utf-8")
    ran = run("rules", "check", "typed.toml", "--fix")

    assert files["typed"].read_text("utf-8") == WRONG
    assert ran.code == 1
    assert ran.out.startswith("typed.toml:5:18: ， → ,\n\ntyped.toml:10:10: error[out-of-range]: ")
    assert ran.out.endswith("\n\n1 error in typed.toml\n")


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_fix_for_scripts(run: Run, files: Mapping[str, Path], form: str) -> None:
    """For scripts, standard output has the problems that are left, and nothing else."""
    ran = run("rules", "check", "typed.toml", "--fix", "--format", form)

    assert files["typed"].read_text("utf-8") == SOUND
    assert (ran.code, ran.err) == (0, "typed.toml:5:18: ， → ,\n")
    assert ran.out == run("rules", "check", "typed.toml", "--format", form).out


def test_fix_of_nothing(run: Run, files: Mapping[str, Path]) -> None:
    """Without a mistake that has one answer, --fix changes nothing, not even the file's time."""
    before = {name: path.stat().st_mtime_ns for name, path in files.items()}
    for name in ("sound", "wrong", "bytes"):
        assert run("rules", "check", f"{name}.toml", "--fix") == run(
            "rules", "check", f"{name}.toml"
        )

    assert before == {name: path.stat().st_mtime_ns for name, path in files.items()}


def test_fix_of_standard_input(run: Run) -> None:
    """What comes from standard input cannot be mended: wrong usage, with the cure."""
    ran = run("rules", "check", "-", "--fix", stdin=TYPED)

    assert (ran.code, ran.err) == (
        2,
        "error[mend-stdin]: --fix: what comes from standard input cannot be mended\n"
        "  Give the file's name instead of -.\n",
    )


def test_fix_that_cannot_be_written(
    run: Run, files: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that cannot be written is as it was, and one problem more."""

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", fail)
    ran = run("rules", "check", "typed.toml", "--fix", "--json")

    assert files["typed"].read_text("utf-8") == TYPED
    assert ran.code == 1
    assert [p["code"] for p in ran.answer["problems"]] == ["unwritable", "full-width"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_fix_of_a_pipe(run: Run, tmp_path: Path) -> None:
    """A named pipe is checked; it is not replaced by a file."""
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(TYPED, "utf-8"), daemon=True)
    writer.start()
    ran = run("rules", "check", "pipe.toml", "--fix")
    writer.join()

    assert pipe.is_fifo()
    assert ran.code == 1
    assert "error[full-width]" in ran.out


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("chekc",),
            "There is no command “chekc”.\n  Did you mean “check”?\nSee: channelpick rules",
        ),
        (
            ("check", "--fixx"),
            "There is no option --fixx.\n  Did you mean “--fix”?\nSee: channelpick",
        ),
        (("check", "--format", "sarrif"), "Did you mean “sarif”?"),
        (("check", "--format", "markdown"), "is not one of text, json, github, sarif"),
        (("check", "--format", "text", "--json"), "“--format” was answered twice"),
        (("check", "sound.toml", "--rules", "wrong.toml"), "“--rules” was answered twice"),
        (("check", ""), "error[empty-value]: FILE: needs a value"),
        (("check", "--rules", ""), "error[empty-value]: --rules: needs a value"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """A wrong command line is refused with a guess or the known values."""
    ran = run("rules", *arguments)

    assert ran.code == 2
    assert message in ran.err


@pytest.mark.parametrize(
    ("arguments", "usage"),
    [
        (("rules",), "rules [OPTIONS] COMMAND"),
        (("rules", "--help"), "rules [OPTIONS] COMMAND"),
        (("rules", "-h", "--lang", "zh"), "rules [OPTIONS] COMMAND"),
        (("rules", "check", "--help"), "rules check [OPTIONS] [FILE|-]..."),
    ],
)
def test_help(run: Run, arguments: tuple[str, ...], usage: str) -> None:
    """The verbs of `rules` and their options are explained; alone, it shows its help."""
    ran = run(*arguments)
    word = "例子：" if "zh" in arguments else "Examples:"

    assert (ran.code, ran.err) == (0, "")
    assert f"channelpick {usage}" in ran.out
    assert f"{word}\n    channelpick rules check" in ran.out
    assert "<" not in ran.out, "no Python type behind an argument"


@pytest.mark.usefixtures("files")
def test_other_verbs_show_the_same(run: Run) -> None:
    """A broken rules file is shown by every verb as `rules check` shows it, on standard error."""
    checked = run("rules", "check", "typed.toml").out.partition("\n\n")[0] + "\n"

    for verb in (("recommend", *SMALL), ("channels",)):
        assert run(*verb, "--rules", "typed.toml") == (2, "", checked)
        coloured = run(*verb, "--rules", "typed.toml", "--color", "always").err
        assert "\x1b[1;31merror" in coloured
