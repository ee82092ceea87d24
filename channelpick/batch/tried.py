"""What cells say of channels that were tried: `email=3d; phone`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Any

import numpy as np
from numpy.typing import NDArray

from channelpick.batch.columns import Mapped
from channelpick.batch.opening import Seconds, seconds_of
from channelpick.batch.values import Cell, Mistake, text_of
from channelpick.core.catalog import TRIED, Catalog
from channelpick.core.moments import parse_when_tried
from channelpick.core.situation import FIRST_TRIED_YEAR, LAST_YEAR, unknown_channel

_BETWEEN = re.compile(r"[;,|]")
_LONG_AGO = np.iinfo(np.int64).min // 2


@dataclass(frozen=True, slots=True)
class Attempt:
    """A channel that was tried."""

    channel: str
    at: int | None = None
    """When, in seconds since 1970, if the cell names a moment."""
    is_late: bool = True
    """Without a moment: whether its answer is late. It is, unless it was tried too recently."""


Attempts = tuple[Attempt, ...]


def channel_names(catalog: Catalog, mapped: Mapped) -> dict[str, str]:
    """What channels are called, case folded, and their ids: own words, and mapped ones."""
    names = {text: id_ for id_, c in catalog.channels.items() for text in c.name.values()}
    known = names | {id_: id_ for id_ in catalog.channels} | dict(mapped.values.get(TRIED, {}))
    return {text.strip().casefold(): channel for text, channel in known.items()}


class TriedReader:
    """Reads cells: `CHANNEL`, `CHANNEL=3d`, `CHANNEL=ISO-8601` with `;`, `,` or `|` in between.

    Or the JSON that stands under `tried` in a situation.
    """

    def __init__(self, catalog: Catalog, mapped: Mapped, zone: tzinfo) -> None:
        self._catalog = catalog
        self._zone = zone
        self._known = channel_names(catalog, mapped)
        self._default = mapped.defaults.get(TRIED, "")

    def __call__(self, cell: Cell) -> Attempts | Mistake:
        """The attempts; none for an empty cell."""
        text = text_of(cell) or self._default
        attempts: list[Attempt] = []
        try:
            for entry in _entries(text):
                attempt = self._attempt(*entry)
                if isinstance(attempt, Mistake):
                    return attempt
                attempts.append(attempt)
        except (ValueError, OverflowError, RecursionError):
            return Mistake("bad-tried-time", text)
        return tuple(attempts)

    def _attempt(self, given: str, when: str) -> Attempt | Mistake:
        channel = self._known.get(given.strip().casefold())
        if channel is None:
            problem = unknown_channel(self._catalog, given.strip(), (TRIED,))
            return Mistake(problem.code, given.strip(), problem.values["guess"])
        if not when.strip():
            return Attempt(channel)
        said = parse_when_tried(when.strip(), self._zone)
        if isinstance(said, timedelta):
            return Attempt(channel, is_late=said >= self._catalog.channels[channel].reply.max)
        if not FIRST_TRIED_YEAR <= said.year <= LAST_YEAR:
            return Mistake("time-range", when.strip())
        return Attempt(channel, at=seconds_of(said))


def _entries(text: str) -> Iterable[tuple[str, str]]:
    """Channel and time of each entry; a time that is not given is empty."""
    if text.startswith("["):
        return [_from_json(entry) for entry in json.loads(text)]
    return [_parted(entry) for entry in _BETWEEN.split(text) if entry.strip()]


def _parted(entry: str) -> tuple[str, str]:
    channel, _, when = entry.partition("=")
    return channel, when


def _from_json(entry: Any) -> tuple[str, str]:
    if isinstance(entry, str):
        return _parted(entry)
    if not (isinstance(entry, dict) and isinstance(entry.get("channel"), str)):
        raise ValueError(entry)
    return entry["channel"], str(entry.get("at") or entry.get("ago") or "")


State = tuple[frozenset[str], frozenset[str]]
"""What was tried, at a moment: the channels that are late, and those that are waited for."""


class TriedStates:
    """What was tried, as numbers: which channels are late, and which are still waited for."""

    def __init__(self, catalog: Catalog) -> None:
        self._longest = {
            id_: int(channel.reply.max.total_seconds()) for id_, channel in catalog.channels.items()
        }
        self.states: dict[State, int] = {}
        """State -> its number, as they occur."""

    def numbers(
        self, cells: Sequence[Attempts], which: NDArray[np.intp], at: Seconds
    ) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """For each row the number of its state, and whether something was tried after its moment.

        Args:
            cells: what the distinct cells say.
            which: for each row, which of them it has.
            at: the moment of each row.
        """
        dated = [[attempt for attempt in cell if attempt.at is not None] for cell in cells]
        most = max(map(len, dated), default=0)
        is_later = np.zeros(len(which), np.bool_)
        if not most:
            return np.array([self._number(cell, 0) for cell in cells], np.intp)[which], is_later
        # Cells that differ in their moments alone have one shape, so few numbers are worked out.
        shapes = dict(zip(map(_shape, cells), cells, strict=True))
        order = {shape: number for number, shape in enumerate(shapes)}
        keys = np.array([order[_shape(cell)] for cell in cells], np.int64)[which] << most
        for place in range(most):
            there = [attempts[place] if place < len(attempts) else None for attempts in dated]
            when = np.array([a.at if a else _LONG_AGO for a in there], np.int64)[which]
            longest = np.array([self._longest[a.channel] if a else 0 for a in there])[which]
            is_later |= when > at
            keys |= (when + longest <= at).astype(np.int64) << place
        distinct, inverse = np.unique(keys, return_inverse=True)
        shown = [*shapes.values()]
        numbers = [self._number(shown[key >> most], key) for key in distinct.tolist()]
        return np.array(numbers, np.intp)[inverse], is_later

    def number(self, attempts: Attempts, moment: int) -> int | None:
        """The number of the state at a single moment; None if something was tried after it."""
        late, place = 0, 0
        for attempt in attempts:
            if attempt.at is not None:
                if attempt.at > moment:
                    return None
                late |= (attempt.at + self._longest[attempt.channel] <= moment) << place
                place += 1
        return self._number(attempts, late)

    def _number(self, attempts: Attempts, late: int) -> int:
        """The number of the state, with a bit of `late` for each attempt that names a moment."""
        return self.states.setdefault(_state(attempts, late), len(self.states))


def _state(attempts: Attempts, late: int) -> State:
    """The state, with a bit of `late` for each attempt that names a moment.

    Of several attempts at a channel the latest counts, so it is late if all of them are.
    """
    is_late: dict[str, bool] = {}
    for attempt in attempts:
        this = attempt.is_late
        if attempt.at is not None:
            this, late = bool(late & 1), late >> 1
        is_late[attempt.channel] = is_late.get(attempt.channel, True) and this
    overdue = frozenset(channel for channel, so in is_late.items() if so)
    return overdue, frozenset(is_late.keys() - overdue)


def _shape(attempts: Attempts) -> tuple[tuple[str, bool, bool], ...]:
    """All that counts of them, but for the moments."""
    return tuple((one.channel, one.at is not None, one.is_late) for one in attempts)
