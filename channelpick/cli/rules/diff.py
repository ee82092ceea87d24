"""channelpick rules diff: what a change does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from channelpick.cli import exits, options
from channelpick.cli.rules.reading import one_of_two, progress_bar, read_rules
from channelpick.core.catalog import CatalogFile
from channelpick.errors import InputError, Problem
from channelpick.files.catalog_toml import catalog_file, read_catalog, source_of
from channelpick.files.git_history import HEAD, text_in_git
from channelpick.formats.report import render
from channelpick.formats.reports.diff_report import diff_report
from channelpick.staff.diff import compare


def diff(  # noqa: PLR0913 - one parameter for each option
    *,
    old: Annotated[str | None, typer.Argument(metavar="OLD")] = None,
    new: Annotated[str | None, typer.Argument(metavar="NEW")] = None,
    rules: options.Rules = None,
    facts: options.MostFacts = None,
    exit_code: Annotated[bool, typer.Option("--exit-code")] = False,
    lang: options.Lang = None,
    format: options.FormatName = None,  # noqa: A002
    json: options.AsJson = False,
    color: options.Color = "auto",
) -> int:
    """Compare two rules files by what they answer; the help comes from `words/`."""
    look = options.look(lang, format, json, color)
    most_facts = options.most_facts(facts)
    named = one_of_two(options.path("NEW", new), options.path("--rules", rules))
    if named == old == "-":
        raise InputError([Problem(code="two-inputs", values={"given": "-"})])
    _, file = read_rules(named)
    before = _old(options.path("OLD", old), file.path)
    with progress_bar(look.color) as tell:
        found = compare(before.catalog, file.catalog, most_facts, tell)
    telling = look.telling(file, sys.stdout)
    report = diff_report(found, before.path, file.path, telling)
    exits.write(render(report, look.form, telling.screen))
    return exits.ANSWER_IS_NO if exit_code and not found.is_empty else exits.DONE


def _old(named: str | None, new: str) -> CatalogFile:
    """The file of this name; else the new one in the git revision of this name, or at HEAD."""
    if named is not None and (named == "-" or Path(named).exists() or named.endswith(".toml")):
        return read_catalog(named)
    revision = HEAD if named is None else named
    return catalog_file(source_of(f"{revision}:{new}", text_in_git(new, revision)))
