"""The dialogue begins without Typer. It imports next to nothing."""

from __future__ import annotations

import sys

from channelpick.cli.greeting import greet
from channelpick.cli.writing import prepare_streams
from channelpick.quick.answer import plain_options
from channelpick.words.languages import language_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def begin(argv: Sequence[str], environ: Mapping[str, str]) -> int | None:
    """The exit code of `recommend` on a terminal; None if Typer is to read the command line."""
    if not (sys.stdin and sys.stderr and sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    try:
        given = plain_options(argv)
    except Exception:  # Typer's way tells what is wrong
        return None
    greet(given, environ)
    from channelpick.cli import exits, terminal
    from channelpick.cli.recommend import recommend
    from channelpick.words.languages import words_in

    terminal.heed_signals()
    prepare_streams()
    words = words_in(language_of(argv, environ)[0])
    color = terminal.color_of(argv)
    return exits.guarded(lambda: recommend(**given), words, "channelpick recommend", color)
