"""The ways out."""

from __future__ import annotations

import errno
import io
import sys

import pytest

from channelpick.cli.app import main
from channelpick.cli.exits import LOST_OUTPUT


class _Closed(io.StringIO):
    """A pipe whose reader has gone."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


def test_closed_pipe_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A closed pipe ends quietly: no word on standard error, and not as if all were well."""
    monkeypatch.setattr(sys, "stdout", _Closed())

    code = main(["--version"])

    assert (code, capsys.readouterr().err) == (LOST_OUTPUT, "")
