"""How the objects of an archive are written: most have the same keys, in the same order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_HEAD = re.compile(rb" *\{")
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_STRINGS = re.compile(_STRING)
_MEMBER = re.compile(
    rb' *"(?P<key>[^"\\]*)" *: *(?:(?P<text>%b)|(?P<plain>[-+.\w]+)) *(?P<end>[,}])' % _STRING
)
_ANSWERS = re.compile(rb' *"answers" *: *\{')
_END = re.compile(rb" *(?P<end>[,}])")


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
    """By key, also those in `answers`, if that is an object."""


def shape_of(line: bytes) -> Shape | None:
    """The shape of a line without its LF.

    None if it is no object, or not so simple: a value may be an object only if it is `answers`.
    """
    if (members := _members(line)) is None:
        return None
    marks = [0]
    for text in _STRINGS.finditer(line):
        marks += text.start(), text.end() - 1
    marks.append(len(line))
    fixed: list[tuple[Edge, bytes]] = []
    values: dict[bytes, Value] = {}
    edge, place = Edge(0, 0), 0
    for member in members:
        if is_text := member["plain"] is None:
            start, stop = member.start("text") + 1, member.end("text") - 1
            first = Edge(marks.index(start - 1), 1)
        else:
            start, stop = member.span("plain")
            first = Edge(edge.mark, edge.offset + start - place)
        fixed.append((edge, line[place:start]))
        # A text ends at a quote; behind anything else there is one somewhere, or the LF.
        mark = bisect_left(marks, stop)
        edge, place = Edge(mark, stop - marks[mark]), stop
        values[member["key"]] = Value(first, edge, is_text)
    fixed.append((edge, line[place:] + b"\n"))
    return Shape(len(marks) - 2, tuple(fixed), values)


def _members(line: bytes) -> list[re.Match[bytes]] | None:
    """The keys with their values, also those in `answers`; None if that is not all there is."""
    members: list[re.Match[bytes]] = []
    keys: list[bytes] = []
    is_nested = False
    found = _HEAD.match(line)
    while found:
        place = found.end()
        if not is_nested and (found := _ANSWERS.match(line, place)):
            keys.append(b"answers")
            is_nested = True
            continue
        if found := _MEMBER.match(line, place):
            keys.append(found["key"])
            members.append(found)
            if is_nested and found["end"] == b"}":
                is_nested = False
                found = _END.match(line, found.end())
        if found and found["end"] == b"}":
            is_whole = not line[found.end() :].strip(b" ")
            is_clear = len(set(keys)) == len(keys) and _are_utf8(keys)
            return members if is_whole and is_clear else None
    return None


def _are_utf8(keys: Sequence[bytes]) -> bool:
    try:
        b'"'.join(keys).decode()
    except UnicodeDecodeError:
        return False
    return True
