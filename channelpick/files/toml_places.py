"""Where keys and values stand in a TOML text.

tomli judges what is valid, but does not tell where things stand. This small scanner runs after
it and may therefore be lenient: for it a comma is a blank, and whatever is no string, list or
table ends where a blank, a bracket or a comment begins. What it finds is compared with what tomli
found. A place is rather dropped than guessed: a mark under the wrong word is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import tomli

from channelpick.errors import KeyPath

Span = tuple[int, int]
"""First character and the one after the last, as offsets in the text."""

DEEPEST = 32
"""Texts with longer key paths get no places. A catalog needs six keys; with hundreds, the paths
of a file that tomli still accepts would fill the memory."""

_BASIC, _LITERAL = r'"(?:[^"\\]|\\.)*+"', r"'[^']*'"

_GAP = re.compile(r"(?:[\s,\ufeff]|#[^\n]*)*+")
"""What may stand between two statements, or between two entries of a list or an inline table."""

_KEY = re.compile(rf"[ \t]*([\w-]+|{_BASIC}|{_LITERAL})[ \t]*([.=\]])[ \t]*", re.DOTALL)
"""One part of a dotted key, and what follows it: the next part, a value or a header's end."""

_SCALAR = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'  # up to two quotes may stand before the closing three
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    rf"|{_BASIC}|{_LITERAL}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9][^\s,\]}#]*"  # a date, a blank and a time are one value
    r"|[^\s,\]}#]+",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Places:
    """Where keys and values stand in a TOML text."""

    values: Mapping[KeyPath, Span] = field(default_factory=dict)
    """Every value that follows a `=` or stands in a list; lists and inline tables as a whole."""
    keys: Mapping[KeyPath, Span] = field(default_factory=dict)
    """The part of a key, or of a header, that names this path first; with its quotes."""
    headers: Mapping[KeyPath, Span] = field(default_factory=dict)
    """The `[header]` that opens this table, or the `[[header]]` of this list entry."""


def find_places(text: str, data: Mapping[str, Any]) -> Places:
    """The places of all keys and values; none at all if they are not exactly those of `data`.

    Args:
        text: with any line ends, with or without a byte order mark.
        data: what tomli made of the text.
    """
    scanner = _Scanner(text)
    try:
        scanner.read_document()
    except ValueError:
        return Places()
    found = Places(scanner.values, scanner.keys, scanner.headers)
    return found if _agree(found, data) else Places()


def line_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, the column in characters. Only a line feed ends a line."""
    # str.splitlines would also split at U+2028 and the like, where neither TOML nor editors do.
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class _Scanner:
    """Reads a text from start to end; raises ValueError where it cannot go on."""

    def __init__(self, text: str) -> None:
        self.values: dict[KeyPath, Span] = {}
        self.keys: dict[KeyPath, Span] = {}
        self.headers: dict[KeyPath, Span] = {}
        self._text = text
        self._at = 0
        self._entries: dict[KeyPath, int] = {}
        """How many entries each array of tables has so far."""

    def read_document(self) -> None:
        table: KeyPath = ()
        while char := self._next():
            if char == "[":
                table = self._read_header()
            else:
                self._read_pair(table)

    def _read_header(self) -> KeyPath:
        start = self._at
        brackets = 2 if self._text.startswith("[[", start) else 1
        self._at += brackets
        path = self._read_key(())
        end = self._text.rindex("]", start, self._at) + brackets
        self._at = end
        if brackets == 2:
            self._entries[path] = self._entries.get(path, 0) + 1
            path = self._newest(path)
        self.headers[path] = start, end
        return path

    def _read_pair(self, table: KeyPath) -> None:
        self._read_value(self._read_key(table))

    def _read_key(self, path: KeyPath) -> KeyPath:
        """The path of a dotted key under this path. Afterwards we are behind its `=` or `]`."""
        while True:
            part = self._take(_KEY)
            path = _below(path, _name(part[1]))
            self.keys.setdefault(path, part.span(1))
            if part[2] != ".":
                return path
            path = self._newest(path)

    def _read_value(self, path: KeyPath) -> None:
        start = self._at
        char = self._text[start : start + 1]
        if char == "[":
            self._read_list(path)
        elif char == "{":
            self._read_inline_table(path)
        else:
            self._take(_SCALAR)
        self.values[path] = start, self._at

    def _read_list(self, path: KeyPath) -> None:
        self._at += 1
        index = 0
        while self._next() != "]":
            self._read_value(_below(path, index))
            index += 1
        self._at += 1

    def _read_inline_table(self, path: KeyPath) -> None:
        self._at += 1
        while self._next() != "}":
            self._read_pair(path)
        self._at += 1

    def _next(self) -> str:
        """The first character behind the gap that is here; empty at the end."""
        self._take(_GAP)
        return self._text[self._at : self._at + 1]

    def _newest(self, path: KeyPath) -> KeyPath:
        """In an array of tables, the entry that a further header or key belongs to: its last."""
        count = self._entries.get(path)
        return _below(path, count - 1) if count else path

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise ValueError(self._at)
        self._at = found.end()
        return found


def _below(path: KeyPath, step: str | int) -> KeyPath:
    if len(path) == DEEPEST:
        raise ValueError(path)
    return (*path, step)


def _name(written: str) -> str:
    """The name that a part of a key stands for."""
    if written[0] in "\"'":
        return str(tomli.loads(f"name = {written}")["name"])
    return written


def _agree(found: Places, data: Mapping[str, Any]) -> bool:
    """Whether every path of the data was found, each plain value as a value, and no other path."""
    paths: set[KeyPath] = set()
    waiting: list[tuple[KeyPath, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        inner = value.items() if isinstance(value, Mapping) else enumerate(value)
        for step, child in inner:
            here = (*path, step)
            paths.add(here)
            if isinstance(child, Mapping | list):
                waiting.append((here, child))
            elif here not in found.values:
                return False
    return paths == found.values.keys() | found.keys.keys() | found.headers.keys()
