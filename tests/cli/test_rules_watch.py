"""When a rules file counts as changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from channelpick.cli.rules_watch import RulesWatch


class Clock:
    """A clock that is set by hand; files are dated by it, too."""

    def __init__(self) -> None:
        self.time = 1_000.0

    def __call__(self) -> float:
        """The time."""
        return self.time

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.time += seconds

    def write(self, path: Path, text: str) -> None:
        """Write a file now."""
        path.write_text(text, "utf-8")
        os.utime(path, (self.time, self.time))


@pytest.fixture
def path(tmp_path: Path, clock: Clock) -> Path:
    """A rules file, long since written."""
    path = tmp_path / "rules.toml"
    clock.write(path, "old")
    clock.pass_by(100)
    return path


@pytest.fixture
def clock() -> Clock:
    """The clock of a test."""
    return Clock()


@pytest.fixture
def watch(path: Path, clock: Clock) -> RulesWatch:
    """What watches the file."""
    return RulesWatch(str(path), clock, clock)


def test_looks_once_a_second(watch: RulesWatch, path: Path, clock: Clock) -> None:
    """Nothing is looked at before a second is over, and then once."""
    clock.write(path, "new")
    clock.pass_by(0.9)
    early = watch.has_changed()
    clock.pass_by(0.2)

    assert not early
    assert watch.has_changed()
    clock.pass_by(5)
    assert not watch.has_changed()


def test_half_written(watch: RulesWatch, path: Path, clock: Clock) -> None:
    """A file that has just been written to is left alone until the next look."""
    clock.pass_by(2)
    clock.write(path, "ne")
    half = watch.has_changed()
    clock.pass_by(0.3)
    clock.write(path, "new")
    clock.pass_by(0.8)

    assert not half
    assert watch.has_changed()


def test_clock_ahead(watch: RulesWatch, path: Path, clock: Clock) -> None:
    """Where files are dated in the future, it is enough that two looks find the same."""
    path.write_text("new", "utf-8")
    os.utime(path, (clock() + 3600, clock() + 3600))
    clock.pass_by(2)
    first = watch.has_changed()
    clock.pass_by(2)

    assert not first
    assert watch.has_changed()


def test_gone_and_back(watch: RulesWatch, path: Path, clock: Clock) -> None:
    """A file that is not there any more has changed, and so it has when it is back."""
    path.unlink()
    clock.pass_by(2)
    watch.has_changed()
    clock.pass_by(2)
    is_gone = watch.has_changed()
    clock.write(path, "old")
    clock.pass_by(2)

    assert is_gone
    assert watch.has_changed()


def test_pipe_never_changes(tmp_path: Path, clock: Clock) -> None:
    """What is no regular file can be read only once."""
    os.mkfifo(tmp_path / "pipe")
    watch = RulesWatch(str(tmp_path / "pipe"), clock, clock)
    os.utime(tmp_path / "pipe", (1, 1))
    clock.pass_by(2)

    assert not watch.has_changed()
