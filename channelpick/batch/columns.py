"""What the columns of a table mean: which one holds which answer, and what its values stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from channelpick.core.catalog import TRIED, Catalog, Question
from channelpick.core.situation import unknown_channel
from channelpick.errors import InputError, Problem
from channelpick.screening.suggestions import closest

AT, LANGUAGE = "at", "language"
"""What a column may hold beside answers, as is `tried`; all three are reserved ids."""

_SEPARATORS = re.compile(r"[\s_.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """What somebody says of the columns of a table."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Column -> the criterion, the fact, `at`, `language` or `tried` that it holds."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Criterion, fact, `language` or `tried` -> value as it stands there -> what it means."""
    defaults: Mapping[str, str] = field(default_factory=dict)
    """Criterion, fact, `language` or `tried` -> what a missing column or an empty cell means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What the columns of one table mean."""

    column_of: Mapping[str, str]
    """Criterion, fact, `at`, `language` or `tried` -> its column. Others have none."""
    mapped: Mapped

    @property
    def used(self) -> tuple[str, ...]:
        """The columns that hold something."""
        return tuple(self.column_of.values())


def names_of(catalog: Catalog) -> tuple[str, ...]:
    """All that a column may hold."""
    return (*catalog.questions, AT, LANGUAGE, TRIED)


def find_columns(catalog: Catalog, present: Sequence[str], mapped: Mapped) -> Columns:
    """Which column holds what: as somebody says, else the one of the same name.

    Case counts little, and so does what separates words: "Self Service" holds `self_service`.

    Args:
        catalog: whose questions are answered.
        present: the columns of the table.
        mapped: what somebody says of them.

    Raises:
        InputError: with every name that is unknown, and every criterion that nothing answers.
    """
    problems = [*mapping_problems(catalog, mapped), *absent(mapped.columns, present, "--map")]
    column_of = match_columns(catalog, present, mapped)
    problems += _unanswered(catalog, column_of, present, mapped)
    if problems:
        raise InputError(problems)
    return Columns(column_of=column_of, mapped=mapped)


def match_columns(catalog: Catalog, present: Iterable[str], mapped: Mapped) -> dict[str, str]:
    """Name -> the column that holds it, for all that have one; see `find_columns`."""
    column_of = {name: column for column, name in mapped.columns.items()}
    free = [column for column in present if column not in mapped.columns]
    for name in names_of(catalog):
        if name not in column_of and (column := column_called(name, free)) is not None:
            column_of[name] = column
    return column_of


def mapping_problems(catalog: Catalog, mapped: Mapped) -> Iterator[Problem]:
    """What does not fit the catalog, whatever the table."""
    names = names_of(catalog)
    for name in {**dict.fromkeys(mapped.columns.values()), **mapped.values, **mapped.defaults}:
        if name not in names:
            values = {"given": name, "guess": closest(name, names), "options": ", ".join(names)}
            yield Problem(code="unknown-name", path=("--map",), values=values)
    twice = [*mapped.columns.values()]
    for name in dict.fromkeys(name for name in twice if twice.count(name) > 1):
        yield Problem(code="two-columns", path=("--map",), values={"name": name})
    for name, question in catalog.questions.items():
        answers = [*mapped.values.get(name, {}).values(), *_given(mapped.defaults, name)]
        yield from _unknown_answers(name, question, answers)
    for channel in dict.fromkeys(mapped.values.get(TRIED, {}).values()):
        if channel not in catalog.channels:
            yield unknown_channel(catalog, channel, ("--map-value",))


def _unknown_answers(name: str, question: Question, answers: Sequence[str]) -> Iterator[Problem]:
    for answer in dict.fromkeys(answers):
        if answer not in question.options:
            values = {
                "given": answer,
                "guess": closest(answer, question.options),
                "options": ", ".join(question.options),
            }
            yield Problem(code="unknown-answer", path=("answers", name), values=values)


def _given(defaults: Mapping[str, str], name: str) -> tuple[str, ...]:
    return (defaults[name],) if name in defaults else ()


def absent(given: Iterable[str], present: Sequence[str], option: str) -> Iterator[Problem]:
    """A problem for each column that this option names and that is not there."""
    for column in given:
        if column not in present:
            values = {
                "given": column,
                "guess": closest(column, present),
                "options": ", ".join(present),
            }
            yield Problem(code="unknown-column", path=(option,), values=values)


def _unanswered(
    catalog: Catalog, column_of: Mapping[str, str], present: Sequence[str], mapped: Mapped
) -> Iterator[Problem]:
    for name, question in catalog.questions.items():
        if name not in column_of and question.default is None and name not in mapped.defaults:
            values = {
                "name": name,
                "options": ", ".join(question.options),
                "columns": ", ".join(present),
            }
            yield Problem(code="no-column", path=("--map",), values=values)


def column_called(name: str, columns: Sequence[str]) -> str | None:
    """The column of this name, whatever its case and what separates its words."""
    if name in columns:
        return name
    alike = [column for column in columns if _plain(column) == _plain(name)]
    return alike[0] if len(alike) == 1 else None


@lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    return _SEPARATORS.sub("_", name.strip().casefold())
