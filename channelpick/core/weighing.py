"""The method over plain values: which conditions hold, what rules do, sums, order, steps.

It imports nothing, so that whoever has the tables, made of a catalog or read back from where they
were kept, can decide at once; and everybody decides alike. Moments are date-times or seconds.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from typing import Any, TypeVar

    Reason = TypeVar("Reason")
    Moment = TypeVar("Moment")
    Span = TypeVar("Span")
    Lines = Collection[tuple[str, Collection[str]]]

TRIED = "tried"
"""The condition on channels that were tried and gave no answer in time."""
TRIED_POINTS = -30
"""What a channel loses that was tried and did not answer in time."""
MOST_STEPS = 4
"""How many steps a plan has at most."""


def hold(
    when: Lines, when_any: Lines, answers: Mapping[str, str], overdue: Collection[str]
) -> bool:
    """Whether every line of `when` holds, and of `when_any` at least one, if it has any.

    An answer that is not there makes its line fail.
    """
    for name, wanted in when:
        if not _line_holds(name, wanted, answers, overdue):
            return False
    if not when_any:
        return True
    return any(_line_holds(name, wanted, answers, overdue) for name, wanted in when_any)


def _line_holds(
    name: str, wanted: Collection[str], answers: Mapping[str, str], overdue: Collection[str]
) -> bool:
    if name == TRIED:
        return any(channel in wanted for channel in overdue)
    return answers.get(name) in wanted


def effects_of(
    rules: Iterable[tuple[str, Iterable[str], Iterable[tuple[str, tuple[Reason, int]]]]],
) -> tuple[dict[str, str], dict[str, tuple[tuple[Reason, int], ...]]]:
    """What rules that apply do together: channel -> the rule that forbids it, and -> its effects.

    Args:
        rules: in file order, each with its id, the channels it forbids, and the channels it moves
            with the reason and the units. Of several that forbid, the first is named.
    """
    forbidden: dict[str, str] = {}
    moved: dict[str, tuple[tuple[Reason, int], ...]] = {}
    for id_, never, effects in rules:
        for channel in never:
            forbidden.setdefault(channel, id_)
        for channel, effect in effects:
            moved[channel] = (*moved.get(channel, ()), effect)
    return forbidden, moved


def overdue_at(due: Mapping[str, Any], moment: Any) -> frozenset[str]:
    """The tried channels whose answer is late. One without a time (None) is always late."""
    return frozenset(id_ for id_, when in due.items() if when is None or when <= moment)


def uncut_sums(
    fits: Mapping[str, int],
    moved: Mapping[str, int],
    overdue: Collection[str],
    left_out: Collection[str],
    units_per_point: int,
) -> dict[str, int]:
    """Channel -> fits, rules and what was tried summed up, in units, in the order of `fits`.

    Args:
        fits: channel -> the sum of its fits.
        moved: channel -> what the rules that apply come to.
        overdue: the channels that were tried and gave no answer in time.
        left_out: the channels that get no place.
        units_per_point: how many units one point has.
    """
    tried = TRIED_POINTS * units_per_point
    return {
        channel: units + moved.get(channel, 0) + (tried if channel in overdue else 0)
        for channel, units in fits.items()
        if channel not in left_out
    }


def in_order(sums: Mapping[str, int], waiting: Collection[str] = ()) -> list[str]:
    """The channels from the best down. Sorting is stable, so equals stay in file order."""
    return sorted(sums, key=lambda channel: (channel in waiting, -sums[channel]))


def steps(
    start: tuple[str, Moment] | None,
    best: Sequence[str],
    closed: Collection[str],
    *,
    overdue: Callable[[Moment], Collection[str]],
    no_reply: Callable[[str], tuple[Span, Sequence[str]]],
    is_open: Callable[[str, Moment], bool],
    later: Callable[[Moment, Span], Moment],
) -> list[tuple[str, Moment, Moment]]:
    """The steps of a plan: channel, from when, until when.

    Args:
        start: the first step's channel and moment; without it there is no plan.
        best: the channels that have a place, from the best down.
        closed: those that only their hours keep out: they may have opened by the time a step comes.
        overdue: the channels tried in vain, at a moment.
        no_reply: how long to wait for a channel, and which come then.
        is_open: whether a channel is, at a moment.
        later: the moment after so long.
    """
    taken: list[tuple[str, Moment, Moment]] = []
    while start and len(taken) < MOST_STEPS:
        channel, moment = start
        wait, then = no_reply(channel)
        until = later(moment, wait)
        taken.append((channel, moment, until))
        usable = {*best, *closed}.difference((step[0] for step in taken), overdue(until))
        start = next(
            ((c, until) for c in (*then, *best) if c in usable and is_open(c, until)), None
        )
    return taken
