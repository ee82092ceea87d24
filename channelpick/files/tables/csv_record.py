"""One record of a CSV file, sign by sign: the slow way, for what is not plain.

RFC 4180, and what real exports do besides: a quote inside a field that began without one is text,
and so is a CR that no LF follows. What comes after a closing quote must be a delimiter or the end
of the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LF, CR, QUOTE = b'\n\r"'


@dataclass(frozen=True, slots=True)
class Record:
    """Where the fields of a record are."""

    start: int
    stops: Sequence[int]
    """Behind each field. The next one begins a sign later."""
    end: int
    """Where the next record begins; for a record that is too long, where reading stopped."""

    def values(self, data: bytes) -> list[bytes]:
        """The fields as they are meant: without their quotes, and `""` inside is `"`."""
        starts = (self.start, *(stop + 1 for stop in self.stops))
        texts = [data[start:stop] for start, stop in zip(starts, self.stops, strict=False)]
        return [
            text[1:-1].replace(b'""', b'"') if text.startswith(b'"') else text for text in texts
        ]


def read_record(
    data: bytes, start: int, limit: int, delimiter: bytes, most_fields: int = 1 << 62
) -> Record | str:
    """The record that begins at `start`, or the code of what is wrong with it.

    Args:
        data: ends with LF, or at least has one before `limit`.
        limit: behind the LF of the last line that may belong to the record.
        most_fields: reading stops on a further line once there are more than this, because an
            open quote can make a record of all that follows.
    """
    line_end = first_line_end = data.index(b"\n", start)
    stops = []
    at = start
    while True:
        if data[at] == QUOTE:
            stop = _closing_quote(data, at + 1, limit) + 1
            if not stop:
                return "unclosed-quote"
            if stop > line_end:
                line_end = data.index(b"\n", stop)
        elif (stop := data.find(delimiter, at, line_end)) < 0:
            stop = line_end - data.startswith(b"\r\n", line_end - 1)
        stops.append(stop)
        if data[stop] != delimiter[0]:
            break
        at = stop + 1
        if len(stops) > most_fields and line_end > first_line_end:
            return Record(start, stops, at)
    if stop == line_end or data.startswith(b"\r\n", stop):
        return Record(start, stops, line_end + 1)
    return "text-after-quote"


def _closing_quote(data: bytes, at: int, limit: int) -> int:
    """Where the quote is that closes a field, or -1."""
    while (at := data.find(b'"', at, limit)) >= 0 and data[at + 1] == QUOTE:
        at += 2
    return at
