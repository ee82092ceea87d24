"""Write down what the quick room needs of the Typer app: options, verbs and help.

`make quick` writes `options.json`, `grammar.json` and `help.json` of `channelpick/quick/`; a test
tells when they are not what this would write now.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from channelpick.cli import app as cli
from channelpick.cli.grammar import grammar
from channelpick.cli.help import localise
from channelpick.words.languages import LANGUAGES, words_in

if TYPE_CHECKING:
    from channelpick.quick.completing import Node

ROOM = Path(cli.__file__).parents[1] / "quick"


def written() -> dict[str, str]:
    """The files of the room that are made here, by name."""
    return {
        "options.json": _spelt(options()),
        "help.json": _spelt({lang: dict(_helps(lang)) for lang in LANGUAGES}),
        "grammar.json": _spelt({lang: _grammar(lang) for lang in LANGUAGES}),
    }


def options() -> dict[str, list[str]]:
    """Each option of `recommend`: its parameter, and how it takes values."""
    verb: Any = cli.command_tree()
    return {
        option: [parameter.name, _takes(parameter)]
        for parameter in verb.commands["recommend"].params
        for option in parameter.opts
        if parameter.name != "help"
    }


def _takes(parameter: Any) -> str:
    if parameter.is_flag:
        return "flag"
    return "many" if parameter.multiple else "one"


def _helps(lang: str) -> Iterator[tuple[str, str]]:
    """Each verb as it is called, and its help."""
    tree: Any = cli.command_tree()
    for verbs in _verbs(tree):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            cli.main([*verbs, "--help", "--lang", lang])
        yield " ".join(["channelpick", *verbs]), said.getvalue()


def _grammar(lang: str) -> Node:
    words = words_in(lang)
    return grammar(localise(cli.command_tree(), words), words)


def _verbs(command: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield before
    for name, verb in getattr(command, "commands", {}).items():
        yield from _verbs(verb, (*before, name))


def _spelt(value: object) -> str:
    return json.dumps(value, indent=0) + "\n"


if __name__ == "__main__":
    os.environ["COLUMNS"] = "80"
    for name, text in written().items():
        (ROOM / name).write_text(text, "ascii")
