"""What PyArrow takes to read an archive and to write it with six more columns, deciding nothing.

The further columns are made once, of answers that the archive really gets, in an order by chance;
so what is written is as large.
"""

from __future__ import annotations

import sys

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 1 << 17
GROUP = 1 << 19


def main(source: str, answered: str, target: str) -> None:
    """Read and write.

    Args:
        source: the archive.
        answered: the same with its answers, to take some from.
        target: where to write.
    """
    columns = ["first", "second", "third", "score", "excluded", "rules"]
    with pq.ParquetFile(answered, read_dictionary=[c for c in columns if c != "score"]) as file:
        some = next(file.iter_batches(ROWS, columns=columns))
    order = pa.array(np.random.default_rng(1).permutation(some.num_rows))
    further = [column.take(order) for column in some.columns]
    writer = None
    held: list[pa.RecordBatch] = []
    with pq.ParquetFile(source) as file:
        repeating = [f.name for f in file.schema_arrow if pa.types.is_dictionary(f.type)]
    with pq.ParquetFile(source, read_dictionary=repeating, buffer_size=1 << 20) as file:
        schema = pa.schema([*file.schema_arrow, *some.schema])
        repeating = [field.name for field in schema if pa.types.is_dictionary(field.type)]
        for rows in file.iter_batches(ROWS):
            new = [column.slice(0, rows.num_rows) for column in further]
            held.append(pa.RecordBatch.from_arrays([*rows.columns, *new], schema=schema))
            writer = writer or pq.ParquetWriter(target, schema, use_dictionary=repeating)
            if sum(batch.num_rows for batch in held) >= GROUP:
                writer.write_table(pa.Table.from_batches(held), row_group_size=2 * GROUP)
                held.clear()
        if held and writer:
            writer.write_table(pa.Table.from_batches(held))
        if writer:
            writer.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
