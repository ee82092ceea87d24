"""A text in pieces: words with their signs, and Chinese."""

from __future__ import annotations

import re
from typing import NamedTuple

from channelpick.screening.secrets.between import FILLERS

TOKEN = re.compile(
    r"\s{0,40}(?:(?P<han>[\u3040-\u30ff\u3400-\u9fff，、]{1,40})|(?P<chunk>[^\s\u3040-\u30ff\u3400-\u9fff。，、]{1,200}))"
)
"""Chinese, or anything else without spaces."""
_LEAD = re.compile(r"(?:[\"'“”‘’«»「」『』【】《》()\[\]{}<>:=|`—–,→]|-{1,3}(?!\w)|[-~]>|~){0,9}")
_TRAIL = "\"'“”‘’«»」』)]}>,.;:=…`?|—–"
_CUT = re.compile(r"[,;&|](?=[\w\"']{1,20}[:=])|[\"“”]|(?<=\d{4}),|(?<=[A-Za-z0-9]{16}),")
_NAMED = re.compile(r"[a-z']{1,20}[:=]{1,3}", re.IGNORECASE)


class Part(NamedTuple):
    """A piece of text without spaces, its outer signs apart."""

    start: int
    stop: int
    end: int
    """Where reading goes on."""
    word: str
    """What stands between start and stop, in small letters."""
    signs: str
    """Before it."""
    ending: str
    """After it."""


def part_of(text: str, start: int, end: int) -> Part:
    """The piece between these places, or its beginning if more than one thing stands in it."""
    lead = _LEAD.match(text, start, end)
    opened = lead.end() if lead else start
    signs = text[start:opened]
    named = _NAMED.match(text, opened, end)
    if named and named[0].rstrip(":=").lower() in FILLERS:
        stop = end = named.end()
    else:
        cut = _CUT.search(text, opened + 1, end)
        stop = end = cut.start() if cut else end
    stop = opened + len(text[opened:stop].rstrip(_TRAIL))
    word = text[opened:stop].lower().replace("’", "'")
    return Part(opened, stop, max(end, start + 1), word, signs, text[stop:end])
