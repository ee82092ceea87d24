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

    spans: Sequence[tuple[int, int]]
    """For each field from where to where it stands, with its quotes."""
    end: int
    """Where the next record begins; for a record that is too long, where reading stopped."""

    def values(self, data: bytes) -> list[bytes]:
        """The fields as they are meant: without their quotes, and `""` inside is `"`."""
        texts = (data[start:stop] for start, stop in self.spans)
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
    first_stop = data.index(b"\n", start)
    spans = []
    at = start
    while True:
        if data[at] == QUOTE:
            stop = _closing_quote(data, at + 1, limit) + 1
            if not stop:
                return "unclosed-quote"
            if data[stop] != delimiter[0] and _line_end(data, stop) < 0:
                return "text-after-quote"
        else:
            stop = _end_of_bare_field(data, at, delimiter)
        spans.append((at, stop))
        if data[stop] != delimiter[0]:
            return Record(spans, _line_end(data, stop))
        at = stop + 1
        if len(spans) > most_fields and at > first_stop:
            return Record(spans, at)


def _closing_quote(data: bytes, at: int, limit: int) -> int:
    """Where the quote is that closes a field, or -1."""
    while (at := data.find(b'"', at, limit)) >= 0 and data[at + 1] == QUOTE:
        at += 2
    return at


def _line_end(data: bytes, at: int) -> int:
    """Behind the line end that is here, LF or CRLF; or -1."""
    at += data[at] == CR
    return at + 1 if data[at] == LF else -1


def _end_of_bare_field(data: bytes, at: int, delimiter: bytes) -> int:
    line_end = data.index(b"\n", at)
    stop = data.find(delimiter, at, line_end)
    if stop >= 0:
        return stop
    return line_end - (line_end > at and data[line_end - 1] == CR)
