"""A catalog and where it came from. Apart from `catalog`, so that pydantic need not be imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from channelpick.core.catalog import Catalog


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """A catalog and where it came from."""

    catalog: Catalog
    path: str
    sha256: str
    """Of the file's text, in hexadecimal."""
    is_shipped: bool = False
    """Whether it is the general one that comes with the program."""
    is_outline: bool = False
    """Whether the catalog is only what the dialogue asks from, so that it can begin at once."""
