"""The rules file: TOML on disk to a catalog in memory."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import tomli
from pydantic import ValidationError

from channelpick.core.catalog import Catalog
from channelpick.core.catalog_file import CatalogFile
from channelpick.core.references import find_problems
from channelpick.errors import CatalogError, Problem
from channelpick.files.rules_paths import shipped_path
from channelpick.files.text_file import read_text
from channelpick.staff.lint import find_unknown_acceptances, find_warnings

NEWEST_FORMAT = 1


def load_catalog(path: str | os.PathLike[str] | None = None) -> Catalog:
    """The catalog in this rules file; without a path, the shipped one.

    Raises:
        CatalogError: with every problem that was found.
    """
    return read_catalog(str(path or shipped_path())).catalog


@dataclass(frozen=True, slots=True)
class Source:
    """A rules file as it was read, and all that was found in it."""

    path: str
    text: str
    """Its line ends are line feeds; empty when it cannot be read."""
    data: Mapping[str, Any]
    """What the TOML says; empty when it is none."""
    catalog: Catalog | None
    """Missing when the data has not the shape of one. It may still have errors."""
    problems: tuple[Problem, ...]
    """Errors and warnings, in the order of the file."""

    @property
    def errors(self) -> list[Problem]:
        """Why the catalog cannot be used; empty if it can."""
        return [problem for problem in self.problems if problem.severity == "error"]


def read_catalog(path: str) -> CatalogFile:
    """The catalog in this rules file, with its path and hash.

    Raises:
        CatalogError: with every problem that was found.
    """
    return catalog_file(read_source(path, warn=False))


def catalog_file(source: Source) -> CatalogFile:
    """The catalog of a rules file that was read, with its path and hash.

    Raises:
        CatalogError: with every error that was found.
    """
    if source.catalog is None or source.errors:
        raise CatalogError(source.errors, source.path)
    digest = hashlib.sha256(source.text.encode()).hexdigest()
    is_shipped = source.path == str(shipped_path())
    return CatalogFile(source.catalog, source.path, digest, is_shipped)


def read_source(path: str, *, warn: bool = True) -> Source:
    """This rules file, whatever is wrong with it; without `warn`, only its errors are told."""
    text = read_text(path)
    if isinstance(text, Problem):
        return Source(path, "", {}, None, (text,))
    return source_of(path, text, warn=warn)


def source_of(path: str, text: str, *, warn: bool = True) -> Source:
    """What this text would be as a rules file of this name."""
    data = parse_toml(text)
    if isinstance(data, Problem):
        return Source(path, text, {}, None, (data,))
    unsafe: list[Problem] = []
    if "\\" in text:  # raw, unsafe characters were refused already: only an escape can hide one
        from channelpick.files.shape import unsafe_texts

        unsafe += unsafe_texts(data)
    catalog, problems = (None, unsafe) if unsafe else _examine(data, warn)
    source = Source(path, text, data, catalog, ())
    if warn:
        from channelpick.files.newer_toml import find_newer_toml  # it takes texts to pieces

        problems = [*problems, *find_newer_toml(text)]
    return replace(source, problems=placed(problems, source))


def placed(problems: Iterable[Problem], source: Source) -> tuple[Problem, ...]:
    """These problems of the file with their places, in the order of the file."""
    if not (problems := tuple(problems)):
        return ()
    from channelpick.files.locate import locate
    from channelpick.files.toml_places import find_places

    places = find_places(source.text, source.data)
    return tuple(locate(problems, source.text, source.data, places))


def _examine(data: Mapping[str, Any], warn: bool) -> tuple[Catalog | None, list[Problem]]:
    """The catalog that this data makes, if any, and what is wrong with it."""
    if not data:
        return None, [Problem(code="empty-file")]
    if data.get("format") in range(NEWEST_FORMAT + 1, 100):
        values = {"given": str(data["format"]), "newest": str(NEWEST_FORMAT)}
        return None, [Problem(code="newer-format", path=("format",), values=values)]
    try:
        catalog = Catalog.model_validate(data)
    except ValidationError as error:
        from channelpick.files.shape import shape_problems

        return None, shape_problems(error, Catalog, data)
    errors = find_problems(catalog)
    further = find_warnings(catalog) if warn else find_unknown_acceptances(catalog)
    return catalog, [*errors, *(p for p in further if not _follows(p, errors))]


def _follows(warning: Problem, errors: Iterable[Problem]) -> bool:
    """Whether it stands where an error does; or an answer is gone, so that a list has them all."""
    idle = warning.code == "idle-condition"
    return any(
        error.path == warning.path or (idle and error.code == "unknown-answer") for error in errors
    )


def parse_toml(text: str) -> dict[str, Any] | Problem:
    """What this text says, or why it is no TOML, with its place."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        from channelpick.files.locate import with_excerpt
        from channelpick.files.syntax_hints import explain

        return with_excerpt(explain(text, error), text)
    except RecursionError:
        return Problem(code="too-deep")
    except ValueError as error:  # such as an integer of ten thousand digits
        return Problem(code="syntax", values={"reason": str(error)})
