"""channelpick verify: whether a contact is the platform's own."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from channelpick.cli import exits, options, terminal
from channelpick.errors import InputError, Problem


def verify(
    *,
    contact: str,
    rules: str | None = None,
    lang: str | None = None,
    json: bool = False,
    color: str = "auto",
) -> int:
    """Verify a contact; the help comes from `words/`."""
    from channelpick.cli.catalog_choice import choose_catalog
    from channelpick.contacts.verification import verify as verify_contact
    from channelpick.core.directory import directory_of
    from channelpick.formats import verification as formats
    from channelpick.formats.wrapping import wrapped

    look = options.look(lang, None, json, color)
    file = choose_catalog(options.path("--rules", rules), look.words)
    telling = look.telling(file, sys.stdout)
    if contact == "-" and terminal.can_ask():
        exits.tell(wrapped(look.words.verify.prompt, terminal.screen(color, sys.stderr)))
    found: list[formats.Verified] = []
    for given in _lines() if contact == "-" else (contact,):
        found.append(formats.Verified(given, verify_contact(given, directory_of(file.catalog))))
        if look.form == "json":
            exits.write(formats.as_json(found[-1], telling, in_one_line=contact == "-"))
    if not found:
        raise InputError([Problem(code="empty-value", path=("CONTACT",))])
    if look.form == "text":
        exits.write(formats.as_text(found, telling))
    is_official = all(verified.verification.verdict == "official" for verified in found)
    return exits.DONE if is_official else exits.ANSWER_IS_NO


def _lines() -> Iterator[str]:
    """The lines of standard input that are not blank, whatever bytes they are made of."""
    for raw in sys.stdin.buffer if sys.stdin else ():
        line = raw.decode("utf-8", "surrogateescape").rstrip("\r\n").removeprefix("\ufeff")
        if line.strip():
            yield line
