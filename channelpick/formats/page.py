"""A page of wrapped, styled lines, painted by rich."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from channelpick.formats.interface import Screen
from channelpick.formats.wrapping import fill, wrap

WIDEST = 100
"""Longer lines are hard to read, however wide the screen is."""
NARROWEST = 20


class Page:
    """Lines that are added one below the other, and then rendered."""

    def __init__(self, screen: Screen) -> None:
        self.width = max(NARROWEST, min(screen.width, WIDEST))
        self._screen = screen
        self._lines: list[Text] = []

    def gap(self) -> None:
        """An empty line, unless the page is empty or there is one already."""
        if self._lines and self._lines[-1]:
            self._lines.append(Text())

    def heading(self, text: str, style: str = "bold") -> None:
        """A heading with a gap before it."""
        self.gap()
        self.paragraph(text, style=style)

    def paragraph(self, text: str, *, mark: str = "", indent: int = 0, style: str = "") -> None:
        """A wrapped paragraph; `mark` stands before its first line, and the rest hangs."""
        hang = indent + cell_len(mark)
        for number, line in enumerate(wrap(text, self.width - hang)):
            start = " " * indent + mark if number == 0 else " " * hang
            self._lines.append(Text(start).append(line, style=style))

    def line(self, *parts: tuple[str, str]) -> None:
        """One line of (text, style) parts; the caller sees to its width."""
        self._lines.append(Text.assemble(*parts))

    def table(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        numbers: Collection[int] = (),
    ) -> None:
        """A table; where it is wider than the page, each row becomes a paragraph of its own.

        Args:
            heads: one text for each column.
            rows: one text for each column, each.
            numbers: the columns that are set flush right.
        """
        columns = list(zip(heads, *rows, strict=True))
        cells = [max(map(cell_len, column)) for column in columns]
        if sum(cells) + 2 * len(cells) > self.width:
            for row in rows:
                self.paragraph(row[0], indent=2)
                pairs = zip(heads[1:], row[1:], strict=True)
                said = "  ".join(f"{head} {text}".strip() for head, text in pairs if text)
                self.paragraph(said, indent=4, style="dim")
            return
        for number, row in enumerate((heads, *rows)):
            aligned = [
                (" " * (width - cell_len(text)) + text) if index in numbers else fill(text, width)
                for index, (text, width) in enumerate(zip(row, cells, strict=True))
            ]
            self.line(("  " + "  ".join(aligned), "" if number else "dim"))

    def bar(self, share: float, cells: int) -> str:
        """A bar of so many cells, filled by this share (0 to 1)."""
        full, empty = ("#", ".") if self._screen.ascii_only else ("█", "░")
        filled = round(share * cells)
        return full * filled + empty * (cells - filled)

    @property
    def dot(self) -> str:
        """The mark of a list's item."""
        return "- " if self._screen.ascii_only else "• "

    def render(self) -> str:
        """The page as text; with colours only if the screen has them."""
        out = StringIO()
        console = Console(
            file=out,
            width=self.width,
            force_terminal=self._screen.color,
            no_color=not self._screen.color,
            color_system="standard" if self._screen.color else None,
            legacy_windows=False,
        )
        for line in self._lines:
            line.rstrip()
            console.print(line, soft_wrap=True, highlight=False, emoji=False)
        return out.getvalue()
