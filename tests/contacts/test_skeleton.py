"""What a text looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelpick.contacts.skeleton import skeleton

_ALIKE = [
    # name, what looks like it
    ("exchange", "ехсhаngе"),  # Cyrillic
    ("northwind", "ｎｏｒｔｈｗｉｎｄ"),  # full width
    ("northwind", "𝐧𝐨𝐫𝐭𝐡𝐰𝐢𝐧𝐝"),  # mathematical bold
    ("northwind", "ⓝⓞⓡⓣⓗⓦⓘⓝⓓ"),
    ("northwind", "ñörthwínd"),
    ("northwind", "nor\u0323thwi\u0307nd"),  # marks above and below
    ("northwind", "north\u200bwi\u00adnd"),  # nothing to be seen
    ("northwind", "NORTHWIND"),
    ("northwind", "n0rthw1nd"),
    ("northwind", "northvvlnd"),
    ("morning", "rnornlng"),
    ("cloud", "doud"),
    ("token", "токеn"),
    ("münchen", "xn--mnchen-3ya"),
    ("a.test", "a。test"),
]


@pytest.mark.parametrize(("name", "other"), _ALIKE)
def test_what_looks_alike_has_one_skeleton(name: str, other: str) -> None:
    """Equal for texts that are easily confused."""
    assert skeleton(name) == skeleton(other)


@pytest.mark.parametrize(
    ("name", "other"), [("north", "south"), ("bank", "tank"), ("nw", "nvv1"), ("北风", "南风")]
)
def test_what_looks_different_has_two(name: str, other: str) -> None:
    """Other letters, other skeletons."""
    assert skeleton(name) != skeleton(other)


@given(st.text())
def test_never_raises(text: str) -> None:
    """Any text has one, and hosts with broken punycode too."""
    assert skeleton(text) == skeleton(text.lower())
    assert isinstance(skeleton(f"xn--{text}.xn--.xn--99999999999"), str)
