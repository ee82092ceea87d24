"""channelpick rules …: the verbs for those who keep the rules file, one module each."""

from __future__ import annotations

import typer

from channelpick.cli.rules import check

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.command("check")(check.check)
