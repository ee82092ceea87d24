"""A report for staff: one content, shown as text, Markdown or JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, assert_never

from channelpick.formats.interface import Screen
from channelpick.formats.markdown import escape, table_lines

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    text: str
    style: str = ""
    """How the text format shows it, in rich's words."""
    level: int = 0
    """0: a paragraph; 1 an item of a list; 2 what belongs to the item above."""
    mark: str = ""
    """What stands before a paragraph, and the rest hangs."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; columns named in `numbers` are set flush right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


Block = Heading | Line | Table


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
    for block in blocks:
        match block:
            case Heading():
                page.heading(block.text)
            case Line():
                mark = page.dot if block.level == 1 else block.mark
                indent = 4 if block.level == 2 else 2 * block.level
                page.paragraph(block.text, mark=mark, indent=indent, style=block.style)
            case Table():
                page.table(block.heads, block.rows, block.numbers)
            case _:
                assert_never(block)
    return page.render()


def _markdown(blocks: tuple[Block, ...]) -> list[str]:
    lines: list[str] = []
    last: Block | None = None
    for block in blocks:
        in_list = isinstance(block, Line) and block.level and isinstance(last, Line) and last.level
        if lines and not in_list:
            lines.append("")
        match block:
            case Heading():
                lines.append(f"## {escape(block.text)}")
            case Line():
                lines.append((block.mark, "- ", "  - ")[block.level] + escape(block.text))
            case Table():
                rows = [list(map(escape, row)) for row in block.rows]
                lines += table_lines(list(map(escape, block.heads)), rows, block.numbers)
            case _:
                assert_never(block)
        last = block
    return lines
