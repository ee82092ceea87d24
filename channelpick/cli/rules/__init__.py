"""channelpick rules …: the verbs for those who keep the rules file, one module each."""

from __future__ import annotations

import typer

from channelpick.cli.rules import analyze, check, diff, run_tests, schema, show

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.command("check")(check.check)
app.command("show")(show.show)
app.command("test")(run_tests.run_tests)
app.command("diff")(diff.diff)
app.command("analyze")(analyze.analyze)
app.command("schema")(schema.schema)
