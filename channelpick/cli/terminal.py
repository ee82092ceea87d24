"""What surrounds the program: streams, colours, width, language, zone and clock."""

from __future__ import annotations

import os
import signal
import sys
import time
import warnings
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from typing import TextIO

from channelpick.formats.interface import Screen
from channelpick.words.languages import values_of

COLORS = ("auto", "always", "never")


def heed_signals() -> None:
    """Let SIGTERM and SIGHUP unwind, so that a prompt gives the terminal back."""
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:  # not under nohup
            signal.signal(number, _leave)


def _leave(number: int, _frame: object) -> None:
    """Exit with the code that shells know."""
    raise SystemExit(128 + number)


def can_ask() -> bool:
    """Whether a person is there: questions go to stderr, answers come from stdin."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def wants_plain_prompts(environ: Mapping[str, str]) -> bool:
    """Whether the screen must not be repainted: screen readers and dumb terminals."""
    return bool(environ.get("ACCESSIBLE")) or environ.get("TERM") == "dumb"


def uses_color(choice: str, stream: TextIO | None, environ: Mapping[str, str]) -> bool:
    """Whether to write colours: --color, NO_COLOR, FORCE_COLOR, TERM=dumb, then the stream."""
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return environ.get("TERM") != "dumb" and is_terminal(stream)


def screen(color: str, stream: TextIO | None) -> Screen:
    """The screen behind a stream."""
    encoding = getattr(stream, "encoding", None) or "ascii"
    return Screen(
        width=_width(stream),
        color=uses_color(color, stream, os.environ),
        ascii_only=not _can_encode("█░•", encoding),
        encoding=encoding,
    )


def color_of(argv: Sequence[str]) -> str:
    """What --color says of errors, which may be told before the command line is parsed."""
    return next((color for color in values_of("--color", argv)[-1:] if color in COLORS), "auto")


def system_zone() -> tzinfo:
    """The zone of this machine; if it has no name, the offset of its clock."""
    import tzlocal

    with warnings.catch_warnings(action="ignore"):  # it warns of machines that name no zone
        try:
            return tzlocal.get_localzone()
        except (ValueError, OSError, LookupError):  # TZ=CST-8, a broken /etc/localtime
            return datetime.now().astimezone().tzinfo or UTC


def now(zone: tzinfo) -> datetime:
    """The moment, read here and nowhere else, in whole seconds."""
    return datetime.now(UTC).astimezone(zone).replace(microsecond=0)


def seconds() -> int:
    """The moment in whole seconds since 1970 in UTC."""
    return int(time.time())


def _width(stream: TextIO | None) -> int:
    """$COLUMNS, else the width of the terminal behind this stream, else 80.

    Not shutil's: that asks for the width of the real standard output. 0 means that none is known.
    """
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return (os.get_terminal_size(stream.fileno()).columns if stream else 0) or 80
    except (OSError, ValueError):  # no terminal, or closed
        return 80


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sees what is written there."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _can_encode(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
