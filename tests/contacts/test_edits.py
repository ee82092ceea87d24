"""Slips of the hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from channelpick.contacts.edits import Pattern

_TEXTS = st.text("abc", max_size=9)


def _slips(one: str, other: str) -> int:
    """Optimal string alignment, by its table."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            best = min(row[-1] + 1, rows[-1][j] + 1, rows[-1][j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


@given(_TEXTS.filter(bool), _TEXTS)
def test_slips_are_counted_as_by_the_table(one: str, other: str) -> None:
    """A slip is a letter too many, too few, wrong, or two neighbours swapped."""
    assert _slips(one, other) == Pattern(one).slips(other)


@given(_TEXTS.filter(bool), _TEXTS)
def test_slips_inside_are_the_least_of_all_parts(one: str, other: str) -> None:
    """How many slips turn it into some part of the other: the least."""
    ends = range(len(other) + 1)
    parts = (other[start:end] for start in ends for end in ends)

    assert min(_slips(one, part) for part in parts) == Pattern(one).slips_inside(other)
