"""Lines of JSON answered one at a time, as a router of a help desk asks while tickets come in.

`core` ranks each distinct situation once; its answer is kept as the bytes that a line gets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import tzinfo
from operator import getitem

import msgspec

from channelpick.batch.answer import NAMES
from channelpick.batch.columns import Mapped
from channelpick.batch.line_codes import LONGEST_KEPT, SituationCodes, text_in
from channelpick.batch.line_layouts import Cells, Layout, Layouts
from channelpick.batch.line_moments import LineMoments
from channelpick.batch.line_ranking import LineRanking
from channelpick.batch.mistakes import BadLineError, problem_of
from channelpick.batch.values import Mistake
from channelpick.core.catalog import TRIED, Catalog
from channelpick.errors import Problem

MOST_BYTES = 32 << 20
"""Longer lines are refused; whoever reads them may cut them somewhere behind that."""

_ANSWERS, _ERROR = "answers", "error"
"""A line may have its answers in an object, as the JSON of a situation has."""
_MOST_KEPT = 1 << 16
"""How many situations are remembered."""
_UNUSABLE = (BadLineError, msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class LineAnswerer:
    """Answers lines by one catalog.

    Args:
        catalog: whose channels are recommended.
        mapped: what keys and values mean that are not called as in the catalog.
        language: of lines that name none.
        zone: where clocks show the times without an offset.
        now: gives the moment of a line that names none, in seconds since 1970 in UTC.
        prefix: of the names of the new keys.
        reason: gives the sentence for a problem.
    """

    def __init__(
        self,
        catalog: Catalog,
        mapped: Mapped,
        *,
        language: str,
        zone: tzinfo,
        now: Callable[[], int],
        prefix: str,
        reason: Callable[[Problem], str],
    ) -> None:
        self._catalog = catalog
        self._reason = reason
        self._new = tuple(prefix + name for name in (*NAMES, _ERROR))
        self._codes = SituationCodes(catalog, mapped, language, zone)
        digits = self._codes.digits
        self._layouts = Layouts(catalog, mapped, digits, (_ANSWERS, *self._new))
        self._unfolded_layouts = Layouts(catalog, mapped, digits)
        self._moments = LineMoments(catalog, zone, now)
        self._is_usually_tried = TRIED in mapped.defaults
        self._ranking = LineRanking(catalog, self._codes, self._moments.opening, prefix)
        self._known: dict[int, bytes] = {}
        self._decode = msgspec.json.Decoder().decode

    def answers(self, lines: Iterable[bytes], number: int) -> tuple[list[bytes], int]:
        """Each line with its answer, or with an error; and how many have an error.

        What was in a line stays as it is, byte for byte, and the new keys come last; only bytes
        that are not UTF-8 are replaced, or the answer would be no JSON. A line that is no object,
        or has a key `error` itself, is answered by the error alone.

        Args:
            lines: with or without their ends; blank ones are skipped.
            number: of the first, from 1.
        """
        read_moment, opening_unit, known = (
            self._moments.read,
            self._codes.opening_unit,
            self._known,
        )
        answers: list[bytes] = []
        bad = 0
        for place, line in enumerate(lines, number):
            if not (line := line.strip()):
                continue
            layout = None
            try:
                said = self._decode(line)
                if type(said) is not dict:
                    raise BadLineError(Mistake("not-an-object"))
                layout = self._layouts[tuple(said)]
                cells: Cells = said
                if not layout.is_plain:
                    cells, layout = self._unfolded(said)
                values = layout.pick(cells)
                try:
                    code = sum(map(getitem, layout.digits, values), layout.unsaid)
                except TypeError:  # lists and objects cannot be looked up
                    texts = map(text_in, values)
                    code = sum(map(getitem, layout.digits, texts), layout.unsaid)
                at, opening = read_moment(cells.get(layout.at))
                code += opening * opening_unit
                tried = cells.get(layout.tried)
                if tried or self._is_usually_tried:
                    code += self._codes.tried(tried, at)
                tail = known.get(code) or self._decided(code, at)
            except _UNUSABLE as error:
                answers.append(self._refused(line, place, error, layout))
                bad += 1
            else:
                answers.append(line[:-1] + (tail if said else tail[1:]))
        return answers, bad

    def _unfolded(self, said: Cells) -> tuple[Cells, Layout]:
        """The cells of a line that may have `answers`, or keys called like new ones."""
        if clash := [name for name in self._new if name in said]:
            raise BadLineError(Mistake("name-clash", clash[0]), clash[0])
        nested = said.get(_ANSWERS)
        cells = {**nested, **said} if isinstance(nested, dict) else said
        return cells, self._unfolded_layouts[tuple(cells)]

    def _decided(self, code: int, at: int) -> bytes:
        """The new keys of a line whose situation is new."""
        tails = self._ranking.tails(code, at)
        if len(self._known) + len(tails) > _MOST_KEPT:
            self._known.clear()
            self._ranking.forget()
            self._codes.forget()
            return tails[code]
        self._known |= tails
        return tails[code]

    def _refused(self, line: bytes, number: int, error: Exception, layout: Layout | None) -> bytes:
        """The answer to a bad line."""
        bad = error if isinstance(error, BadLineError) else _unreadable(line, error)
        mistake = bad.mistake
        column = layout.key_of.get(bad.name, bad.name) if layout else bad.name
        if len(mistake.value) > LONGEST_KEPT:
            mistake = Mistake(mistake.code, mistake.value[:LONGEST_KEPT] + "…", mistake.guess)
        told = {
            "line": number,
            "column": column,
            "code": mistake.code,
            "value": mistake.value,
            "guess": mistake.guess,
            "text": self._reason(problem_of(self._catalog, bad.name, column, mistake)),
        }
        key = self._new[-1]
        tail = msgspec.json.encode({key: told}) + b"\n"
        try:
            line = line.decode("utf-8", "replace").encode()
            said = self._decode(line)
        except (msgspec.DecodeError, RecursionError):
            said = None
        if not isinstance(said, dict) or key in said:
            return tail
        return line[:-1] + (b"," if said else b"") + tail[1:]


def _unreadable(line: bytes, error: Exception) -> BadLineError:
    if len(line) > MOST_BYTES:
        return BadLineError(Mistake("long-line", f"{MOST_BYTES:,}"))
    if isinstance(error, msgspec.DecodeError):
        return BadLineError(Mistake("bad-json", str(error)))
    return BadLineError(Mistake("too-deep" if isinstance(error, RecursionError) else "not-utf8"))
