"""What a complete, plain command line of `recommend` says; anything else is Typer's."""

from __future__ import annotations

from channelpick.quick.places import Elsewhere

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


def options_of(argv: Sequence[str], known: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Parameter -> what was given: a text, a list of texts, or True for a flag.

    Args:
        argv: the words behind the verb.
        known: option -> its parameter, and how it takes values: "flag", "one" or "many".

    Raises:
        Elsewhere: it is not as plain as that.
    """
    given: dict[str, Any] = {}
    words = iter(argv)
    for word in words:
        option, joined, value = word.partition("=") if word.startswith("--") else (word, "", "")
        if option not in known:
            raise Elsewhere
        name, takes = known[option]
        if takes == "flag":
            if joined:
                raise Elsewhere
            given[name] = True
            continue
        value = value if joined else next(words, "-")
        if value.startswith("-"):
            raise Elsewhere
        if takes == "many":
            given.setdefault(name, []).append(value)
        else:
            given[name] = value
    return given
