"""channelpick batch: whole archives of tickets are answered."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from channelpick import __version__
from channelpick.cli import exits, options
from channelpick.cli.batch_options import check_spark, check_together, limit, not_together

if TYPE_CHECKING:
    from channelpick.batch.run import Outcome
    from channelpick.cli.options import Look
    from channelpick.core.catalog_file import CatalogFile
    from channelpick.files.tables.inputs import Input
    from channelpick.files.tables.layout import Wanted
    from channelpick.files.tables.outputs import Output, Run


def batch(  # noqa: PLR0913 - one parameter for each option
    *,
    tables: list[str] | None = None,
    output: str | None = None,
    from_form: str | None = None,
    to_form: str | None = None,
    columns_mean: list[str] | None = None,
    values_mean: list[str] | None = None,
    mapping: str | None = None,
    defaults: list[str] | None = None,
    prefix: str = "",
    columns: str | None = None,
    summary: bool = False,
    chart: str | None = None,
    rejects: str | None = None,
    max_rejects: str | None = None,
    resume: bool = False,
    engine: str | None = None,
    master: str | None = None,
    at: str | None = None,
    tz: str | None = None,
    lang: str | None = None,
    language: str | None = None,
    rules: str | None = None,
    format: str | None = None,  # noqa: A002
    json: bool = False,
    color: str = "auto",
) -> int:
    """Answer the rows of tables; the help comes from `words/`."""
    from channelpick.cli.catalog_choice import choose_catalog
    from channelpick.cli.progress import row_bar
    from channelpick.cli.table_options import extras_needed, mapped_from, prefix_from, usual_from
    from channelpick.formats.ledger import reason, remarks

    # 1. What was said.
    look = options.look(lang, format, json, color)
    check_together(summary=summary, chart=chart, output=output, form=look.form)
    by_spark = options.choice("--engine", engine, ("spark",)) is not None
    check_spark(by_spark, master, output, no=(summary, chart, max_rejects, resume))
    is_too_much = limit(max_rejects)
    with extras_needed():
        from channelpick.files.tables.inputs import FORMS, find_inputs, total_size
        from channelpick.files.tables.layout import Wanted
        from channelpick.files.tables.outputs import Run, output_of

        from_ = options.choice("--from", from_form, FORMS)
        inputs = find_inputs(tables or ["-"], from_, elsewhere=by_spark)
        to = options.choice("--to", to_form, FORMS)
        kept = options.path("--rejects", rejects)
        out = output_of(options.path("-o", output), to, inputs, kept, is_only_counted=summary)
        if resume and not (out.is_folder or by_spark):
            raise not_together("--resume", "-o FOLDER")
        mapped = mapped_from(
            columns=columns_mean, values=values_mean, defaults=defaults, mapping=mapping
        )
        file = choose_catalog(options.path("--rules", rules), look.words)
        wanted = Wanted(
            catalog=file.catalog,
            mapped=mapped,
            usual=usual_from(file.catalog, at=at, tz=tz, language=language, lang=look.words.code),
            form=out.form,
            prefix=prefix_from(prefix),
            columns=None if columns is None else [name.strip() for name in columns.split(",")],
        )

        # 2. The answers.
        if by_spark:
            outcome = _by_spark(master or "local[*]", inputs, wanted, out)
            return _told(outcome, out, look)
        told = _Summary(file, look, options.path("--chart", chart)) if summary else None
        with row_bar(color, total_size(inputs), look.words.table.rate) as tell:
            run = Run(
                wanted=wanted,
                is_too_much=is_too_much,
                reason=lambda reject: reason(reject, look.words),
                tell=tell,
                counter=told.counter if told else None,
            )
            if told:
                outcome = told.counted(run, inputs, out)
            elif out.is_folder:
                depends_on = _depends_on(wanted, file, is_dated=at is not None)
                outcome = run.into_folder(inputs, out, depends_on, resume=resume)
            else:
                outcome = run.into_one(inputs, out, _Stdout())

    # 3. What became of the rows.
    if told:
        exits.write(told.report())
        if said := remarks(outcome, look.words):
            exits.tell(said)
        return exits.ANSWER_IS_NO if outcome.counts.rejected else exits.DONE
    return _told(outcome, out, look)


def _told(outcome: Outcome, out: Output, look: Look) -> int:
    """Say what became of the rows; gives the exit code."""
    from channelpick.formats.ledger import ledger_json, ledger_text

    if look.form == "json":
        exits.write(ledger_json(outcome, out.path))
    else:
        exits.tell(ledger_text(outcome, look.words))
    return exits.ANSWER_IS_NO if outcome.counts.rejected else exits.DONE


def _by_spark(master: str, inputs: Sequence[Input], wanted: Wanted, out: Output) -> Outcome:
    """Let Spark answer all tables into a folder."""
    from channelpick.batch.run import Outcome
    from channelpick.files.tables.spark_job import run_spark, session

    if "-" in (out.path, *(given.path for given in inputs)):
        raise not_together("--engine", "-")
    form, paths = inputs[0].form, [_whole(given.path) for given in inputs]
    with session(master) as spark:
        counts = run_spark(spark, paths, form, wanted, _whole(out.path), _whole(out.rejects))
    return Outcome(counts=counts, rejects=[out.rejects] if counts.rejected else [])


class _Summary:
    """The counts that --summary gives instead of rows."""

    def __init__(self, file: CatalogFile, look: Look, chart: str | None) -> None:
        from channelpick.batch.summary import Summary

        self.counter = Summary(file.catalog)
        self._telling = look.telling(file, sys.stdout)
        self._form = look.form
        self._chart = chart

    def counted(self, run: Run, inputs: Sequence[Input], out: Output) -> Outcome:
        """Answer all tables, and draw the picture if one is wanted."""
        from channelpick.files.tables.partial import whole_file
        from channelpick.formats.reports.charts import summary_chart

        # Opened first: it would be a pity to learn at the end that it can't be written.
        with whole_file(Path(self._chart)) if self._chart else nullcontext() as file:
            outcome = run.count_only(inputs, out.rejects)
            if file:
                file.write(summary_chart(self.counter.result(), self._telling).encode())
        return outcome

    def report(self) -> str:
        """What was counted."""
        from channelpick.formats.report import render
        from channelpick.formats.reports.batch_report import batch_report

        report = batch_report(self.counter.result(), self._telling)
        return render(report, self._form, self._telling.screen)


class _Stdout:
    """Standard output, as a file of bytes."""

    def write(self, data: bytes) -> int:
        exits.write_bytes(data)
        return len(data)


def _whole(path: str) -> str:
    """The path as Spark finds it, wherever it works."""
    return path if "://" in path else str(Path(path).absolute())


def _depends_on(wanted: Wanted, file: CatalogFile, *, is_dated: bool) -> Mapping[str, object]:
    """All that answers depend on, beside the tables. What is now, is so once in a whole run."""
    usual = wanted.usual
    return {
        "program": __version__,
        "rules": file.sha256,
        "columns": dict(wanted.mapped.columns),
        "values": {name: dict(values) for name, values in wanted.mapped.values.items()},
        "defaults": dict(wanted.mapped.defaults),
        "form": wanted.form,
        "prefix": wanted.prefix,
        "chosen": wanted.columns and [*wanted.columns],
        "language": usual.language,
        "said_at": usual.at.isoformat() if is_dated else None,
        "zone": str(usual.zone),
        "at": usual.at.isoformat(),
    }
