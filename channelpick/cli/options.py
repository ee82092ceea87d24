"""Options that verbs share. Their help comes from `words/`, by the parameter's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from channelpick.errors import InputError, Problem
from channelpick.formats.interface import FORMATS
from channelpick.screening.suggestions import closest
from channelpick.words.words import LANGUAGES

Rules = Annotated[str | None, typer.Option("--rules", metavar="PATH")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="zh|en")]
AsJson = Annotated[bool, typer.Option("--json")]
FormatName = Annotated[str | None, typer.Option("--format", metavar="|".join(FORMATS))]
Color = Annotated[str, typer.Option("--color", metavar="auto|always|never", show_default=False)]
At = Annotated[str | None, typer.Option("--at", metavar="ISO-8601")]
Zone = Annotated[str | None, typer.Option("--tz", metavar="ZONE")]


def one_of(option: str, given: str, known: Sequence[str]) -> str:
    """The value, if it is one of these.

    Raises:
        InputError: it is not.
    """
    if given not in known:
        values = {"given": given, "guess": closest(given, known), "options": ", ".join(known)}
        raise InputError([Problem(code="bad-word", path=(option,), values=values)])
    return given


def lang(given: str | None) -> str:
    """The value of --lang, or an empty text.

    Raises:
        InputError: the program does not speak it.
    """
    return one_of("--lang", given, LANGUAGES) if given is not None else ""


def color(given: str) -> str:
    """The value of --color.

    Raises:
        InputError: there is no such choice.
    """
    return one_of("--color", given, ("auto", "always", "never"))


def format_name(name: str | None, as_json: bool) -> str:
    """The format that --format and --json ask for together.

    Raises:
        InputError: there is no such format, or they contradict.
    """
    chosen = one_of("--format", name or ("json" if as_json else "text"), FORMATS)
    if as_json and chosen != "json":
        raise InputError([Problem(code="two-inputs", values={"given": "--format"})])
    return chosen
