"""What holds for every message."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from channelpick.screening.secrets import MOST_CHARACTERS, find_secrets, without_secrets
from tests.screening.secret_texts import cards, phrases, prose, wallet_keys

MARK = "█"
anything = st.text(max_size=300) | st.text("ab12 .:=-密码是", max_size=300)


@given(prose, phrases() | wallet_keys(), prose)
def test_found_whole(before: str, secret: str, after: str) -> None:
    """A valid phrase or key in any surrounding prose is found and removed whole."""
    start = len(before) + 1
    found = find_secrets(f"{before} {secret} {after}")

    assert any(one.start <= start and one.end >= start + len(secret) for one in found)


@given(prose, cards(), prose)
def test_card_found_whole(before: str, card: str, after: str) -> None:
    """A card number that is called one is found and removed whole."""
    text = f"{before} my card {card} {after}"

    assert card not in without_secrets(text, find_secrets(text), lambda _: MARK)


@given(anything)
@example("1 2 3 4" * 40)
@example("\ud800password\udfff: \ud800x1y2z3")
def test_findings_are_in_order(text: str) -> None:
    """Any text is read without an exception; findings are in order, disjoint and not empty."""
    found = find_secrets(text)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text("的是我你他们在哪里吗？，。 xyzqjk", max_size=200))
def test_no_digits_no_cues(text: str) -> None:
    """A text without digits, cues and list words is clean."""
    assert not find_secrets(text)


@given(st.text(min_size=1, max_size=8))
def test_repeated(unit: str) -> None:
    """The longest texts, of one sign or word again and again, are read too."""
    text = (unit * MOST_CHARACTERS)[:MOST_CHARACTERS]

    assert len(find_secrets(text)) <= MOST_CHARACTERS
