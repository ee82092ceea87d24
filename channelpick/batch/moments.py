"""The moments in a column, whatever it holds: time stamps, or texts in ISO 8601."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cached_property, lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from channelpick.batch.opening import Seconds, seconds_of
from channelpick.core.moments import parse_moment
from channelpick.core.situation import FIRST_YEAR, LAST_YEAR

_LOST = np.iinfo(np.int64).min
"""Stands for what is no moment."""
_DAY = 86_400
_PARTS = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
"""Unit of a time stamp -> how many make a second."""
_CLOCK = r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?"
_KINDS = (
    (pa.timestamp("us"), rf"{_CLOCK}$"),
    (pa.timestamp("us", "UTC"), rf"{_CLOCK}(Z|[+-]\d\d:\d\d)$"),
)
"""Texts that Arrow reads as Python does, without and with an offset from UTC."""


class Moments:
    """Reads the moments of a column.

    Args:
        zone: where clocks show what has no offset from UTC.
        default: the moment of an empty cell.
    """

    def __init__(self, zone: tzinfo, default: datetime) -> None:
        self._zone = zone
        self._default = seconds_of(default)

    def read(self, column: pa.Array) -> tuple[Seconds, NDArray[np.bool_], NDArray[np.bool_]]:
        """Each row's moment, which rows have none, and which have one in a year that is refused."""
        if pa.types.is_dictionary(column.type):
            column = column.dictionary_decode()
        if pa.types.is_timestamp(column.type) or pa.types.is_date(column.type):
            found = self._from_stamps(column)
        elif pa.types.is_null(column.type):
            found = np.full(len(column), self._default)
        else:
            found = self._from_texts(column.cast(pa.string()))
        is_lost = found == _LOST
        first, last = self.range
        is_far = ~is_lost & ((found < first) | (found >= last))
        found[is_lost | is_far] = self._default
        return found, is_lost, is_far

    @cached_property
    def range(self) -> tuple[int, int]:
        """The first second of the years that are not refused, and the one after their last."""
        return _years(self._zone)

    @property
    def wall_range(self) -> tuple[int, int]:
        """What clocks on the wall show at both, as if they stood in UTC."""
        return _years(UTC)

    def _from_stamps(self, column: pa.Array) -> Seconds:
        """Of time stamps: those with a zone are moments, the others show a clock on the wall."""
        if pa.types.is_date(column.type):
            column = column.cast(pa.timestamp("s"))
        has_zone = column.type.tz is not None
        parts = pc.fill_null(column.cast(pa.int64()), _LOST).to_numpy()
        is_null = parts == _LOST
        found = parts // _PARTS[column.type.unit]
        found = found if has_zone or is_null.all() else self.on_the_wall(found)
        found[is_null] = self._default
        return found

    def _from_texts(self, column: pa.Array) -> Seconds:
        """Of texts: all at once where they are alike, as those of one archive mostly are."""
        # Only what the first one promises is tried: a cast that fails takes thirty times as long.
        first = next((text for text in column[:1].to_pylist() if text), "")
        for kind, shape in _KINDS:
            if re.match(shape, first):
                try:
                    return self._from_stamps(column.cast(kind))
                except pa.ArrowInvalid:
                    break
        found = np.full(len(column), _LOST)
        rest = np.ones(len(column), np.bool_)
        for kind, shape in _KINDS:
            alike = pc.fill_null(pc.match_substring_regex(column, shape), False).to_numpy(False)
            try:
                found[alike] = self._from_stamps(column.filter(pa.array(alike)).cast(kind))
            except pa.ArrowInvalid:  # the 31st of February
                continue
            rest &= ~alike
        found[rest] = self._one_by_one(column.filter(pa.array(rest)))
        return found

    def _one_by_one(self, column: pa.Array) -> Seconds:
        coded = column.dictionary_encode()
        moments = [self._from_text(text) for text in coded.dictionary.to_pylist()]
        which = pc.fill_null(coded.indices, len(moments)).to_numpy()
        found: Seconds = np.array([*moments, self._default], np.int64)[which]
        return found

    def _from_text(self, text: str) -> int:
        if not text.strip():
            return self._default
        try:
            return seconds_of(parse_moment(text, self._zone))
        except (ValueError, OverflowError):
            return _LOST

    def on_the_wall(self, wall: Seconds) -> Seconds:
        """When the clocks of the zone show this; of an hour that they repeat, the first time.

        What they skip becomes what they would show without the change, as Python has it
        (PEP 495).
        """
        since, offsets = self.wall_changes(int(wall.min()), int(wall.max()))
        return wall - offsets[np.searchsorted(since, wall, side="right")]

    def wall_changes(self, first: int, last: int) -> tuple[Seconds, Seconds]:
        """See `_offsets`, for the years that clocks show at these ends of a stretch of time."""
        ends = (min(max(end, self.range[0]), self.range[1]) for end in (first, last))
        return _offsets(self._zone, *(datetime.fromtimestamp(end, UTC).year for end in ends))


def _years(zone: tzinfo) -> tuple[int, int]:
    first, end = (datetime(year, 1, 1, tzinfo=zone) for year in (FIRST_YEAR, LAST_YEAR + 1))
    return seconds_of(first), seconds_of(end)


@lru_cache(maxsize=64)
def _offsets(zone: tzinfo, first: int, last: int) -> tuple[Seconds, Seconds]:
    """What clocks on the wall show when they begin to be read anew, and by which offset then.

    There is one offset more: that before any change. All in seconds.
    """

    def offset(moment: int) -> int:
        ahead = datetime.fromtimestamp(moment, UTC).astimezone(zone).utcoffset()
        return int((ahead or timedelta()).total_seconds())

    start, end = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (first, last + 1))
    days = range(start - _DAY, end + 2 * _DAY, _DAY)
    offsets = [offset(days[0])]
    since = []
    for day in days:
        if offset(day) != offsets[-1]:
            before = offsets[-1]
            moments = range(day - _DAY, day + 1)
            change = moments[bisect_left(moments, True, key=lambda m: offset(m) != before)]
            offsets.append(offset(change))
            since.append(change + max(before, offsets[-1]))
    return np.array(since, np.int64), np.array(offsets, np.int64)
