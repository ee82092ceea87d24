"""The moments of a Spark column as the opening states that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - so Spark's documentation calls it
from pyspark.sql.types import (
    ArrayType,
    DataType,
    DateType,
    StringType,
    StructType,
    TimestampNTZType,
    TimestampType,
)

from channelpick.batch.moments import Moments
from channelpick.batch.opening import OpeningTimes
from channelpick.batch.situations import Usual
from channelpick.batch.slots import Slots, slots_of
from channelpick.core.catalog import Catalog

_WALL = r"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?$"
_OFFSET = r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$"
"""Texts that Spark reads as Python does, without and with an offset from UTC."""
_DATED = r"[0-9]{4}(?![0-9]*[mhd])"
"""How moments begin, but no span of time does."""


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
        column: the moments.
        kind: their type. Texts that are no ISO 8601 as most write it are read here, one by one.
        depends: where the moment itself counts, not only who is open.
        catalog: whose channels are open or not.
        usual: tells where clocks show what has no offset from UTC.
    """

    def __init__(
        self,
        dataframe: DataFrame,
        column: Column,
        kind: DataType,
        depends: Column,
        catalog: Catalog,
        usual: Usual,
    ) -> None:
        moments = Moments(usual.zone, usual.at)
        clocks = [clock.within(moments) for clock in _clocks(column, kind)]
        self._is_stamp = isinstance(kind, TimestampType)
        self._examples: dict[bytes, int] = {}
        states = [F.lit(None).cast("binary")]
        for clock, slots in _tables(dataframe, clocks, OpeningTimes(catalog), moments):
            states.append(_state(clock, slots))
            self._examples |= _examples(slots)
        self.opening = F.coalesce(*states)
        """The opening state."""
        spelled = F.unix_micros(column) if self._is_stamp else column.cast("string")
        self.moment = F.when(self.opening.isNull() | depends, spelled)
        """The moment itself, where that counts."""

    def examples(self, openings: pa.ChunkedArray, moments: pa.ChunkedArray) -> pa.Array:
        """A moment for each such opening state, or the moment itself where that counts."""
        pairs = zip(openings.to_pylist(), moments.to_pylist(), strict=True)
        found = [
            self._spelled(self._examples[opening]) if moment is None and opening else moment
            for opening, moment in pairs
        ]
        return pa.array(found, pa.timestamp("us", "UTC") if self._is_stamp else pa.string())

    def _spelled(self, seconds: int) -> int | str:
        return (
            seconds * 10**6 if self._is_stamp else datetime.fromtimestamp(seconds, UTC).isoformat()
        )


def names_moment(column: Column, kind: DataType, default: str) -> Column:
    """Whether a cell names a moment at which something was tried; at times also where it does not.

    Args:
        column: what was tried.
        kind: its type.
        default: what an empty cell means.
    """
    if re.search(_DATED, default):
        return F.lit(True)
    is_nested = isinstance(kind, ArrayType | StructType)
    text = F.to_json(column) if is_nested else column.cast("string")
    return F.coalesce(text.rlike(_DATED), F.lit(False))


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
) -> Iterator[tuple[_Clock, Slots]]:
    """The opening states, for each of the clocks that some row can be read by."""
    if not clocks:
        return
    ends = [extreme(clock.seconds) for clock in clocks for extreme in (F.min, F.max)]
    found = dataframe.agg(*ends).first()
    assert found is not None
    for clock, first, last in zip(clocks, found[::2], found[1::2], strict=True):
        if first is not None:
            slots = slots_of(opening, moments, first, last, on_the_wall=clock.on_the_wall)
            yield clock, slots


def _state(clock: _Clock, slots: Slots) -> Column:
    """The opening state as bytes, cut out of those of all slots; null outside of them."""
    width = slots.states.itemsize
    slot = F.floor(clock.seconds / slots.seconds) - slots.first
    place = (slot * width + 1).cast("int")
    state = F.substring(F.lit(slots.states.tobytes()), place, F.lit(width))
    return F.when((slot >= 0) & (slot < len(slots.states)), state)


def _examples(slots: Slots) -> dict[bytes, int]:
    states, first = np.unique(slots.states, return_index=True)
    return {
        state.tobytes(): seconds
        for state, seconds in zip(states, slots.moments[first].tolist(), strict=True)
    }
