"""Surroundings away from the settings of this machine, with a cache of their own."""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder to work in, in another time zone, with an empty cache."""
    for name in os.environ:
        if name.startswith(("CHANNELPICK_", "LC_", "XDG_")) or name.endswith("_COLOR"):
            monkeypatch.delenv(name)
    changes = {"LANG": "zh_CN.UTF-8", "TZ": "Europe/London", "COLUMNS": "80"}
    folders = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CONFIG", "CACHE")}
    for name, value in {**changes, **folders}.items():
        monkeypatch.setenv(name, value)
    # tzlocal remembers the zone for the whole process.
    monkeypatch.setattr("channelpick.cli.terminal.system_zone", lambda: ZoneInfo(changes["TZ"]))
    monkeypatch.chdir(tmp_path)
    return tmp_path
