"""What the tests of the command line share: options, and what a run gives."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

import pytest

from channelpick.cli.situation_options import FLAGS
from tests.support import (
    SCENARIOS,
)

CASES = SCENARIOS["cases"]
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")


AT = ("--at", "2026-03-04T11:00:00+08:00")
"""A Wednesday on which everything is open in China."""


CRITERIA = (
    *("--urgency", "high", "--complexity", "simple"),
    *("--self-service", "no", "--preference", "none"),
)


COMPLETE = (*CRITERIA, *AT)


SMALL = ("--urgency", "high", *AT)
"""All that a catalog of `small_data` needs."""


class Ran(NamedTuple):
    """What a run of the program left behind."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """The JSON on standard output."""
        return json.loads(self.out)


class Run(Protocol):
    """Runs `channelpick recommend`, or another verb when the first word is none of its options."""

    def __call__(self, *arguments: str, stdin: str = "") -> Ran:
        """What came of it."""


def flags_of(case: Mapping[str, Any]) -> list[str]:
    """A worked case as options of the command line."""
    answers = [
        word
        for name, value in case["answers"].items()
        for word in ((FLAGS[name], value) if name in FLAGS else ("-a", f"{name}={value}"))
    ]
    tried = [
        word
        for entry in case["tried"]
        for word in ("--tried", f"{entry['channel']}={entry['hours_ago']}h")
    ]
    return [*answers, *tried, "--at", case["at"], "--language", case["lang"]]


def without_texts(value: Any) -> Any:
    """The JSON answer without what depends on the language of the texts."""
    match value:
        case dict():
            kept = {k: without_texts(v) for k, v in value.items()}
            return {k: v for k, v in kept.items() if k not in ("lang", "text", "name")}
        case list():
            return [without_texts(inner) for inner in value]
        case _:
            return value


SITUATION = {
    "answers": {
        "urgency": "normal",
        "complexity": "moderate",
        "self_service": "no",
        "preference": "text",
        "topic": "withdrawal",
        "on_chain": "unconfirmed",
    },
    "at": "2026-03-04T11:00:00+08:00",
    "language": "zh",
    "tried": [{"channel": "email", "ago": "3d"}, {"channel": "faq"}],
}


SHUT = {"hours": "Mo-Fr 09:00-18:00"}
