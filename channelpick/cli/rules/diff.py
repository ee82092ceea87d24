"""channelpick rules diff: what a change does."""

from __future__ import annotations

import sys

from channelpick.cli import exits, options
from channelpick.errors import InputError, Problem


def diff(  # noqa: PLR0913 - one parameter for each option
    *,
    old: str | None = None,
    new: str | None = None,
    rules: str | None = None,
    facts: str | None = None,
    exit_code: bool = False,
    lang: str | None = None,
    format: str | None = None,  # noqa: A002
    json: bool = False,
    color: str = "auto",
) -> int:
    """Compare two rules files by what they answer; the help comes from `words/`."""
    from channelpick.cli.progress import progress_bar
    from channelpick.cli.rules.reading import one_of_two, read_rules, rules_as_named
    from channelpick.files.git_history import HEAD
    from channelpick.formats.report import render
    from channelpick.formats.reports.diff_report import diff_report
    from channelpick.staff.diff import compare

    look = options.look(lang, format, json, color)
    most_facts = options.most_facts(facts)
    named = one_of_two(options.path("NEW", new), options.path("--rules", rules))
    if named == old == "-":
        raise InputError([Problem(code="two-inputs", values={"given": "-"})])
    _, file = read_rules(named)
    before = rules_as_named(options.path("OLD", old) or HEAD, file.path)
    with progress_bar(look.color) as tell:
        found = compare(before.catalog, file.catalog, most_facts, tell)
    telling = look.telling(file, sys.stdout)
    report = diff_report(found, before.path, file.path, telling)
    exits.write(render(report, look.form, telling.screen))
    return exits.ANSWER_IS_NO if exit_code and not found.is_empty else exits.DONE
