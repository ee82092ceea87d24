"""channelpick rules simulate: what other rules would have done to an archive."""

from __future__ import annotations

import pytest

from tests.cli.reports import check_report
from tests.cli.runs import Run


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("name", ["simulate", "simulate-closed", "simulate-same"])
def test_report(run: Run, name: str) -> None:
    """Where tickets go, how soon they are answered and who solved them, in every form."""
    check_report(run, name)
