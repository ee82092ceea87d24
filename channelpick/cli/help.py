"""Help in the reader's language. Typer takes it from docstrings, once; ours comes from `words/`."""

from __future__ import annotations

from typing import Any

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
    name = command.name if command.name in _EXAMPLES else "channelpick"
    examples = "\n".join(f"  {line}" for line in _EXAMPLES[name])
    # \b keeps the formatter from filling the lines of a paragraph.
    command.help = f"{words.command.help[name]}\n\n\b\n{words.command.examples}:\n{examples}"
    command.short_help = words.command.help[name]
    for parameter in command.params:
        parameter.help = words.command.help[parameter.name]
    for verb in getattr(command, "commands", {}).values():
        localise(verb, words)
    return command
