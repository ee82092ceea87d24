"""channelpick rules analyze: what cannot be seen by reading the file."""

from __future__ import annotations

import sys
from dataclasses import replace

from channelpick.cli import exits, options


def analyze(
    *,
    analyzed: str | None = None,
    rules: str | None = None,
    facts: str | None = None,
    strict: bool = False,
    lang: str | None = None,
    format: str | None = None,  # noqa: A002
    json: bool = False,
    color: str = "auto",
) -> int:
    """Analyse a rules file; the help comes from `words/`."""
    from channelpick.cli.progress import progress_bar
    from channelpick.cli.rules.reading import one_of_two, read_rules
    from channelpick.files.catalog_toml import placed
    from channelpick.formats.report import render
    from channelpick.formats.reports.analysis_report import analysis_report
    from channelpick.staff.analysis import analyse

    look = options.look(lang, format, json, color)
    most_facts = options.most_facts(facts)
    named = one_of_two(options.path("FILE", analyzed), options.path("--rules", rules))
    source, file = read_rules(named)
    with progress_bar(look.color) as tell:
        found = analyse(file.catalog, most_facts, tell)
    found = replace(
        found,
        problems=placed(found.problems, source),
        accepted=placed(found.accepted, source),
    )
    telling = look.telling(file, sys.stdout)
    exits.write(render(analysis_report(found, telling), look.form, telling.screen))
    failing = ("error", "warning") if strict else ("error",)
    is_clean = not any(problem.severity in failing for problem in found.problems)
    return exits.DONE if is_clean else exits.ANSWER_IS_NO
