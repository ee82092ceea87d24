"""Every way out of the program: what is said, and the exit code.

0 done · 1 the answer is "no" · 2 wrong usage or input · 3 a mistake of ours · 74 the output could
not be written · 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from channelpick.cli.writing import LostOutputError, abandon, tell, write, write_bytes
from channelpick.errors import ChannelpickError, SituationError
from channelpick.words.words import Words

__all__ = ["LostOutputError", "explain", "guarded", "lost", "tell", "write", "write_bytes"]

DONE, ANSWER_IS_NO, WRONG_USAGE, OUR_BUG, LOST_OUTPUT, STOPPED = 0, 1, 2, 3, 74, 130


def guarded(
    run: Callable[[], int], words: Words, command: str = "channelpick", color: str = "auto"
) -> int:
    """The exit code of `run`, whatever happens in it. No traceback ever reaches a user.

    Args:
        command: what the user called, to point at its help.
        color: what --color says, for mistakes in a file that is read.
    """
    try:
        code = run()
    except ChannelpickError as error:
        explain(error, words, command, color)
        return WRONG_USAGE
    except (KeyboardInterrupt, EOFError):
        return STOPPED
    except LostOutputError as error:
        return lost(error, words)
    except Exception as error:
        return _other_way_out(error, words, command)
    return code


def explain(
    error: ChannelpickError, words: Words, command: str = "channelpick", color: str = "auto"
) -> None:
    """Say on standard error all that is wrong."""
    tell(_concealed(_told(error, words, command, color), words))


def lost(error: LostOutputError, words: Words) -> int:
    """The exit code of a result that could not be written, once that was said."""
    abandon("stdout")
    if reason := str(error):
        tell(words.command.lost_output.format(reason=reason))
    return LOST_OUTPUT


def _other_way_out(error: Exception, words: Words, command: str) -> int:
    """That of Typer's exceptions, told by name: what starts without Typer ends here as well.

    They have no public names since Typer carries its own click.
    """
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "Abort" in kinds:
        return STOPPED
    if "ClickException" not in kinds:
        tell(_concealed(_bug_report(error, words), words))
        return OUR_BUG
    from channelpick.cli.usage import usage_message

    tell(_concealed(usage_message(error, words, command), words))
    return WRONG_USAGE


def _told(error: ChannelpickError, words: Words, command: str, color: str) -> str:
    """All problems: of a file with its lines, of a command line with its options."""
    # All of these are slow to import, and needed only here.
    from channelpick.cli import terminal
    from channelpick.cli.situation_options import where
    from channelpick.cli.usage import situation_message
    from channelpick.formats.interface import Screen
    from channelpick.formats.problems.interface import Findings, problem_format_named

    if isinstance(error, SituationError):
        return situation_message(error, words, command)
    if error.source:
        findings = Findings(problems=error.problems, source=error.source)
        screen = terminal.screen(color, sys.stderr)
    else:
        findings, screen = Findings(problems=error.problems, where=where), Screen()
    return problem_format_named("text").report([findings], words, screen)


def _concealed(text: str, words: Words) -> str:
    """The message without any secret: it may quote what somebody typed in the wrong place."""
    from channelpick.drafting.screened import conceal
    from channelpick.screening.secrets import MOST_CHARACTERS

    parts = [text] if len(text) <= MOST_CHARACTERS else text.split("\n")
    return "\n".join(conceal(part, words) for part in parts)


def _bug_report(error: Exception, words: Words) -> str:
    import traceback
    from pathlib import Path

    spots = traceback.extract_tb(error.__traceback__)[-3:]
    places = [f"  {Path(s.filename).name}:{s.lineno} {s.name}" for s in reversed(spots)]
    return "\n".join([words.command.bug, f"  {type(error).__name__}: {error!a}", *places])
