"""channelpick rules export-table: files for a database, and the query that joins them."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from tests.cli.runs import Run
from tests.support import validator


@pytest.mark.usefixtures("desk")
def test_join(run: Run) -> None:
    """The query over the files that were written gives each row the answer that batch gives it."""
    names = pyarrow.csv.read_csv("tickets.csv").schema.names
    kinds = pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, "string"))
    table = pyarrow.csv.read_csv("tickets.csv", convert_options=kinds)
    pq.write_table(table, "tickets.parquet")
    rules = ("--rules", "small.toml")

    ran = run("rules", "export-table", "--for", "tickets.parquet", "-o", "d.parquet", *rules)
    run("batch", "tickets.parquet", "-o", "answers.parquet", *rules)

    assert (ran.code, ran.err) == (0, "")
    names_of = {
        "tickets": "tickets.parquet",
        "channelpick_situations": "d.parquet",
        "channelpick_moments": "d.moments.parquet",
    }
    with duckdb.connect() as database:
        for name, path in names_of.items():
            database.read_parquet(path).create_view(name)
        joined = database.sql(ran.out.rstrip().removesuffix(";"))
        accepted = joined.filter("rejected IS NULL").order("ticket_id").to_arrow_table()
    answers = pq.read_table("answers.parquet").sort_by("ticket_id")
    assert accepted.drop_columns("rejected").to_pylist() == answers.to_pylist()


@pytest.mark.usefixtures("desk")
def test_json(run: Run) -> None:
    """For scripts: what was written, and the query."""
    options = ("--for", "tickets.csv", "-o", "d.parquet", "--rules", "small.toml")
    told = run("rules", "export-table", *options, "--json").answer

    validator("table").validate(told)
    assert told["situations"]["rows"] == pq.read_metadata("d.parquet").num_rows
    assert told["moments"]["rows"] == pq.read_metadata("d.moments.parquet").num_rows
    assert told["sql"] == run("rules", "export-table", *options).out


def test_no_moments(run: Run) -> None:
    """Without a column of moments there is one file."""
    Path("a.csv").write_text("urgency,complexity,self_service,preference\nlow,simple,yes,none\n")

    told = run("rules", "export-table", "--for", "a.csv", "-o", "d.parquet", "--json").answer

    assert told["moments"] is None
    assert not Path("d.moments.parquet").exists()
