"""channelpick scan: what must not be sent is found in a text, and removed."""

from __future__ import annotations

import sys

from channelpick.cli import exits, options, terminal


def scan(
    *,
    text_file: str | None = None,
    lang: str | None = None,
    json: bool = False,
    color: str = "auto",
) -> int:
    """Look for secrets in a text; the help comes from `words/`."""
    from channelpick.files.message_text import read_message
    from channelpick.formats.scan import findings_page, scan_json, screened
    from channelpick.formats.wrapping import wrapped
    from channelpick.screening.secrets import MOST_CHARACTERS, find_secrets

    look = options.look(lang, None, json, color)
    path = options.path("FILE", text_file) or "-"
    if path == "-" and terminal.can_ask():
        exits.tell(wrapped(look.words.scan.prompt, terminal.screen(color, sys.stderr)))
    text = read_message(path, MOST_CHARACTERS)
    found = find_secrets(text)
    if look.form == "json":
        exits.write(scan_json(text, found, look.words))
    else:
        exits.write(screened(text, found, look.words))
        exits.tell(findings_page(found, look.words, terminal.screen(color, sys.stderr)))
    return exits.ANSWER_IS_NO if found else exits.DONE
