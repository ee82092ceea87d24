"""Every way out of the program: what is said, and the exit code.

0 done · 1 the answer is "no" · 2 wrong usage or input · 3 a mistake of ours · 74 the output could
not be written · 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import typer

from channelpick.cli.situation_options import where
from channelpick.cli.usage import usage_message
from channelpick.errors import ChannelpickError
from channelpick.formats.problems import key_path, problem_lines
from channelpick.words.words import Words

DONE, ANSWER_IS_NO, WRONG_USAGE, OUR_BUG, LOST_OUTPUT, STOPPED = 0, 1, 2, 3, 74, 130

_UsageError: type[Exception] = next(
    kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException"
)
"""Typer's root of all usage errors; it has no public name since Typer carries its own click."""


class LostOutputError(Exception):
    """Standard output took nothing, or not everything."""


def guarded(run: Callable[[], int], words: Words) -> int:
    """The exit code of `run`, whatever happens in it. No traceback ever reaches a user."""
    try:
        code = run()
        _flush()
    except ChannelpickError as error:
        name_place = key_path if error.source else where
        tell(problem_lines(error.problems, words, error.source, name_place))
        return WRONG_USAGE
    except _UsageError as error:
        tell(usage_message(error, words))
        return WRONG_USAGE
    except (KeyboardInterrupt, EOFError, typer.Abort):
        return STOPPED
    except BrokenPipeError:  # whoever reads us has enough
        _abandon_stdout()
        return LOST_OUTPUT
    except (LostOutputError, OSError) as error:  # files are read behind InputError and CatalogError
        _abandon_stdout()
        tell(words.command.lost_output.format(reason=getattr(error, "strerror", None) or error))
        return LOST_OUTPUT
    except Exception as error:
        tell(_bug_report(error, words))
        return OUR_BUG
    return code


def write(text: str) -> None:
    """Write a result to standard output.

    Raises:
        LostOutputError: there is no standard output.
        OSError: it takes no more.
    """
    if sys.stdout is None:
        raise LostOutputError("stdout")
    sys.stdout.write(text)
    sys.stdout.flush()


def tell(text: str) -> None:
    """Say something on standard error; if nobody listens, so be it."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(text if text.endswith("\n") else text + "\n")
            sys.stderr.flush()
    except (OSError, ValueError):
        pass


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _abandon_stdout() -> None:
    """Keep the interpreter from failing once more when it flushes at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = None


def _bug_report(error: Exception, words: Words) -> str:
    spots = traceback.extract_tb(error.__traceback__)[-3:]
    places = [f"  {Path(s.filename).name}:{s.lineno} {s.name}" for s in reversed(spots)]
    return "\n".join([words.command.bug, f"  {type(error).__name__}: {error!a}", *places])
