"""A terminal inside this process, whose screen a test can read.

`play` is quick (some 50 ms) and gives every screen on which the program waited for a key. What it
cannot show, signals, terminal settings and redirected streams, is for `terminals.Pty`. Nothing here
sleeps: both wait for what the program paints or reads.
"""

from __future__ import annotations

import contextlib
import io
import os
import pty
import re
import signal
import sys
import termios
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from unittest import mock

import pyte
import pytest
from prompt_toolkit.application import Application
from prompt_toolkit.application.current import create_app_session, get_app_or_none
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.cells import cell_len

from channelpick.cli.app import main
from tests.support import DATA, environment

UP, DOWN, LEFT, ESC = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b"
ENTER, SPACE, CTRL_C, CTRL_D = "\r", " ", "\x03", "\x04"

PATIENCE = 30.0
"""Seconds after which a program that paints nothing has hung, even on a slow machine."""

_COLOR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")


class _Screen(pyte.HistoryScreen):
    """A screen that answers when it is asked where the cursor is."""

    def __init__(self, columns: int, rows: int, answer: Callable[[str], object]) -> None:
        super().__init__(columns, rows, history=2000)
        self._answer = answer

    def write_process_input(self, data: str) -> None:
        self._answer(data)

    def draw(self, data: str) -> None:
        # A character of two cells does not fit into the last one; pyte would let it stick out.
        if data.isascii():
            super().draw(data)
            return
        for char in data:
            if self.cursor.x == self.columns - 1 and cell_len(char) > 1:
                self.cursor.x += 1
            super().draw(char)


class Emulator:
    """What a terminal makes of the bytes it gets."""

    def __init__(self, columns: int, rows: int, answer: Callable[[str], object]) -> None:
        self._screen = _Screen(columns, rows, answer)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""

    def feed(self, data: bytes) -> None:
        """Paint these bytes."""
        self.raw += data
        self._stream.feed(data)

    def resize(self, columns: int, rows: int) -> None:
        """Give the screen another size."""
        self._screen.resize(rows, columns)

    @property
    def shows_cursor(self) -> bool:
        """Whether the cursor can be seen."""
        return pyte.modes.DECTCEM in self._screen.mode

    def text(self) -> str:
        """All lines, also those that were scrolled away, without blanks at their ends."""
        cells = range(self._screen.columns)
        shown = [self._screen.buffer[row] for row in range(self._screen.lines)]
        lines = [
            "".join(line[cell].data for cell in cells).rstrip()
            for line in [*self._screen.history.top, *shown]
        ]
        return "\n".join(lines).rstrip("\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What happened when the program was played through."""

    code: int
    out: str
    """What stood on standard output."""
    frames: tuple[str, ...]
    """The screen at each key that was typed, just before it."""
    end: str
    """The screen at the end."""
    raw: str
    """All that went to the terminal, with its escape codes."""

    @property
    def asked(self) -> tuple[str, ...]:
        """The titles of the lists, each once, in order of appearance."""
        return tuple(dict.fromkeys(map(question, self.frames)))


def question(frame: str) -> str:
    """The title of the list on this screen, without the hint about keys."""
    title = " ".join(" ".join(_list(frame)[0]).split()).removeprefix("? ")
    return title.rpartition(" (")[0] or title


def options(frame: str) -> list[str]:
    """The lines of the list on this screen, with pointer and ticks."""
    return _list(frame)[1]


def _list(frame: str) -> tuple[list[str], list[str]]:
    """The title's lines and those of the options, which are the last things on the screen."""
    lines = frame.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("? ")]
    lines = lines[starts[-1] :] if starts else []
    first = next((n for n, line in enumerate(lines) if line.startswith((" » ", "   "))), len(lines))
    return lines[:first], lines[first:]


def pointed_at(frame: str) -> str:
    """The line that the list's pointer is on."""
    return next(line[3:] for line in options(frame) if line.startswith(" » "))


def solid(text: str) -> str:
    """The text without any white space, so that it can be found however it is wrapped."""
    return "".join(text.split())


def has_colors(raw: str) -> bool:
    """Whether there is an escape code for a colour; bold is none."""
    return bool(_COLOR.search(raw))


