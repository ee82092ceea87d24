"""channelpick rules test: the staff's own tests."""

from __future__ import annotations

import sys

from channelpick.cli import exits, options


def run_tests(
    *,
    tests: str | None = None,
    rules: str | None = None,
    lang: str | None = None,
    format: str | None = None,  # noqa: A002
    json: bool = False,
    color: str = "auto",
) -> int:
    """Run the tests of a rules file; the help comes from `words/`."""
    from channelpick.cli.progress import progress_bar
    from channelpick.cli.rules.reading import read_rules
    from channelpick.files.rule_tests_toml import read_rule_tests, rule_tests_path
    from channelpick.formats.report import render
    from channelpick.formats.reports.rule_tests_report import rule_tests_report
    from channelpick.staff.rule_tests import Outcome, run_test

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
