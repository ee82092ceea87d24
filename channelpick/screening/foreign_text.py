"""Text that we did not write, made safe to show."""

from __future__ import annotations

import re
import unicodedata

# Control characters can repaint a terminal; bidirectional ones make text read differently from
# what it says ("Trojan Source", CVE-2021-42574); the line separators break one line into two.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, isolates
    "\u2028\u2029\ufeff\ud800-\udfff]"  # separators, a stray BOM, lone surrogates
)
_UNSAFE_IN_A_LINE = re.compile(_UNSAFE.pattern[:-1] + "\t\n]")


def find_unsafe(text: str) -> re.Match[str] | None:
    """The first character that must not stand in a text, or None. Tabs and newlines may."""
    return _UNSAFE.search(text)


def neutralise(text: str) -> str:
    r"""One line in which unsafe characters stand as visible escapes.

    >>> neutralise("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    return _UNSAFE_IN_A_LINE.sub(_escaped, text)


def neutralise_lines(text: str) -> str:
    r"""Several lines in which unsafe characters stand as visible escapes.

    >>> neutralise_lines("a\nb\x1b")
    'a\nb\\x1b'
    """
    return _UNSAFE.sub(_escaped, text)


def reveal(text: str) -> str:
    r"""One line in which whatever cannot be seen stands as an escape: where a letter counts.

    >>> reveal("ex\u200bample")
    'ex\\u200bample'
    """
    return "".join(
        ascii(sign)[1:-1] if unicodedata.category(sign)[0] in "CZ" and sign != " " else sign
        for sign in text
    )


def _escaped(found: re.Match[str]) -> str:
    return ascii(found[0])[1:-1]
