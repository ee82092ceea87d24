"""Whole folders of tables answered by Spark, on this machine or on a cluster.

Spark reads CSV without a ledger: each line is a row, also one that ends within quotes, and has no
number. None is passed over: malformed rows are rejects.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pyspark.errors import PySparkException, PySparkRuntimeError
from pyspark.sql import Column, DataFrame, Observation, SparkSession
from pyspark.sql import functions as F  # noqa: N812 - so Spark's documentation calls it
from pyspark.sql.types import StringType, StructField, StructType

from channelpick.batch.run import Counts
from channelpick.batch.spark import REJECTED, recommend_spark
from channelpick.batch.spark_columns import quoted
from channelpick.errors import InputError, Problem

if TYPE_CHECKING:
    from channelpick.files.tables.inputs import Form
    from channelpick.files.tables.layout import Wanted

_RECORD = "_corrupt_record"
"""What Spark calls the column with a row that is malformed, as it stands in the file."""
_MALFORMED = "row: malformed"
_CSV = {"header": "true", "escape": '"'}
_WRITING: dict[Form, dict[str, str]] = {
    "parquet": {},
    "csv": {**_CSV, "emptyValue": ""},
    "jsonl": {"ignoreNullFields": "false"},
}


@contextmanager
def session(master: str) -> Iterator[SparkSession]:
    """A Spark session, until it is stopped again.

    Args:
        master: such as `local[4]`, `yarn`, `spark://host:7077`, or `sc://host` for Spark Connect.

    Raises:
        InputError: there is no Java, or Spark cannot do what is asked; in its own words, in
            English.
    """
    # It warns of the newest pandas, which is not used here.
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
    builder = SparkSession.builder.appName("channelpick").config("spark.log.level", "ERROR")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    is_remote = master.startswith("sc://")
    try:
        spark = (builder.remote(master) if is_remote else builder.master(master)).getOrCreate()
        try:
            yield spark
        finally:
            spark.stop()
    except PySparkRuntimeError as error:
        if error.getCondition() != "JAVA_GATEWAY_EXITED":
            raise
        raise InputError([Problem(code="no-java")]) from None
    except PySparkException as error:
        values = {"reason": str(error).split("\n", maxsplit=1)[0]}
        raise InputError([Problem(code="spark-refused", values=values)]) from None


def run_spark(
    spark: SparkSession,
    paths: Sequence[str],
    form: Form,
    wanted: Wanted,
    output: str,
    rejects: str,
) -> Counts:
    """Answer all rows of these tables; what became of them.

    Spark is asked three times for the rows: for their situations, for the accepted ones, and for
    the rejected ones if there are any.

    Args:
        spark: the session.
        paths: files or folders, as the cluster sees them.
        form: the kind of all of them.
        wanted: what is wanted of the answers.
        output: the folder for the accepted rows, which must not be there. It has `_SUCCESS` in it
            when it is complete.
        rejects: the folder for the others, JSON Lines with the column `rejected`.

    Raises:
        InputError: columns are missing or called like an answer.
        PySparkException: Spark cannot read or write something.
    """
    answered = _answered(_read(spark, paths, form), wanted)
    is_accepted = answered[quoted(wanted.prefix + REJECTED)].isNull()
    every, refused = Observation(), Observation()
    accepted = answered.observe(
        every, _count().alias("read"), _count(is_accepted).alias("accepted")
    ).where(is_accepted)
    _write(accepted.select(*map(quoted, _written(answered, wanted))), wanted.form, output)
    read, count, rejected = every.get["read"], every.get["accepted"], 0
    if count < read:
        others = answered.where(~is_accepted).observe(refused, _count().alias("rejected"))
        _write(others.drop(*wanted.answers), "jsonl", rejects)
        rejected = refused.get["rejected"]
    counts = Counts(read=read, accepted=count, rejected=rejected)
    counts.check()
    return counts


def _read(spark: SparkSession, paths: Sequence[str], form: Form) -> DataFrame:
    reader = spark.read.option("columnNameOfCorruptRecord", _RECORD)
    if form == "parquet":
        return reader.parquet(*paths)
    if form == "jsonl":
        return reader.json([*paths])
    reader = reader.options(**_CSV, sep="\t" if paths[0].endswith(".tsv") else ",")
    header = reader.csv([*paths]).schema
    schema = StructType([*header, StructField(_RECORD, StringType())])
    # Else files with other columns would be read as if they had those of the first.
    return reader.schema(schema).options(enforceSchema="false").csv([*paths])


def _answered(rows: DataFrame, wanted: Wanted) -> DataFrame:
    """The rows with their answers; those that are malformed are rejected, too."""
    usual, rejected = wanted.usual, wanted.prefix + REJECTED
    answered = recommend_spark(
        rows,
        wanted.catalog,
        at=usual.at,
        zone=usual.zone,
        language=usual.language,
        mapped=wanted.mapped,
        prefix=wanted.prefix,
    )
    if _RECORD not in rows.columns:
        return answered
    malformed = F.when(F.col(_RECORD).isNotNull(), F.lit(_MALFORMED))
    return answered.withColumn(rejected, F.coalesce(malformed, F.col(quoted(rejected))))


def _written(answered: DataFrame, wanted: Wanted) -> Sequence[str]:
    if wanted.columns is not None:
        return wanted.columns
    return [name for name in answered.columns if name not in (_RECORD, wanted.prefix + REJECTED)]


def _count(condition: Column | None = None) -> Column:
    """How many rows there are, or those of them for which this holds."""
    return F.count(F.lit(1) if condition is None else F.when(condition, 1))


def _write(rows: DataFrame, form: Form, folder: str) -> None:
    called = "json" if form == "jsonl" else form
    rows.write.options(**_WRITING[form]).format(called).save(folder)
