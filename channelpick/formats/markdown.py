"""Text as Markdown."""

from __future__ import annotations

import re
from collections.abc import Collection

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&])|(^\s*(?:\d+(?=[.)])|(?=[-+=])))")
"""What Markdown would take for markup: anywhere, and (second group) what comes before a mark that
only counts at the start: `-`, `1.`"""


def table_lines(
    heads: list[str], rows: list[list[str]], numbers: Collection[int] = ()
) -> list[str]:
    """A table; its texts are escaped already. Columns of numbers are set flush right."""
    rule = ["---:" if index in numbers else "---" for index in range(len(heads))]
    return [f"| {' | '.join(row)} |" for row in (heads, rule, *rows)]


def escape(text: str) -> str:
    """The text without what Markdown would take for markup."""
    return _MARKS.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\", text)


def fence_around(text: str) -> str:
    """Backquotes around a block of code that this text cannot close.

    >>> fence_around("a ``` b")
    '````'
    """
    longest = max(map(len, re.findall("`+", text)), default=0)
    return "`" * max(3, longest + 1)
