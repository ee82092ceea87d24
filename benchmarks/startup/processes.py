"""What a process takes from its start to its end: CPU time, wall time, memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SMALL_PARENT = """
import os, sys, time
stdin, argv = os.open(sys.argv[1], os.O_RDONLY), sys.argv[2:]
null = os.open(os.devnull, os.O_WRONLY)
ends = {0: stdin, 1: null, 2: null}
streams = [(os.POSIX_SPAWN_DUP2, end, stream) for stream, end in ends.items()]
start = time.perf_counter()
child = os.posix_spawn(argv[0], argv, os.environ, file_actions=streams)
_, status, used = os.wait4(child, 0)
wall = time.perf_counter() - start
print([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, wall, used.ru_maxrss])
"""
"""It starts the program, because a child begins with the memory of its parent: Linux keeps that
figure over `exec`. This parent has some 9 MB, the least that can be told."""


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
    code: int = 0
    """How it ends if all is well."""
    stdin: str = os.devnull
    """The file that it reads as standard input when it is timed."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a run took."""

    cpu_ms: float
    """User and system."""
    wall_ms: float
    peak_mb: float
    """The most memory that was held at once."""


def spend(command: Command) -> Spent:
    """What one run takes; what it prints is lost.

    Raises:
        RuntimeError: it failed, so that its time says nothing.
    """
    parent = [sys.executable, "-I", "-S", "-c", _SMALL_PARENT, command.stdin]
    told = _run(command, [*parent, *command.argv]).stdout
    code, cpu, wall, peak_kb = json.loads(told)
    if code != command.code:
        raise RuntimeError(f"exit code {code}: {' '.join(command.argv)}")
    return Spent(cpu * 1e3, wall * 1e3, peak_kb / 1e3)


def answer(command: Command) -> str:
    """What it prints; empty if it fails."""
    done = _run(command, command.argv)
    return done.stdout + done.stderr if done.returncode == command.code else ""


def _run(command: Command, argv: Sequence[str]) -> subprocess.CompletedProcess[str]:
    command.before()
    return subprocess.run(
        argv,
        cwd=command.folder,
        env=command.variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
