"""The dialogue's first line, said before all the rest is loaded. It imports next to nothing."""

from __future__ import annotations

import os
import sys

from channelpick.cli.writing import tell
from channelpick.words.languages import LANGUAGES, language_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_HARMLESS = {"lang", "rules", "plain_prompts"}
"""Options with which the dialogue begins for sure."""
_said: list[str] = []


def greet(given: Mapping[str, Any], environ: Mapping[str, str]) -> None:
    """Say the catalog's title, if it stands in one line and nothing else may have to come first.

    Args:
        given: what the command line says, as `quick.answer.plain_options` has it.
        environ: the environment.
    """
    lang = given.get("lang", language_of((), environ)[0])
    if not given.keys() <= _HARMLESS or lang not in LANGUAGES:
        return
    from channelpick.quick.outline import outline_of
    from channelpick.quick.places import rules_file

    try:
        path, is_other_here = rules_file(given.get("rules"), environ)
        title = outline_of(path, lang, environ).shown_title
        cells = sum(1 if sign.isascii() else 2 for sign in title)
        columns = int(environ.get("COLUMNS") or os.get_terminal_size(2).columns)
    except Exception:  # it is said in its turn
        return
    if cells <= columns and not is_other_here and sys.stderr.encoding.lower() == "utf-8":
        tell(title)
        _said.append(title)


def was_said(line: str) -> bool:
    """Whether this line was the greeting."""
    return line in _said
