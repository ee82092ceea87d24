"""A dialogue in a pseudo-terminal: when its first line and its first prompt are there, and keys.

CPU time is read while the program runs on, from its clock (Linux: the process's number and the kind
of clock in one number, as clock_getcpuclockid(3) makes it).
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import clock_gettime, monotonic, perf_counter

from benchmarks.startup.processes import Command, Spent

FIRST_LINE, FIRST_PROMPT = "first line", "first prompt"
_ROWS, _COLUMNS = 24, 80
_QUIET_S = 0.05
"""Whoever is silent this long, twice, and takes no CPU time meanwhile, waits for a key."""
_PATIENCE_S = 30.0
_WHERE = b"\x1b[6n"
"""How a program asks where the cursor is; prompt_toolkit paints no prompt before it knows."""
_ESCAPE = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")
_UP, _DOWN = b"\x1b[A", b"\x1b[B"


class Dialogue:
    """A program that asks, and the terminal it asks on."""

    def __init__(self, process: subprocess.Popen[bytes], screen: int, start: float) -> None:
        self._process = process
        self._screen = screen
        self._start = start
        self._lines = 0

    def until_prompt(self) -> dict[str, Spent]:
        """What was spent until the first line, and until the first prompt was all painted.

        Raises:
            RuntimeError: it ended, or asked nothing.
        """
        moments: dict[str, Spent] = {}
        deadline = monotonic() + _PATIENCE_S
        last, quiet, told = self._spent(), 0, b""
        while quiet < 2:
            if monotonic() > deadline:
                raise RuntimeError("no prompt came")
            before = last.cpu_ms
            if painted := self._read(_QUIET_S):
                last, quiet, told = self._spent(), 0, told + painted
                if FIRST_LINE not in moments and _ESCAPE.sub(b"", told).strip():
                    moments[FIRST_LINE] = last
            elif FIRST_LINE in moments and self._cpu_ms() - before < 0.1:
                quiet += 1
            else:
                last, quiet = replace(last, cpu_ms=self._cpu_ms()), 0
        return moments | {FIRST_PROMPT: last}

    def redraws_ms(self, count: int) -> list[float]:
        """Wall time from a key to the new screen, walking down and up the list so many times."""
        return [self._redraw_ms(key) for key in (_DOWN, _UP) * count]

    def _redraw_ms(self, key: bytes) -> float:
        start = perf_counter()
        os.write(self._screen, key)
        if not self._read(_PATIENCE_S):
            raise RuntimeError("a key changed nothing")
        taken = perf_counter() - start
        while self._read(_QUIET_S):
            pass
        return taken * 1e3

    def _read(self, patience_s: float) -> bytes:
        """What is painted next; nothing if it is silent. Says where the cursor is, if asked."""
        if not select.select([self._screen], [], [], patience_s)[0]:
            return b""
        try:
            painted = os.read(self._screen, 1 << 16)
        except OSError:
            raise RuntimeError("the program ended") from None
        self._lines += painted.count(b"\n")
        if _WHERE in painted:
            os.write(self._screen, b"\x1b[%d;1R" % min(_ROWS, self._lines + 1))
        return painted

    def _spent(self) -> Spent:
        wall_ms = (perf_counter() - self._start) * 1e3
        return Spent(self._cpu_ms(), wall_ms, self._peak_mb())

    def _cpu_ms(self) -> float:
        return clock_gettime(~self._process.pid << 3 | 2) * 1e3

    def _peak_mb(self) -> float:
        status = Path(f"/proc/{self._process.pid}/status").read_text("utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1e3


@contextmanager
def dialogue(command: Command) -> Iterator[Dialogue]:
    """Start it; it is killed in the end."""
    command.before()
    screen, streams = pty.openpty()
    fcntl.ioctl(streams, termios.TIOCSWINSZ, struct.pack("4H", _ROWS, _COLUMNS, 0, 0))
    start = perf_counter()
    process = subprocess.Popen(
        command.argv,
        cwd=command.folder,
        env=command.variables,
        stdin=streams,
        stdout=streams,
        stderr=streams,
        start_new_session=True,
    )
    os.close(streams)
    try:
        yield Dialogue(process, screen, start)
    finally:
        process.kill()
        process.wait()
        os.close(screen)
