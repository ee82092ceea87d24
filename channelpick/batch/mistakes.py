"""What a row says that cannot be understood, as a problem that can be told."""

from __future__ import annotations

from collections.abc import Iterable

from channelpick.batch.columns import LANGUAGE
from channelpick.batch.values import Mistake
from channelpick.core.catalog import TRIED, Catalog
from channelpick.core.situation import FIRST_TRIED_YEAR, FIRST_YEAR, LAST_YEAR
from channelpick.errors import Problem


def problem_of(catalog: Catalog, name: str, column: str, mistake: Mistake) -> Problem:
    """The problem, with all that its sentence may need.

    Args:
        catalog: whose words were expected.
        name: the question, `at`, `language` or `tried`; empty if none of them is meant.
        column: what it is called there; empty if the row as a whole is meant.
        mistake: what was found.
    """
    values = {
        "name": column,
        "given": mistake.value,
        "guess": mistake.guess,
        "options": ", ".join(_options(catalog, name)),
        "first": str(FIRST_TRIED_YEAR if name == TRIED else FIRST_YEAR),
        "last": str(LAST_YEAR),
    }
    return Problem(code=mistake.code, path=(column,) if column else (), values=values)


def _options(catalog: Catalog, name: str) -> Iterable[str]:
    if name in catalog.questions:
        return catalog.questions[name].options
    return {LANGUAGE: catalog.spoken_languages, TRIED: tuple(catalog.channels)}.get(name, ())


class BadLineError(Exception):
    """A line that cannot be answered: what is wrong, and with which name; see `problem_of`."""

    def __init__(self, mistake: Mistake, name: str = "") -> None:
        super().__init__(mistake)
        self.mistake = mistake
        self.name = name
