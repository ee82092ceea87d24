"""Help in the reader's language. Typer takes it from docstrings, once; ours comes from `words/`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer

from channelpick.cli import exits
from channelpick.words.words import Words

_EXAMPLES = {
    "channelpick": ("channelpick", "channelpick recommend --help", "channelpick channels"),
    "recommend": (
        "channelpick recommend",
        "channelpick recommend --urgency high --complexity simple"
        " --self-service no --preference none --topic withdrawal",
        "channelpick recommend --input situation.json --json",
    ),
    "channels": ("channelpick channels", "channelpick channels --at 2026-02-17T10:00 --json"),
}


def localise(command: Any, words: Words) -> Any:
    """The command with its help in this language, verbs included."""
    command.context_class = _context_class(words)
    name = command.name if command.name in _EXAMPLES else "channelpick"
    head = words.command.examples + words.answer.colon.rstrip()
    # \b keeps the formatter from filling the lines of a paragraph.
    examples = "\n".join(["\b", head, *(f"  {line}" for line in _EXAMPLES[name])])
    command.help = f"{words.command.help[name]}\n\n{examples}"
    command.short_help = words.command.help[name]
    for parameter in command.params:
        parameter.help = words.command.help[parameter.name]
    for verb in getattr(command, "commands", {}).values():
        localise(verb, words)
    return command


def _context_class(words: Words) -> type[typer.Context]:
    """Typer's context, with a formatter that says its headings in this language."""
    said = words.command
    formatter: Any = typer.Context.formatter_class

    class Formatter(formatter):  # type: ignore[misc]
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, f"{said.usage}{words.answer.colon}")

        def write_heading(self, heading: str) -> None:
            self.write(said.headings.get(heading, heading) + words.answer.colon.rstrip() + "\n")

        def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **options: Any) -> None:
            ours = [(o, said.help["help"] if "--help" in o else text) for o, text in rows]
            super().write_dl(ours, *args, **options)

    class Context(typer.Context):
        formatter_class = Formatter

        def get_help(self) -> str:
            # Typer would print it, and take a full disk or a closed pipe for success.
            exits.write(super().get_help() + "\n")
            raise typer.Exit

    return Context
