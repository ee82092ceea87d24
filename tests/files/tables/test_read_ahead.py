"""The next block is read while one is at work, where that keeps nobody waiting."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from channelpick.batch.rows import Block
from channelpick.files.tables.inputs import Input, read_ahead


def block(number: int) -> Block:
    """One that can be told from others."""
    rows = pa.record_batch({"n": [number]})
    return Block(rows=rows, lines=np.array([number]), rejects=(), position=number)


def blocks(began: list[int], end: Exception | None = None) -> Iterator[Block]:
    """Five, told of each before it comes."""
    for number in range(5):
        began.append(number)
        yield block(number)
    if end:
        raise end


@pytest.fixture
def given(tmp_path: Path) -> Input:
    """A table in a file."""
    (tmp_path / "a.csv").touch()
    return Input(str(tmp_path / "a.csv"), "csv")


def test_all_come_in_order(given: Input) -> None:
    """None twice, none missing."""
    assert [found.position for found in read_ahead(given, blocks([]))] == [0, 1, 2, 3, 4]


def test_one_ahead(given: Input) -> None:
    """While a block is at work the next one is read, and no more: it bounds the memory."""
    began = [threading.Event() for _ in range(6)]

    def coming() -> Iterator[Block]:
        for number in range(5):
            began[number].set()
            yield block(number)
        began[5].set()

    for found in read_ahead(given, coming()):
        assert began[found.position + 1].wait(timeout=30)
        assert not any(event.is_set() for event in began[found.position + 2 :])


def test_mistake_in_the_file(given: Input) -> None:
    """It comes after the blocks before it."""
    reading = read_ahead(given, blocks([], ValueError("damaged")))
    assert [next(reading).position for _ in range(5)] == [0, 1, 2, 3, 4]
    with pytest.raises(ValueError, match="damaged"):
        next(reading)


def test_stopping(given: Input) -> None:
    """Whoever has enough leaves no thread behind."""
    began: list[int] = []
    reading = read_ahead(given, blocks(began))
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert len(began) <= 2
    assert threading.active_count() == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipe(tmp_path: Path) -> None:
    """From a pipe, the next block is asked for when it is wanted, by whoever wants it."""
    os.mkfifo(tmp_path / "pipe")

    def coming() -> Iterator[Block]:
        for number in range(5):
            assert threading.current_thread() is threading.main_thread()
            yield block(number)

    for path in (str(tmp_path / "pipe"), "-"):
        assert len([*read_ahead(Input(path, "csv"), coming())]) == 5
