"""Lines broken to a width in cells. uniseg breaks them, also in Chinese."""

from __future__ import annotations

import re
import textwrap

from rich.cells import cell_len

from channelpick.formats.interface import Screen

_WESTERN = re.compile("[ -~\u00a1-\u052f\u2010-\u205e\u20a0-\u20cf\u2190-\u22ff]*")
"""Latin, Greek and Cyrillic, with their punctuation and signs; each character takes one cell."""


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most so many cells, broken where UAX #14 allows it.

    >>> wrap("先冻结账户，再联系客服。", 12)
    ['先冻结账户，', '再联系客服。']
    """
    if cell_len(text) <= width and "\n" not in text:
        return [text.rstrip()]
    if _WESTERN.fullmatch(text):  # these break at blanks and hyphens; uniseg takes 25 ms a line
        return textwrap.wrap(text, width) or [""]
    from uniseg.wrap import tt_wrap  # slow to import: whoever reads English has no need of it

    return [line.rstrip() for line in tt_wrap(text, width)] or [""]


def wrapped(text: str, screen: Screen) -> str:
    """The text in lines that fit this screen."""
    return "\n".join(wrap(text, screen.width))


def fill(text: str, cells: int) -> str:
    """The text, filled with blanks to so many cells."""
    return text + " " * max(0, cells - cell_len(text))
