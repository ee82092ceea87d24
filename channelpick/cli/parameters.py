"""What the parameters of the verbs are on the command line, and what that is to Typer.

A verb is a plain function; so it can be called without Typer, which takes six times as long to
import as bare Python takes to start. Names and places of a parameter stand here, its help stands in
`words/`: both go by the name of the parameter, behind that of its verb where verbs differ.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from channelpick.cli.completion import SHELLS
from channelpick.formats.interface import FORMATS, PROBLEM_FORMATS, TABLE_FORMS

ARGUMENTS: Mapping[str, str] = {
    "channel": "CHANNEL",
    "contact": "CONTACT|-",
    "text_file": "FILE|-",
    "files": "FILE|-",
    "tables": "TABLE|-",
    "shown": "ID",
    "tests": "FILE|-",
    "old": "OLD",
    "new": "NEW",
    "analyzed": "FILE|-",
    "described": "FILE|-",
    "shell": "|".join(SHELLS),
}
"""Parameter that is no option -> its metavariable."""

VALUES: Mapping[str, str] = {
    "urgency": "LEVEL",
    "complexity": "LEVEL",
    "self_service": "LEVEL",
    "preference": "LEVEL",
    "topic": "TOPIC",
    "answers": "NAME=VALUE",
    "details": "NAME=VALUE",
    "tried": "CHANNEL[=AGO]",
    "at": "ISO-8601",
    "tz": "ZONE",
    "lang": "zh|en",
    "language": "CODE",
    "rules": "PATH",
    "input": "FILE|-",
    "format": "|".join(FORMATS),
    "rules check format": "|".join(PROBLEM_FORMATS),
    "color": "auto|always|never",
    "top": "N",
    "facts": "N",
    "save_test": "NAME",
    "flush_ms": "N",
    "output": "PATH",
    "from_form": "|".join(TABLE_FORMS),
    "to_form": "|".join(TABLE_FORMS),
    "columns_mean": "COLUMN=NAME",
    "values_mean": "NAME:VALUE=ANSWER",
    "mapping": "FILE",
    "defaults": "NAME=VALUE",
    "prefix": "TEXT",
    "columns": "NAME,…",
    "rejects": "FILE",
    "max_rejects": "N|P%",
    "id_column": "COLUMN",
    "agree": "COLUMN",
    "chart": "FILE",
    "engine": "spark",
    "master": "URL",
    "archive": "TABLE",
    "rules export-table output": "FILE",
}
"""Option with a value -> its metavariable. All others are flags."""

SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "answers": ("-a", "--answer"),
    "details": ("-d", "--detail"),
    "output": ("-o", "--output"),
    "from_form": ("--from",),
    "to_form": ("--to",),
    "columns_mean": ("--map",),
    "values_mean": ("--map-value",),
    "defaults": ("--default",),
    "id_column": ("--id",),
    "archive": ("--for",),
}
"""Option that is not called as its parameter."""


def declared(verb: Callable[..., int], called: str) -> Callable[..., int]:
    """The verb as Typer takes it: each parameter with its names."""

    def run(**given: Any) -> int:
        return verb(**given)

    signature = inspect.signature(verb, eval_str=True)
    run.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[
            parameter.replace(
                annotation=Annotated[parameter.annotation, _declaration(called, name)]
            )
            for name, parameter in signature.parameters.items()
        ]
    )
    return run


def spare_pydantic(parameter: Any) -> None:
    """Let Typer take the parameter's value as it is, where it would only prove that it is one.

    Typer from 0.29 on has pydantic prove each value, also that of an option that was not given. To
    import it takes longer than all the rest; and our values are texts, lists of texts and flags,
    which are just what the parser gives. Without the method that is replaced, or where there is
    more to do, Typer does as it likes.
    """
    process = getattr(parameter, "process_value", None)
    if process is None or "process_value" in vars(parameter):
        return

    def process_value(context: Any, value: Any) -> Any:
        is_plain = value is None or isinstance(value, str | list | tuple)
        needs_more = parameter.required and not value
        has_callback = parameter.callback is not None and value is not None
        if is_plain and not (needs_more or has_callback):
            return value
        return process(context, value)

    parameter.process_value = process_value


def _declaration(called: str, name: str) -> Any:
    if metavar := ARGUMENTS.get(name):
        return typer.Argument(metavar=metavar)
    names = SPELLINGS.get(name) or (f"--{name.replace('_', '-')}",)
    metavar = VALUES.get(f"{called} {name}") or VALUES.get(name)
    return typer.Option(*names, metavar=metavar, show_default=False)
