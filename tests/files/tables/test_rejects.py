"""Rejects are JSON that any terminal can show."""

from __future__ import annotations

import io
import json

import pytest

from channelpick.batch.rows import Reject
from channelpick.files.tables.rejects import Rejects


@pytest.mark.parametrize(
    ("record", "key", "value"),
    [
        (b"1,low", "record", "1,low"),
        ("1,提现,\x1b[31m\u202e".encode(), "record", "1,提现,\x1b[31m\u202e"),
        (b"1,\xff", "record_base64", "MSz/"),
    ],
)
def test_in_ascii(record: bytes, key: str, value: str) -> None:
    """What is foreign in a record is escaped, and nothing of it is lost."""
    sink = io.BytesIO()
    reject = Reject(7, "unknown-answer", "urgency", "low", "slow", record)
    Rejects(sink, lambda reject: f"no {reject.value}").write("a.csv", reject)

    line = sink.getvalue()
    assert all(32 <= sign < 127 for sign in line.removesuffix(b"\n"))
    assert json.loads(line) == {
        "file": "a.csv",
        "line": 7,
        "column": "urgency",
        "value": "low",
        "code": "unknown-answer",
        "reason": "no low",
        "guess": "slow",
        key: value,
    }
