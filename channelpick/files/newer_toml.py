"""What tomli accepts of TOML 1.1, and what editors and tools of TOML 1.0 refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from channelpick.errors import Problem
from channelpick.files.syntax.site import PARTNERS, Token, tokens

_ESCAPE = re.compile(r"\\(?:(e|x[0-9A-Fa-f]{2})|.)", re.DOTALL)
_TIME = re.compile(r"(?:\d{4}-\d\d-\d\d[Tt])?\d\d:\d\d(?:[Zz]|[+-]\d\d:\d\d)?", re.ASCII)


_SIGN = re.compile(
    r"\\[ex]|,[ \t]*\}|-\d\d[Tt ]\d\d:\d\d(?!:)|(?<![-\d:])\d\d:\d\d(?![-\d:])", re.ASCII
)
"""What every use of TOML 1.1 has, beside a group over several lines."""


def find_newer_toml(text: str) -> list[Problem]:
    """A warning for each thing that only TOML 1.1 allows, in a text that tomli accepts."""
    over_lines = any(line.count("{") != line.count("}") for line in text.split("\n"))
    if not over_lines and not _SIGN.search(text):
        return []  # most files: reading all tokens takes four times as long as tomli
    return [_problem(text, start, end) for start, end in _places(text)]


def _places(text: str) -> Iterator[tuple[int, int]]:
    opened: list[Token] = []
    previous: Token | None = None
    broken: set[Token] = set()
    for token in tokens(text):
        yield from _newer_in(token)
        if token.text in PARTNERS:
            opened.append(token)
        elif token.text in PARTNERS.values():
            opened.pop()
            if token.text == "}" and previous is not None and previous.text == ",":
                yield previous.start, previous.end
        elif token.kind == "newline" and opened and opened[-1].text == "{":
            if opened[-1] not in broken:  # said once a group, where it begins
                yield opened[-1].start, opened[-1].end
            broken.add(opened[-1])
        if token.kind not in ("newline", "comment"):
            previous = token


def _newer_in(token: Token) -> Iterator[tuple[int, int]]:
    if token.kind == "word" and _TIME.fullmatch(token.text):
        yield token.start, token.end
    if token.kind == "text" and token.text.startswith('"'):
        for found in _ESCAPE.finditer(token.text):
            if found[1]:
                yield token.start + found.start(), token.start + found.end()


def _problem(text: str, start: int, end: int) -> Problem:
    line_start = text.rfind("\n", 0, start) + 1
    return Problem(
        code="toml-1.1",
        severity="warning",
        values={"given": text[start:end]},
        line=text.count("\n", 0, start) + 1,
        column=start - line_start + 1,
        end_column=end - line_start + 1,
    )
