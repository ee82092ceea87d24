"""Answers for a data frame on a Spark cluster.

The distinct situations are found on the cluster, decided here, and joined back by broadcast. So
`core` answers, and no Python runs on the executors.
"""

from __future__ import annotations

from datetime import datetime, tzinfo

import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - so Spark's documentation calls it
from pyspark.sql.types import DoubleType, StringType, StructField, StructType

from channelpick.batch.answer import NAMES
from channelpick.batch.columns import AT, Columns, Mapped, find_columns
from channelpick.batch.frames import recommend_frame, usual_of
from channelpick.batch.situations import Usual
from channelpick.batch.spark_columns import is_dated, names_moment, quoted
from channelpick.batch.spark_moments import MomentKeys
from channelpick.core.catalog import TRIED, Catalog
from channelpick.errors import InputError, Problem

REJECTED = "rejected"
NEW = (*NAMES, REJECTED)
"""The columns that rows get."""
_FIELDS = [StructField(name, DoubleType() if name == "score" else StringType()) for name in NEW]
_OURS = "channelpick "
"""What names begin with that no other column has."""
_KEY = f"{_OURS}situation"
_CHANGED = "row: changed-while-reading"
"""Why a row is rejected that was not there when the situations were found."""


def recommend_spark(
    dataframe: DataFrame,
    catalog: Catalog,
    *,
    at: datetime | None = None,
    zone: tzinfo | None = None,
    language: str | None = None,
    mapped: Mapped | None = None,
    prefix: str = "",
) -> DataFrame:
    """The rows with their answers, in the columns that `recommend_frame` adds.

    No row is lost: one that cannot be understood has nulls for an answer, and the column `rejected`
    says why. The frame is read at once for its moments and situations, and again when the answers
    are used: one that is slow to compute is better cached, one that is another each time must be.

    Args:
        dataframe: of Spark 4 or Spark Connect.
        catalog: whose channels are recommended.
        at: the moment of rows that name none; by default now, read once.
        zone: where clocks show the times without an offset, whatever the zone of the session; by
            default that of `at`.
        language: of rows that name none; by default the first of the catalog.
        mapped: which columns and values mean what, where they are not called as in the catalog.
        prefix: of the names of the new columns.

    Raises:
        InputError: a column is missing, or called like a new one.
    """
    usual = usual_of(catalog, at=at, zone=zone, language=language)
    columns = find_columns(catalog, dataframe.columns, mapped or Mapped())
    _refuse_clashes(dataframe.columns, prefix)
    key = _Key(dataframe, catalog, columns, usual)
    situations = dataframe.select(key.column.alias(_KEY)).distinct().toArrow()
    answers = recommend_frame(
        key.examples(situations[_KEY]),
        catalog,
        at=usual.at,
        zone=usual.zone,
        language=usual.language,
        mapped=mapped,
        prefix=_OURS,
    ).read_all()
    for name in NEW:
        situations = situations.append_column(name, _plain(answers[_OURS + name]))
    return _joined(dataframe, key, situations, prefix)


class _Key:
    """What rows with the same answer have in common, as one structure.

    Structures are equal if all their fields are; null equals null there.
    """

    def __init__(
        self, dataframe: DataFrame, catalog: Catalog, columns: Columns, usual: Usual
    ) -> None:
        self._at = columns.column_of.get(AT)
        self._others = [column for column in columns.used if column != self._at]
        fields = [
            F.col(quoted(column)).alias(str(number)) for number, column in enumerate(self._others)
        ]
        if self._at is not None:
            depends = _depending(dataframe, columns)
            self._moments = MomentKeys(dataframe, self._at, depends, catalog, usual)
            fields.append(self._moments.opening.alias("opening"))
            fields.append(self._moments.moment.alias("moment"))
        self.column = F.struct(*(fields or [F.lit(0).alias("all")]))

    def examples(self, keys: pa.ChunkedArray) -> pa.Table:
        """A row for each of these, with the columns that the answer depends on."""
        table = {_KEY: keys}  # there may be no other column
        for number, column in enumerate(self._others):
            table[column] = pc.struct_field(keys, str(number))
        if self._at is not None:
            openings, moments = (pc.struct_field(keys, name) for name in ("opening", "moment"))
            table[self._at] = self._moments.examples(openings, moments)
        return pa.table(table)


def _depending(dataframe: DataFrame, columns: Columns) -> Column:
    """Where the answer depends on the moment itself, as something was tried at another moment."""
    tried = columns.column_of.get(TRIED)
    if is_dated(columns.mapped.defaults.get(TRIED, "")):
        return F.lit(True)
    return F.lit(False) if tried is None else names_moment(dataframe, tried)


def _refuse_clashes(present: list[str], prefix: str) -> None:
    """To Spark, names are alike in capitals and in small letters."""
    known = {name.casefold() for name in present}
    new = [prefix + name for name in NEW]
    if clash := [name for name in new if name.casefold() in known]:
        values = {"given": ", ".join(clash)}
        raise InputError([Problem(code="name-clash", path=("--prefix",), values=values)])


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column


def _joined(dataframe: DataFrame, key: _Key, situations: pa.Table, prefix: str) -> DataFrame:
    keyed = dataframe.withColumn(_KEY, key.column)
    schema = StructType([keyed.schema[_KEY], *_FIELDS])
    known = dataframe.sparkSession.createDataFrame(situations, schema)
    known = known.withColumnsRenamed({name: _OURS + name for name in NEW})
    found = keyed.join(F.broadcast(known), _KEY, "left")
    answers = {name: F.col(_OURS + name) for name in NEW}
    is_unknown = answers["excluded"].isNull()
    answers[REJECTED] = F.coalesce(answers[REJECTED], F.when(is_unknown, F.lit(_CHANGED)))
    return found.select(
        *(F.col(quoted(column)) for column in dataframe.columns),
        *(answer.alias(prefix + name) for name, answer in answers.items()),
    )
