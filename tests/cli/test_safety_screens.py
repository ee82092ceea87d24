"""Whole screens of draft, verify and scan, and the JSON beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import Run
from tests.cli.safety import CASES, FILES, LANGUAGES, MARKDOWN, SCREENS, WIDTHS, check_screens


@pytest.fixture(autouse=True)
def files(run: Run, tmp_path: Path) -> None:
    """The working folder has the platform's rules."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")


@pytest.mark.parametrize("name", CASES)
def test_screens(run: Run, name: str) -> None:
    """What people read, in both languages, on a telephone and on a desk; and what scripts read."""
    check_screens(run, name)


def test_no_screen_is_left_over() -> None:
    """Every screen on file is compared."""
    screens = [f"{name}-{lang}" for name in CASES for lang in LANGUAGES]
    names = {f"{screen}-{width}.txt" for screen in screens for width in WIDTHS}
    names |= {f"{name}-{lang}.md" for name in MARKDOWN for lang in LANGUAGES}

    assert names == {path.name for path in SCREENS.iterdir()}
