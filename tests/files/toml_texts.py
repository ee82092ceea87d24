"""TOML documents of every shape, each spelled in one of the many ways that TOML allows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TypeGuard

from hypothesis import strategies as st

Tree = str | list["Tree"] | dict[str, "Tree"]
"""A document before it is spelled. Its plain values are spelled already."""

NASTY = "\"'\\#[]{}=,.\n\t \u2028\u0085\ufeff\0中：“”é🧾👩‍🚀"
"""Characters that mean something to TOML or to an editor."""

_UNWRITABLE = re.compile(r"[\x00-\x08\n-\x1f\x7f]")
"""What tomli accepts in no string on one line unless it is escaped."""

_DATES = ["1979-05-27", "1979-05-27 07:32:00", "1979-05-27T07:32:00Z", "07:32:00.5"]
_ZONED = ["1979-05-27 00:32:00.999-07:00", "2026-11-22 08:00:00Z"]
_NUMBERS = ["0", "-17", "1_000", "0xdead_BEEF", "0o755", "0b1101", "+1.0", "6.6e-34", "-inf", "nan"]


@st.composite
def toml_texts(draw: st.DrawFn) -> str:
    """A document that tomli accepts, with any line ends, without a byte order mark."""
    speller = _Speller(draw)
    text = speller.document(draw(_tables()))
    return text.replace("\n", "\r\n") if speller.coin() else text


def basic_string(text: str) -> str:
    r"""The text as a key or value that every TOML reader reads back: `"a \"b\""`."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts() -> st.SearchStrategy[str]:
    return st.text(NASTY, max_size=8) | st.text(max_size=4)


@st.composite
def _strings(draw: st.DrawFn) -> str:
    """A text as one of TOML's four kinds of strings."""
    text = draw(_texts())
    escaped = "".join(f"\\U{ord(char):08x}" for char in text)
    without_lines = text.replace("\n", "")
    spellings = [basic_string(text), f'"{escaped}"']
    if "'" not in text and not _UNWRITABLE.search(text):
        spellings.append(f"'{text}'")
    if "'''" not in text and not _UNWRITABLE.search(without_lines):
        spellings.append(f"'''\n{text}'''")
    joints = st.sampled_from(["", "", "", "\\\n", "\\ \n\n  "])
    body = "".join(draw(joints) + _in_lines(char) for char in text).replace('"""', '""\\"')
    spellings.append(f'"""\n{body}"""')
    return draw(st.sampled_from(spellings))


def _in_lines(char: str) -> str:
    """A character within triple quotes; only quotes and line feeds stand there as they are."""
    return char if char in '"\n' else basic_string(char)[1:-1]


def _plain() -> st.SearchStrategy[str]:
    return _strings() | st.sampled_from(["true", "false", *_NUMBERS, *_DATES, *_ZONED])


def _keys() -> st.SearchStrategy[str]:
    return st.sampled_from(["a", "b", "name", "-", "7", "1-2", "", "a.b", " ", "电话"]) | _texts()


def _tables() -> st.SearchStrategy[dict[str, Tree]]:
    trees: st.SearchStrategy[Tree] = st.recursive(
        _plain(),
        lambda inner: _table_of(inner) | st.lists(inner, max_size=3) | _list_of_tables(inner),
        max_leaves=12,
    )
    return _table_of(trees | _table_of(trees) | _list_of_tables(trees), most=4)


def _table_of(trees: st.SearchStrategy[Tree], most: int = 3) -> st.SearchStrategy[dict[str, Tree]]:
    return st.dictionaries(_keys(), trees, max_size=most)


def _list_of_tables(trees: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    return st.lists(_table_of(trees), min_size=1, max_size=3).map(lambda tables: [*tables])


class _Speller:
    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def coin(self) -> bool:
        return self._draw(st.booleans())

    def document(self, tree: dict[str, Tree]) -> str:
        body, sections = self._table((), tree)
        return body + "".join(sections)

    def _table(self, path: tuple[str, ...], tree: dict[str, Tree]) -> tuple[str, list[str]]:
        """The lines that follow a header, and the sections below it in any order."""
        lines: list[str] = []
        sections: list[str] = []
        for key, value in tree.items():
            here = (*path, key)
            if isinstance(value, dict) and self.coin():
                sections += self._section(here, value)
            elif _is_tables(value) and self.coin():
                entries = (self._table(here, entry) for entry in value)
                sections.append("".join(self._header(here, 2) + b + "".join(s) for b, s in entries))
            else:
                lines += self._statements((key,), value)
        return "".join(map(self._line, lines)), self._draw(st.permutations(sections))

    def _section(self, path: tuple[str, ...], tree: dict[str, Tree]) -> list[str]:
        body, sections = self._table(path, tree)
        if sections and not body and self.coin():
            return sections  # its header may be left out
        return self._draw(st.permutations([self._header(path, 1) + body, *sections]))

    def _statements(self, path: tuple[str, ...], value: Tree) -> list[str]:
        if isinstance(value, dict) and value and self.coin():
            return [line for k, v in value.items() for line in self._statements((*path, k), v)]
        return [f"{self._dotted(path)}{self._blank()}={self._blank()}{self._value(value)}"]

    def _value(self, value: Tree) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, list):
            return self._enclosed("[", map(self._value, value), "]")
        lines = [line for key, inner in value.items() for line in self._statements((key,), inner)]
        return self._enclosed("{", lines, "}")

    def _enclosed(self, opening: str, entries: Iterable[str], closing: str) -> str:
        spaced = [self._gap() + entry + self._gap() for entry in entries]
        last = "," if spaced and self.coin() else ""
        return opening + ",".join(spaced) + last + self._gap() + closing

    def _header(self, path: tuple[str, ...], brackets: int) -> str:
        inside = self._blank() + self._dotted(path) + self._blank()
        return self._line("[" * brackets + inside + "]" * brackets)

    def _dotted(self, path: tuple[str, ...]) -> str:
        return (self._blank() + "." + self._blank()).join(map(self._key, path))

    def _key(self, name: str) -> str:
        spellings = [basic_string(name)]
        if re.fullmatch(r"[A-Za-z0-9_-]+", name):
            spellings.append(name)
        if "'" not in name and not _UNWRITABLE.search(name):
            spellings.append(f"'{name}'")
        return self._draw(st.sampled_from(spellings))

    def _line(self, statement: str) -> str:
        ends = ["\n", " \t\n\n", ' # [no] = "header", 电话\n', "# '''\n"]
        return self._blank() + statement + self._draw(st.sampled_from(ends))

    def _blank(self) -> str:
        return self._draw(st.sampled_from(["", " ", "\t "]))

    def _gap(self) -> str:
        return self._draw(st.sampled_from(["", " ", "\n\t", ' # ], } "\n']))


def _is_tables(value: Tree) -> TypeGuard[list[dict[str, Tree]]]:
    return isinstance(value, list) and {type(entry) for entry in value} == {dict}
