"""What a line says, cell by cell, becomes a situation; or it is told why it cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

import msgspec

from channelpick.batch.columns import AT, LANGUAGE, Mapped
from channelpick.batch.line_layouts import Layout
from channelpick.batch.tried import Attempts, State, TriedReader, TriedStates
from channelpick.batch.values import Mistake, answer_reader, language_reader
from channelpick.core.catalog import TRIED, Catalog

LONGEST_KEPT = 200
"""Longer cells, in characters, are not remembered."""
_MOST_READ = 1 << 10
"""How many cells of a question are remembered."""

Meaning = TypeVar("Meaning")
Reader = Callable[[str | None], Meaning | Mistake]


class BadLineError(Exception):
    """A line that cannot be answered: what is wrong, with which cell, and the key of that."""

    def __init__(self, mistake: Mistake, name: str = "", key: str = "") -> None:
        super().__init__(mistake)
        self.mistake = mistake
        self.name = name
        self.key = key


class Case(NamedTuple):
    """A situation, as lines have it."""

    key: Any
    """What it is known by."""
    meanings: Mapping[str, str]
    """The answers to all questions, and the language as primary subtag."""
    at: int
    """The moment in seconds since 1970 in UTC."""
    opening: int
    """The number of the opening state."""
    tried: State


class CaseReader:
    """Reads cells, each distinct one once.

    Args:
        catalog: whose questions are answered.
        mapped: what values mean that are not called as in the catalog.
        language: of lines that name none.
        zone: where clocks show the times without an offset.
    """

    def __init__(self, catalog: Catalog, mapped: Mapped, language: str, zone: tzinfo) -> None:
        usual = mapped.defaults.get(LANGUAGE, language)
        self._readers: dict[str, Reader[str]] = {
            name: _remembering(answer_reader(catalog, name, mapped)) for name in catalog.questions
        } | {LANGUAGE: _remembering(language_reader(catalog, mapped, usual))}
        self._unsaid = {name: read(None) for name, read in self._readers.items()}
        """What it means that a line says nothing of a question, or of the language."""
        self._read_tried: Reader[Attempts] = _remembering(TriedReader(catalog, mapped, zone))
        self._tried = TriedStates(catalog)

    def read(
        self, layout: Layout, texts: tuple[str | None, ...], at: int, opening: int | Mistake
    ) -> Case:
        """The situation of a line.

        Args:
            layout: of the line.
            texts: its cells for the names of the layout, see `text_in`.
            at: the moment in seconds.
            opening: the number of the opening state then, or why there is no moment.

        Raises:
            BadLineError: with the first mistake: in an answer, the language, the moment, `tried`.
        """
        given = dict(zip(layout.names, texts, strict=True))
        meanings = self._meanings(layout, given)
        if isinstance(opening, Mistake):
            raise BadLineError(opening, AT, layout.key_of.get(AT, AT))
        text = given.get(TRIED)
        attempts = self._read_tried(text)
        if isinstance(attempts, Mistake):
            raise BadLineError(attempts, TRIED, layout.key_of.get(TRIED, TRIED))
        tried = self._tried.at_one(attempts, at)
        if tried is None:
            mistake = Mistake("tried-later", text or "")
            raise BadLineError(mistake, TRIED, layout.key_of.get(TRIED, TRIED))
        key: Any = layout.kind, texts, opening
        if any(attempt.at is not None for attempt in attempts):
            # What the text means depends on the moment: its place is taken by what it means.
            parts: dict[str, Any] = {**given, TRIED: tried}
            key = layout.kind, tuple(parts.values()), opening
        return Case(key, meanings, at, opening, tried)

    def _meanings(self, layout: Layout, given: Mapping[str, str | None]) -> Mapping[str, str]:
        meanings = dict(self._unsaid)
        for name, text in given.items():
            if name != TRIED:
                meanings[name] = self._readers[name](text)
        for name, meaning in meanings.items():
            if isinstance(meaning, Mistake):
                mistake = meaning if name in given else Mistake("missing-answer")
                raise BadLineError(mistake, name, layout.key_of.get(name, name))
        return meanings  # type: ignore[return-value]


def text_in(cell: Any) -> str | None:
    """What stands in a cell: a text as it is, anything else as JSON writes it."""
    return cell if cell is None or isinstance(cell, str) else msgspec.json.encode(cell).decode()


def _remembering(read: Callable[[Any], Meaning | Mistake]) -> Reader[Meaning]:
    """The same reader, which reads what it is often given only once."""
    remembered = lru_cache(_MOST_READ)(read)

    def recall(text: str | None) -> Meaning | Mistake:
        is_short = text is None or len(text) <= LONGEST_KEPT
        return remembered(text) if is_short else read(text)

    return recall
