"""The schema that an editor reads beside a rules file."""

from __future__ import annotations

import json
import re
from pathlib import Path

from channelpick.core.catalog import Catalog
from channelpick.errors import Problem
from channelpick.files.atomic import replace_file
from channelpick.files.catalog_toml import Source
from channelpick.staff.editor_schema import editor_schema

_DIRECTIVE = re.compile(r"#:schema[ \t]+(\S+)")


def schema_path(source: Source) -> Path:
    """The file that the `#:schema` line names, or `NAME.schema.json` beside the rules file."""
    rules = Path(source.path)
    found = _DIRECTIVE.match(source.text)
    return rules.parent / found[1] if found else rules.with_suffix(".schema.json")


def schema_text(catalog: Catalog, *, ascii_only: bool = False) -> str:
    """The schema of this catalog as its file has it, or in ASCII for any encoding."""
    return json.dumps(editor_schema(catalog), indent=1, ensure_ascii=ascii_only) + "\n"


def find_stale_schema(source: Source) -> list[Problem]:
    """A warning if the schema that the first line names was made from other rules.

    One that is not there is none: a rules file may be copied without it.
    """
    found = _DIRECTIVE.match(source.text)
    if source.catalog is None or source.errors or not found or "://" in found[1]:
        return []
    if source.path == "-":  # nobody knows what lies beside it
        return []
    try:
        written = json.loads(schema_path(source).read_bytes())
    except OSError:  # it is not there
        return []
    except ValueError:  # it is no JSON
        written = None
    if written == editor_schema(source.catalog):
        return []
    start, end = found.span(1)
    return [
        Problem(
            code="stale-schema",
            severity="warning",
            values={"given": found[1]},
            line=1,
            column=start + 1,
            end_column=end + 1,
        )
    ]


def write_schema(source: Source, catalog: Catalog) -> Path:
    """Write the schema where the rules file says; gives that place.

    Raises:
        OSError: it could not be written.
    """
    path = schema_path(source)
    if not path.exists():
        path.touch()
    replace_file(str(path), schema_text(catalog).encode())
    return path
