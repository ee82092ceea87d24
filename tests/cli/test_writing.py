"""Standard error when somebody stops the program in the middle of a line."""

from __future__ import annotations

import io
import sys

import pytest

from channelpick.cli import writing


class Stopped(io.StringIO):
    """A stream in which Ctrl-C strikes."""

    def __init__(self, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def write(self, _text: str) -> int:
        """Somebody presses Ctrl-C."""
        raise KeyboardInterrupt

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._is_terminal


@pytest.mark.parametrize("is_terminal", [True, False])
def test_only_a_terminal_hears_more(is_terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full pipe is left alone at once; on a terminal "Stopped" is still to be said."""
    stream = Stopped(is_terminal)
    monkeypatch.setattr(sys, "stderr", stream)

    with pytest.raises(KeyboardInterrupt):
        writing.tell("a question")
    assert (sys.stderr is stream) == is_terminal
