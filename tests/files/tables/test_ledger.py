"""The ledger of lines must close."""

from __future__ import annotations

import pytest

from channelpick.files.tables.ledger import Ledger


def test_pages_add_up() -> None:
    """What is entered is added, each kind of line by itself."""
    ledger = Ledger()
    ledger.enter(10, Ledger(accepted=4, rejected=3, continued=2, blank=1))
    ledger.enter(1, Ledger(blank=1))

    assert ledger == Ledger(accepted=4, rejected=3, continued=2, blank=2)
    assert ledger.lines == 11


@pytest.mark.parametrize("accepted", [4, 6])
def test_a_line_is_missing_or_counted_twice(accepted: int) -> None:
    """That is a bug of ours, and nothing is answered."""
    with pytest.raises(AssertionError, match="10 lines read"):
        Ledger().enter(10, Ledger(accepted=accepted, rejected=3, continued=2))
