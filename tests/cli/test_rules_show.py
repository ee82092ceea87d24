"""channelpick rules show: the catalog and its entries as people look at them."""

from __future__ import annotations

import json

import pytest

from channelpick.core.catalog_file import CatalogFile
from channelpick.files.catalog_toml import load_catalog
from channelpick.formats.interface import Screen, Telling
from channelpick.formats.report import render
from channelpick.formats.reports.catalog_report import entry_ids, entry_report
from channelpick.words.languages import words_in
from tests.cli.reports import CASES, LANGUAGES, REPORTS, WIDTHS, check_report
from tests.cli.runs import Run
from tests.support import SHIPPED, validator


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("name", ["show", "show-channel", "show-question", "show-odd"])
def test_report(run: Run, name: str) -> None:
    """The catalog, and one entry with where it is named, in every form."""
    check_report(run, name)


def test_every_shipped_entry() -> None:
    """Every id of the shipped file can be shown, for people and in its published form."""
    catalog = load_catalog(SHIPPED)
    told = Telling(file=CatalogFile(catalog, "a", "0"), words=words_in("zh"), screen=Screen())
    check = validator("catalog-entry")
    for id_ in entry_ids(catalog):
        report = entry_report(id_, told)

        assert list(check.iter_errors(json.loads(render(report, "json", told.screen)))) == []
        assert any(id_ in getattr(block, "text", "") for block in report.blocks)


def test_shipped(run: Run) -> None:
    """The shipped catalog is shown whole: grids, who answers what, and rules in sentences."""
    text, data = run("rules", "show"), run("rules", "show", "--json")

    assert (text.code, text.err) == (0, "")
    assert "\n  live-chat       ok    good    best  best\n" in text.out
    assert "\n  complaint     complaint 69 %  live-chat 24 %       phone 5 %\n" in text.out
    assert "typing-is-hard: If no_typing = yes: prefer #voice (phone) (+30)\n" in text.out
    assert "\n  • hours: Mo-Fr 09:00-18:00; PH off\n" in text.out
    assert list(validator("catalog").iter_errors(data.answer)) == []


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("entry", "guess"),
    [
        ("phnoe", "Did you mean “phone”?"),
        ("聊天", "Did you mean “chat”?"),
        ("#liev", "Did you mean “live”?"),
        ("xyzzyx", "See: channelpick rules show"),
        ("\x1b[31m", "there is no channel, rule, tip, criterion, fact or tag “\\x1b[31m”"),
        ("", "error[empty-value]: ID: needs a value"),
    ],
)
def test_unknown_entry(run: Run, entry: str, guess: str) -> None:
    """An id that is none is refused with what was probably meant."""
    ran = run("rules", "show", entry, "--rules", "small.toml")

    assert ran.code == 2
    assert guess in ran.err


@pytest.mark.usefixtures("desk")
def test_tag_with_its_sign(run: Run) -> None:
    """A tag may be named as rules name it."""
    plain = run("rules", "show", "live", "--rules", "small.toml")

    assert run("rules", "show", "#live", "--rules", "small.toml") == plain


@pytest.mark.usefixtures("desk")
def test_color(run: Run) -> None:
    """Colours are there when asked for, and only in the text."""
    command = ("rules", "show", "--rules", "small.toml", "--color", "always")

    assert "\x1b[1m" in run(*command).out
    assert "\x1b" not in run(*command, "--json").out + run(*command, "--format", "markdown").out


def test_no_report_is_left_over() -> None:
    """Every report on file is compared."""
    expected = {
        f"{case}-{lang}{end}"
        for case in CASES
        for lang in LANGUAGES
        for end in (".md", *(f"-{width}.txt" for width in WIDTHS))
    }

    assert {path.name for path in REPORTS.iterdir()} == expected
