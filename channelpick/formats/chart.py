"""Bars as an SVG picture, drawn by pygal: no scripts, no links, the same for the same values."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pygal
from pygal.style import Style
from rich.cells import cell_len

# Its finder of plug-ins, last in line, has Python 3.11 warn about every module that is not found.
sys.meta_path[:] = [each for each in sys.meta_path if type(each).__module__ != "pygal"]

_SVG = "http://www.w3.org/2000/svg"
_WIDTH, _EDGE = 900, 20
"""In pixels, as all that follows."""
_TEXT, _TITLE = 14, 18
_LETTER = 0.6 * _TEXT
"""The width of most, as pygal has it."""
_BAR, _BETWEEN, _AROUND = 20, 14, 80
_FONTS = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
_COLORS = ("#a3adb8", "#1f6fb2")
"""Light and dark: in grey print, too, they can be told apart."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that belong together."""

    label: str
    values: tuple[int, ...]
    """One for each series."""
    shown: tuple[str, ...]
    """What stands at the end of each bar."""


def bar_chart(title: str, series: Sequence[str], bars: Sequence[Bars]) -> str:
    """The picture: bars that lie, from the top to the bottom. Ends with a newline.

    Args:
        title: above all.
        series: what the bars that belong together are; shown if there are several.
        bars: all of them.
    """
    chart = pygal.HorizontalBar(
        js=[],
        disable_xml_declaration=True,
        style=_style(len(series)),
        width=_WIDTH,
        height=_AROUND + len(bars) * (len(series) * _BAR + _BETWEEN),
        margin=_EDGE,
        margin_left=_EDGE + _wider([each.label for each in bars]),
        margin_right=_EDGE + _room([text for each in bars for text in each.shown]),
        show_legend=len(series) > 1,
        legend_at_bottom=True,
        show_x_labels=False,
        truncate_label=-1,
        truncate_legend=-1,
        print_values=True,
        print_values_position="top",
    )
    chart.uuid = "bars"  # by default a random one
    chart.title = title
    chart.x_labels = [each.label for each in reversed(bars)]  # pygal begins at the bottom
    for number, name in enumerate(series):
        chart.add(name, [_value(each, number) for each in reversed(bars)])
    return _bare(chart.render(is_unicode=True))


def _value(bars: Bars, number: int) -> dict[str, object]:
    return {"value": bars.values[number], "formatter": lambda _: bars.shown[number]}


def _style(series: int) -> Style:
    return Style(
        font_family=_FONTS,
        label_font_size=_TEXT,
        major_label_font_size=_TEXT,
        legend_font_size=_TEXT,
        value_font_size=_TEXT,
        title_font_size=_TITLE,
        background="white",
        plot_background="white",
        foreground="#333",
        foreground_strong="#111",
        opacity="1",
        colors=_COLORS[-series:],
        value_colors=("#111",) * series,
    )


def _wider(labels: Sequence[str]) -> int:
    """How much more room labels take than pygal thinks, which knows no Chinese characters."""
    return _room(labels) - round(_LETTER * max(map(len, labels)))


def _room(texts: Sequence[str]) -> int:
    """The width of the longest text, where a Chinese character is as wide as it is high."""
    wide = _TEXT - _LETTER
    return round(max(_LETTER * len(text) + wide * (cell_len(text) - len(text)) for text in texts))


def _bare(picture: str) -> str:
    """The picture without what only pygal's scripts need, and without its date and address."""
    svg = ET.fromstring(picture)  # which leaves comments out; pygal's own tree may be one of lxml
    for element in svg.iter():
        element.tag = element.tag.rpartition("}")[2]
    for parent in svg.iter():
        for child in [*parent]:
            if child.tag in ("script", "desc"):
                parent.remove(child)
    for text in svg.iter("text"):
        if text.get("class") == "value":
            text.set("text-anchor", "start")
    svg.set("xmlns", _SVG)
    return ET.tostring(svg, encoding="unicode") + "\n"
