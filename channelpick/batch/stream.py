"""Lines of JSON answered one at a time, as a router of a help desk asks while tickets come in.

`core` ranks each distinct situation once; its answer is kept as the bytes that a line gets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import tzinfo
from typing import Any, NamedTuple

import msgspec

from channelpick.batch.answer import NAMES
from channelpick.batch.columns import Mapped
from channelpick.batch.line_cases import LONGEST_KEPT, BadLineError, Case, CaseReader, text_in
from channelpick.batch.line_layouts import ANSWERS, Cells, Layout, Layouts
from channelpick.batch.line_moments import LineMoments
from channelpick.batch.line_ranking import LineRanking
from channelpick.batch.mistakes import problem_of
from channelpick.batch.values import Mistake
from channelpick.core.catalog import Catalog
from channelpick.errors import Problem

MOST_BYTES = 32 << 20
"""Longer lines are refused; whoever reads them may cut them somewhere behind that."""

_ERROR = "error"
_MOST_KEPT = 1 << 16
"""How many situations are remembered: some 60 MB."""
_UNUSABLE = (BadLineError, msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class _Line(NamedTuple):
    """What is to be looked up for a line."""

    layout: Layout
    cells: Cells
    at: int
    """The moment in seconds since 1970 in UTC."""
    opening: int | Mistake
    """The number of the opening state, or why there is no moment."""


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
        self._layouts = Layouts(catalog, mapped, self._new)
        self._moments = LineMoments(catalog, zone, now)
        self._cases = CaseReader(catalog, mapped, language, zone)
        self._ranking = LineRanking(catalog, self._moments.opening, prefix)
        self._known: dict[Any, bytes] = {}
        self._decode = msgspec.json.Decoder().decode

    def answers(self, lines: Sequence[bytes], number: int) -> Iterator[tuple[bytes, bool]]:
        """Each line with its answer, or with an error; and whether it could be answered.

        What was in a line stays as it is, byte for byte, and the new keys come last; only bytes
        that are not UTF-8 are replaced, or the answer would be no JSON. A line that is no object,
        or has a key `error` itself, is answered by the error alone.

        Args:
            lines: with or without their ends; blank ones are skipped.
            number: of the first, from 1.
        """
        known, read = self._known, self._read
        ahead: Sequence[bytes] = lines
        for place, line in enumerate(lines):
            if not (line := line.strip()):
                continue
            try:
                said = self._decode(line)
                found = read(said)
                layout, cells, _, opening = found
                try:
                    tail = known[layout.kind, layout.pick(cells), opening]
                except (KeyError, TypeError):  # TypeError: lists and objects cannot be looked up
                    tail = self._decided(found, ahead[place + 1 :])
                    ahead = ()
            except _UNUSABLE as error:
                yield self._refused(line, number + place, error), False
            else:
                yield line[:-1] + (tail if said else tail[1:]), True

    def _read(self, said: Any) -> _Line:
        if type(said) is not dict:
            raise BadLineError(Mistake("not-an-object"))
        cells: Cells = said
        layout = self._layouts.of(tuple(said))
        if not layout.is_plain:
            if clash := [name for name in self._new if name in said]:
                raise BadLineError(Mistake("name-clash", clash[0]), key=clash[0])
            nested = said.get(ANSWERS)
            cells = {**nested, **said} if isinstance(nested, dict) else said
            layout = self._layouts.of(tuple(cells))
        return _Line(layout, cells, *self._moments.read(cells.get(layout.at)))

    def _decided(self, line: _Line, ahead: Iterable[bytes]) -> bytes:
        """The new keys of a line; where its situation is new, so are others: all are ranked."""
        case = self._case(line)
        if isinstance(case, bytes):
            return case
        cases = {case.key: case, **self._new_cases(ahead)}
        tails = self._ranking.tails([*cases.values()])
        if len(self._known) + len(cases) > _MOST_KEPT:
            self._known.clear()
            self._ranking.forget()
        self._known |= {
            key: tail for key, tail in zip(cases, tails, strict=True) if _is_short(key[1])
        }
        return tails[0]

    def _case(self, line: _Line) -> Case | bytes:
        """The situation of a line, or its new keys, if the same was said in another way."""
        layout, cells, at, opening = line
        texts = tuple(map(text_in, layout.pick(cells)))
        if tail := self._known.get((layout.kind, texts, opening)):
            return tail
        case = self._cases.read(layout, texts, at, opening)
        return self._known.get(case.key, case)

    def _new_cases(self, lines: Iterable[bytes]) -> dict[Any, Case]:
        cases = {}
        for line in lines:
            try:
                case = self._case(self._read(self._decode(line)))
            except _UNUSABLE:
                continue  # it is told in its turn
            if isinstance(case, Case):
                cases[case.key] = case
        return cases

    def _refused(self, line: bytes, number: int, error: Exception) -> bytes:
        """The answer to a bad line."""
        bad = error if isinstance(error, BadLineError) else _unreadable(line, error)
        mistake = bad.mistake
        if len(mistake.value) > LONGEST_KEPT:
            mistake = Mistake(mistake.code, mistake.value[:LONGEST_KEPT] + "…", mistake.guess)
        told = {
            "line": number,
            "column": bad.key,
            "code": mistake.code,
            "value": mistake.value,
            "guess": mistake.guess,
            "text": self._reason(problem_of(self._catalog, bad.name, bad.key, mistake)),
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


def _is_short(texts: Iterable[Any]) -> bool:
    return all(len(text) <= LONGEST_KEPT for text in texts if text)
