"""Lines of JSON answered one at a time, as a router of a help desk asks while tickets come in.

`core` ranks each distinct situation once; its answer is kept as the bytes that a line gets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

import msgspec

from channelpick.batch.answer import NAMES, answer_of, as_json_keys
from channelpick.batch.columns import AT, LANGUAGE, Mapped, match_columns
from channelpick.batch.mistakes import problem_of
from channelpick.batch.opening import OpeningTimes, seconds_of
from channelpick.batch.tried import Attempts, State, TriedReader, TriedStates
from channelpick.batch.values import Mistake, answer_reader, language_reader
from channelpick.core.catalog import TRIED, Catalog
from channelpick.core.moments import on_the_wall
from channelpick.core.ranking import rank
from channelpick.core.situation import FIRST_YEAR, LAST_YEAR, Situation, Tried
from channelpick.errors import Problem

MOST_BYTES = 32 << 20
"""Longer lines are refused."""

_ANSWERS, _ERROR = "answers", "error"
_MOST_KEPT = 1 << 16
"""How many situations are remembered: some 60 MB."""
_MOST_READ = 1 << 10
"""How many cells of a question, and how many kinds of lines, are remembered."""
_LONGEST_KEPT = 200
"""Longer cells, in characters, are neither remembered nor quoted whole."""
_NOTHING: State = (frozenset(), frozenset())

Cells = Mapping[Any, Any]
"""What a line says, by its keys."""
Meaning = TypeVar("Meaning")
Reader = Callable[[str | None], Meaning | Mistake]


class _Layout(NamedTuple):
    """Which keys of a line hold what."""

    names: tuple[str, ...]
    """Questions, and the language, in the order of the catalog."""
    keys: tuple[str, ...]
    """The key of each of them."""
    column_of: Mapping[str, str]
    """The same, and those of `at` and `tried`, if there are any."""
    at: str | None
    tried: str | None


class _BadLineError(Exception):
    """A line that cannot be answered."""

    def __init__(self, mistake: Mistake, name: str = "", column: str = "") -> None:
        super().__init__(mistake)
        self.mistake = mistake
        self.name = name
        self.column = column


class LineAnswerer:
    """Answers lines by one catalog.

    Args:
        catalog: whose channels are recommended.
        mapped: what keys and values mean that are not called as in the catalog.
        language: of lines that name none.
        zone: where clocks show the times without an offset.
        now: gives the moment of a line that names none.
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
        now: Callable[[], datetime],
        prefix: str,
        reason: Callable[[Problem], str],
    ) -> None:
        self._catalog = catalog
        self._mapped = mapped
        self._zone = zone
        self._now = now
        self._prefix = prefix
        self._reason = reason
        self._new = tuple(prefix + name for name in (*NAMES, _ERROR))
        self._is_new = frozenset(self._new)
        usual = mapped.defaults.get(LANGUAGE, language)
        self._readers: dict[str, Reader[str]] = {
            name: _remembering(answer_reader(catalog, name, mapped)) for name in catalog.questions
        } | {LANGUAGE: _remembering(language_reader(catalog, mapped, usual))}
        self._read_tried: Reader[Attempts] = _remembering(TriedReader(catalog, mapped, zone))
        self._tried = TriedStates(catalog)
        self._opening = OpeningTimes(catalog)
        self._range = [
            seconds_of(datetime(year, 1, 1, tzinfo=zone)) for year in (FIRST_YEAR, LAST_YEAR + 1)
        ]
        self._layout = lru_cache(_MOST_READ)(self._new_layout)
        self._known: dict[Any, bytes] = {}
        self._decode = msgspec.json.Decoder().decode

    def answer(self, line: bytes, number: int) -> tuple[bytes, bool]:
        """The line with its answer, or with an error; and whether it could be answered.

        What was in the line stays as it is, byte for byte; the new keys come last. A line that is
        no object, or has a key `error` itself, is answered by the error alone.

        Args:
            line: not blank; its end does not matter.
            number: its own, from 1.
        """
        line = line.strip()
        try:
            said = self._said(line)
            tail = self._tail(said)
        except _BadLineError as bad:
            return self._refused(line, number, bad), False
        return _joined(line, said, tail), True

    def _said(self, line: bytes) -> dict[str, Any]:
        if len(line) > MOST_BYTES:
            raise _BadLineError(Mistake("long-line", f"{MOST_BYTES:,}"))
        try:
            said = self._decode(line)
        except UnicodeDecodeError:
            raise _BadLineError(Mistake("not-utf8")) from None
        except msgspec.DecodeError as error:
            raise _BadLineError(Mistake("bad-json", str(error))) from None
        except RecursionError:
            raise _BadLineError(Mistake("too-deep")) from None
        if not isinstance(said, dict):
            raise _BadLineError(Mistake("not-an-object"))
        if not self._is_new.isdisjoint(said):
            clash = next(name for name in self._new if name in said)
            raise _BadLineError(Mistake("name-clash", clash), column=clash)
        return said

    def _tail(self, said: Cells) -> bytes:
        nested = said.get(_ANSWERS)
        cells = {**nested, **said} if isinstance(nested, dict) else said
        layout = self._layout(tuple(cells))
        values = tuple(map(cells.get, layout.keys))
        try:
            at = self._moment(cells.get(layout.at))
            state = self._state(cells.get(layout.tried), at)
        except _BadLineError as bad:
            self._meanings(layout, tuple(map(_text, values)))  # a mistake there is told first
            bad.column = layout.column_of.get(bad.name, "")
            raise
        opening = self._opening.at_one(at)
        try:
            return self._known[layout.names, values, opening, state]
        except (KeyError, TypeError):  # TypeError: lists and objects cannot be looked up
            texts = tuple(map(_text, values))
        key = layout.names, texts, opening, state
        tail = self._known.get(key)
        if tail is None:
            tail = self._decided(self._meanings(layout, texts), at, state)
            self._keep(key, texts, tail)
        return tail

    def _new_layout(self, keys: tuple[str, ...]) -> _Layout:
        column_of = match_columns(self._catalog, keys, self._mapped)
        names = tuple(name for name in self._readers if name in column_of)
        return _Layout(
            names,
            tuple(column_of[name] for name in names),
            column_of,
            column_of.get(AT),
            column_of.get(TRIED),
        )

    def _moment(self, cell: Any) -> int:
        text = (_text(cell) or "").strip()
        if not text:
            return seconds_of(self._now())
        try:
            moment = datetime.fromisoformat(text)
            found = seconds_of(moment if moment.tzinfo else on_the_wall(moment, self._zone))
        except (ValueError, OverflowError):
            raise _BadLineError(Mistake("bad-time", text), AT) from None
        if not self._range[0] <= found < self._range[1]:
            raise _BadLineError(Mistake("time-range", text), AT)
        return found

    def _state(self, cell: Any, at: int) -> State:
        text = _text(cell)
        attempts = self._read_tried(text)
        if not attempts:
            return _NOTHING
        if isinstance(attempts, Mistake):
            raise _BadLineError(attempts, TRIED)
        state = self._tried.at_one(attempts, at)
        if state is None:
            raise _BadLineError(Mistake("tried-later", text or ""), TRIED)
        return state

    def _meanings(self, layout: _Layout, texts: tuple[str | None, ...]) -> dict[str, str]:
        """All answers and the language."""
        given = dict(zip(layout.names, texts, strict=True))
        meanings = {}
        for name, read in self._readers.items():
            meaning = read(given.get(name))
            if isinstance(meaning, Mistake):
                if name not in given:
                    meaning = Mistake("missing-answer")
                raise _BadLineError(meaning, name, layout.column_of.get(name, name))
            meanings[name] = meaning
        return meanings

    def _decided(self, meanings: dict[str, str], at: int, state: State) -> bytes:
        moment = datetime.fromtimestamp(at, self._zone)
        late, waiting = state
        situation = Situation(
            answers={name: meanings[name] for name in self._catalog.questions},
            at=moment,
            language=meanings[LANGUAGE],
            tried=(*map(Tried, late), *(Tried(channel, moment) for channel in waiting)),
        )
        answer = answer_of(self._catalog, rank(self._catalog, situation))
        return as_json_keys(answer, self._prefix)

    def _keep(self, key: Any, texts: tuple[str | None, ...], tail: bytes) -> None:
        if any(text is not None and len(text) > _LONGEST_KEPT for text in texts):
            return
        if len(self._known) >= _MOST_KEPT:
            self._known.clear()
        self._known[key] = tail

    def _refused(self, line: bytes, number: int, bad: _BadLineError) -> bytes:
        mistake = bad.mistake
        if len(mistake.value) > _LONGEST_KEPT:
            mistake = Mistake(mistake.code, mistake.value[:_LONGEST_KEPT] + "…", mistake.guess)
        error = {
            "line": number,
            "column": bad.column,
            "code": mistake.code,
            "value": mistake.value,
            "guess": mistake.guess,
            "text": self._reason(problem_of(self._catalog, bad.name, bad.column, mistake)),
        }
        key = self._prefix + _ERROR
        tail = b"," + msgspec.json.encode({key: error})[1:] + b"\n"
        try:
            line = line.decode("utf-8", "replace").encode()  # else the answer would be no JSON
            said = self._decode(line)
        except (msgspec.DecodeError, RecursionError):
            said = None
        if isinstance(said, dict) and key not in said:
            return _joined(line, said, tail)
        return b"{" + tail[1:]


def _joined(line: bytes, said: Cells, tail: bytes) -> bytes:
    """The line with further keys, which begin with a comma."""
    return line[:-1] + (tail if said else tail[1:])


def _text(cell: Any) -> str | None:
    """What stands in a cell: a text as it is, anything else as JSON writes it."""
    return cell if cell is None or isinstance(cell, str) else msgspec.json.encode(cell).decode()


def _remembering(read: Callable[[Any], Meaning | Mistake]) -> Reader[Meaning]:
    """The same reader, which reads what it is often given only once."""
    remembered = lru_cache(_MOST_READ)(read)

    def recall(text: str | None) -> Meaning | Mistake:
        is_short = text is None or len(text) <= _LONGEST_KEPT
        return remembered(text) if is_short else read(text)

    return recall
