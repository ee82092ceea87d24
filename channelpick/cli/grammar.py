"""The command line as plain data, and what TAB offers in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from channelpick.cli import exits
from channelpick.cli.catalog_choice import choose_path, path_that_counts
from channelpick.errors import ChannelpickError
from channelpick.quick.completing import candidates, rules_named
from channelpick.words.words import Words

if TYPE_CHECKING:
    from channelpick.quick.completing import Known, Node, Option, Parameter


def complete(words_typed: Sequence[str], command: Any, words: Words) -> int:
    """Write each word that may stand where the last one stands, with a tab and what it means.

    Args:
        words_typed: what follows `channelpick`, up to the word to complete.
        command: the root of the verbs, in the reader's language.
        words: that language.
    """
    tree = grammar(command, words)
    found = candidates(words_typed, tree, _known(words_typed, tree, words))
    exits.write("".join("\t".join(filter(None, each)) + "\n" for each in found))
    return exits.DONE


def grammar(command: Any, words: Words) -> Node:
    """The tree of verbs as Typer made it, in the language of its help."""
    options: dict[str, Option] = {}
    arguments = []
    for parameter in command.params:
        is_flag = getattr(parameter, "is_flag", False)
        plain: Parameter = {
            "name": parameter.name,
            "metavar": None if is_flag else parameter.metavar,
            "many": getattr(parameter, "multiple", False) or parameter.nargs < 0,
        }
        if parameter.param_type_name == "argument":
            arguments.append(plain)
        else:
            options |= {each: {**plain, "help": parameter.help} for each in parameter.opts}
    said = words.command.help["help"]  # Typer adds this option when it parses
    options["--help"] = {"name": "help", "metavar": None, "many": False, "help": said}
    verbs = getattr(command, "commands", {})
    return {
        "help": command.short_help,
        "verbs": {name: grammar(verb, words) for name, verb in verbs.items()},
        "options": options,
        "arguments": arguments,
    }


def _known(words_typed: Sequence[str], tree: Node, words: Words) -> Known:
    """The names in the rules file that counts for this command; none if it cannot be used."""
    from channelpick.files.catalog_toml import read_catalog
    from channelpick.formats.interface import Screen, Telling
    from channelpick.formats.names import names_json

    named = rules_named(words_typed, tree)
    is_for_staff = "rules" in words_typed[:1]
    path = choose_path(named) if is_for_staff else path_that_counts(named)[0]
    try:
        file = read_catalog(path)
    except ChannelpickError:
        return {}
    return cast("Known", names_json(Telling(file=file, words=words, screen=Screen())))
