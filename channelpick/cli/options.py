"""What is said by options that verbs share."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO, TypeVar

from channelpick.cli import terminal
from channelpick.errors import InputError, Problem
from channelpick.formats.interface import FORMATS, Telling
from channelpick.words.languages import LANGUAGES, language_of, words_in
from channelpick.words.words import Words

if TYPE_CHECKING:
    from channelpick.core.catalog_file import CatalogFile


Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How an answer is to look."""

    words: Words
    is_chosen: bool
    """Whether somebody chose the language, rather than the locale."""
    form: str
    """The name of the format."""
    color: str

    def telling(self, file: CatalogFile, stream: TextIO | None) -> Telling:
        """What a format needs to know to write for this stream."""
        return Telling(file=file, words=self.words, screen=terminal.screen(self.color, stream))


def look(
    lang: str | None,
    form: str | None,
    as_json: bool,
    color: str,
    forms: Sequence[str] = FORMATS,
) -> Look:
    """How --lang, --format, --json and --color together want it.

    Args:
        forms: the formats that the verb has.

    Raises:
        InputError: one of them has no such value, or two contradict.
    """
    if lang is not None:
        _one_of("--lang", lang, LANGUAGES)
    code, is_chosen = language_of(["--lang", lang or ""], os.environ)
    name = _one_of("--format", ("json" if as_json else "text") if form is None else form, forms)
    if as_json and name != "json":
        raise InputError([Problem(code="two-inputs", values={"given": "--format"})])
    _one_of("--color", color, terminal.COLORS)
    return Look(words=words_in(code), is_chosen=is_chosen, form=name, color=color)


def path(option: str, given: str | None) -> str | None:
    """The path, if anybody named one.

    Raises:
        InputError: it is empty.
    """
    if given == "":
        raise InputError([Problem(code="empty-value", path=(option,))])
    return given


def count(option: str, given: str | None) -> int | None:
    """How many, if anybody said so.

    Raises:
        InputError: it is not a number of 1 or more.
    """
    if given is None:
        return None
    if not (given.isascii() and given.isdecimal() and len(given) < 10 and int(given)):
        raise InputError([Problem(code="bad-count", path=(option,), values={"given": given})])
    return int(given)


def choice(option: str, given: str | None, known: Sequence[Word]) -> Word | None:
    """Which of the known words it is, if anybody said one.

    Raises:
        InputError: none of them.
    """
    return (
        None
        if given is None
        else next(word for word in known if word == _one_of(option, given, known))
    )


def most_facts(given: str | None) -> int | None:
    """How many facts to take away from their default at once, if anybody said so.

    Raises:
        InputError: it is not a number from 0 to 3.
    """
    return None if given is None else int(_one_of("--facts", given, ("0", "1", "2", "3")))


def _one_of(option: str, given: str, known: Sequence[str]) -> str:
    if given not in known:
        from channelpick.screening.suggestions import closest  # it imports difflib

        values = {"given": given, "guess": closest(given, known), "options": ", ".join(known)}
        raise InputError([Problem(code="bad-word", path=(option,), values=values)])
    return given
