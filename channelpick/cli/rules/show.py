"""channelpick rules show: the catalog as people look at it."""

from __future__ import annotations

import sys

from channelpick.cli import exits, options
from channelpick.errors import InputError, Problem


def show(
    *,
    shown: str | None = None,
    rules: str | None = None,
    lang: str | None = None,
    format: str | None = None,  # noqa: A002
    json: bool = False,
    color: str = "auto",
) -> int:
    """Show the catalog or one entry; the help comes from `words/`."""
    from channelpick.cli.rules.reading import read_rules
    from channelpick.formats.report import render
    from channelpick.formats.reports.catalog_report import catalog_report, entry_ids, entry_report
    from channelpick.screening.suggestions import closest
    from channelpick.staff.overview import who_answers

    look = options.look(lang, format, json, color)
    _, file = read_rules(options.path("--rules", rules))
    entry = options.path("ID", shown)
    telling = look.telling(file, sys.stdout)
    known = entry_ids(file.catalog)
    if entry is None:
        report = catalog_report(who_answers(file.catalog), telling)
    elif (id_ := entry.removeprefix("#")) in known:
        report = entry_report(id_, telling)
    else:
        names = {
            text: id_ for id_, each in file.catalog.channels.items() for text in each.name.values()
        }
        values = {"given": entry, "guess": closest(entry, known, names)}
        raise InputError([Problem(code="unknown-entry", path=("ID",), values=values)])
    exits.write(render(report, look.form, telling.screen))
    return exits.DONE
