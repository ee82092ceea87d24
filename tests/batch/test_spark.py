"""Data frames of Spark get the answers that `core` gives, row by row, out of real shuffles."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from channelpick import InputError
from channelpick.batch import Mapped, recommend_frame
from channelpick.batch.answer import NAMES, Answer
from channelpick.core.moments import parse_moment
from tests.batch.hard_rows import NOW, ZONE, archive, expected, travelling
from tests.batch.rows import Cells, columns_of

pyspark_sql = pytest.importorskip("pyspark.sql")
if shutil.which("java") is None:
    pytest.skip("there is no Java to run Spark with", allow_module_level=True)

from channelpick.batch.spark import recommend_spark  # noqa: E402 - it needs pyspark

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


ROWS = archive(travelling(), 3_000, seed=6)
SURE = {"urgency": "high", "complexity": "simple", "self_service": "no", "preference": "none"}


def table_of(rows: list[Cells]) -> pa.Table:
    """The rows with a number each, since shuffles mix them."""
    return pa.table({"id": range(len(rows)), **columns_of(rows)})


def with_moments(kind: pa.DataType) -> pa.Table:
    """The rows with the moments that can be read, as time stamps or dates."""
    table = table_of(ROWS)
    moments = [_moment(text) for text in table["at"].to_pylist()]
    if not (pa.types.is_timestamp(kind) and kind.tz):
        moments = [moment and moment.replace(tzinfo=None) for moment in moments]
    column = pa.array(moments, kind)
    return table.set_column(table.schema.get_field_index("at"), "at", column)


def _moment(text: str | None) -> datetime | None:
    try:
        return parse_moment(text or "", ZONE)
    except ValueError:
        return None


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
    found = answered(spark, table_of(ROWS), tmp_path)

    assert [Answer(*(row[name] for name in NAMES)) for row in found] == [
        expected(travelling(), row) for row in ROWS
    ]
    assert [{name: row[name] for name in ROWS[0]} for row in found] == ROWS


@pytest.mark.parametrize(
    "kind", [pa.timestamp("us", "UTC"), pa.timestamp("us"), pa.date32()], ids=str
)
def test_kinds_of_moments(spark: Any, tmp_path: Path, kind: pa.DataType) -> None:
    """Time stamps with a zone, without one, and dates are read as by `recommend_frame`."""
    table = with_moments(kind)

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
    ],
    ids=["names", "tried list", "tried objects", "at alone", "tried by default", "numbers", "yes"],
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
