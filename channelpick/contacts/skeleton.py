"""What a text looks like: letters that are easily taken for others become the same letter."""

from __future__ import annotations

import unicodedata
from functools import cache

_LOOK_ALIKE = str.maketrans("01ij|345789", "olllleastbg")
_FURTHER = {"п": "n", "и": "u", "й": "u", "л": "n", "д": "a", "。": ".", "｡": "."}
"""What Unicode's table does not have, though fonts and browsers take it so."""
_JOINED = (("rn", "m"), ("nn", "m"), ("vv", "w"), ("cl", "d"))
"""Two letters that look like one."""


def skeleton(text: str) -> str:
    """What `text` looks like, in small ASCII letters; equal for texts that are easily confused.

    After UTS #39, but for ASCII as well, and accents do not count.

    >>> skeleton("ехсhаngе") == skeleton("ехçhangé")
    True
    """
    look = letters(plain(text))
    for pair, letter in _JOINED:
        look = look.replace(pair, letter)
    return look


def letters(text: str) -> str:
    """Plain text with one letter for all that look like it: `l` for `1`, `i`, `j` and `l`."""
    return text.translate(_LOOK_ALIKE)


def plain(text: str) -> str:
    """`text` in small letters, with ASCII ones for those of other scripts that look like them.

    Punycode is read, what is invisible dropped. Characters that look like none of ours stay.
    """
    text = text.lower()
    if "xn--" in text:
        text = ".".join(map(_decoded, text.split(".")))
    if text.isascii():
        return text
    table = _confusables()
    text = unicodedata.normalize("NFKD", text.translate(table)).translate(table)
    return "".join(c for c in text if unicodedata.category(c) not in _UNSEEN).lower()


_UNSEEN = frozenset(("Mn", "Me", "Cf", "Cc"))
"""Marks above, below and around letters, and characters without a shape."""


def _decoded(label: str) -> str:
    if not label.startswith("xn--") or not label.isascii():
        return label
    try:
        return label[4:].encode().decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label


@cache
def _confusables() -> dict[int, str]:
    """Made by `tools/make_confusables.py`. It is read when the first non-ASCII text comes."""
    from importlib import resources  # 9 ms, and most contacts are ASCII

    table = resources.files(__package__).joinpath("data", "confusables.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    looks = {character: look for look, characters in rows for character in characters}
    small = {character.lower(): look for character, look in looks.items()}  # "т" after "Т"
    looks = _FURTHER | {c: look for c, look in small.items() if len(c) == 1} | looks
    return {ord(c): look for c, look in looks.items() if not c.isascii()}
