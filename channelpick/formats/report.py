"""A report for staff: one content, shown as text, Markdown or JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, assert_never

from channelpick.formats.interface import Screen
from channelpick.formats.markdown import escape, fence_around, table_lines

Json = dict[str, Any]

_ASCII = str.maketrans({"→": "->", "≠": "!=", "−": "-", "–": "-", "—": "-"})
"""What stands in for our own signs where an encoding lacks them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows."""

    text: str
    level: int = 1
    """1: of a section; 2: of one entry in it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    text: str
    style: str = ""
    """How the text format shows it, in rich's words."""
    level: int = 0
    """0: a paragraph; 1 an item of a list; 2 what belongs to the item above."""
    mark: str = ""
    """What stands before it, and the rest hangs; an item has a mark of its own."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; columns named in `numbers` are set flush right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A text of several lines to be copied: never wrapped, indented or escaped."""

    text: str


Block = Heading | Line | Table | Verbatim


@dataclass(frozen=True, slots=True)
class Report:
    """What a tool for staff has to say."""

    blocks: tuple[Block, ...]
    """For people. All texts are safe to show."""
    data: Json
    """For scripts; with its schema's name under `schema`."""


def render(report: Report, form: str, screen: Screen) -> str:
    """The whole report in one of `FORMATS`; ends with a newline."""
    match form:
        case "json":
            return json.dumps(report.data, indent=2) + "\n"
        case "markdown":
            return "\n".join(_markdown(report.blocks)) + "\n"
        case _:
            return _text(report.blocks, screen)


def _text(blocks: tuple[Block, ...], screen: Screen) -> str:
    from channelpick.formats.page import Page  # rich: nothing that JSON needs

    page = Page(screen)
    last: Block | None = None
    for block in blocks:
        if _is_apart(block, last):
            page.gap()
        match block:
            case Heading():
                page.heading(block.text)
            case Line():
                mark = page.dot if block.level == 1 else block.mark
                indent = 4 if block.level == 2 else 2 * block.level
                page.paragraph(block.text, mark=mark, indent=indent, style=block.style)
            case Table():
                page.table(block.heads, block.rows, block.numbers)
            case Verbatim():
                for line in block.text.split("\n"):
                    page.line((line, ""))
            case _:
                assert_never(block)
        last = block
    text = page.render()
    return text.translate(_ASCII) if screen.ascii_only else text


def _is_apart(block: Block, last: Block | None) -> bool:
    """Whether there is a gap between the two: around tables, and after a list."""
    if isinstance(last, Heading):
        return False
    if isinstance(block, Line) and isinstance(last, Line):
        return last.level > 0 and not block.level
    return True


def _markdown(blocks: tuple[Block, ...]) -> list[str]:
    lines: list[str] = []
    last: Block | None = None
    for block in blocks:
        in_list = isinstance(block, Line) and block.level and isinstance(last, Line) and last.level
        if lines and not in_list:
            lines.append("")
        match block:
            case Heading():
                lines.append(f"{'#' * (block.level + 1)} {escape(block.text)}")
            case Line():
                lines.append(("", "- ", "  - ")[block.level] + escape(block.mark + block.text))
            case Table():
                rows = [list(map(escape, row)) for row in block.rows]
                lines += table_lines(list(map(escape, block.heads)), rows, block.numbers)
            case Verbatim():
                fence = fence_around(block.text)
                lines += [f"{fence}text", *block.text.split("\n"), fence]
            case _:
                assert_never(block)
        last = block
    return lines
