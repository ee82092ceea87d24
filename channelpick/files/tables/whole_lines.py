"""A stream of bytes in pieces that end where a line ends."""

from __future__ import annotations

from typing import BinaryIO

from channelpick.errors import InputError, Problem

LONGEST_LINE = 64 << 20
"""Bytes. A line that goes on for longer is no row of a table, and memory would not hold it."""


class WholeLines:
    """Takes whole lines from a stream. What has been taken may be given back, to get more of it."""

    def __init__(self, stream: BinaryIO, block_bytes: int) -> None:
        self._stream = stream
        self._block_bytes = block_bytes
        self._rest = b""
        self._read = 0
        self.ended = False
        """Whether all that is left was in the last piece."""

    @property
    def position(self) -> int:
        """How many bytes of the stream have been taken and not given back."""
        return self._read - len(self._rest)

    def take(self) -> bytes:
        """The next lines, at least one, each with its LF (the last one too); empty at the end.

        Raises:
            InputError: a line is longer than `LONGEST_LINE`.
        """
        while not self.ended:
            # As much again as is at hand: a record that spans many blocks is looked through
            # twice, rather than once a block.
            more = self._stream.read(max(self._block_bytes, len(self._rest)))
            self._read += len(more)
            self.ended = not more
            if end := more.rfind(b"\n") + 1:
                ahead, self._rest = self._rest, more[end:]
                return b"".join((ahead, memoryview(more)[:end]))  # copied once
            data = self._rest + more
            end = len(data) if self.ended else data.rfind(b"\n") + 1
            self._rest = data[end:]
            if end:
                return data[:end] if data[end - 1] == ord("\n") else data + b"\n"
            if len(data) > LONGEST_LINE:
                raise InputError(
                    [Problem(code="endless-line", values={"most": f"{LONGEST_LINE:,}"})]
                )
        return b""

    def give_back(self, data: bytes) -> None:
        """Put the end of what was taken last back, so that it comes again, followed by more."""
        self._rest = data + self._rest
