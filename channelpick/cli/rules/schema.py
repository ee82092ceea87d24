"""channelpick rules schema: what editors need to complete this file's own names."""

from __future__ import annotations

from channelpick.cli import exits, options
from channelpick.errors import InputError, Problem
from channelpick.screening.foreign_text import neutralise


def schema(
    *,
    described: str | None = None,
    rules: str | None = None,
    write: bool = False,
    lang: str | None = None,
    json: bool = False,
) -> int:
    """Print or write the schema; the help comes from `words/`."""
    from channelpick.cli.rules.reading import one_of_two, read_rules
    from channelpick.files.schema_file import schema_text, write_schema

    look = options.look(lang, "json" if json else None, json, "auto")
    named = one_of_two(options.path("FILE", described), options.path("--rules", rules))
    source, file = read_rules(named)
    if write and source.path == "-":
        raise InputError([Problem(code="no-file", path=("--write",))])
    if not write:
        exits.write(schema_text(file.catalog, ascii_only=True))
        return exits.DONE
    try:
        path = write_schema(source, file.catalog)
    except OSError as error:
        values = {"reason": error.strerror or str(error)}
        raise InputError([Problem(code="unwritable", values=values)], file.path) from None
    exits.tell(look.words.command.written.format(path=neutralise(str(path))))
    return exits.DONE
