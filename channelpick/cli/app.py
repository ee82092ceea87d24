"""The command line: it joins the verbs and leads every way out through `exits`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from channelpick import __version__
from channelpick.cli import channels, exits, recommend, terminal
from channelpick.cli.help import localise
from channelpick.words.languages import words_in
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

_ROOT_OPTIONS = ("-h", "--help", "-V", "--version")


def run() -> None:
    """Run the command line and exit."""
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:  # not under nohup
            signal.signal(number, _leave)
    sys.exit(main())


def _leave(number: int, _frame: object) -> None:
    """Unwind, so that a prompt gives the terminal back; the code is the one shells know."""
    raise SystemExit(128 + number)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    argv = list(sys.argv[1:] if argv is None else argv)
    terminal.prepare_streams()
    words = words_in(terminal.language_of(argv, os.environ)[0])
    # Without a verb it is `recommend`, the main job, so that `channelpick --lang zh` works too.
    first = argv[0].partition("=")[0] if argv else "-"
    if first.startswith("-") and first not in _ROOT_OPTIONS:
        argv = ["recommend", *argv]
    elif first in _ROOT_OPTIONS:
        argv = argv[:1]  # as in `channelpick --help --lang zh`: the language is known by now
    verbs = [verb for verb in argv[:1] if verb in typer.main.get_group(app).commands]
    called = " ".join(["channelpick", *verbs])
    return exits.guarded(lambda: _dispatch(argv, words), words, called)


def _dispatch(argv: list[str], words: Words) -> int:
    command = localise(typer.main.get_command(app), words)
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
