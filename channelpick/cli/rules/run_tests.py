"""channelpick rules test: the staff's own tests."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from channelpick.cli import exits, options
from channelpick.cli.rules.reading import progress_bar, read_rules
from channelpick.files.rule_tests_toml import read_rule_tests, rule_tests_path
from channelpick.formats.report import render
from channelpick.formats.reports.rule_tests_report import rule_tests_report
from channelpick.staff.rule_tests import Outcome, run_test


def run_tests(
    *,
    tests: Annotated[str | None, typer.Argument(metavar="FILE|-")] = None,
    rules: options.Rules = None,
    lang: options.Lang = None,
    format: options.FormatName = None,  # noqa: A002
    json: options.AsJson = False,
    color: options.Color = "auto",
) -> int:
    """Run the tests of a rules file; the help comes from `words/`."""
    look = options.look(lang, format, json, color)
    _, file = read_rules(options.path("--rules", rules))
    path = options.path("FILE", tests) or rule_tests_path(file.path)
    found = read_rule_tests(path, file.catalog)
    outcomes: list[Outcome] = []
    with progress_bar(look.color) as tell:
        for number, each in enumerate(found.tests, start=1):
            outcomes.append(run_test(file.catalog, each))
            if tell:
                tell(number / len(found.tests))
    telling = look.telling(file, sys.stdout)
    report = rule_tests_report(outcomes, found.lines, telling)
    exits.write(render(report, look.form, telling.screen))
    # Without any test nothing is proven: an emptied file must not look like success.
    is_proven = outcomes and not any(each.failures for each in outcomes)
    return exits.DONE if is_proven else exits.ANSWER_IS_NO
