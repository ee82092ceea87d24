"""The command line: it joins the verbs and leads every way out through `exits`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Any

import typer

from channelpick import __version__
from channelpick.cli import (
    channels,
    completion,
    draft,
    exits,
    paths,
    recommend,
    rules,
    scan,
    terminal,
    verify,
)
from channelpick.cli.grammar import complete
from channelpick.cli.help import localise
from channelpick.words.languages import language_of, words_in
from channelpick.words.words import Words

# Rich help writes colours into pipes (see exits and NO_COLOR) and eats [brackets].
app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("recommend")(recommend.recommend)
app.command("channels")(channels.channels)
app.command("draft")(draft.draft)
app.command("verify")(verify.verify)
app.command("scan")(scan.scan)
app.command("completion")(completion.completion)
app.command("paths")(paths.paths)
app.add_typer(rules.app, name="rules")

_ROOT_OPTIONS = ("-h", "--help", "-V", "--version")


def run() -> int:
    """Run the command line; gives the exit code."""
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:  # not under nohup
            signal.signal(number, _leave)
    return main()


def _leave(number: int, _frame: object) -> None:
    """Unwind, so that a prompt gives the terminal back; the code is the one shells know."""
    raise SystemExit(128 + number)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    argv = list(sys.argv[1:] if argv is None else argv)
    terminal.prepare_streams()
    words = words_in(language_of(argv, os.environ)[0])
    first, *typed = argv or ["-"]
    if first == "__complete":
        return exits.guarded(
            lambda: complete(typed, localise(_root_command(), words), words), words
        )
    # Without a verb it is `recommend`, the main job, so that `channelpick --lang zh` works too.
    if first.startswith("-") and first.partition("=")[0] not in _ROOT_OPTIONS:
        argv = ["recommend", *argv]
    verbs, is_group = _verbs_in(argv)
    option = argv[len(verbs) : len(verbs) + 1]
    if is_group and option and option[0].partition("=")[0] in _ROOT_OPTIONS:
        # As in `channelpick --help --lang zh`: the language is known by now.
        argv = [*verbs, *option]
    called = " ".join(["channelpick", *verbs])
    return exits.guarded(lambda: _dispatch(argv, words), words, called, terminal.color_of(argv))


@lru_cache(maxsize=1)
def _root_command() -> Any:
    """The tree of verbs; Typer takes some milliseconds to make it."""
    return typer.main.get_command(app)


def _verbs_in(argv: Sequence[str]) -> tuple[list[str], bool]:
    """The verbs that a command line begins with, and whether another one may follow."""
    verbs: list[str] = []
    commands = _root_command().commands
    for word in argv:
        if word not in commands:
            break
        verbs.append(word)
        commands = getattr(commands[word], "commands", {})
    return verbs, bool(commands)


def _dispatch(argv: list[str], words: Words) -> int:
    command = localise(_root_command(), words)
    code = command.main(args=argv, prog_name="channelpick", standalone_mode=False)
    return code if isinstance(code, int) else exits.DONE


def _show_version(wanted: bool) -> None:
    if wanted:
        exits.write(f"channelpick {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """The root command; its texts come from `words/`."""
