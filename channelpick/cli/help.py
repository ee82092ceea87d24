"""Help in the reader's language. Typer takes it from docstrings, once; ours comes from `words/`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer

from channelpick.cli import exits
from channelpick.cli.parameters import spare_pydantic
from channelpick.words.words import Words

EXAMPLES = {
    "channelpick": (
        "channelpick",
        "channelpick recommend --help",
        "channelpick channels",
        "channelpick verify https://support.example.com",
        "channelpick rules check",
    ),
    "channelpick recommend": (
        "channelpick recommend",
        "channelpick recommend --urgency high --complexity simple"
        " --self-service no --preference none --topic withdrawal",
        "channelpick recommend --input situation.json --json",
    ),
    "channelpick channels": (
        "channelpick channels",
        "channelpick channels --at 2026-02-17T10:00 --json",
    ),
    "channelpick draft": (
        "channelpick draft",
        "channelpick draft ticket --topic withdrawal -d amount='500 USDT' -d network=TRC20",
        "channelpick draft --input case.json --json",
    ),
    "channelpick verify": (
        "channelpick verify https://support.example.com",
        "channelpick verify +1-212-555-0100 --json",
        "channelpick verify - < contacts.txt",
    ),
    "channelpick scan": (
        "channelpick scan < message.txt",
        "channelpick scan message.txt --json",
    ),
    "channelpick batch": (
        "channelpick batch tickets.csv -o answers.csv",
        "channelpick batch tickets/ -o answers/ --resume",
        "channelpick batch export.csv --map Priority=urgency"
        " --map-value 'urgency:Sev 1=critical' -o answers.parquet",
        "channelpick batch tickets/ -o answers/ --engine spark --master 'local[*]'",
    ),
    "channelpick stream": (
        "tail -f tickets.jsonl | channelpick stream",
        "channelpick stream --map Severity=urgency --map-value 'urgency:Sev 1=critical'"
        " < tickets.jsonl",
        "channelpick stream --mapping desk.toml --flush-ms 50 < tickets.jsonl > routed.jsonl",
    ),
    "channelpick completion": (
        'eval "$(channelpick completion bash)"',
        'eval "$(channelpick completion zsh)"',
        "channelpick completion fish > ~/.config/fish/completions/channelpick.fish",
    ),
    "channelpick paths": (
        "channelpick paths",
        "channelpick paths --json",
    ),
    "channelpick rules": (
        "channelpick rules check --fix",
        "channelpick rules diff",
        "channelpick rules test",
        "channelpick rules analyze",
    ),
    "channelpick rules check": (
        "channelpick rules check",
        "channelpick rules check rules/channels.toml --fix",
        "channelpick rules check --strict --format github",
    ),
    "channelpick rules show": (
        "channelpick rules show",
        "channelpick rules show live-chat",
        "channelpick rules show --format markdown",
    ),
    "channelpick rules test": (
        "channelpick rules test",
        "channelpick rules test rules/channels.tests.toml --json",
    ),
    "channelpick rules diff": (
        "channelpick rules diff",
        "channelpick rules diff HEAD~1 --format markdown",
        "channelpick rules diff old.toml new.toml --exit-code",
    ),
    "channelpick rules simulate": (
        "channelpick rules simulate HEAD new.toml tickets.parquet",
        "channelpick rules simulate old.toml new.toml 'archive/2026-*.csv' --agree solved_by",
        "channelpick rules simulate HEAD~1 HEAD tickets/ --json --chart change.svg",
    ),
    "channelpick rules analyze": (
        "channelpick rules analyze",
        "channelpick rules analyze --strict --json",
    ),
    "channelpick rules export-table": (
        "channelpick rules export-table --for tickets.parquet -o decided.parquet",
        "channelpick rules export-table --for 'archive/*.csv' --tz Europe/Berlin"
        " -o decided.parquet > join.sql",
    ),
    "channelpick rules schema": ("channelpick rules schema --write",),
}
"""Verb as it is called -> command lines that show it."""


def localise(command: Any, words: Words, called: str = "channelpick") -> Any:
    """The command with its help in this language, verbs included."""
    command.context_class = _context_class(words)
    head = words.command.examples + words.answer.colon.rstrip()
    # \b keeps the formatter from filling the lines of a paragraph.
    examples = "\n".join(["\b", head, *(f"  {line}" for line in EXAMPLES[called])])
    said = words.command.help
    command.help = f"{said[called]}\n\n{examples}"
    command.short_help = said[called]
    for parameter in command.params:
        parameter.help = said.get(f"{called} {parameter.name}") or said[parameter.name]
    for name, verb in getattr(command, "commands", {}).items():
        localise(verb, words, f"{called} {name}")
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
            # Typer writes the Python type behind an argument, `FILE <list[str]>`, and "[required]",
            # which the braces of the usage line say already.
            plain = [
                (name.partition(" <")[0], text.removesuffix("[required]").rstrip())
                for name, text in rows
            ]
            ours = [(o, said.help["help"] if "--help" in o else text) for o, text in plain]
            super().write_dl(ours, *args, **options)

    class Context(typer.Context):
        formatter_class = Formatter

        def __init__(self, command: Any, *args: Any, **options: Any) -> None:
            super().__init__(command, *args, **options)
            for parameter in command.get_params(self):
                spare_pydantic(parameter)

        def get_help(self) -> str:
            # Typer would print it, and take a full disk or a closed pipe for success.
            exits.write(super().get_help() + "\n")
            raise typer.Exit

    return Context
