"""Rows that were rejected, as JSON Lines: where, what and why, and the whole record."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping

import msgspec

from channelpick.batch.rows import Reject
from channelpick.files.tables.partial import Sink

Reason = Callable[[Reject], str]
"""What gives a sentence for a reject."""


class Rejects:
    """Writes rejects into a file.

    Args:
        sink: where to write.
        reason: why a row is rejected, in words.
    """

    def __init__(self, sink: Sink, reason: Reason) -> None:
        self._sink = sink
        self._reason = reason
        self.written = 0

    def write(self, file: str, reject: Reject) -> None:
        """Write one; `file` is where the row was read."""
        said = {
            "file": file,
            "line": reject.line,
            "column": reject.column,
            "value": reject.value,
            "code": reject.code,
            "reason": self._reason(reject),
        }
        if reject.guess:
            said["guess"] = reject.guess
        try:
            said["record"] = reject.record.decode()
        except UnicodeDecodeError:
            said["record_base64"] = base64.b64encode(reject.record).decode()
        self._sink.write(_line(said))
        self.written += 1


def _line(said: Mapping[str, object]) -> bytes:
    """In ASCII, so that whoever looks at it in a terminal sees foreign signs escaped."""
    line = msgspec.json.encode(said)  # eight times as fast, but not for what is not ASCII
    if not line.isascii():
        line = json.dumps(said, separators=(",", ":")).encode()
    return line + b"\n"
