"""channelpick batch: whole archives of tickets are answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from channelpick import __version__
from channelpick.cli import exits, options
from channelpick.errors import InputError, Problem

if TYPE_CHECKING:
    from channelpick.batch.run import Counts
    from channelpick.core.catalog_file import CatalogFile
    from channelpick.files.tables.inputs import Input
    from channelpick.files.tables.layout import Wanted

_FEW_ROWS = 1_000
"""Of fewer rows than that, no share of rejects is too large."""


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
    rejects: str | None = None,
    max_rejects: str | None = None,
    resume: bool = False,
    at: str | None = None,
    tz: str | None = None,
    lang: str | None = None,
    language: str | None = None,
    rules: str | None = None,
    json: bool = False,
    color: str = "auto",
) -> int:
    """Answer the rows of tables; the help comes from `words/`."""
    from channelpick.cli.catalog_choice import choose_catalog
    from channelpick.cli.progress import row_bar
    from channelpick.cli.table_options import extras_needed, mapped_from, usual_from
    from channelpick.formats.ledger import ledger_json, ledger_text, reason

    look = options.look(lang, None, json, color)
    with extras_needed():
        from channelpick.files.tables.inputs import FORMS, find_inputs
        from channelpick.files.tables.layout import Wanted
        from channelpick.files.tables.outputs import STDOUT, Run, output_of

        # 1. What was said.
        inputs = find_inputs(tables or ["-"], options.choice("--from", from_form, FORMS))
        to = options.choice("--to", to_form, FORMS)
        out = output_of(options.path("-o", output), to, inputs, options.path("--rejects", rejects))
        if json and out.path == STDOUT:
            raise InputError([Problem(code="two-inputs", path=("--json",), values={"given": "-o"})])
        mapped = mapped_from(
            columns=columns_mean, values=values_mean, defaults=defaults, mapping=mapping
        )
        file = choose_catalog(options.path("--rules", rules), look.words)
        wanted = Wanted(
            catalog=file.catalog,
            mapped=mapped,
            usual=usual_from(file.catalog, at=at, tz=tz, language=language, lang=look.words.code),
            form=out.form,
            prefix=prefix,
            columns=None if columns is None else [name.strip() for name in columns.split(",")],
        )
        # 2. The answers.
        limit = _limit(max_rejects)
        with row_bar(color, _size(inputs), look.words.table.rate) as tell:
            run = Run(
                wanted=wanted,
                is_too_much=limit,
                reason=lambda reject: reason(reject, look.words),
                tell=tell,
            )
            if out.is_folder:
                depends_on = _depends_on(wanted, file, is_dated=at is not None)
                outcome = run.into_folder(inputs, out, depends_on, resume=resume)
            else:
                outcome = run.into_one(inputs, out, _Stdout())

    # 3. What became of the rows.
    if look.form == "json":
        exits.write(ledger_json(outcome, out.path))
    else:
        exits.tell(ledger_text(outcome, look.words))
    return exits.ANSWER_IS_NO if outcome.counts.rejected else exits.DONE


class _Stdout:
    """Standard output, as a file of bytes."""

    def write(self, data: bytes) -> int:
        exits.write_bytes(data)
        return len(data)


def _size(inputs: Sequence[Input]) -> int | None:
    """How many bytes all of them have, if that can be known."""
    sizes = [given.size for given in inputs]
    return None if None in sizes else sum(size or 0 for size in sizes)


def _limit(given: str | None) -> Callable[[Counts], bool]:
    """Whether rejects are too many, by --max-rejects: a number, or a share such as 5%."""
    number = (given or "").removesuffix("%")
    if given is None:
        return lambda _: False
    if not (number.isascii() and number.replace(".", "", 1).isdecimal()):
        raise InputError(
            [Problem(code="bad-share", path=("--max-rejects",), values={"given": given})]
        )
    most = float(number)
    if number == given:
        return lambda counts: counts.rejected > most
    # The share of a few rows says little.
    return lambda counts: counts.read >= _FEW_ROWS and counts.rejected * 100 > counts.read * most


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
