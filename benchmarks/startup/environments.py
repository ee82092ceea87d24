"""Virtual environments of the benchmark's own, and what a program finds in its environment."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from uv import find_uv_bin

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Environment:
    """Where an interpreter and programs are."""

    programs: Path

    @property
    def python(self) -> str:
        """Its interpreter."""
        return self.program("python")

    def program(self, name: str) -> str:
        """One of its programs."""
        return str(self.programs / name)

    def variables(self, home: Path) -> Mapping[str, str]:
        """All that a program gets; nothing of who called the benchmark."""
        return {
            "PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        }


def here() -> Environment:
    """The environment that the benchmark runs in, with the working tree compiled."""
    compileall.compile_dir(ROOT / "channelpick", quiet=1)
    return Environment(Path(sys.executable).parent)


def install(folder: Path, *wanted: str) -> Environment:
    """A new environment with these packages, compiled: uv does not do so by itself.

    Raises:
        subprocess.CalledProcessError: they could not be had; its `stderr` says why.
    """
    _uv("venv", "--python", sys.executable, str(folder))
    _uv("pip", "install", "--compile-bytecode", "--python", str(folder), *wanted)
    return Environment(folder / "bin")


def wheel(folder: Path) -> str:
    """The wheel of the working tree, made in this folder."""
    _uv("build", "--wheel", "--out-dir", str(folder), str(ROOT))
    return str(next(folder.glob("*.whl")))


def _uv(*arguments: str) -> None:
    subprocess.run(
        [find_uv_bin(), "--quiet", *arguments],
        check=True,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
