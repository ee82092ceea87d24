"""What several tests need: catalogs, moments and the program itself."""

from __future__ import annotations

import atexit
import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import tomli
import tomli_w
from jsonschema import Draft202012Validator

from channelpick import Catalog, Situation, Tried
from channelpick.core.references import find_problems

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).parent / "data"
SHIPPED = ROOT / "rules" / "channels.toml"

SCENARIOS: Mapping[str, Any] = json.loads((DATA / "scenarios.json").read_text("utf-8"))

QUIET_HOURS_FREE = datetime.fromisoformat("2026-03-04T11:00:00+08:00")
"""A Wednesday on which everything is open in China."""


def shipped_data() -> dict[str, Any]:
    """The shipped rules file as plain data, to be changed by a test."""
    return copy.deepcopy(_SHIPPED_DATA)


_SHIPPED_DATA = tomli.loads(SHIPPED.read_text("utf-8"))


def catalog_of(data: Mapping[str, Any]) -> Catalog:
    """The catalog that this data makes; it must be without problems.

    Only that rules may undo themselves, which `rules check` refuses, but must do no harm.
    """
    catalog = Catalog.model_validate(data)
    assert {problem.code for problem in find_problems(catalog)} <= {"contradiction"}
    return catalog


def write_catalog(path: Path, data: Mapping[str, Any]) -> Path:
    """The data as a rules file."""
    path.write_text(tomli_w.dumps(data), "utf-8")
    return path


def small_data(**channels: Mapping[str, Any]) -> dict[str, Any]:
    """A catalog in English with one criterion and these channels, each open always unless said."""
    channel = {
        "hours": "24/7",
        "reply": {"typical": "5m", "max": "1h"},
        "languages": ["en"],
        "fits": {"urgency": {"low": "good", "high": "good"}},
        "no_reply": {"wait": "1h", "then": []},
    }
    return {
        "format": 1,
        "updated": date(2026, 3, 1),
        "timezone": "UTC",
        "languages": ["en"],
        "title": {"en": "Which channel?"},
        "criteria": {
            "urgency": {
                "weight": 5,
                "ask": {"en": "How urgent?"},
                "levels": {"low": {"en": "low"}, "high": {"en": "high"}},
            }
        },
        "channels": {
            name: {"name": {"en": name}, **channel, **own} for name, own in channels.items()
        },
    }


def situation(
    at: datetime | str = QUIET_HOURS_FREE,
    tried: tuple[Tried, ...] = (),
    language: str = "en",
    **answers: str,
) -> Situation:
    """A situation at a moment when everything is open, unless said otherwise."""
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    return Situation(answers=answers, at=moment, language=language, tried=tried)


def scenario_data(case: Mapping[str, Any]) -> dict[str, Any]:
    """The shipped rules on the platform of a worked case."""
    data, platform = shipped_data(), SCENARIOS["reference_platform"]
    data["timezone"], data["country"] = platform["timezone"], platform["country"]
    data["closed_dates"] = [date.fromisoformat(day) for day in platform["closed_dates"]]
    for channel, hours in platform["hours"].items():
        data["channels"][channel]["hours"] = hours
    for channel, changes in case["platform"].items():
        own = dict(changes)
        data["channels"][channel]["tags"] += own.pop("add_tags", [])
        data["channels"][channel] |= own
    return data


def scenario_situation(case: Mapping[str, Any]) -> Situation:
    """The situation of a worked case."""
    at = datetime.fromisoformat(case["at"])
    tried = tuple(
        Tried(entry["channel"], at - timedelta(hours=entry["hours_ago"])) for entry in case["tried"]
    )
    return Situation(answers=case["answers"], at=at, language=case["lang"], tried=tried)


def validator(name: str) -> Draft202012Validator:
    """The published schema of this name, which must be one itself."""
    path = ROOT / "channelpick" / "formats" / "schemas" / f"{name}-1.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def environment(**changes: str) -> dict[str, str]:
    """An environment that is the same on every machine."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    usual = {"LANG": "en_US.UTF-8", "PYTHONUTF8": "1", "TZ": "UTC"}
    # This program, and not another one that is installed; and nothing left in the user's cache.
    own = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": _CACHE}
    return {**kept, **usual, **own, **changes}


_CACHE = tempfile.mkdtemp(prefix="channelpick-cache-")
Path(_CACHE, "channelpick").mkdir(mode=0o700)  # `paths` says whether it is there
atexit.register(shutil.rmtree, _CACHE, ignore_errors=True)


def channelpick(
    *arguments: str, stdin: str = "", cwd: Path = DATA, **environ: str
) -> subprocess.CompletedProcess[str]:
    """Run the program as a script would: a process of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "channelpick", *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        cwd=cwd,
        env=environment(**environ),
    )
