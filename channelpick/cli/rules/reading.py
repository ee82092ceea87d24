"""What the verbs for staff read before they start."""

from __future__ import annotations

from channelpick.cli.catalog_choice import choose_path
from channelpick.core.catalog_file import CatalogFile
from channelpick.errors import InputError, Problem
from channelpick.files.catalog_toml import Source, catalog_file, read_source


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
