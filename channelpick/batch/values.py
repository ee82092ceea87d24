"""What one cell says: an answer, a language, channels tried; or that it cannot be understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from channelpick.batch.columns import LANGUAGE, Mapped
from channelpick.core.catalog import Catalog
from channelpick.core.situation import spoken_answers
from channelpick.core.texts import primary
from channelpick.screening.suggestions import closest

Cell = Any
"""Text, a truth value, a number, or None."""
_SAID = dict.fromkeys(("true", "t", "y", "1"), "yes") | dict.fromkeys(
    ("false", "f", "n", "0"), "no"
)
"""How databases write yes and no, for questions that have both."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a cell cannot be understood."""

    code: str
    """`empty-cell`, `unknown-answer`, `unknown-language`, `unknown-channel`, …"""
    value: str = ""
    """What stands there."""
    guess: str = ""
    """What it was meant to be, if that can be guessed."""


Reader = Callable[[Cell], "str | Mistake"]
"""What reads the cells of a column."""


def text_of(cell: Cell) -> str:
    """What stands in a cell, without the blanks around it; nothing for None.

    >>> text_of(True), text_of(" Sev 1 "), text_of(None)
    ('true', 'Sev 1', '')
    """
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else str(cell).strip()


def answer_reader(catalog: Catalog, name: str, mapped: Mapped) -> Reader:
    """What reads the answers to a question: its own words, mapped ones, and what people call them.

    An empty cell is the default, where there is one.
    """
    question = catalog.questions[name]
    spoken = spoken_answers(question)
    known = {option: option for option in question.options}
    if {"yes", "no"} <= known.keys():
        known = _SAID | known
    known = {text.casefold(): answer for text, answer in {**spoken, **known}.items()}
    known |= _folded(mapped.values.get(name, {}))
    default = mapped.defaults.get(name, question.default)

    def read(cell: Cell) -> str | Mistake:
        text = text_of(cell)
        if found := known.get(text.casefold()):
            return found
        if text:
            return Mistake("unknown-answer", text, closest(text, question.options, spoken))
        return Mistake("empty-cell") if default is None else default

    return read


def language_reader(catalog: Catalog, mapped: Mapped, default: str) -> Reader:
    """What reads languages, as primary subtags; only those that some channel speaks.

    But the default may be one that none speaks: then every channel is left out.
    """
    spoken = catalog.spoken_languages
    known = {primary(code) for code in (*spoken, default)}
    folded = _folded(mapped.values.get(LANGUAGE, {}))

    def read(cell: Cell) -> str | Mistake:
        text = text_of(cell) or default
        code = primary(folded.get(text.casefold(), text))
        return code if code in known else Mistake("unknown-language", text, closest(text, spoken))

    return read


def _folded(values: Mapping[str, str]) -> dict[str, str]:
    return {value.strip().casefold(): meaning for value, meaning in values.items()}
