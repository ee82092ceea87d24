"""The rules file: TOML on disk to a catalog in memory."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import tomli
from platformdirs import user_config_path
from pydantic import ValidationError

from channelpick.core.catalog import Catalog, CatalogFile
from channelpick.core.references import find_problems
from channelpick.errors import CatalogError, Problem
from channelpick.files.shape import shape_problems, unsafe_texts
from channelpick.files.syntax_hints import explain
from channelpick.files.text_file import read_text

NEWEST_FORMAT = 1


def load_catalog(path: str | Path | None = None) -> Catalog:
    """The catalog in this rules file; without a path, the shipped one.

    Raises:
        CatalogError: with every problem that was found.
    """
    return read_catalog(str(path or shipped_path())).catalog


def read_catalog(path: str) -> CatalogFile:
    """The catalog in this rules file, with its path and hash.

    Raises:
        CatalogError: with every problem that was found.
    """
    text = read_text(path)
    if isinstance(text, Problem):
        raise CatalogError([text], path)
    data = _parse(text, path)
    problems = list(unsafe_texts(data))
    if data.get("format") in range(NEWEST_FORMAT + 1, 100):
        values = {"given": str(data["format"]), "newest": str(NEWEST_FORMAT)}
        problems = [Problem(code="newer-format", path=("format",), values=values)]
    if problems:
        raise CatalogError(problems, path)
    try:
        catalog = Catalog.model_validate(data)
    except ValidationError as error:
        raise CatalogError(shape_problems(error, Catalog), path) from None
    if problems := find_problems(catalog):
        raise CatalogError(problems, path)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return CatalogFile(catalog, path, digest, is_shipped=path == str(shipped_path()))


def shipped_path() -> Path:
    """The catalog that comes with the program: in the wheel, or beside the sources."""
    package = Path(__file__).parents[1]
    packed = package / "rules" / "channels.toml"
    return packed if packed.exists() else package.parent / "rules" / "channels.toml"


def user_path() -> Path:
    """Where a user keeps a catalog of their own: `channels.toml` in the configuration folder."""
    return user_config_path("channelpick") / "channels.toml"


def _parse(text: str, path: str) -> dict[str, Any]:
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        problem = explain(text, error)
    except RecursionError:
        problem = Problem(code="too-deep")
    except ValueError as error:  # such as an integer of ten thousand digits
        problem = Problem(code="syntax", values={"reason": str(error)})
    raise CatalogError([problem], path)
