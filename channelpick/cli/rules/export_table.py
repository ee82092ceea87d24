"""channelpick rules export-table: decided situations, for databases to join with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from channelpick.cli import exits, options

if TYPE_CHECKING:
    import pyarrow as pa

    from channelpick.batch.columns import Mapped
    from channelpick.core.catalog import Catalog
    from channelpick.files.tables.inputs import Input


def export_table(  # noqa: PLR0913 - one parameter for each option
    *,
    archive: list[str],
    output: str,
    from_form: str | None = None,
    columns_mean: list[str] | None = None,
    values_mean: list[str] | None = None,
    mapping: str | None = None,
    defaults: list[str] | None = None,
    prefix: str = "",
    at: str | None = None,
    tz: str | None = None,
    rules: str | None = None,
    lang: str | None = None,
    language: str | None = None,
    json: bool = False,
) -> int:
    """Write the tables and print the query; the help comes from `words/`."""
    from channelpick.cli.rules.reading import read_rules
    from channelpick.cli.table_options import extras_needed, mapped_from, usual_from

    look = options.look(lang, None, json, "auto")
    with extras_needed():
        from channelpick.batch.decided import decide_table
        from channelpick.files.tables.inputs import FORMS, find_inputs
        from channelpick.files.tables.parquet import write_parquet
        from channelpick.formats.join_sql import join_json, join_sql

        inputs = find_inputs(archive, options.choice("--from", from_form, FORMS))
        target = Path(options.path("-o", output) or "")
        mapped = mapped_from(
            columns=columns_mean, values=values_mean, defaults=defaults, mapping=mapping
        )
        _, file = read_rules(options.path("--rules", rules))
        catalog = file.catalog
        usual = usual_from(catalog, at=at, tz=tz, language=language, lang=look.words.code)
        decided = decide_table(_rows(inputs, catalog, mapped), catalog, usual, mapped, prefix)
        write_parquet(target, decided.situations)
        beside = target.with_name(f"{target.stem}.moments.parquet")
        if decided.moments is not None:
            write_parquet(beside, decided.moments)
    as_chosen = join_json if look.form == "json" else join_sql
    exits.write(as_chosen(decided, str(target), str(beside)))
    return exits.DONE


def _rows(inputs: Sequence[Input], catalog: Catalog, mapped: Mapped) -> Iterator[pa.RecordBatch]:
    """All rows that can be read, with the columns that mean something."""
    from channelpick.batch.columns import find_columns
    from channelpick.files.tables.inputs import open_table, read_ahead

    for given in inputs:
        with open_table(given) as table:
            wanted = find_columns(catalog, table.columns, mapped).used
            for block in read_ahead(given, table.blocks(wanted, keep_records=False)):
                if block.rows.num_rows:
                    yield block.rows
