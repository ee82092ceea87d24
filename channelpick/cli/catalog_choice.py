"""Which rules file counts: --rules, $CHANNELPICK_RULES, the user's own, the shipped one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from channelpick.cli.exits import tell
from channelpick.files.rules_paths import shipped_path, user_path
from channelpick.words.words import Words

if TYPE_CHECKING:
    from channelpick.core.catalog_file import CatalogFile

_IN_FOLDER = Path("rules/channels.toml")


def choose_catalog(named: str | None, words: Words) -> CatalogFile:
    """The catalog that counts. One that merely lies in this folder is hinted at, not taken.

    Raises:
        CatalogError: it cannot be used.
    """
    path = _named(named)
    if path is None:
        path = _unnamed()
        if _IN_FOLDER.exists() and not _IN_FOLDER.samefile(path):
            tell(words.command.rules_in_folder.format(path=_IN_FOLDER))
    return _read(path)


def whole(file: CatalogFile) -> CatalogFile:
    """The file with all of its catalog, where it had only the outline.

    Raises:
        CatalogError: it cannot be used.
    """
    return _read(file.path) if file.is_outline else file


def _read(path: str) -> CatalogFile:
    from channelpick.files.catalog_toml import read_catalog  # it imports pydantic

    return read_catalog(path)


def choose_path(named: str | None) -> str:
    """The rules file to work on. Unlike for an answer, the one in this folder counts unnamed."""
    in_folder = str(_IN_FOLDER) if _IN_FOLDER.exists() else None
    return _named(named) or in_folder or _unnamed()


def _named(path: str | None) -> str | None:
    return os.environ.get("CHANNELPICK_RULES") or None if path is None else path


def _unnamed() -> str:
    return str(user_path() if _exists(user_path()) else shipped_path())


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a home with an impossible name
        return False
