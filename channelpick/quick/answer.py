"""The answer to a command line that is complete and plain; the way into this room."""

from __future__ import annotations

import os
import time

from channelpick import __version__
from channelpick.quick import plain_json
from channelpick.quick.places import OTHER_RULES, Elsewhere, rules_file
from channelpick.words.languages import language_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_HELP = ("-h", "--help")
_HELP_COLUMNS = 80
"""From this width on, help looks the same."""


class Reply:
    """What to print, and the exit code."""

    def __init__(self, out: str, code: int = 0, err: str = "") -> None:
        self.out, self.code, self.err = out, code, err


def answer(argv: Sequence[str], environ: Mapping[str, str]) -> Reply | None:
    """The reply that Typer's way would give, too; None if only that can give it."""
    zone = environ.get("TZ")
    try:
        return _answer(list(argv), environ)
    except Exception:  # whatever goes wrong means doing without
        return None
    finally:
        _set_zone(zone)


def _answer(argv: list[str], environ: Mapping[str, str]) -> Reply:
    if argv in (["--version"], ["-V"]):
        return Reply(f"channelpick {__version__}\n")
    if argv[-1:] and argv[-1] in _HELP:
        return Reply(_help(argv[:-1], environ))
    if argv[:1] == ["__complete"]:
        return Reply(_completion(argv[1:], environ))
    from channelpick.quick.recommending import recommendation

    return Reply(*recommendation(plain_options(argv), environ))


def plain_options(argv: Sequence[str]) -> dict[str, Any]:
    """What a plain command line of `recommend` says, as `options_of` has it.

    Raises:
        Elsewhere: it is not as plain as that.
    """
    from channelpick.quick.command_line import options_of

    return options_of(argv[1:] if argv[:1] == ["recommend"] else argv, _data("options"))


def _help(verbs: Sequence[str], environ: Mapping[str, str]) -> str:
    """The help of this verb, as it was written down for windows that are wide enough."""
    if _columns(environ) < _HELP_COLUMNS:
        raise Elsewhere
    lang, _ = language_of(verbs, environ)
    text: str = _data("help")[lang][" ".join(["channelpick", *verbs])]
    return text


def _completion(words: Sequence[str], environ: Mapping[str, str]) -> str:
    """What TAB offers, a line each."""
    from channelpick.quick.catalogs import compiled
    from channelpick.quick.completing import candidates, rules_named

    lang, _ = language_of(words, environ)
    tree = _data("grammar")[lang]
    named = rules_named(words, tree)
    path, is_other_here = rules_file(named, environ)
    if is_other_here and words[:1] == ["rules"]:
        path = OTHER_RULES
    names = compiled(path, lang, {time.gmtime().tm_year}, environ)["names"]
    found = candidates(words, tree, plain_json.loads(names))
    return "".join(["\t".join(filter(None, each)) + "\n" for each in found])


def _columns(environ: Mapping[str, str]) -> int:
    """The width of the window, as `shutil.get_terminal_size` has it."""
    try:
        columns = int(environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    if columns > 0:
        return columns
    try:
        return os.get_terminal_size(1).columns or _HELP_COLUMNS
    except (AttributeError, ValueError, OSError):
        return _HELP_COLUMNS


def _data(name: str) -> Any:
    """What `tools/make_quick.py` wrote down of the Typer app."""
    path = f"{os.path.dirname(__file__)}/{name}.json"
    with open(path, "rb") as file:
        return plain_json.loads(file.read().decode("ascii"))


def _set_zone(name: str | None) -> None:
    """Give this process its zone back."""
    if name != os.environ.get("TZ"):
        if name is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = name
        time.tzset()
