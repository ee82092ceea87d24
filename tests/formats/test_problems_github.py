"""Problems as GitHub's workflow commands."""

from __future__ import annotations

from channelpick.formats.interface import Screen
from channelpick.formats.problems import as_github
from channelpick.formats.problems.interface import Findings
from channelpick.words.languages import words_in
from tests.formats.found import FOUND, PLACELESS


def test_commands() -> None:
    """Each problem is one command; what would end a property or the line is escaped."""
    text = as_github.report(FOUND, words_in("en"), Screen(color=True))

    assert text.splitlines() == [
        "::error file=rules/客服 1%2C2.toml,line=3,col=9,endColumn=16,title=bad-word"
        "::tips.x.stage: “frist” is not one of first, after%0ADid you mean “first”?",
        "::warning file=rules/客服 1%2C2.toml,line=9,title=same-id"
        r"::facts.topic: “100%25:a,b\nc” is already the name of a question%0AChoose another name.",
        "::notice file=/srv/b%3Ac.toml,title=no-weight"
        "::every weight is 0%0AGive at least one criterion a weight.",
        "::error file=/srv/b%3Ac.toml,line=3,col=9,endColumn=16,title=bad-word"
        "::tips.x.stage: “frist” is not one of first, after%0ADid you mean “first”?",
        "::notice title=no-weight::every weight is 0%0AGive at least one criterion a weight.",
    ]


def test_no_problem() -> None:
    """Where all is well, nothing is said."""
    assert as_github.report([Findings(problems=())], words_in("en"), Screen()) == ""


def test_odd_path() -> None:
    """A path cannot begin another command, nor repaint the log."""
    findings = Findings(problems=(PLACELESS,), source="a\n::error::\x1b[2J")
    text = as_github.report([findings], words_in("zh"), Screen())

    assert text.count("\n") == 1
    assert text.startswith(r"::notice file=a\n%3A%3Aerror%3A%3A\x1b[2J,title=no-weight::")
