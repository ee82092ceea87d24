"""Tables read whole, from bytes, in blocks of any size."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from channelpick.batch.rows import Reject
from channelpick.files.tables.csv_table import CsvTable
from channelpick.files.tables.json_lines import JsonLines
from channelpick.files.tables.ledger import Ledger


@dataclass(frozen=True)
class Whole:
    """All blocks of a table together."""

    rows: list[tuple[str | None, ...]]
    lines: list[int]
    records: list[bytes]
    rejects: list[Reject]
    ledger: Ledger


def read_csv(data: bytes, wanted: Sequence[str], block_bytes: int = 1 << 20) -> Whole:
    """All of a CSV file."""
    return read_whole(CsvTable(io.BytesIO(data), block_bytes=block_bytes), data, wanted)


def read_json(data: bytes, wanted: Sequence[str], block_bytes: int = 1 << 20) -> Whole:
    """All of a file of JSON Lines."""
    return read_whole(JsonLines(io.BytesIO(data), block_bytes=block_bytes), data, wanted)


def read_whole(table: CsvTable | JsonLines, data: bytes, wanted: Sequence[str]) -> Whole:
    """All of a table, whose blocks must follow each other and end where the file ends."""
    blocks = list(table.blocks(wanted, keep_records=True))
    positions = [0, *(block.position for block in blocks)]
    assert all(before < after for before, after in pairwise(positions))
    assert not blocks or positions[-1] == len(data)

    whole = Whole([], [], [], [], table.ledger)
    for block in blocks:
        assert block.rows.schema.names == list(wanted)
        assert block.records is not None
        columns = [column.to_pylist() for column in block.rows.columns]
        whole.rows.extend(zip(*columns, strict=True))
        whole.lines.extend(block.lines.tolist())
        whole.records.extend(block.records)
        whole.rejects.extend(block.rejects)
    assert len(whole.rows) == len(whole.lines) == len(whole.records) == table.ledger.accepted
    assert len(whole.rejects) == table.ledger.rejected
    for numbers in (whole.lines, [reject.line for reject in whole.rejects]):
        assert numbers == sorted(numbers)
    return whole
