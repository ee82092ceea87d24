"""Where customers go when nobody answers: chains of `no_reply.then` that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from channelpick.core.catalog import Catalog
from channelpick.errors import Problem


def find_bad_chains(catalog: Catalog) -> Iterator[Problem]:
    """Channels from which every chain goes round in a circle, or stops at once.

    A chain ends well at a channel that names no further one and that others lead to: a last resort.
    """
    then = {
        id_: tuple(x for x in channel.no_reply.then if x != id_ and catalog.channels[x].offered)
        for id_, channel in catalog.channels.items()
        if channel.offered
    }
    led_to = {target for targets in then.values() for target in targets}
    circles: set[frozenset[str]] = set()
    for channel, targets in then.items():
        path = ("channels", channel, "no_reply", "then")
        if not targets:
            if channel not in led_to and len(then) > 1:
                yield Problem(code="escalation-dead-end", path=path, severity="warning")
            continue
        reached = _reached(then, channel)
        circle = frozenset(reached)
        if channel in reached and all(then[id_] for id_ in reached) and circle not in circles:
            circles.add(circle)
            shown = " → ".join(_round_trip(then, channel))
            yield Problem(code="escalation-loop", path=path, values={"given": shown})


def _reached(then: Mapping[str, tuple[str, ...]], start: str) -> set[str]:
    """The channels that chains from here lead to; with `start` itself only if one comes back."""
    reached: set[str] = set()
    waiting = [*then[start]]
    while waiting:
        channel = waiting.pop()
        if channel not in reached:
            reached.add(channel)
            waiting += then[channel]
    return reached


def _round_trip(then: Mapping[str, tuple[str, ...]], start: str) -> list[str]:
    """The shortest way from here back to here."""
    paths = [[start]]
    while True:
        path = paths.pop(0)
        for channel in then[path[-1]]:
            if channel == start:
                return [*path, start]
            if channel not in path:
                paths.append([*path, channel])
