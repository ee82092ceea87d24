"""From the keys that lead to a problem to its line and column in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import tomli

from channelpick.errors import KeyPath, Problem
from channelpick.files.toml_places import Places, line_of

_Span = tuple[int, int]
_QUOTES = (('"', '"'), ("'", "'"), ("", ""), ('"""\n', '"""'), ('"""', '"""'), ("'''\n", "'''"))
"""What opens and closes a text, a quoted key, a bare key, and a text of several lines."""


def locate(
    problems: Iterable[Problem], text: str, data: Mapping[str, Any], places: Places
) -> list[Problem]:
    """The problems with line, columns and excerpt, in the order of the file.

    One that has a line keeps it; one whose place is not known stands first, without a line.

    Args:
        data: what the text says.
        places: where its keys and values stand.
    """
    finder = _Finder(text, data, places)
    located = [
        with_excerpt(problem, text) if problem.line else finder.located(problem)
        for problem in problems
    ]
    return sorted(located, key=lambda problem: (problem.line or 0, problem.column or 0))


def with_excerpt(problem: Problem, text: str) -> Problem:
    """The problem with its line of the text, if it knows which one that is."""
    lines = text.split("\n")
    return replace(problem, excerpt=lines[problem.line - 1]) if problem.line else problem


class _Finder:
    def __init__(self, text: str, data: Mapping[str, Any], places: Places) -> None:
        self._text = text
        self._data = data
        self._places = places

    def located(self, problem: Problem) -> Problem:
        """The problem with its place; as it is, if that is not known."""
        if not problem.path:  # the file lacks something: it belongs to the top
            return replace(problem, line=1, column=1, excerpt=self._text.partition("\n")[0])
        if not (span := self._span(problem)):
            return problem
        start, end = span
        line, column = line_of(self._text, start)
        excerpt = self._text[start - column + 1 :].partition("\n")[0]
        return replace(
            problem,
            line=line,
            column=column,
            end_column=min(column + end - start, len(excerpt) + 1),
            excerpt=excerpt,
            also_lines=tuple(sorted(self._lines(problem.also) - {line})),
        )

    def _lines(self, paths: Iterable[KeyPath]) -> set[int]:
        spans = (self._span(Problem(code="", path=path)) for path in paths)
        return {line_of(self._text, span[0])[0] for span in spans if span}

    def _span(self, problem: Problem) -> _Span | None:
        path = problem.path
        exact = {
            "value": (self._value, self._header, self._key),
            "key": (self._key,),
            "section": (self._header, self._key),
        }[problem.mark]
        if span := next(filter(None, (find(path) for find in exact)), None):
            return self._part(problem, span) if problem.part else span
        return next(self._around(path), None)

    def _around(self, path: KeyPath) -> Iterator[_Span]:
        """What holds this path, the nearest first. One text may stand for a list of one."""
        for length in range(len(path) - 1, 0, -1):
            for find in (self._header, self._value, self._key):
                if span := find(path[:length]):
                    yield span

    def _value(self, path: KeyPath) -> _Span | None:
        """The value, if what stands there says just that."""
        if span := self._places.values.get(path):
            said = _parsed(f"value = {self._text[slice(*span)]}")
            return span if said == {"value": self._at(path)} else None
        return None

    def _key(self, path: KeyPath) -> _Span | None:
        if span := self._places.keys.get(path):
            return span if _parsed(f"{self._text[slice(*span)]} = 1") == {path[-1]: 1} else None
        return None

    def _header(self, path: KeyPath) -> _Span | None:
        return self._places.headers.get(path)

    def _part(self, problem: Problem, span: _Span) -> _Span:
        """The characters of a text that are meant, where it is written without any escapes."""
        first, last = problem.part or (0, 0)
        said = problem.path[-1] if problem.mark == "key" else self._at(problem.path)
        written = self._text[slice(*span)]
        for opening, closing in _QUOTES:
            if written == f"{opening}{said}{closing}" and first < min(last, len(str(said))):
                start = span[0] + len(opening)
                return start + first, start + min(last, len(str(said)))
        return span

    def _at(self, path: KeyPath) -> Any:
        value: Any = self._data
        for key in path:
            value = value[key]
        return value


def _parsed(text: str) -> Mapping[str, Any] | None:
    try:
        return tomli.loads(text)
    except ValueError:
        return None
