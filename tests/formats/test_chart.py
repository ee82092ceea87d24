"""Pictures of bars."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from channelpick.formats.chart import Bars, bar_chart

SVG = "{http://www.w3.org/2000/svg}"
LABELS = ("在线客服", "社区论坛、社交媒体与其他公开渠道", "Knowledge base, FAQ & more", "<电话>")
BARS = [Bars(label, (9, 9 - n), ("9 (90.0 %)", f"{9 - n} of 9")) for n, label in enumerate(LABELS)]


def chart(series: int = 2) -> ET.Element:
    """A picture with so many bars for each label."""
    bars = [Bars(each.label, each.values[:series], each.shown[:series]) for each in BARS]
    return ET.fromstring(bar_chart("首选 & first", ["之前", "after"][:series], bars))


def texts(picture: ET.Element, kind: str) -> list[str]:
    """The texts of this class."""
    return [str(text.text) for text in picture.iter(f"{SVG}text") if text.get("class") == kind]


def test_nothing_foreign() -> None:
    """No scripts, no links, nothing to load, no date: twice the same text."""
    picture = bar_chart("x", ["a"], [Bars("b", (1,), ("1",))])

    assert picture == bar_chart("x", ["a"], [Bars("b", (1,), ("1",))])
    assert re.findall(r"https?:[^\"]*", picture) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<script|href|@import|url\(|<!--|<\?|\d{4}-\d\d", picture)


@pytest.mark.parametrize("series", [1, 2])
def test_all_is_there(series: int) -> None:
    """Title, labels, what stands at the bars, and a legend where it is needed."""
    picture = chart(series)
    labels = [
        str(text.text) for text in picture.iter(f"{SVG}text") if text.get("class") in ("", None)
    ]

    assert texts(picture, "title plot_title") == ["首选 & first"]
    assert {*LABELS} <= {*labels}
    assert len(texts(picture, "value")) == series * len(BARS)
    assert ({"之前", "after"} <= {*labels}) == (series > 1)


def test_from_the_top() -> None:
    """The first group is at the top, and in it the first series."""
    heights = {
        str(text.text): float(text.get("y", "0"))
        for text in chart().iter(f"{SVG}text")
        if text.get("class") == "value"
    }
    below = ["9 of 9", "8 of 9", "7 of 9", "6 of 9"]

    labels = [str(text.text) for text in chart().iter(f"{SVG}text") if text.text in LABELS]

    assert labels == [*reversed(LABELS)], "pygal begins at the bottom"
    assert [heights[text] for text in below] == sorted(heights[text] for text in below)
    assert sorted(heights.values())[-1] == heights["6 of 9"]


def test_room_for_chinese() -> None:
    """No label begins beyond the edge, though Chinese characters are as wide as they are high."""
    label = "社区论坛、社交媒体与其他公开渠道"
    picture = ET.fromstring(bar_chart("x", ["a"], [Bars(label, (1,), ("1",))]))
    (plot,) = (g for g in picture.iter(f"{SVG}g") if g.get("class") == "plot")
    left = float(str(re.findall(r"\((\d+)", plot.get("transform", ""))[0]))

    assert left > 14 * len(label)
