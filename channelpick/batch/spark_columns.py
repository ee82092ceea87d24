"""Columns of a Spark data frame: what they are called there, and what they hold."""

from __future__ import annotations

import re

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - so Spark's documentation calls it
from pyspark.sql.types import ArrayType, DataType, StructType

_DATED = r"[0-9]{4}(?![0-9]*[mhd])"
"""How moments begin, but no span of time does; to Java as to Python."""


def quoted(name: str) -> str:
    """The name of a column as Spark takes it, whatever stands in it."""
    return "`" + name.replace("`", "``") + "`"


def kind_of(dataframe: DataFrame, name: str) -> DataType:
    """The type of a column."""
    return next(field.dataType for field in dataframe.schema if field.name == name)


def names_moment(dataframe: DataFrame, name: str) -> Column:
    """Whether a cell says at what moment something was tried; at times also where it does not."""
    column = F.col(quoted(name))
    is_nested = isinstance(kind_of(dataframe, name), ArrayType | StructType)
    text = F.to_json(column) if is_nested else column.cast("string")
    return F.coalesce(text.rlike(_DATED), F.lit(False))


def is_dated(text: str) -> bool:
    """The same of a text that is known here."""
    return re.search(_DATED, text) is not None
