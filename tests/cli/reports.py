"""Reports for staff, compared with those on file. `UPDATE_SCREENS=1 pytest tests/cli` writes them.

Each is taken in both languages, at three widths and as Markdown; as JSON it is held against its
published schema.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tests.cli.runs import Ran, without_texts
from tests.support import DATA, validator

REPORTS = DATA / "reports"
LANGUAGES = ("zh", "en")
WIDTHS = (40, 80, 120)


class Case(NamedTuple):
    """A command whose whole report is on file."""

    command: Sequence[str]
    schema: str
    code: int = 0


CASES: Mapping[str, Case] = {
    "show": Case(("show", "--rules", "small.toml"), "catalog"),
    "show-channel": Case(("show", "chat", "--rules", "small.toml"), "catalog-entry"),
    "show-question": Case(("show", "topic", "--rules", "odd.toml"), "catalog-entry"),
    "show-odd": Case(("show", "forum", "--rules", "odd.toml"), "catalog-entry"),
    "test": Case(("test", "--rules", "small.toml"), "rule-tests", 1),
    "diff": Case(("diff", "small.toml", "new.toml", "--exit-code"), "diff", 1),
    "diff-same": Case(("diff", "small.toml", "same.toml", "--exit-code"), "diff"),
    "simulate": Case(
        ("simulate", "small.toml", "new.toml", "tickets.csv", "--agree", "solved_by"),
        "simulation",
        1,
    ),
    "simulate-closed": Case(
        ("simulate", "small.toml", "closed.toml", "tickets.csv"), "simulation", 1
    ),
    "simulate-same": Case(("simulate", "small.toml", "same.toml", "tickets.csv"), "simulation", 1),
    "analyze": Case(("analyze", "small.toml"), "analysis", 1),
    "analyze-accepted": Case(("analyze", "new.toml", "--facts", "1"), "analysis"),
}
"""The files are those of the fixture `desk`."""

SMALL = (DATA / "small.toml").read_text("utf-8")
CLEAN = (DATA / "clean.toml").read_text("utf-8")


def edited(text: str, *edits: tuple[str, str]) -> str:
    """The text with each of these replacements, made once."""
    for find, replace in edits:
        assert find in text
        text = text.replace(find, replace, 1)
    return text


DESK: Mapping[str, str] = {
    "small.toml": SMALL,
    "small.tests.toml": (DATA / "small.tests.toml").read_text("utf-8"),
    "same.toml": "# Another remark.\n" + SMALL,
    "new.toml": edited(
        SMALL,
        ('title.en  = "Who?"', 'title.en  = "Who?"\naccept.escalation-loop = "只有两个渠道"'),
        ('hours     = "Mo-Fr 09:00-18:00; PH off"', 'hours     = "24/7"'),
        ('low = "poor", high = "good"', 'low = "best", high = "good"'),
        ("[rules.live-now]", '[rules.live]\nwhen.robbed = "yes"\nnever = ["phone"]\n'
         'because = { zh = "当场", en = "live" }\n\n[rules.live-now]'),
        ("[tips.freeze]", "[tips.never-share-secrets]"),
    ),
    "closed.toml": edited(
        SMALL,
        ('name.en   = "Chat"', 'name.en   = "Chat"\noffered = false'),
        ("emergency   =", 'answers.maybe = { zh = "也许", en = "maybe" }\nemergency   ='),
    ),
    "tickets.csv": (DATA / "tickets.csv").read_text("utf-8"),
    "odd.toml": edited(
        CLEAN,
        ('name.en   = "Forum"', 'name.en   = "Forum | [b]*x*"\noffered = false'),
        ("[tips.freeze]", '[tips.chat]\nstage = "after"\nfor = ["#live", "email"]\n'
         'when.topic = "security"\ntext.en = "Ask on."\n\n[tips.freeze]'),
    ),
}  # fmt: skip
"""File -> what is in it: small and clean catalogs, what an editor made of them, and tickets."""


def check_report(run: Callable[..., Ran], name: str) -> None:
    """Assert that every form of this report is the one on file, or in its published form."""
    command, schema, code = CASES[name]
    answers = []
    for lang in LANGUAGES:
        for width in WIDTHS:
            os.environ["COLUMNS"] = str(width)  # the fixture `run` sets it back
            ran = run("rules", *command, "--lang", lang)
            compare(f"{name}-{lang}-{width}.txt", ran, code)
            assert max(map(cell_len, ran.out.splitlines())) <= width
            assert not any(line != line.rstrip() for line in ran.out.splitlines())
        markdown = run("rules", *command, "--lang", lang, "--format", "markdown")
        compare(f"{name}-{lang}.md", markdown, code)
        as_json = run("rules", *command, "--lang", lang, "--json")
        assert (as_json.code, as_json.err, as_json.out.isascii()) == (code, "", True)
        assert list(validator(schema).iter_errors(as_json.answer)) == []
        answers.append(without_sentences(as_json.answer))

    assert answers[0] == answers[1], "facts and ids are the same in both languages"


def without_sentences(answer: Mapping[str, object]) -> object:
    """The answer without the messages of its problems."""
    problems = ("problems", "accepted")
    return without_texts({k: v for k, v in answer.items() if k not in problems})


def compare(name: str, ran: Ran, code: int) -> None:
    """Assert that this is the report on file, and nothing was said beside it."""
    path = REPORTS / name
    if os.environ.get("UPDATE_SCREENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(ran.out, "utf-8")

    assert ran == (code, path.read_text("utf-8"), "")