def play(
    *arguments: str,
    keys: Sequence[str] = (),
    spare_keys: bool = False,
    columns: int = 80,
    rows: int = 24,
    **environ: str,
) -> Played:
    """Run the command line in a terminal of its own, as somebody who types these keys.

    A plain prompt takes each of the `keys` as a line. A question for which no key is left fails the
    test, and so does a key that nobody asked for, unless there may be spare ones.
    """
    with contextlib.ExitStack() as stack:
        pipe = stack.enter_context(create_pipe_input())
        emulator = Emulator(columns, rows, pipe.send_text)
        customer = _Customer(keys, pipe, emulator)
        out = io.StringIO()
        tty = stack.enter_context(_tty(columns, rows, emulator, customer))
        stack.enter_context(contextlib.redirect_stderr(tty))
        stack.enter_context(contextlib.redirect_stdout(out))
        stack.enter_context(mock.patch.object(sys, "stdin", _Stdin(customer)))
        stack.enter_context(create_app_session(input=pipe, output=DummyOutput()))
        stack.enter_context(contextlib.chdir(DATA))
        variables = _variables(COLUMNS=str(columns), LINES=str(rows), **environ)
        stack.enter_context(mock.patch.dict(os.environ, variables, clear=True))
        stack.enter_context(_patience(emulator))
        code = main(arguments)
    if customer.keys and not spare_keys:
        pytest.fail(f"nobody asked for the keys {customer.keys}; the end:\n{emulator.text()}")
    return Played(
        code=code,
        out=out.getvalue(),
        frames=tuple(customer.frames),
        end=emulator.text(),
        raw=emulator.raw.decode(),
    )


@contextlib.contextmanager
def _patience(emulator: Emulator) -> Iterator[None]:
    """Fail, rather than wait for ever, when the program waits without having painted."""

    def give_up(_number: int, _frame: object) -> None:
        pytest.fail(f"the program waits for no key of ours:\n{emulator.text()}")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _variables(**changes: str) -> dict[str, str]:
    """A full terminal, and no rules file of this machine's user."""
    usual = {"TERM": "xterm-256color", "XDG_CONFIG_HOME": str(DATA / "no-such-folder")}
    return environment(**{**usual, **changes})


class _Customer:
    """Types one key after another, each when the program has painted and waits."""

    def __init__(self, keys: Sequence[str], pipe: PipeInput, emulator: Emulator) -> None:
        self.keys = list(keys)
        self.frames: list[str] = []
        self._pipe = pipe
        self._emulator = emulator
        self._watched: Application[Any] | None = None
        self._is_typing = False

    def next_key(self) -> str:
        """The next key, for the screen as it is now."""
        self.frames.append(self._emulator.text())
        if not self.keys:
            pytest.fail(f"no key was given for this question:\n{self.frames[-1]}")
        return self.keys.pop(0)

    def watch(self) -> None:
        """Watch the prompt that is painting, if it is one; to be called whenever it paints."""
        app = get_app_or_none()
        if app is None or app is self._watched:
            return
        self._watched, self._is_typing = app, False
        app.after_render += self._type
        app.key_processor.after_key_press += self._typed

    def _type(self, app: Application[Any]) -> None:
        waits_for_more = app.key_processor.key_buffer or app.renderer.waiting_for_cpr
        if app.is_done or self._is_typing or waits_for_more:
            return
        try:
            key = self.next_key()
        except pytest.fail.Exception as failure:
            app.exit(exception=failure)
            return
        self._is_typing = True
        self._pipe.send_text(key)

    def _typed(self, _sender: object) -> None:
        self._is_typing = False


@contextlib.contextmanager
def _tty(columns: int, rows: int, emulator: Emulator, customer: _Customer) -> Iterator[_Tty]:
    """A stream to the emulator. The pseudo-terminal beneath only knows the size."""
    master, slave = pty.openpty()
    try:
        termios.tcsetwinsize(slave, (rows, columns))
        # Closed here, since a stream that is collected later flushes once more, into another play.
        with _Tty(slave, emulator, customer) as tty:
            yield tty
    finally:
        os.close(master)
        os.close(slave)


class _Tty(io.TextIOBase):
    encoding = "utf-8"

    def __init__(self, descriptor: int, emulator: Emulator, customer: _Customer) -> None:
        self._descriptor = descriptor
        self._emulator = emulator
        self._customer = customer

    def write(self, text: str, /) -> int:
        self._emulator.feed(text.replace("\n", "\r\n").encode())  # as a terminal driver does
        return len(text)

    def flush(self) -> None:
        self._customer.watch()

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor


class _Stdin(io.TextIOBase):
    """Lines for plain prompts; lists read from the pipe."""

    encoding = "utf-8"

    def __init__(self, customer: _Customer) -> None:
        self._customer = customer

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
        key = self._customer.next_key()
        if key == CTRL_C:
            raise KeyboardInterrupt
        if key == CTRL_D:
            return ""
        sys.stderr.write(f"{key}\n")  # the echo
        return f"{key}\n"

    def isatty(self) -> bool:
        return True


def _heed_interrupts() -> None:
    """What a shell runs in the background ignores Ctrl-C, and passes that on; we must not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
