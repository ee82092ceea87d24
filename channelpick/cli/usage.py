"""What Typer finds wrong with a command line, in our words."""

from __future__ import annotations

from channelpick.screening.foreign_text import neutralise
from channelpick.screening.suggestions import closest
from channelpick.words.words import Words


def usage_message(error: Exception, words: Words) -> str:
    """What is wrong, a guess at what was meant, and where to read on.

    Typer's exceptions have no public names since it carries its own click, so they are told apart
    by theirs; one that is new here says its own English sentence.
    """
    said = words.command
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "channelpick"
    kind = type(error).__name__
    guess = ""
    message = getattr(error, "message", str(error))
    if kind == "NoSuchOption":
        given = str(getattr(error, "option_name", ""))
        known = [o for p in context.command.params for o in p.opts] if context else []
        message, guess = said.no_such_option.format(given=given), closest(given, known)
    elif kind == "BadOptionUsage":
        message = said.missing_value.format(option=getattr(error, "option_name", ""))
    elif context and message.startswith("No such command"):
        given = message.split("'")[1]
        message = said.no_such_command.format(given=given)
        guess = closest(given, context.command.commands)
    elif "unexpected extra argument" in message:
        given = message.partition("(")[2].rpartition(")")[0]
        message = said.extra_argument.format(given=given)
    lines = [f"{words.problem.error}: {neutralise(message)}"]
    if guess:
        lines.append(f"  {words.problem.did_you_mean.format(guess=guess)}")
    return "\n".join([*lines, said.see_help.format(command=command)])
