"""What the verbs for staff read before they start."""

from __future__ import annotations

from pathlib import Path

from channelpick.cli.catalog_choice import choose_path
from channelpick.core.catalog_file import CatalogFile
from channelpick.errors import InputError, Problem
from channelpick.files.catalog_toml import (
    Source,
    catalog_file,
    read_catalog,
    read_source,
    source_of,
)


def read_rules(named: str | None) -> tuple[Source, CatalogFile]:
    """The rules file to work on, which must have no errors.

    Raises:
        CatalogError: it has.
    """
    source = read_source(choose_path(named))
    return source, catalog_file(source)


def one_of_two(argument: str | None, option: str | None) -> str | None:
    """The path that was named, as an argument or by --rules.

    Raises:
        InputError: both were.
    """
    if argument is not None and option is not None:
        raise InputError([Problem(code="two-inputs", values={"given": "--rules"})])
    return option if argument is None else argument


def names_file(named: str) -> bool:
    """Whether it names a rules file, rather than a git revision."""
    return named == "-" or named.endswith(".toml") or Path(named).exists()


def rules_as_named(named: str, path: str) -> CatalogFile:
    """The rules file of this name; else the one at `path`, as it is in the git revision so named.

    Raises:
        CatalogError: it has errors.
        InputError: there is no such file or revision.
    """
    from channelpick.files.git_history import text_in_git

    if names_file(named):
        return read_catalog(named)
    return catalog_file(source_of(f"{named}:{path}", text_in_git(path, named)))
