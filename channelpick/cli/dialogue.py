"""The dialogue: which question comes next, and what the answers so far imply.

Topic and facts come first, in file order; yes/no facts that come due together are one checklist.
Then come the criteria. Whoever is in an emergency gets the first actions at once and is asked one
more question at most. Each answer makes a new state, so going back is taking the state before:
answers that became moot with it are gone, and what was said is only offered again.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from types import ModuleType
from typing import TYPE_CHECKING, cast

from channelpick.cli.catalog_choice import whole
from channelpick.cli.exits import tell
from channelpick.cli.greeting import was_said
from channelpick.cli.plain_prompts import PlainPrompts
from channelpick.cli.prompts import Back, Option, Prompts
from channelpick.cli.situation_options import command_line
from channelpick.core.durations import later, parse_duration
from channelpick.core.situation import Situation, Tried, is_emergency, settle
from channelpick.formats.interface import Telling
from channelpick.formats.wrapping import wrapped

if TYPE_CHECKING:
    from channelpick.core.catalog import Catalog

CONTACTED = "\0contacted"
"""The checklist's own line: "I already contacted support". No fact can have this id."""


@dataclass(frozen=True, slots=True)
class Choose:
    """One answer to one criterion or fact."""

    name: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """Several yes/no facts at once, perhaps with `CONTACTED`."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhichTried:
    """Which channels were used already."""


@dataclass(frozen=True, slots=True)
class WhenTried:
    """How long ago this channel was used."""

    channel: str


Step = Choose | Checklist | WhichTried | WhenTried


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is known so far."""

    answers: Mapping[str, str]
    contacted: bool | None = None
    """Whether support was contacted before; None before it was asked."""
    to_date: tuple[str, ...] | None = None
    """Tried channels whose time is still to be asked; None before they were named."""
    tried: tuple[Tried, ...] = ()

    def settled(self, catalog: Catalog) -> Mapping[str, str]:
        """The answers with those that they imply; an implied answer implies nothing further."""
        return settle(catalog, self.answers)

    def is_emergency(self, catalog: Catalog) -> bool:
        """Whether an answer says that the customer is in danger."""
        return is_emergency(catalog, self.answers)


def next_step(catalog: Catalog, state: State, heeded: Collection[str] | None = None) -> Step | None:
    """What to ask now; None when everything is known.

    `heeded` are the questions that matter; None means all of them.
    """
    settled = state.settled(catalog)
    unanswered = [Choose(name) for name in catalog.criteria if name not in settled]
    if state.is_emergency(catalog):
        return next(
            (step for step in unanswered if catalog.criteria[step.name].default is None), None
        )
    due = [
        name
        for name, fact in catalog.facts.items()
        if name not in settled
        and (heeded is None or name in heeded)
        and all(settled.get(other) in wanted for other, wanted in fact.ask_when.items())
    ]
    if due and not catalog.facts[due[0]].is_yes_no:
        return Choose(due[0])
    if due:
        ticks = tuple(name for name in due if catalog.facts[name].is_yes_no)
        return Checklist((*ticks, CONTACTED) if state.contacted is None else ticks)
    if state.contacted and state.to_date is None:
        return WhichTried()
    if state.to_date:
        return WhenTried(state.to_date[0])
    return next(iter(unanswered), None)


def converse(
    telling: Telling,
    given: Situation,
    *,
    plain: bool,
    offer_language: bool,
    kept: Sequence[str] = (),
    heeded: Collection[str] | None = None,
) -> Situation:
    """Ask what is missing, and give it back completed.

    `kept` are the flags that a command line to go on with needs beside the answers; `heeded` the
    questions that matter, if not all of them do.

    Raises:
        KeyboardInterrupt: the customer stopped; how to go on was printed.
    """
    words, catalog = telling.words.dialogue, telling.file.catalog
    prompts = prompts_for(telling, plain=plain)
    intro = [telling.text(catalog.title), words.promise]
    intro += [words.other_language] if offer_language else []
    for text in intro:
        if not was_said(text):
            tell(wrapped(text, telling.screen))
    tell("")
    is_known = given.tried or heeded is not None
    state = State(answers=given.answers, contacted=False if is_known else None, tried=given.tried)
    history: list[State] = []
    chosen: dict[Step, str] = {}
    ticked: frozenset[str] = frozenset()
    warned = False
    try:
        while step := next_step(catalog, state, heeded):
            if state.is_emergency(catalog) and not warned:
                warned = True
                _give_first_actions(telling, state)
            before = chosen.get(step)
            reply = _ask(prompts, telling, step, before, ticked, can_go_back=bool(history))
            if isinstance(reply, Back):
                state = history.pop()
                continue
            history.append(state)
            if isinstance(reply, str):
                chosen[step] = reply
            else:
                ticked = ticked.difference(_ticks(catalog, step)) | reply
            state = _after(state, step, reply, catalog, given.at)
    except (KeyboardInterrupt, EOFError):
        so_far = replace(given, answers=state.settled(catalog), tried=state.tried)
        tell(f"\n{words.stopped}\n{command_line(so_far, catalog, kept)}")
        raise KeyboardInterrupt from None
    if state.is_emergency(catalog) and not warned:
        _give_first_actions(telling, state)
    return replace(given, answers=state.settled(catalog), tried=state.tried)


