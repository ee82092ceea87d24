"""channelpick rules diff: what a change of the rules does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.reports import DESK, check_report
from tests.cli.runs import Run, needs_git


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("name", ["diff", "diff-same"])
def test_report(run: Run, name: str) -> None:
    """What changes, grouped from channel to channel with an example, in every form."""
    check_report(run, name)


@pytest.mark.usefixtures("desk")
def test_example_can_be_asked_again(run: Run) -> None:
    """The example of a move is a situation that `recommend --input` answers as the move says."""
    moves = run("rules", "diff", "small.toml", "new.toml", "--json").answer["moves"]
    assert moves
    for move in moves:
        Path("example.json").write_text(str(move["example"]).replace("'", '"'), "utf-8")
        for rules, first in (("small.toml", move["old"]), ("new.toml", move["new"])):
            ran = run("recommend", "--rules", rules, "--input", "example.json", "--json")
            assert ran.answer["first"] == first


@pytest.mark.usefixtures("desk")
def test_exit_code(run: Run) -> None:
    """Only with --exit-code is a difference 1."""
    assert run("rules", "diff", "small.toml", "new.toml").code == 0
    assert run("rules", "diff", "small.toml", "new.toml", "--exit-code").code == 1
    assert run("rules", "diff", "small.toml", "same.toml", "--exit-code").code == 0


@needs_git
@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("old", [(), ("HEAD",), ("HEAD~0",), ("small.toml",)])
def test_git(run: Run, old: tuple[str, ...]) -> None:
    """OLD is the file at git HEAD, the file in a revision, or another file."""
    name = "small.toml" if "small.toml" in old else f"{(*old, 'HEAD')[0]}:rules/channels.toml"
    ran = run("rules", "diff", *old)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:2] == [
        f"{name} → rules/channels.toml",
        "The first choice changes in 12 of 48 situations (25.0 %).",
    ]


@needs_git
@pytest.mark.parametrize("text", [DESK["small.toml"].replace("\n", "\r\n"), "\ufeff"])
def test_git_text(run: Run, repository: Path, text: str) -> None:
    """Line ends and a byte order mark are no difference."""
    same = DESK["small.toml"] if text != "\ufeff" else text + DESK["small.toml"]
    (repository / "rules" / "channels.toml").write_bytes(
        text.encode() if "\r\n" in text else same.encode()
    )

    assert run("rules", "diff", "--exit-code").code == 0


@needs_git
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("HAED",), "rules/channels.toml cannot be had from git revision HAED: invalid object"),
        (("--upload-pack=x",), "There is no option --upload-pack"),
        (("HEAD", "same.toml"), "same.toml cannot be had from git revision HEAD: path 'same.toml'"),
        (("gone.toml",), "gone.toml: error[unreadable]: "),
        (("HEAD", "gone.toml"), "gone.toml: error[unreadable]: "),
        (("", "new.toml"), "error[empty-value]: OLD: needs a value"),
        (("HEAD", ""), "error[empty-value]: NEW: needs a value"),
        (("-", "-"), "“-” was answered twice"),
        (("HEAD", "new.toml", "--rules", "new.toml"), "“--rules” was answered twice"),
        (("--facts", "9"), "error[bad-word]: --facts: “9” is not one of 0, 1, 2, 3"),
        (("--facts", "two"), "error[bad-word]: --facts: “two” is not one of 0, 1, 2, 3"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_wrong_usage(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """Revisions, files and numbers that are none are refused, with the reason."""
    ran = run("rules", "diff", *arguments)

    assert ran.code == 2
    assert message in ran.err


@pytest.mark.usefixtures("desk")
def test_no_repository(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of git, and without git, the message says what to name instead."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
    outside = run("rules", "diff", "--rules", "new.toml")
    monkeypatch.setenv("PATH", "")
    without = run("rules", "diff", "--rules", "new.toml")

    assert (outside.code, without.code) == (2, 2)
    assert "error[no-revision]: new.toml cannot be had from git revision HEAD: " in outside.err
    assert without.err.startswith("error[no-git]: git was not found")
    assert all("channelpick rules diff OLD" in ran.err for ran in (outside, without))


@pytest.mark.parametrize("side", ["old", "new"])
def test_broken_file(run: Run, desk: Path, side: str) -> None:
    """A file with errors is shown as `rules check` shows it, whichever of the two it is."""
    broken = DESK["small.toml"].replace("weight = 8", "weight = 80")
    (desk / "broken.toml").write_text(broken, "utf-8")
    files = ("broken.toml", "new.toml") if side == "old" else ("new.toml", "broken.toml")
    ran = run("rules", "diff", *files)

    assert ran.code == 2
    assert ran.err.startswith("broken.toml:10:10: error[out-of-range]: ")
