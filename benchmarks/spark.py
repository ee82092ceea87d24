"""What `recommend_spark` takes beside Spark that only reads and writes the same Parquet files.

Run `python -m benchmarks.spark FOLDER [ROWS]`; the folder keeps the archive for the next time. One
session on two cores, with the shuffles and broadcasts of a cluster; starting it is not counted. In
turn, five rounds after one to warm up, as medians of the ratios of CPU time in the same round:
Spark copies the archive; it copies the answered one, which has seven more columns; it answers the
archive. Goal: answering takes at most 2.2 times as long as copying what comes out.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Any

from pyspark.sql import SparkSession

from benchmarks.archive.archives import write_archive
from channelpick import load_catalog
from channelpick.batch.spark import recommend_spark

ROUNDS = 5
_DISTINCT = 50_000
_TICKS = 100
"""How many the system counts in a second of CPU time."""


def main(folder: Path, rows: int) -> None:
    """Measure, and print the ratios."""
    catalog = load_catalog()
    folder.mkdir(parents=True, exist_ok=True)
    source = write_archive(folder / f"{rows}.parquet", catalog, rows, _DISTINCT)
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.memory", "4g")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "8")
        .getOrCreate()
    )

    def copy(path: Path) -> None:
        spark.read.parquet(str(path)).write.mode("overwrite").parquet(str(folder / "copy"))

    def answer() -> None:
        found = recommend_spark(spark.read.parquet(str(source)), catalog)
        found.write.mode("overwrite").parquet(str(folder / "answered"))

    answer()
    takes: Mapping[str, Callable[[], None]] = {
        "copy the archive": lambda: copy(source),
        "copy the answered archive": lambda: copy(folder / "answered"),
        "answer the archive": answer,
    }
    times: dict[str, list[float]] = {name: [] for name in takes}
    for _ in range(ROUNDS):
        for name, take in takes.items():
            start = _cpu(spark)
            take()
            times[name].append(_cpu(spark) - start)
    for name, taken in times.items():
        ratios = [
            f"{median(t / y for t, y in zip(taken, times[yardstick], strict=True)):5.2f} x"
            for yardstick in list(takes)[:2]
        ]
        print(f"{name:28}{median(taken):7.1f} s CPU", *ratios)


def _cpu(spark: Any) -> float:
    """The CPU time of this process and of the Java beside it, in seconds."""
    java = spark._jvm.java.lang.ProcessHandle.current().pid()
    fields = Path(f"/proc/{java}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / _TICKS


if __name__ == "__main__":
    main(Path(sys.argv[1]), int((sys.argv[2:] or ["10000000"])[0]))
