"""How the objects of an archive are written: most have the same keys, in the same order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_HEAD = re.compile(rb" *\{")
_MEMBER = re.compile(
    rb' *"(?P<key>[^"\\]*)" *: *'
    rb'(?:"(?P<text>(?:[^"\\]|\\.)*)"|(?P<plain>[-+.\w]+))'
    rb" *(?P<end>[,}])"
)


class Edge(NamedTuple):
    """A place in a line, told from its quotes."""

    mark: int
    """0 is the beginning of the line, n its n-th quote, one more than it has its LF."""
    offset: int
    """How many bytes behind that."""


class Value(NamedTuple):
    """Where a value stands in a line."""

    start: Edge
    stop: Edge
    is_text: bool
    """It stands between quotes; else it is a number, true, false or null."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is the same in all lines of a shape, and where their values are.

    A line with so many quotes and these bytes is an object if the values in between are sound.
    """

    quotes: int
    """How many there are that are not escaped."""
    fixed: tuple[tuple[Edge, bytes], ...]
    """Where each stretch begins that is the same in all, and what it is."""
    values: Mapping[bytes, Value]
    """By key."""


def shape_of(line: bytes) -> Shape | None:
    """The shape of a line without its LF; None if it has values within values, or is no object."""
    if not (head := _HEAD.match(line)):
        return None
    members, place = [], head.end()
    while member := _MEMBER.match(line, place):
        members.append(member)
        place = member.end()
        if member["end"] == b"}":
            break
    if not members or members[-1]["end"] == b"," or line[place:].strip(b" "):
        return None
    if not _are_utf8([member["key"] for member in members]):
        return None
    fixed: list[tuple[Edge, bytes]] = []
    values: dict[bytes, Value] = {}
    edge, stop, quotes = Edge(0, 0), 0, 0
    for member in members:
        is_text = member["plain"] is None
        start = member.start("text" if is_text else "plain")
        fixed.append((edge, line[stop:start]))
        if is_text:
            quotes += 4
            value = Value(Edge(quotes - 1, 1), Edge(quotes, 0), is_text)
            stop = member.end("text")
        else:
            quotes += 2
            first = Edge(edge.mark, edge.offset + start - stop)
            stop = member.end("plain")
            # What comes next is found from the mark behind it: the next quote, or the LF.
            following = line.find(b'"', stop)
            behind = stop - (following if following >= 0 else len(line))
            value = Value(first, Edge(quotes + 1, behind), is_text)
        values[member["key"]] = value
        edge = value.stop
    fixed.append((edge, line[stop:] + b"\n"))
    return Shape(quotes, tuple(fixed), values) if len(values) == len(members) else None


def _are_utf8(keys: Sequence[bytes]) -> bool:
    try:
        b'"'.join(keys).decode()
    except UnicodeDecodeError:
        return False
    return True
