"""Texts with `{placeholders}`: which ones they have, and how they are filled in.

A placeholder is a name in braces and nothing else: no format, no attribute, no code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name in braces."""

    name: str
    part: tuple[int, int]
    """Where it stands, braces included."""


def placeholders(text: str) -> tuple[Placeholder, ...]:
    """All placeholders of this text, in order.

    >>> [found.name for found in placeholders("{a} and {b}")]
    ['a', 'b']
    """
    return tuple(Placeholder(found[1], found.span()) for found in _PLACEHOLDER.finditer(text))


def lone_brace(text: str) -> int | None:
    """Where the first brace stands that belongs to no placeholder, from 1; None without one.

    >>> lone_brace("{a} b}")
    6
    """
    bare = _PLACEHOLDER.sub(lambda found: " " * len(found[0]), text)
    found = re.search("[{}]", bare)
    return found.end() if found else None


def fill(text: str, values: Mapping[str, str]) -> str:
    r"""The text with these values; a line is left out if one of its placeholders has none.

    >>> fill("Hello,\nTXID: {txid}\namount: {amount}", {"amount": "5 USDT"})
    'Hello,\namount: 5 USDT'
    """
    lines = [
        _PLACEHOLDER.sub(lambda found: values[found[1]], line)
        for line in text.strip().split("\n")
        if all(values.get(found.name) for found in placeholders(line))
    ]
    return _GAPS.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip()
