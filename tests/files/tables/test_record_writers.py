"""Records are written as they were read, each with its answer behind it."""

from __future__ import annotations

import io
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pytest

from channelpick.batch.answer import Answer, as_json_keys
from channelpick.batch.spans import Spans
from channelpick.files.tables import writers

ANSWERS = [Answer(f"c{n}", None, None, 50.0, "", "a,b" if n % 2 else "") for n in range(7)]
WHICH = [3, 0, 6, 6, 1, 0, 2, 5]


def spans(records: list[bytes]) -> Spans:
    """The records in one, with something between them."""
    ends = np.cumsum([len(record) + 2 for record in records])
    starts = np.concatenate(([0], ends[:-1]))
    return Spans(b"\r\n".join([*records, b""]), starts, ends - 2)


@pytest.fixture(params=[2, 4096])
def at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few are written at once, and whether that is more than there are answers."""
    monkeypatch.setattr(writers, "_AT_ONCE", request.param)


def write(writer: writers.Writer, records: list[bytes]) -> None:
    """Write them in two blocks; for the second one there are more answers."""
    nothing = pa.record_batch({})
    answers: list[Answer] = []
    for part, known in ((slice(0, 2), 4), (slice(2, None), 7)):
        answers += ANSWERS[len(answers) : known]
        ids = np.array(WHICH[part], np.int32)
        writer.write(nothing, spans(records[part]), ids, cast("Any", answers))


@pytest.mark.usefixtures("at_once")
def test_json() -> None:
    """Further keys stand where the object ends, whatever is behind it; without keys no comma."""
    sink = io.BytesIO()
    records = [
        b'{"a":1}',
        b"{}",
        b'{"a":{} }  ',
        b" \t{ } ",
        b'{"a":"}"}\t',
        b'{"a":{}}',
        b"{\t}",
        '{"a":"提现"}'.encode(),
    ]
    write(writers.json_records(sink, "x_"), records)

    lines = sink.getvalue().splitlines()
    for line, record, which in zip(lines, records, WHICH, strict=True):
        kept, first, rest = line.partition(b'"x_first"')
        assert kept.rstrip(b",") == record.rstrip()[:-1]
        assert (b"," in kept.rstrip()[-1:]) == (record.split() not in ([b"{}"], [b"{", b"}"]))
        assert first + rest == as_json_keys(ANSWERS[which], "x_")[1:-1]


@pytest.mark.usefixtures("at_once")
def test_csv() -> None:
    """Further cells stand behind the record, quoted where they must be."""
    sink = io.BytesIO()
    records = [b"1,a", b'2,"b\r\nc"', b"3,", b"", b",", b"4", b"5\xff,x", b"6,y"]
    write(writers.csv_records(sink, ["n", "t"], "x_", ","), records)

    head, _, rest = sink.getvalue().partition(b"\n")
    assert head == b"n,t,x_first,x_second,x_third,x_score,x_excluded,x_rules"
    assert rest == b"".join(
        b"%b,c%d,,,50.0,,%b\n" % (record, which, b'"a,b"' if which % 2 else b"")
        for record, which in zip(records, WHICH, strict=True)
    )
