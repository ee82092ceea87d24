"""Which rules file counts: --rules, $CHANNELPICK_RULES, the user's own, the shipped one."""

from __future__ import annotations

import os
from pathlib import Path

from channelpick.cli.exits import tell
from channelpick.core.catalog import CatalogFile
from channelpick.files.catalog_toml import read_catalog, shipped_path, user_path
from channelpick.words.words import Words

_IN_FOLDER = Path("rules/channels.toml")


def choose_catalog(named: str | None, words: Words) -> CatalogFile:
    """The catalog that counts. One that merely lies in this folder is hinted at, not taken.

    Raises:
        CatalogError: it cannot be used.
    """
    path = os.environ.get("CHANNELPICK_RULES") or None if named is None else named
    if path is None:
        path = str(user_path() if _exists(user_path()) else shipped_path())
        if _IN_FOLDER.exists() and not _IN_FOLDER.samefile(path):
            tell(words.command.rules_in_folder.format(path=_IN_FOLDER))
    return read_catalog(path)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a home with an impossible name
        return False
