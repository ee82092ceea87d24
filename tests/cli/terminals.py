"""A real pseudo-terminal, whose screen is read as text."""

from __future__ import annotations

import os
import pty
import sys
import termios
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import pexpect
import pytest

from tests.cli.screens import (
    PATIENCE,
    Emulator,
    _heed_interrupts,
    _variables,
    solid,
)
from tests.support import DATA


class Pty:
    """The program in a process and a pseudo-terminal of its own."""

    def __init__(
        self,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        redirect: str = "",
        nohup: bool = False,
        **environ: str,
    ) -> None:
        """Start it; `redirect` is shell, such as `</dev/null`."""
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            "/bin/sh",
            ["-c", f'exec "$@" {redirect}', "sh", sys.executable, "-m", "channelpick", *arguments],
            cwd=str(DATA),
            env=_variables(**environ),
            dimensions=(rows, columns),
            timeout=PATIENCE,
            preexec_fn=_heed_interrupts,
            ignore_sighup=nohup,
        )
        self._child.delaybeforesend = None
        self._emulator = Emulator(columns, rows, self._child.send)
        self._is_over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.close(force=True)

    @property
    def raw(self) -> str:
        """All that came so far, with its escape codes."""
        return self._emulator.raw.decode(errors="replace")

    @property
    def screen(self) -> str:
        """The screen as it is now, and what was scrolled away."""
        return self._emulator.text()

    @property
    def shows_cursor(self) -> bool:
        """Whether the cursor can be seen."""
        return self._emulator.shows_cursor

    @property
    def settings(self) -> list[Any]:
        """How the terminal is set: echo, lines or single keys, signals."""
        return termios.tcgetattr(self._child.child_fd)

    def wait_for(self, text: str) -> str:
        """The screen as soon as it shows this text, however it is wrapped."""
        return self.wait_until(lambda screen: solid(text) in solid(screen), repr(text))

    def wait_until(self, is_so: Callable[[str], bool], what: str) -> str:
        """The screen as soon as this is so."""
        deadline = time.monotonic() + PATIENCE
        while not is_so(self.screen):
            self._read(deadline, what)
            if self._is_over and not is_so(self.screen):
                pytest.fail(f"the program ended without {what}:\n{self.screen}")
        return self.screen

    def type(self, *keys: str) -> None:
        """Type these keys."""
        for key in keys:
            self._child.send(key)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._child.kill(number)

    def resize(self, columns: int, rows: int = 24) -> None:
        """Give the window another size, of which the program is told by SIGWINCH."""
        self._emulator.resize(columns, rows)
        self._child.setwinsize(rows, columns)

    def end(self) -> int:
        """Wait for the end; the exit code, or less than 0 the signal that killed it."""
        deadline = time.monotonic() + PATIENCE
        while not self._is_over:
            self._read(deadline, "an end")
        self._child.wait()
        number, code = self._child.signalstatus, self._child.exitstatus
        return -number if number is not None else code or 0

    def _read(self, deadline: float, what: str) -> None:
        try:
            wait = max(0.0, deadline - time.monotonic())
            self._emulator.feed(self._child.read_nonblocking(65536, wait))
        except pexpect.TIMEOUT:
            pytest.fail(f"waited in vain for {what}:\n{self.screen}")
        except pexpect.EOF:
            self._is_over = True


def fresh_settings() -> list[Any]:
    """How a terminal is set before anybody touches it."""
    master, slave = pty.openpty()
    try:
        return termios.tcgetattr(slave)
    finally:
        os.close(master)
        os.close(slave)
