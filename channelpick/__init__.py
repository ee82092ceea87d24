"""Which support channel should a customer use now? An explained, safe, dated answer.

>>> from datetime import datetime
>>> from channelpick import Situation, load_catalog, recommend
>>> answers = {"urgency": "low", "complexity": "simple", "self_service": "yes",
...            "preference": "none"}
>>> moment = datetime.fromisoformat("2026-03-04T11:00:00+08:00")
>>> recommend(load_catalog(), Situation(answers=answers, at=moment, language="en")).first
'faq'
"""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers read it; `typing` takes longer than a whole quick answer
if TYPE_CHECKING:
    from channelpick.core.catalog import Catalog
    from channelpick.core.recommendation import Recommendation, recommend
    from channelpick.core.situation import Situation, Tried
    from channelpick.errors import (
        CatalogError,
        ChannelpickError,
        InputError,
        Problem,
        SituationError,
    )
    from channelpick.files.catalog_toml import load_catalog

__version__ = "0.1.0"

__all__ = [
    "Catalog",
    "CatalogError",
    "ChannelpickError",
    "InputError",
    "Problem",
    "Recommendation",
    "Situation",
    "SituationError",
    "Tried",
    "load_catalog",
    "recommend",
]

_HOMES = {
    "Catalog": "channelpick.core.catalog",
    "Recommendation": "channelpick.core.recommendation",
    "Situation": "channelpick.core.situation",
    "Tried": "channelpick.core.situation",
    "load_catalog": "channelpick.files.catalog_toml",
    "recommend": "channelpick.core.recommendation",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562), so that one room loads alone."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "channelpick.errors")), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
