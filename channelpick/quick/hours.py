"""Opening hours as they were written out when the catalog was compiled, a list for each year.

Each list holds the minutes since the year began (UTC) at which it opens, shuts, opens, …; a year
that begins open has 0 first.
"""

from __future__ import annotations

import time
from _bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class YearMissing(Exception):  # noqa: N818 - no error: what to write out next
    """Nobody wrote out this year."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


class Hours:
    """When a channel is open."""

    def __init__(self, years: Mapping[str, str]) -> None:
        self._years = years
        """Year -> the minutes, as text, which is read only when it is needed."""
        self._read: dict[int, list[int]] = {}

    def is_open(self, moment: int) -> bool:
        """Whether it is open at this moment, in seconds since 1970.

        Raises:
            YearMissing: of that year or another one nothing is known.
        """
        year, minute = _minute_of_year(moment)
        return bisect_right(self._changes(year), minute) % 2 == 1

    def next_opening(self, moment: int, horizon: int) -> int | None:
        """When it opens, for a moment at which it is shut; None if not within so many seconds.

        Raises:
            YearMissing: as above.
        """
        year, minute = _minute_of_year(moment)
        begin = moment - moment % 60 - 60 * minute
        place = bisect_right(self._changes(year), minute)
        while begin <= moment + horizon:
            if place < len(self._changes(year)):
                opening = begin + 60 * self._changes(year)[place]
                return opening if opening <= moment + horizon else None
            begin += 86_400 * (366 if year % 4 == 0 else 365)  # 2000 to 2099
            year, place = year + 1, 0
        return None

    def _changes(self, year: int) -> list[int]:
        if year not in self._read:
            if str(year) not in self._years:
                raise YearMissing(year)
            self._read[year] = list(map(int, self._years[str(year)].split()))
        return self._read[year]


def _minute_of_year(moment: int) -> tuple[int, int]:
    clock = time.gmtime(moment)
    return clock.tm_year, 60 * (24 * (clock.tm_yday - 1) + clock.tm_hour) + clock.tm_min
