"""Whole archives of tickets: the same answer as `core` gives, for a hundred million rows.

The answer of a row depends only on its situation, and archives repeat few of them. So, block by
block: columns become one number for each row, which says what situation it is in; each number that
is new is ranked once; the others are looked up.

What needs a library of the extra `batch` or `spark` is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from channelpick.batch.columns import Mapped
    from channelpick.batch.frames import recommend_frame
    from channelpick.batch.spark import recommend_spark

__all__ = ["Mapped", "recommend_frame", "recommend_spark"]

_HOMES = {
    "Mapped": "channelpick.batch.columns",
    "recommend_frame": "channelpick.batch.frames",
    "recommend_spark": "channelpick.batch.spark",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562)."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(_HOMES[name]), name)
    except ModuleNotFoundError as error:
        from channelpick.batch.extras import missing_import

        raise missing_import(error) from None
