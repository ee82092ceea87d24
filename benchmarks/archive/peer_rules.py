"""The decision of a catalog, written for other rule engines: best channel when all are open.

What is written is what their users would write: a sum for each channel, of what fits and of the
rules that apply. Whoever is best is then found in Python, which the engines' languages cannot say
or say slowly. Nothing was tried, so that rules about that are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from channelpick import Catalog
from channelpick.core.catalog import TRIED
from channelpick.core.tables import Conditions, Tables, tables_of

FORBIDDEN = -1_000_000
"""The sum of a channel that a rule forbids."""

Lines = tuple[tuple[str, frozenset[str]], ...]
Logic = Any
"""JSONLogic, or a graph: objects as JSON has them."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What the sum of one channel is made of; rules by their number among those that can apply."""

    fits: Mapping[str, Mapping[str, int]]
    """Criterion -> level -> units."""
    never: tuple[int, ...]
    moved: tuple[tuple[int, int], ...]
    """Rules with their units."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A catalog as sums."""

    rules: tuple[Conditions, ...]
    channels: Mapping[str, Channel]


def decision_of(catalog: Catalog) -> Decision:
    """The decision, from the tables that `core` ranks by."""
    tables = tables_of(catalog)
    rules = [r for r in tables.rules if all(name != TRIED for name, _ in r.conditions.when)]
    channels = {
        channel: Channel(
            _fits(tables, channel),
            tuple(number for number, rule in enumerate(rules) if channel in rule.never),
            tuple(
                (number, units)
                for number, rule in enumerate(rules)
                for moved, (_, units) in rule.effects
                if moved == channel
            ),
        )
        for channel in catalog.channels
    }
    return Decision(tuple(_untried(rule.conditions) for rule in rules), channels)


def _fits(tables: Tables, channel: str) -> Mapping[str, Mapping[str, int]]:
    fits: dict[str, dict[str, int]] = {}
    for (criterion, level), row in tables.fits.items():
        fits.setdefault(criterion, {})[level] = row[channel][1]
    return fits


def _untried(conditions: Conditions) -> Conditions:
    some = tuple(line for line in conditions.when_any if line[0] != TRIED)
    return Conditions(conditions.when, some)


def zen_expression(decision: Decision) -> str:
    """All sums as one list, in the language of ZEN."""
    rules = [_zen_condition(conditions) for conditions in decision.rules]
    return f"[{', '.join(_zen_sum(channel, rules) for channel in decision.channels.values())}]"


def zen_graph(decision: Decision) -> Logic:
    """The same as a graph with one node, as ZEN's editor makes them; the list is called `sums`."""
    expression = {"id": "sums", "key": "sums", "value": zen_expression(decision)}
    node = {"expressions": [expression], "passThrough": False}
    return {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode", "content": {}},
            {"id": "sums", "name": "sums", "type": "expressionNode", "content": node},
            {"id": "out", "name": "out", "type": "outputNode", "content": {}},
        ],
        "edges": [
            {"id": "1", "type": "edge", "sourceId": "in", "targetId": "sums"},
            {"id": "2", "type": "edge", "sourceId": "sums", "targetId": "out"},
        ],
    }


def _zen_condition(conditions: Conditions) -> str:
    lines = [_zen_line(*line) for line in conditions.when]
    if conditions.when_any:
        lines.append(f"({' or '.join(_zen_line(*line) for line in conditions.when_any)})")
    return f"({' and '.join(lines) or 'true'})"


def _zen_line(name: str, wanted: Iterable[str]) -> str:
    options = sorted(wanted)
    if len(options) == 1:
        return f"{name} == {json.dumps(options[0])}"
    return f"{name} in {json.dumps(options)}"


def _zen_sum(channel: Channel, rules: list[str]) -> str:
    parts = []
    for name, some, rest in _steps(channel):
        steps = [f"{_zen_line(name, levels)} ? {units}" for levels, units in some]
        parts.append(f"({' : '.join([*steps, str(rest)])})")
    parts += [f"({rules[number]} ? {units} : 0)" for number, units in channel.moved]
    total = " + ".join(parts)
    if not channel.never:
        return total
    return f"({' or '.join(rules[n] for n in channel.never)}) ? {FORBIDDEN} : {total}"


def json_logic(decision: Decision) -> Logic:
    """All sums as one list, in JSONLogic."""
    rules = [_logic_condition(conditions) for conditions in decision.rules]
    return [_logic_sum(channel, rules) for channel in decision.channels.values()]


def _logic_condition(conditions: Conditions) -> Logic:
    lines = [_logic_line(*line) for line in conditions.when]
    if conditions.when_any:
        lines.append({"or": [_logic_line(*line) for line in conditions.when_any]})
    return {"and": lines} if lines else True


def _logic_line(name: str, wanted: Iterable[str]) -> Logic:
    options = sorted(wanted)
    if len(options) == 1:
        return {"===": [{"var": name}, options[0]]}
    return {"in": [{"var": name}, options]}


def _logic_sum(channel: Channel, rules: list[Logic]) -> Logic:
    parts: list[Logic] = []
    for name, some, rest in _steps(channel):
        steps = [part for levels, units in some for part in (_logic_line(name, levels), units)]
        parts.append({"if": [*steps, rest]})
    parts += [{"if": [rules[number], units, 0]} for number, units in channel.moved]
    total = {"+": parts}
    if not channel.never:
        return total
    return {"if": [{"or": [rules[number] for number in channel.never]}, FORBIDDEN, total]}


def _steps(channel: Channel) -> Iterator[tuple[str, list[tuple[list[str], int]], int]]:
    """For each criterion its levels by units, and the units of all other levels."""
    for name, fits in channel.fits.items():
        levels: dict[int, list[str]] = {}
        for level, units in fits.items():
            levels.setdefault(units, []).append(level)
        *some, (rest, _) = levels.items()
        yield name, [(named, units) for units, named in some], rest
