"""The moments of a Spark column as the opening states that they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - so Spark's documentation calls it
from pyspark.sql.types import DataType, DateType, StringType, TimestampNTZType, TimestampType

from channelpick.batch.moments import Moments
from channelpick.batch.opening import OpeningTimes
from channelpick.batch.situations import Usual
from channelpick.batch.slots import DAY, OpeningDays, opening_days
from channelpick.batch.spark_columns import kind_of, quoted
from channelpick.core.catalog import Catalog

_WALL = r"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?$"
_OFFSET = r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$"
"""Texts that Spark reads as Python does, without and with an offset from UTC."""


class _Clock(NamedTuple):
    """One way to read a column."""

    seconds: Column
    """Since 1970; null where it cannot be read so."""
    on_the_wall: bool
    """Whether that is what clocks on the wall show."""

    def within(self, moments: Moments) -> _Clock:
        """The same, but null in the years that are refused."""
        first, end = moments.wall_range if self.on_the_wall else moments.range
        counts = (self.seconds >= first) & (self.seconds < end)
        return self._replace(seconds=F.when(counts, self.seconds))


class MomentKeys:
    """What rows with the same opening state have in common, and a moment for each of these.

    Args:
        dataframe: is read here once, for the stretch of time that it covers.
        name: of the column. Texts in it that are no ISO 8601 as most write it are read here.
        depends: where the moment itself counts, not only who is open.
        catalog: whose channels are open or not.
        usual: tells where clocks show what has no offset from UTC.
    """

    def __init__(
        self,
        dataframe: DataFrame,
        name: str,
        depends: Column,
        catalog: Catalog,
        usual: Usual,
    ) -> None:
        column, kind = F.col(quoted(name)), kind_of(dataframe, name)
        moments = Moments(usual.zone, usual.at)
        clocks = [clock.within(moments) for clock in _clocks(column, kind)]
        self._is_stamp = isinstance(kind, TimestampType)
        self._examples: dict[int, int] = {}
        states = [F.lit(None).cast("int")]
        for clock, days in _tables(dataframe, clocks, OpeningTimes(catalog), moments):
            states.append(_state(clock, days))
            self._examples |= days.examples
        self.opening = F.coalesce(*states)
        """The opening state."""
        spelled = F.unix_micros(column) if self._is_stamp else column.cast("string")
        self.moment = F.when(self.opening.isNull() | depends, spelled)
        """The moment itself, where that counts."""

    def examples(self, openings: pa.ChunkedArray, moments: pa.ChunkedArray) -> pa.Array:
        """A moment for each such opening state, or the moment itself where that counts."""
        pairs = zip(openings.to_pylist(), moments.to_pylist(), strict=True)
        found = [
            moment if opening is None or moment is not None else self._spelled(opening)
            for opening, moment in pairs
        ]
        return pa.array(found, pa.timestamp("us", "UTC") if self._is_stamp else pa.string())

    def _spelled(self, opening: int) -> int | str:
        seconds = self._examples[opening]
        if self._is_stamp:
            return seconds * 10**6
        return datetime.fromtimestamp(seconds, UTC).isoformat()


def _clocks(column: Column, kind: DataType) -> Iterator[_Clock]:
    if isinstance(kind, TimestampType):
        yield _Clock(F.unix_seconds(column), False)
    elif isinstance(kind, TimestampNTZType | DateType):
        yield _Clock(_seconds_shown(column.cast("timestamp_ntz")), True)
    elif isinstance(kind, StringType):
        stamp = F.when(column.rlike(_OFFSET), column.try_cast("timestamp"))
        yield _Clock(F.unix_seconds(stamp), False)
        shown = F.when(column.rlike(_WALL), column.try_cast("timestamp_ntz"))
        yield _Clock(_seconds_shown(shown), True)


def _seconds_shown(stamp: Column) -> Column:
    """What the clock shows, without a detour through the zone of the session."""
    days = F.unix_date(stamp.cast("date")).cast("long")
    return ((days * 24 + F.hour(stamp)) * 60 + F.minute(stamp)) * 60 + F.second(stamp)


def _tables(
    dataframe: DataFrame, clocks: Sequence[_Clock], opening: OpeningTimes, moments: Moments
) -> Iterator[tuple[_Clock, OpeningDays]]:
    """The opening states, for each of the clocks that some row can be read by."""
    if not clocks:
        return
    ends = [extreme(clock.seconds) for clock in clocks for extreme in (F.min, F.max)]
    found = dataframe.agg(*ends).first()
    assert found is not None
    for clock, first, last in zip(clocks, found[::2], found[1::2], strict=True):
        if first is not None:
            wall = clock.on_the_wall
            yield clock, opening_days(opening, moments, first, last, on_the_wall=wall)


def _state(clock: _Clock, days: OpeningDays) -> Column:
    """The number of the opening state; null outside of these days."""
    day = F.floor(clock.seconds / DAY) - days.first
    slot = F.floor(F.pmod(clock.seconds, F.lit(DAY)) / days.slot)
    place = F.get(_listed(days.patterns), day) * days.states.shape[1] + slot
    return F.get(_listed(days.states), place)


def _listed(numbers: NDArray[np.int64]) -> Column:
    """A constant array: one text to hand over, which Spark takes apart once for each query."""
    text = ",".join(map(str, numbers.ravel().tolist()))
    return F.split(F.lit(text), ",").cast("array<int>")
