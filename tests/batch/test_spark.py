"""Data frames of Spark get the answers that `core` gives, row by row, out of real shuffles."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from channelpick import InputError
from channelpick.batch import Mapped, recommend_frame
from channelpick.batch.answer import NAMES, Answer
from channelpick.batch.decided import decide_table
from channelpick.batch.frames import usual_of
from channelpick.batch.run import Counts
from channelpick.files.tables.inputs import Form
from channelpick.files.tables.layout import Wanted
from channelpick.formats.join_sql import MOMENTS, SITUATIONS, TICKETS, join_sql
from tests.batch.hard_rows import KINDS, NOW, archive, expected, table_of, travelling

pyspark_sql = pytest.importorskip("pyspark.sql")
if shutil.which("java") is None:
    pytest.skip("there is no Java to run Spark with", allow_module_level=True)

from channelpick.batch.spark import recommend_spark  # noqa: E402 - it needs pyspark
from channelpick.files.tables.spark_job import run_spark  # noqa: E402

# PySpark warns of the newest pandas, which it does not need here.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A session in a zone that nothing here is in, with few partitions but more than one."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
        session = (
            pyspark_sql.SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.shuffle.partitions", "3")
            .config("spark.sql.session.timeZone", "America/New_York")
            .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
            .getOrCreate()
        )
    yield session
    session.stop()


ROWS = archive(travelling(), 1_500, seed=6)
SURE = {"urgency": "high", "complexity": "simple", "self_service": "no", "preference": "none"}


def answered(spark: Any, table: pa.Table, folder: Path, **options: Any) -> list[dict[str, Any]]:
    """What Spark answers, by number; it reads the rows in two files and shuffles them."""
    half = table.num_rows // 2
    pq.write_table(table.slice(0, half), folder / "a.parquet")
    pq.write_table(table.slice(half), folder / "b.parquet")
    frame = spark.read.parquet(str(folder)).repartition(3)
    options = {"at": NOW, "language": "en", **options}
    found = recommend_spark(frame, travelling(), **options)
    return found.orderBy("id").toArrow().to_pylist()  # type: ignore[no-any-return]


def test_as_core(spark: Any, tmp_path: Path) -> None:
    """Row by row, Spark answers as `core` does; no row is lost, and columns stay as they are."""
    rows = archive(travelling(), 100_000, seed=100)

    found = answered(spark, table_of(rows, KINDS["text"]), tmp_path)

    assert [Answer(*(row[name] for name in NAMES)) for row in found] == [
        expected(travelling(), row) for row in rows
    ]
    assert [{name: row[name] for name in rows[0]} for row in found] == rows


@pytest.mark.parametrize("kind", ["moments", "clocks", "dates"])
def test_kinds_of_moments(spark: Any, tmp_path: Path, kind: str) -> None:
    """Time stamps with a zone, without one, and dates are read as by `recommend_frame`."""
    table = table_of(ROWS[:500], KINDS[kind])

    found = answered(spark, table, tmp_path)

    frame = recommend_frame(table, travelling(), at=NOW, language="en").read_all()
    assert found == frame.to_pylist()


@pytest.mark.parametrize(
    ("columns", "mapped"),
    [
        ({"urgency`s. 1": ["low", "Sev 1"]}, Mapped(columns={"urgency`s. 1": "urgency"})),
        ({"tried": [["email=2026-03-04T08:00"], None]}, Mapped()),
        ({"tried": [[{"channel": "email", "at": "2026-03-04T08:00"}], None]}, Mapped()),
        ({"at": ["2026-03-04T09:00", "2026-03-04T15:00"]}, Mapped()),
        (
            {"at": ["2026-03-04T09:00", "2026-03-04T15:00"], "tried": [None, ""]},
            Mapped(defaults={"tried": "live-chat=2026-03-04T10:00"}),
        ),
        ({"at": [1, 20260304]}, Mapped()),
        ({"locked_out": [True, None], "topic": [None, "trade"]}, Mapped()),
        ({name: [None, None] for name in SURE}, Mapped(defaults=SURE)),
    ],
    ids=["names", "list", "objects", "at", "tried by default", "numbers", "yes", "nulls"],
)
def test_columns(spark: Any, tmp_path: Path, columns: dict[str, list[Any]], mapped: Mapped) -> None:
    """Columns of any name and type are read as by `recommend_frame`; the new ones get a prefix."""
    table = pa.table({"id": [0, 1], **{name: [cell] * 2 for name, cell in SURE.items()}, **columns})

    found = answered(spark, table, tmp_path, mapped=mapped, prefix="our_")

    frame = recommend_frame(
        table, travelling(), at=NOW, language="en", mapped=mapped, prefix="our_"
    )
    assert found == frame.read_all().to_pylist()


def test_changing_rows(spark: Any) -> None:
    """Rows that are others at the second reading are rejected, not lost or left without a word."""
    from pyspark.sql import functions

    cells = {name: functions.lit(cell) for name, cell in SURE.items()}
    now = functions.current_timestamp().cast("string")
    frame = spark.range(5).withColumns({**cells, "topic": now})

    found = recommend_spark(frame, travelling()).select("rejected").toArrow()

    assert found["rejected"].to_pylist() == ["row: changed-while-reading"] * 5


def test_clash(spark: Any) -> None:
    """To Spark, a column `FIRST` is called like a new one."""
    frame = spark.createDataFrame([{**SURE, "FIRST": "x"}])

    with pytest.raises(InputError, match="name-clash"):
        recommend_spark(frame, travelling())


def test_join(spark: Any, tmp_path: Path) -> None:
    """The query of `export-table` gives the answers of `recommend_frame` on Spark, too."""
    table = table_of(ROWS[:500], KINDS["moments"])
    usual = usual_of(travelling(), at=NOW, zone=None, language="en")
    found = decide_table(iter(table.to_batches()), travelling(), usual, Mapped(), "")
    tables = {TICKETS: table, SITUATIONS: found.situations, MOMENTS: found.moments}
    for name, rows in tables.items():
        pq.write_table(rows, tmp_path / f"{name}.parquet")
        spark.read.parquet(str(tmp_path / f"{name}.parquet")).createOrReplaceTempView(name)
    spark.conf.set("spark.sql.ansi.doubleQuotedIdentifiers", "true")

    joined = spark.sql(join_sql(found, "s.parquet", "m.parquet").replace(";\n", ""))

    frame = recommend_frame(table, travelling(), at=NOW, language="en").read_all()
    assert joined.orderBy("id").toArrow().to_pylist() == frame.to_pylist()


@pytest.mark.parametrize("to", ["parquet", "csv", "jsonl"])
def test_job(spark: Any, tmp_path: Path, to: Form) -> None:
    """Of a folder, good rows are answered and the others rejected; none is lost."""
    head, good = "urgency,complexity,self_service,preference", "low,simple,yes,none"
    short, long, split = "low,simple", "low,simple,no,none,more", '"low\nx",simple,no,none'
    (tmp_path / "in").mkdir()
    for name, rows in (("a", [good, "hihg,simple,no,none", short]), ("b", [long, split, good])):
        (tmp_path / f"in/{name}.csv").write_text("\n".join([head, *rows, ""]))
    usual = usual_of(travelling(), at=NOW, zone=None, language="en")
    wanted = Wanted(catalog=travelling(), mapped=Mapped(), usual=usual, form=to, prefix="our_")
    output, rejects = str(tmp_path / "out"), str(tmp_path / "out/_rejects")

    counts = run_spark(spark, [str(tmp_path / "in")], "csv", wanted, output, rejects)

    assert counts == Counts(read=7, accepted=2, rejected=5)
    reading = spark.read.option("header", "true")
    out = getattr(reading, "json" if to == "jsonl" else to)(output)
    assert {*out.columns} == {*head.split(","), *wanted.answers}
    assert [row["our_first"] for row in out.collect()] == ["faq", "faq"]
    refused = spark.read.json(rejects).collect()
    assert sorted(row["our_rejected"] for row in refused) == [
        *["row: malformed"] * 3,
        "urgency: unknown-answer hihg",
        'urgency: unknown-answer x"',
    ]
