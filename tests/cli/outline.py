"""A catalog of plain values that has only what the dialogue asks from, and its first question."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import tomli

from channelpick.cli.dialogue import converse, prompts_for
from channelpick.core.catalog_file import CatalogFile
from channelpick.core.situation import Situation
from channelpick.files.rules_paths import shipped_path
from channelpick.formats.interface import Screen, Telling
from channelpick.words.languages import words_in


def outline() -> CatalogFile:
    """The shipped rules file, read without pydantic."""
    path = shipped_path()
    data = tomli.loads(path.read_text("utf-8"))
    criteria = {
        name: SimpleNamespace(default=None, options=one["levels"], **one)
        for name, one in data["criteria"].items()
    }
    facts = {name: _fact(one) for name, one in data["facts"].items()}
    channels = {
        name: SimpleNamespace(**{"offered": True, **one}) for name, one in data["channels"].items()
    }
    catalog = SimpleNamespace(
        title=data["title"],
        criteria=criteria,
        facts=facts,
        questions={**criteria, **facts},
        channels=channels,
        spoken_languages=tuple(dict.fromkeys(x for c in channels.values() for x in c.languages)),
    )
    return CatalogFile(cast(Any, catalog), str(path), "", is_shipped=True, is_outline=True)


def _fact(one: dict[str, Any]) -> SimpleNamespace:
    when = {
        name: [wanted] if isinstance(wanted, str) else wanted
        for name, wanted in one.get("ask_when", {}).items()
    }
    rest = {"implies": {}, "emergency": None, **one, "ask_when": when}
    is_yes_no = set(one["answers"]) == {"no", "yes"} and one["default"] == "no"
    return SimpleNamespace(options=one["answers"], is_yes_no=is_yes_no, **rest)


def begin() -> None:
    """Ask the first question as on a terminal, and print which modules are loaded by then."""
    telling = Telling(file=outline(), words=words_in("en"), screen=Screen())
    kind: Any = type(prompts_for(telling, plain=False))

    def choose(*_given: object, **_options: object) -> str:
        print(*sorted(sys.modules))  # noqa: T201
        raise KeyboardInterrupt

    kind.choose = choose
    given = Situation(at=datetime(2026, 3, 4, 3, tzinfo=UTC), language="en")
    with suppress(KeyboardInterrupt):
        converse(telling, given, plain=False, offer_language=False)
