"""channelpick rules simulate: what other rules would have done to the tickets of an archive."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from channelpick.cli import exits, options
from channelpick.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from channelpick.batch.simulation import Simulation
    from channelpick.cli.progress import Tell
    from channelpick.core.catalog_file import CatalogFile
    from channelpick.files.tables.inputs import Input


def simulate(  # noqa: PLR0913 - one parameter for each option
    *,
    old: str,
    new: str,
    tables: list[str],
    agree: str | None = None,
    id_column: str | None = None,
    chart: str | None = None,
    from_form: str | None = None,
    columns_mean: list[str] | None = None,
    values_mean: list[str] | None = None,
    mapping: str | None = None,
    defaults: list[str] | None = None,
    at: str | None = None,
    tz: str | None = None,
    rules: str | None = None,
    lang: str | None = None,
    language: str | None = None,
    format: str | None = None,  # noqa: A002
    json: bool = False,
    color: str = "auto",
) -> int:
    """Ask two rules files about the same tickets; the help comes from `words/`."""
    from channelpick.cli.progress import row_bar
    from channelpick.cli.table_options import extras_needed, mapped_from, usual_from
    from channelpick.formats.report import render

    look = options.look(lang, format, json, color)
    if [old, new, *tables].count("-") > 1:
        raise InputError([Problem(code="two-inputs", values={"given": "-"})])
    with extras_needed():
        from channelpick.batch.simulation import Simulation
        from channelpick.files.tables.inputs import FORMS, find_inputs, total_size
        from channelpick.files.tables.partial import whole_file
        from channelpick.formats.reports.simulation_report import simulation_report

        if chart is not None:
            from channelpick.formats.reports.charts import simulation_chart

        inputs = find_inputs(tables, options.choice("--from", from_form, FORMS))
        before, after = _both(old, new, options.path("--rules", rules))
        simulation = Simulation(
            before.catalog,
            after.catalog,
            usual_from(after.catalog, at=at, tz=tz, language=language, lang=look.words.code),
            mapped=mapped_from(
                columns=columns_mean, values=values_mean, defaults=defaults, mapping=mapping
            ),
            id_column=options.path("--id", id_column),
            agree=options.path("--agree", agree),
        )
        # Opened first: who learns at the end that it can't be written has waited in vain.
        picture = options.path("--chart", chart)
        with whole_file(Path(picture)) if picture else nullcontext() as file:
            with row_bar(color, total_size(inputs), look.words.table.rate) as tell:
                _read(simulation, inputs, tell)
            found = simulation.result()
            telling = look.telling(after, sys.stdout)
            if file:
                file.write(simulation_chart(found, before.catalog, telling).encode())
    report = simulation_report(found, before.path, after.path, telling)
    exits.write(render(report, look.form, telling.screen))
    return exits.ANSWER_IS_NO if found.rejected else exits.DONE


def _both(old: str, new: str, rules: str | None) -> tuple[CatalogFile, CatalogFile]:
    """The rules of both names; revisions are those of the new file, else of the one that counts."""
    from channelpick.cli.catalog_choice import choose_path
    from channelpick.cli.rules.reading import names_file, rules_as_named

    options.path("OLD", old)
    options.path("NEW", new)
    path = new if names_file(new) and rules is None else choose_path(rules)
    return rules_as_named(old, path), rules_as_named(new, path)


def _read(simulation: Simulation, inputs: Sequence[Input], tell: Tell) -> None:
    """Let both rules answer all rows."""
    from channelpick.files.tables.inputs import open_table, read_ahead

    done = rows = 0
    for given in inputs:
        position = 0
        with open_table(given) as table:
            wanted = simulation.enter(table.columns, given.path)
            for block in read_ahead(given, table.blocks(wanted, keep_records=False)):
                simulation.add(block)
                position = block.position
                rows += block.rows.num_rows + len(block.rejects)
                tell(done + position, rows)
        done += position
