"""The command line: it joins the verbs and leads every way out through `exits`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer

from channelpick import __version__
from channelpick.cli import exits, terminal
from channelpick.cli.help import localise
from channelpick.cli.parameters import declared
from channelpick.cli.writing import prepare_streams
from channelpick.words.languages import language_of, words_in
from channelpick.words.words import Words

VERBS: Mapping[str, str] = {
    "recommend": "recommend.recommend",
    "channels": "channels.channels",
    "draft": "draft.draft",
    "verify": "verify.verify",
    "scan": "scan.scan",
    "stream": "stream.stream",
    "batch": "batch.batch",
    "completion": "completion.completion",
    "paths": "paths.paths",
    "rules check": "rules.check.check",
    "rules show": "rules.show.show",
    "rules test": "rules.run_tests.run_tests",
    "rules diff": "rules.diff.diff",
    "rules simulate": "rules.simulate.simulate",
    "rules analyze": "rules.analyze.analyze",
    "rules export-table": "rules.export_table.export_table",
    "rules schema": "rules.schema.schema",
}
"""Verb as it is called -> its module and function, in the order of the help."""

_ROOT_OPTIONS = ("-h", "--help", "-V", "--version")


def run() -> int:
    """Run the command line; gives the exit code."""
    terminal.heed_signals()
    return main()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    argv = list(sys.argv[1:] if argv is None else argv)
    prepare_streams()
    words = words_in(language_of(argv, os.environ)[0])
    first, *typed = argv or ["-"]
    if first == "__complete":
        from channelpick.cli.grammar import complete

        return exits.guarded(lambda: complete(typed, localise(command_tree(), words), words), words)
    # Without a verb it is `recommend`, the main job, so that `channelpick --lang zh` works too.
    if first.startswith("-") and first.partition("=")[0] not in _ROOT_OPTIONS:
        argv = ["recommend", *argv]
    verb = _verb_in(argv)
    option = argv[len(verb) : len(verb) + 1]
    if " ".join(verb) not in VERBS and option and option[0].partition("=")[0] in _ROOT_OPTIONS:
        # As in `channelpick --help --lang zh`: the language is known by now.
        argv = [*verb, *option]
    called = " ".join(["channelpick", *verb])
    return exits.guarded(
        lambda: _dispatch(argv, " ".join(verb), words), words, called, terminal.color_of(argv)
    )


@cache
def command_tree(verb: str | None = None) -> Any:
    """The tree of verbs. With `verb`, only that one has its parameters: Typer takes 1 ms for each.

    The verb may be a group of verbs, or empty.
    """
    # Rich help writes colours into pipes (see exits and NO_COLOR) and eats [brackets].
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    rules = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    for called, place in VERBS.items():
        group, _, name = called.rpartition(" ")
        function: Any = _elsewhere
        if verb in (None, called):
            module, _, attribute = place.rpartition(".")
            found = getattr(import_module(f"channelpick.cli.{module}"), attribute)
            function = declared(found, called)
        (rules if group else app).command(name)(function)
    app.add_typer(rules, name="rules")
    return typer.main.get_command(app)


def _elsewhere() -> None:
    """A verb that is not called; of these, only the names matter."""


def _verb_in(argv: Sequence[str]) -> list[str]:
    """The verb, or the group of verbs, that a command line begins with."""
    verb: list[str] = []
    for word in argv:
        longer = " ".join([*verb, word])
        if not any(f"{known} ".startswith(f"{longer} ") for known in VERBS):
            break
        verb.append(word)
    return verb


def _dispatch(argv: list[str], verb: str, words: Words) -> int:
    command = localise(command_tree(verb), words)
    code = command.main(args=argv, prog_name="channelpick", standalone_mode=False)
    return code if isinstance(code, int) else exits.DONE


def _show_version(wanted: bool) -> None:
    if wanted:
        exits.write(f"channelpick {__version__}\n")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """The root command; its texts come from `words/`."""
