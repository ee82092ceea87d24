"""What is said of columns and values, for each of two catalogs that do not know the same."""

from __future__ import annotations

from collections.abc import Mapping

from channelpick.batch.columns import Mapped, names_of
from channelpick.core.catalog import TRIED, Catalog


def suited(mapped: Mapped, catalog: Catalog, other: Catalog) -> Mapped:
    """What is said, without what makes sense for the other catalog only.

    What suits neither stays, so that it is complained about.
    """

    def stays(name: str, answer: str | None = None) -> bool:
        return _knows(catalog, name, answer) or not _knows(other, name, answer)

    values: Mapping[str, Mapping[str, str]] = {
        name: {value: answer for value, answer in known.items() if stays(name, answer)}
        for name, known in mapped.values.items()
        if stays(name)
    }
    return Mapped(
        columns={column: name for column, name in mapped.columns.items() if stays(name)},
        values=values,
        defaults={
            name: answer
            for name, answer in mapped.defaults.items()
            if stays(name, None if name == TRIED else answer)
        },
    )


def _knows(catalog: Catalog, name: str, answer: str | None) -> bool:
    if name not in names_of(catalog):
        return False
    if name == TRIED:
        return answer is None or answer in catalog.channels
    question = catalog.questions.get(name)
    return answer is None or question is None or answer in question.options
