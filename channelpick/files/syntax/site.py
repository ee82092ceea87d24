"""Where tomli gave up, seen with more patience: the broken statement and what is open there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import tomli

KEY = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*"|'[^'\n]*')"""
KEYS = rf"{KEY}(?:[ \t]*\.[ \t]*{KEY})*+"
"""A key as TOML wants it, such as `name.zh`."""

STATEMENT = re.compile(
    rf"^[ \t]*(?:{KEYS}[ \t]*=(?!=)|\[+[ \t]*[^\W\d][^\[\]\n\"',]*\]+[ \t]*(?:#.*)?$)", re.MULTILINE
)
"""The begin of a line that is a statement of its own."""

_TOKEN = re.compile(
    r'''
      (?P<comment>  \#[^\n]* )
    | (?P<text>     """(?:\\.|[^\\])*?"{3,5} | \'\'\'.*?\'{3,5}
                  | "(?!"")(?:\\[^\n]|[^"\\\n])*" | '(?!\'\')[^'\n]*' )
    | (?P<unclosed> """.* | \'\'\'.* | "(?:\\[^\n]|[^"\\\n])*\\? | '[^'\n]* )
    | (?P<sign>     [\[\]{}=,] )
    | (?P<newline>  \n )
    | (?P<word>     [^ \t\n"'\#\[\]{}=,]+ )
    ''',
    re.VERBOSE | re.DOTALL,
)

PARTNERS = {"[": "]", "{": "}"}
"""Opening bracket -> closing bracket."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the file; blanks between the pieces belong to none."""

    kind: str
    """`comment`, `text` (with its quotes), `unclosed` (a text), `sign`, `newline` or `word`."""
    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The whole file in pieces. Exact wherever tomli accepts the file, patient elsewhere."""
    for found in _TOKEN.finditer(text):
        yield Token(found.lastgroup or "", found[0], found.start(), found.end())


def is_value(source: str) -> bool:
    """Whether this is one complete value, such as `"a"` or `[1, 2]`."""
    try:
        return "\n" not in source and list(tomli.loads(f"x = {source}")) == ["x"]
    except (ValueError, RecursionError):
        return False


def path_of(source: str) -> tuple[str, ...]:
    """The keys in the source of a key: `name."z h"` gives name and z h."""
    inner: object = tomli.loads(f"{source} = 0")
    path = []
    while isinstance(inner, dict):
        ((key, inner),) = inner.items()
        path.append(key)
    return tuple(path)


@dataclass(frozen=True)
class Site:
    """The broken statement. Statements before it are sound, or tomli had not come so far."""

    text: str
    message: str
    pos: int
    """Where tomli gave up, but at most the end of the first line with an unclosed text."""
    earlier: tuple[tuple[Token, ...], ...]
    """The statements before the broken one, without comments."""
    tokens: tuple[Token, ...]
    """The broken statement up to the end of the line of `pos`, without comments."""

    @cached_property
    def before(self) -> tuple[Token, ...]:
        """The pieces of the broken statement that begin before `pos`."""
        return tuple(token for token in self.tokens if token.start < self.pos)

    @cached_property
    def after(self) -> tuple[Token, ...]:
        """The pieces from `pos` to the end of its line."""
        return self.tokens[len(self.before) :]

    @cached_property
    def previous(self) -> Token | None:
        """The last piece before `pos` that is not a line end."""
        return next((t for t in reversed(self.before) if t.kind != "newline"), None)

    @cached_property
    def line_end(self) -> int:
        """Where the line of `pos` ends."""
        return line_end(self.text, self.pos)

    @property
    def char(self) -> str:
        """The character at `pos`; empty at the end of the file."""
        return self.text[self.pos : self.pos + 1]

    @property
    def is_header(self) -> bool:
        """Whether the statement begins like a [section] line."""
        return bool(self.tokens) and self.tokens[0].text == "["

    @cached_property
    def _walk(self) -> tuple[tuple[Token, ...], int, Literal["key", "value"]]:
        """The brackets open at `pos`, where the entry there begins, and what it is so far."""
        opened: list[Token] = []
        behind = self.tokens[0].start if self.tokens else self.pos
        wanted: Literal["key", "value"] = "key"
        for token in self.before if not self.is_header else ():
            if token.text in PARTNERS:
                opened.append(token)
                wanted = "key" if token.text == "{" else "value"
            elif token.text in PARTNERS.values() and opened:
                behind, wanted = opened.pop().start, "value"
                continue
            elif token.text == "," and opened:
                wanted = "key" if opened[-1].text == "{" else "value"
            elif token.text == "=":
                wanted = "value"
            else:
                continue
            behind = token.end
        pieces = (t.start for t in self.before if t.start >= behind and t.kind != "newline")
        return tuple(opened), next(pieces, self.pos), wanted

    @property
    def opened(self) -> tuple[Token, ...]:
        """The brackets that are open at `pos`, the innermost last."""
        return self._walk[0]

    @property
    def entry(self) -> int:
        """Where the key or the value begins in which, or behind which, tomli gave up."""
        return self._walk[1]

    @property
    def wants_key(self) -> bool:
        """Whether the entry is a key; otherwise it is a value."""
        return self._walk[2] == "key"


def find_site(text: str, error: tomli.TOMLDecodeError) -> Site:
    """The broken statement in a text that has line feeds only."""
    pos = error.pos
    stop = line_end(text, pos)
    statements: list[list[Token]] = [[]]
    depth = 0
    for token in tokens(text):
        if token.start >= stop:
            break
        if token.kind == "unclosed":  # tomli looks for the second ' up to the end of the file
            stop = min(stop, line_end(text, token.start))
        if token.kind == "newline" and not depth:
            statements.append([])
        elif token.kind != "comment":
            depth = max(0, depth + (token.text in PARTNERS) - (token.text in PARTNERS.values()))
            statements[-1].append(token)
    *earlier, broken = statements
    return Site(
        text=text,
        message=error.msg,
        pos=min(pos, stop),
        earlier=tuple(tuple(statement) for statement in earlier if statement),
        tokens=tuple(broken),
    )


def line_end(text: str, position: int) -> int:
    """Where the line of this position ends."""
    found = text.find("\n", position)
    return found if found >= 0 else len(text)
