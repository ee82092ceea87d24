"""One line of a file, cut to the width of the screen around what is marked in it."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from channelpick.formats.interface import Screen
from channelpick.screening.foreign_text import neutralise

_TAB = " " * 4


class Excerpt(NamedTuple):
    """What is seen of a line: before the mark, under it, and after it."""

    before: str
    marked: str
    after: str

    @property
    def carets(self) -> str:
        """The line below, with a caret under each marked cell, at least one."""
        return " " * cell_len(self.before) + "^" * max(1, cell_len(self.marked))


def cut_excerpt(line: str, start: int, end: int, cells: int, screen: Screen) -> Excerpt:
    """The line in at most so many cells; characters from `start` to before `end` are marked.

    Characters that the screen lacks, or that are unsafe, stand as escapes, which are longer: so
    cells are counted in what is seen, never in what the file holds.
    """
    cutter = _Cutter(screen)
    raw = line[:start], line[start:end], line[end:]
    if len(line) <= cells:
        whole = Excerpt(*map(cutter.seen, raw))
        if cell_len("".join(whole)) <= cells:
            return whole
    marked = cutter.head(raw[1], cells - 2 * len(cutter.dots))
    left = cells - cell_len(marked)
    wanted_after = cell_len(cutter.head(raw[2], left))
    before = cutter.tail(raw[0], max(left // 2, left - wanted_after))
    return Excerpt(before, marked, cutter.head(raw[2], left - cell_len(before)))


class _Cutter:
    """Cuts texts to a number of cells; dots say that something is left out."""

    def __init__(self, screen: Screen) -> None:
        self._encoding = screen.encoding
        self.dots = "…" if self.seen("…") == "…" else "..."

    def seen(self, raw: str) -> str:
        """The text as this screen shows it."""
        safe = neutralise(raw.replace("\t", _TAB))
        return safe.encode(self._encoding, "backslashreplace").decode(self._encoding)

    def head(self, raw: str, cells: int) -> str:
        """As much of the beginning as fits."""
        text = self.seen(raw[: cells + 1])
        if len(raw) <= cells + 1 and cell_len(text) <= cells:
            return text
        while text and cell_len(text) > cells - len(self.dots):
            text = text[:-1]
        return text + self.dots

    def tail(self, raw: str, cells: int) -> str:
        """As much of the end as fits."""
        text = self.seen(raw[-cells - 1 :])
        if len(raw) <= cells + 1 and cell_len(text) <= cells:
            return text
        while text and cell_len(text) > cells - len(self.dots):
            text = text[1:]
        return self.dots + text
