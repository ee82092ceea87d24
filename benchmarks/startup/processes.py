"""What a process takes from its start to its end: CPU time, wall time, memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_SMALL_PARENT = """
import os, sys
null = os.open(os.devnull, os.O_RDWR)
places = [(os.POSIX_SPAWN_DUP2, null, stream) for stream in (0, 1, 2)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=places)
print(os.wait4(child, 0)[2].ru_maxrss)
"""


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command line, where it is called, and what must be so beforehand."""

    argv: Sequence[str]
    folder: Path
    variables: Mapping[str, str]
    before: Callable[[], None] = _nothing
    """Done before each run, untimed."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a run took."""

    cpu_ms: float
    """User and system."""
    wall_ms: float


def spend(command: Command) -> Spent:
    """What one run takes, with nothing on its streams.

    Raises:
        RuntimeError: it failed, so that its time says nothing.
    """
    command.before()
    start = perf_counter()
    process = subprocess.Popen(
        command.argv,
        cwd=command.folder,
        env=command.variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"exit code {process.returncode}: {' '.join(command.argv)}")
    return Spent((used.ru_utime + used.ru_stime) * 1e3, wall * 1e3)


def peak_mb(command: Command) -> float:
    """The most memory that one run holds, in MB.

    A child counts what its parent held when it was started (Linux keeps that figure over `exec`),
    so the parent is a small one: what it holds, some 9 MB, is the least that can be told.
    """
    command.before()
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _SMALL_PARENT, *command.argv],
        cwd=command.folder,
        env=command.variables,
        capture_output=True,
        check=True,
    )
    unit = 1 if sys.platform == "darwin" else 1024
    return int(told.stdout) * unit / 1e6


def answer(command: Command) -> str:
    """What it prints; empty if it fails."""
    command.before()
    done = subprocess.run(
        command.argv,
        cwd=command.folder,
        env=command.variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return "" if done.returncode else done.stdout
