"""Which rules file counts: --rules, $CHANNELPICK_RULES, the user's own, the shipped one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from channelpick.cli.writing import tell
from channelpick.files.rules_paths import shipped_path, user_path
from channelpick.words.words import Words

if TYPE_CHECKING:
    from channelpick.core.catalog import Catalog
    from channelpick.core.catalog_file import CatalogFile

Why = Literal["option", "variable", "own", "shipped"]
_UNNAMED: tuple[Why, ...] = ("own", "shipped")
_IN_FOLDER = Path("rules/channels.toml")


def choose_catalog(
    named: str | None, words: Words, *, outline_will_do: bool = False
) -> CatalogFile:
    """The catalog that counts. One that merely lies in this folder is hinted at, not taken.

    Args:
        named: what --rules says.
        words: the reader's language.
        outline_will_do: whether its outline will do at first, since somebody is to be asked.

    Raises:
        CatalogError: it cannot be used.
    """
    path, why = path_that_counts(named)
    if why in _UNNAMED and is_there(_IN_FOLDER) and not _IN_FOLDER.samefile(path):
        tell(words.command.rules_in_folder.format(path=_IN_FOLDER))
    return (_outline(path, words.code) if outline_will_do else None) or _read(path)


def whole(file: CatalogFile) -> CatalogFile:
    """The file with all of its catalog, where it had only the outline.

    Raises:
        CatalogError: it cannot be used.
    """
    return _read(file.path) if file.is_outline else file


def choose_path(named: str | None) -> str:
    """The rules file to work on. Unlike for an answer, the one in this folder counts unnamed."""
    path, why = path_that_counts(named)
    return str(_IN_FOLDER) if why in _UNNAMED and is_there(_IN_FOLDER) else path


def path_that_counts(named: str | None) -> tuple[str, Why]:
    """The rules file that counts, whether it is there or not, and what made it count."""
    if named is not None:
        return named, "option"
    if variable := os.environ.get("CHANNELPICK_RULES"):
        return variable, "variable"
    own = user_path()
    return (str(own), "own") if is_there(own) else (str(shipped_path()), "shipped")


def is_there(path: Path) -> bool:
    """Whether there is such a file or folder."""
    try:
        return path.exists()
    except OSError:  # an impossible name, or a folder that may not be searched
        return False


def _outline(path: str, language: str) -> CatalogFile | None:
    """What the dialogue asks from, if it can be had at once."""
    from channelpick.core.catalog_file import CatalogFile
    from channelpick.quick.outline import outline_of

    try:
        outline = outline_of(path, language, os.environ)
    except Exception:  # what is wrong is told when the catalog is read
        return None
    is_shipped = path == str(shipped_path())
    return CatalogFile(cast("Catalog", outline), path, outline.sha256, is_shipped, is_outline=True)


def _read(path: str) -> CatalogFile:
    from channelpick.files.catalog_toml import read_catalog  # it imports pydantic

    return read_catalog(path)
