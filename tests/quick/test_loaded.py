"""What a quick answer loads: a deterministic guard, where times would waver."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SLOW = {"typer", "click", "pydantic", "rich", "prompt_toolkit", "questionary", "asyncio", "babel"}
SLOW |= {"re", "json", "enum", "typing", "dataclasses", "pathlib", "zoneinfo", "importlib.metadata"}
RECOMMEND = (
    *("recommend", "--urgency", "high", "--complexity", "simple", "--self-service", "no"),
    *("--preference", "none", "--json", "--tried", "email=3d"),
)
LISTING = """
import sys
before = set(sys.modules)
from channelpick.__main__ import quick_code
code = quick_code()
print(*set(sys.modules) - before, file=sys.stderr)
raise SystemExit(code)
"""
LINES = {
    "recommend": RECOMMEND,
    "in a zone": (*RECOMMEND, "--tz", "Asia/Shanghai"),
    "version": ("--version",),
    "help": ("rules", "check", "--help"),
    "TAB": ("__complete", "recommend", "--topic", ""),
}


@pytest.mark.parametrize("line", LINES)
def test_quick_answers_load_next_to_nothing(line: str, surroundings: Path) -> None:
    """None of the libraries that paint, ask or check, and nothing slow of the standard library."""
    command = [sys.executable, "-c", LISTING, *LINES[line]]
    subprocess.run(command, capture_output=True, check=True)  # compiles the catalog
    ran = subprocess.run(command, capture_output=True, check=True, text=True)
    loaded = set(ran.stderr.split())

    assert ran.stdout
    assert "channelpick.quick.answer" in loaded
    assert set() == loaded & SLOW
    assert len(loaded) <= 30
