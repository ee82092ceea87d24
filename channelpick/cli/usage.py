"""What is wrong with a command line, in our words."""

from __future__ import annotations

import re
from ast import literal_eval
from typing import Any

from channelpick.cli.situation_options import where
from channelpick.errors import SituationError
from channelpick.formats.interface import Screen
from channelpick.formats.problems.interface import Findings, problem_format_named
from channelpick.screening.foreign_text import neutralise
from channelpick.screening.suggestions import closest
from channelpick.words.words import Words

_NO_SUCH_COMMAND = re.compile(r"""No such command ('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\.""")
"""With the command as Python writes a string."""
_LONGEST = 30
"""Characters of an unknown option that is shown; ours have half as many."""


def usage_message(error: Exception, words: Words, command: str) -> str:
    """What is wrong, a guess at what was meant, and where to read on.

    Typer's exceptions have no public names since it carries its own click, so they are told apart
    by theirs; one that is new here says its own English sentence.
    """
    said, guess = words.command, ""
    context = getattr(error, "ctx", None)
    option = str(getattr(error, "option_name", ""))
    message = getattr(error, "message", str(error))
    missing: Any = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            shown = option if len(option) <= _LONGEST else f"{option[:8]}…"  # a key, perhaps
            message, guess = said.no_such_option.format(given=shown), _option_like(option, context)
        case "MissingParameter":
            message = said.missing_argument.format(given=missing.metavar)
        case "BadOptionUsage" if "not take a value" in message:
            message = said.no_value.format(option=option)
        case "BadOptionUsage":
            message = said.missing_value.format(option=option)
        case _ if found := _NO_SUCH_COMMAND.match(message):
            given = literal_eval(found[1])
            message = said.no_such_command.format(given=given)
            guess = closest(given, context.command.commands) if context else ""
        case _ if "unexpected extra argument" in message and command.endswith(" scan"):
            message = said.text_in_argument
        case _ if "unexpected extra argument" in message:
            given = message.rpartition(" (")[2].removesuffix(")")
            first, *others = given.split() or [""]
            if len(others) > 2:  # a phrase, perhaps: nobody shall read it here
                given = f"{first} …"
            message = said.extra_argument.format(given=given)
        case _:
            pass
    lines = [f"{words.problem.severity['error']}: {neutralise(message)}"]
    if guess:
        lines.append(f"  {words.problem.did_you_mean.format(guess=guess)}")
    return "\n".join([*lines, said.see_help.format(command=command)])


def situation_message(error: SituationError, words: Words, command: str) -> str:
    """All problems; the answers that are missing together, each with its flag and its values."""
    missing = [problem for problem in error.problems if problem.code == "missing-answer"]
    others = [problem for problem in error.problems if problem.code != "missing-answer"]
    findings = Findings(problems=others, where=where)
    lines = [problem_format_named("text").report([findings], words, Screen())]
    if missing:
        flags = [(where(problem.path), problem.values["options"]) for problem in missing]
        cells = max(len(flag) for flag, _ in flags)
        lines.append(
            f"{words.problem.severity['error']}[missing-answer]: {words.command.missing_answers}\n"
            + "".join(f"  {flag:<{cells}}  {values}\n" for flag, values in flags)
        )
    return "".join(lines) + words.command.see_help.format(command=command)


def _option_like(given: str, context: Any) -> str:
    """The option that was meant, of the verb or of the program; compared without the dashes."""
    commands = [c.command for c in (context, getattr(context, "parent", None)) if c]
    known = [name for command in commands for option in command.params for name in option.opts]
    spoken = {name.lstrip("-"): name for name in known if name != given}
    return closest(given.lstrip("-"), (), spoken)
