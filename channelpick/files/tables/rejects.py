"""Rows that were rejected, as JSON Lines: where, what and why, and the whole record."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable

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
        self._sink.write(json.dumps(said).encode() + b"\n")
        self.written += 1
