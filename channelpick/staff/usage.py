"""How often each channel and each tip is recommended, and where the order of the file decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from channelpick.errors import Problem
from channelpick.staff.space import Mask
from channelpick.staff.survey import Survey

TOP = 3
"""How many places count as recommended."""


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """In how many situations a channel is recommended."""

    channel: str
    first: int
    top: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two channels with the same sum for the first place: the order of the file decides."""

    winner: str
    loser: str
    count: int


@dataclass(frozen=True, slots=True)
class TipUse:
    """In how many situations a tip is given."""

    tip: str
    given: int


def channel_uses(survey: Survey) -> tuple[ChannelUse, ...]:
    """Every channel, in file order."""
    first: Counter[str] = Counter()
    top: Counter[str] = Counter()
    for number, count in survey.counts.items():
        for channel in survey.orders[number][:TOP]:
            top[channel] += count
        first[survey.firsts[number]] += count
    return tuple(ChannelUse(id_, first[id_], top[id_]) for id_ in survey.catalog.channels)


def ties(survey: Survey) -> tuple[Tie, ...]:
    """The ties for the first place, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    for number, count in survey.counts.items():
        best = [*survey.sums[number].items()][:2]
        if len(best) == 2 and best[0][1] == best[1][1]:
            counts[best[0][0], best[1][0]] += count
    return tuple(Tie(*pair, count) for pair, count in counts.most_common())


def find_unused_channels(survey: Survey, uses: tuple[ChannelUse, ...]) -> Iterator[Problem]:
    """The offered channels that are never the first choice."""
    for use in uses:
        if not use.first and survey.catalog.channels[use.channel].offered:
            yield Problem(
                code="never-first",
                path=("channels", use.channel),
                mark="key",
                severity="warning",
                values={"given": use.channel, "count": f"{use.top:,}"},
            )


def find_idle_tips(survey: Survey, given: Mapping[str, Mask]) -> Iterator[Problem]:
    """The tips that are never given, and those whose conditions keep nobody from getting them."""
    total = survey.space.everything
    for tip, mask in given.items():
        written = survey.catalog.tips[tip]
        values = {"given": tip}
        if not mask:
            yield Problem(
                code="tip-never", path=("tips", tip), mark="key", severity="warning", values=values
            )
        elif mask == total and (written.when or written.when_any):
            yield Problem(
                code="tip-always", path=("tips", tip), mark="key", severity="note", values=values
            )
