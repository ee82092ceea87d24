"""Ways through the dialogue that several tests take."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import Any

from channelpick import Catalog
from channelpick.cli.dialogue import (
    State,
    Step,
    next_step,
)
from channelpick.core.texts import pick_text
from channelpick.words.languages import words_in
from tests.cli.screens import (
    CTRL_C,
    DOWN,
    ENTER,
    LEFT,
    SPACE,
    UP,
    Played,
    play,
)
from tests.support import SHIPPED, catalog_of, shipped_data, small_data

SHIPPED_CATALOG = catalog_of(shipped_data())


TOPICS = list(SHIPPED_CATALOG.facts["topic"].answers)


AT = "2026-03-04T11:00:00+08:00"


THEFT = "fraud_in_progress"


ENGLISH = ("--lang", "en")


AS_JSON = (*ENGLISH, "--json", "--at", AT)


CRITERIA = ("--urgency=low", "--complexity=simple", "--self-service=no", "--preference=none")


def choose(topic: str) -> list[str]:
    """The keys that choose this topic."""
    return [*[DOWN] * TOPICS.index(topic), ENTER]


def checklist_of(topic: str) -> list[str]:
    """The yes/no facts that the shipped catalog wants to be asked on this topic."""
    return [
        name
        for name, fact in SHIPPED_CATALOG.facts.items()
        if fact.is_yes_no and topic in fact.ask_when.get("topic", (topic,))
    ]


def tick(topic: str, *names: str) -> list[str]:
    """The keys that tick these facts, in their order, on the checklist of this topic."""
    lines = [0, *(checklist_of(topic).index(name) + 1 for name in names)]
    moves = [[*[DOWN] * (to - start), SPACE] for start, to in pairwise(lines)]
    return [*(key for move in moves for key in move), ENTER]


def ask_of(name: str, lang: str = "en") -> str:
    """How the shipped catalog asks this."""
    return pick_text(SHIPPED_CATALOG.questions[name].ask, lang)


def line_of(name: str, answer: str = "yes", lang: str = "en") -> str:
    """How the shipped catalog words this answer."""
    return pick_text(SHIPPED_CATALOG.questions[name].options[answer], lang)


def answers(played: Played) -> Mapping[str, str]:
    """The answers that the JSON result says it was given."""
    given: Mapping[str, str] = json.loads(played.out)["situation"]["answers"]
    return given


def tried(played: Played) -> list[dict[str, str]]:
    """The tried channels that the JSON result says it was given."""
    given: list[dict[str, str]] = json.loads(played.out)["situation"]["tried"]
    return given


def line_after(played: Played, sentence: str) -> list[str]:
    """The command line that was printed after this sentence, as its arguments."""
    program, *arguments = shlex.split(played.raw.rpartition(sentence)[2])

    assert program == "channelpick"
    return arguments


def same_again(played: Played) -> list[str]:
    """The command line that gives the same answer again, as its arguments."""
    return line_after(played, words_in("en").dialogue.same_again)


def to_go_on(played: Played) -> list[str]:
    """The command line that goes on where somebody stopped, as its arguments."""
    return line_after(played, words_in("en").dialogue.stopped)


@cache
def usual_path(topic: str) -> Played:
    """The dialogue of somebody to whom nothing on the checklist applies, in six answers at most."""
    return play(*AS_JSON, keys=[*choose(topic), *[ENTER] * 5], spare_keys=True)


def screen(text: str) -> str:
    """A screen as it is written in a test."""
    return dedent(text).strip("\n")


WHICH = "Which channels have you used?"


def when(channel: str) -> str:
    """The question how long ago this channel was used."""
    name = pick_text(SHIPPED_CATALOG.channels[channel].name, "en")
    return words_in("en").dialogue.when_tried.format(channel=name)


PATHS: Mapping[str, tuple[tuple[str, ...], list[str]]] = {
    "usual": ((), [*choose("trade"), *[ENTER] * 5]),
    "ticks": ((), [*choose("security"), *tick("security", "locked_out"), *[ENTER] * 4]),
    "robbed": ((), [*choose("security"), DOWN, ENTER, DOWN, ENTER]),
    "contacted": ((), [*choose("trade"), UP, ENTER, *[DOWN, SPACE] * 3, *[ENTER] * 8]),
    "default topic": (("--plain-prompts",), [str(TOPICS.index("general") + 1), *["1"] * 5]),
    "on chain": (("--plain-prompts", "--topic=deposit"), ["1", "3", *["1"] * 3]),
    "tried": (("--plain-prompts", "--tried=email", "--tried=ticket=3d"), ["1"] * 6),
    "zone": (("--plain-prompts", "--tz", "America/New_York"), ["1"] * 6),
    "language": (("--plain-prompts", "--language", "zh"), ["1"] * 6),
    "rules": (("--plain-prompts", "--rules", str(SHIPPED)), ["1"] * 6),
    "facts": (("--plain-prompts", "-a", "no_voice=yes", "-a", "on_chain=confirmed"), ["1"] * 5),
}


_NEVER_FIRST = "，。、；：？！）”》,.;:!)"


@cache
def narrow_path(lang: str, columns: int = 40) -> Played:
    """Everything on a phone: a robbed customer who first went through all the questions."""
    keys = [*choose("withdrawal"), *[ENTER] * 4, *[LEFT] * 4, DOWN, ENTER, CTRL_C]
    return play("--lang", lang, keys=keys, columns=columns, rows=30)


PLAIN = (*ENGLISH, "--plain-prompts")


def yes_no(**changes: Any) -> dict[str, Any]:
    """A yes/no fact, no unless said."""
    plain = {"no": {"en": "no"}, "yes": {"en": "yes"}}
    return {"ask": {"en": "Is it so?"}, "default": "no", "answers": plain, **changes}


def one_of(*names: str, **changes: Any) -> dict[str, Any]:
    """A fact with these answers, of which the first is the default."""
    texts = {name: {"en": name} for name in names}
    return {"ask": {"en": "Which?"}, "default": names[0], "answers": texts, **changes}


def small(criteria: Mapping[str, Any] | None = None, **facts: Any) -> Catalog:
    """A catalog with one channel and these facts, and with the criterion urgency."""
    data = small_data(chat={})
    return catalog_of(
        {**data, "criteria": {**data["criteria"], **(criteria or {})}, "facts": facts}
    )


def step_after(catalog: Catalog, contacted: bool | None = False, **said: str) -> Step | None:
    """What is asked when this was said."""
    return next_step(catalog, State(answers=said, contacted=contacted))