def prompts_for(telling: Telling, *, plain: bool) -> Prompts:
    """The way to put questions here, `plain` or not."""
    # Where the encoding lacks circles, a list could not show what is ticked.
    if plain or telling.screen.ascii_only:
        return PlainPrompts(telling)
    with _without_ssl():
        from channelpick.cli.list_prompts import ListPrompts  # prompt_toolkit is slow to import

    return ListPrompts(telling)


@contextmanager
def _without_ssl() -> Iterator[None]:
    """Let asyncio, below prompt_toolkit, do without `ssl`, as it does in a Python that has none.

    To load OpenSSL takes as long as bare Python takes to start, and nothing here opens a socket.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        yield
        return
    sys.modules["ssl"] = cast(ModuleType, None)  # documented: then its import fails
    try:
        yield
    finally:
        del sys.modules["ssl"]


def _give_first_actions(telling: Telling, state: State) -> None:
    # All of these are slow to import: the first question shall not wait for them.
    from channelpick.core.recommendation import first_actions
    from channelpick.formats.first_actions import first_actions_page

    telling = replace(telling, file=whole(telling.file))
    if tips := first_actions(telling.file.catalog, state.settled(telling.file.catalog)):
        tell(f"\n{first_actions_page(tips, telling)}\n")


def _ticks(catalog: Catalog, step: Step) -> Collection[str]:
    """What this step lets the customer tick."""
    return step.names if isinstance(step, Checklist) else catalog.channels


def _ask(
    prompts: Prompts,
    telling: Telling,
    step: Step,
    selected: str | None,
    ticked: frozenset[str],
    *,
    can_go_back: bool,
) -> str | frozenset[str] | Back:
    words, catalog = telling.words.dialogue, telling.file.catalog
    match step:
        case Choose(name):
            question = catalog.questions[name]
            options = [Option(id_, telling.text(text)) for id_, text in question.options.items()]
            title = telling.text(question.ask)
            return prompts.choose(title, options, selected=selected, can_go_back=can_go_back)
        case Checklist(names):
            options = [
                Option(name, words.already_contacted)
                if name == CONTACTED
                else Option(name, telling.text(catalog.facts[name].answers["yes"]))
                for name in names
            ]
            return prompts.tick(words.checklist, options, ticked=ticked, can_go_back=can_go_back)
        case WhichTried():
            options = [
                Option(id_, telling.name(id_)) for id_, c in catalog.channels.items() if c.offered
            ]
            return prompts.tick(words.which_tried, options, ticked=ticked, can_go_back=can_go_back)
        case WhenTried(channel):
            options = [Option(ago, text) for ago, text in words.ago.items()]
            title = words.when_tried.format(channel=telling.name(channel))
            return prompts.choose(title, options, selected=selected, can_go_back=can_go_back)


def _after(
    state: State, step: Step, reply: str | frozenset[str], catalog: Catalog, now: datetime
) -> State:
    match step:
        case Choose(name):
            return replace(state, answers={**state.answers, name: str(reply)})
        case Checklist(names):
            ticked = {name: "yes" if name in reply else "no" for name in names if name != CONTACTED}
            contacted = CONTACTED in reply if CONTACTED in names else state.contacted
            return replace(state, answers={**state.answers, **ticked}, contacted=contacted)
        case WhichTried():
            return replace(state, to_date=tuple(id_ for id_ in catalog.channels if id_ in reply))
        case WhenTried(channel):
            tried = Tried(channel, later(now, -parse_duration(str(reply))))
            rest = (state.to_date or ())[1:]
            return replace(state, to_date=rest, tried=(*state.tried, tried))
