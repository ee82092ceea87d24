"""Lines of JSON answered one at a time, as a router of a help desk asks while tickets come in.

`core` ranks each distinct situation once; its answer is kept as the bytes that a line gets.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import Any, NoReturn, TypeVar

import msgspec

from channelpick.batch.answer import NAMES, answer_of, as_json_keys
from channelpick.batch.columns import AT, LANGUAGE, Mapped
from channelpick.batch.line_layouts import ANSWERS, Cells, Layout, Layouts
from channelpick.batch.line_moments import LineMoments
from channelpick.batch.mistakes import problem_of
from channelpick.batch.tried import Attempts, State, TriedReader, TriedStates
from channelpick.batch.values import Mistake, answer_reader, language_reader
from channelpick.core.catalog import TRIED, Catalog
from channelpick.core.ranking import rank
from channelpick.core.situation import Situation, Tried
from channelpick.errors import Problem

MOST_BYTES = 32 << 20
"""Longer lines are refused; whoever reads them may cut them one byte later."""

_ERROR = "error"
_MOST_KEPT = 1 << 16
"""How many situations are remembered: some 60 MB."""
_MOST_READ = 1 << 10
"""How many cells of a question are remembered."""
_LONGEST_KEPT = 200
"""Longer cells, in characters, are neither remembered nor quoted whole."""
_NOTHING: State = (frozenset(), frozenset())

Meaning = TypeVar("Meaning")
Reader = Callable[[str | None], Meaning | Mistake]


class _BadLineError(Exception):
    """A line that cannot be answered: what is wrong with it, with which cell, and its key."""

    def __init__(self, mistake: Mistake, name: str = "", key: str = "") -> None:
        super().__init__(mistake)
        self.mistake = mistake
        self.name = name
        self.key = key


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
        self._zone = zone
        self._prefix = prefix
        self._reason = reason
        self._new = tuple(prefix + name for name in (*NAMES, _ERROR))
        usual = mapped.defaults.get(LANGUAGE, language)
        self._readers: dict[str, Reader[str]] = {
            name: _remembering(answer_reader(catalog, name, mapped)) for name in catalog.questions
        } | {LANGUAGE: _remembering(language_reader(catalog, mapped, usual))}
        self._layouts = Layouts(catalog, mapped, tuple(self._readers), self._new)
        self._moments = LineMoments(catalog, zone, now)
        self._read_tried: Reader[Attempts] = _remembering(TriedReader(catalog, mapped, zone))
        self._tries_by_default = TRIED in mapped.defaults
        self._tried = TriedStates(catalog)
        self._known: dict[Any, bytes] = {}
        self._decode = msgspec.json.Decoder().decode

    def answer(self, line: bytes, number: int) -> tuple[bytes, bool]:
        """The line with its answer, or with an error; and whether it could be answered.

        What was in the line stays as it is, byte for byte, and the new keys come last; only bytes
        that are not UTF-8 are replaced, or the answer would be no JSON. A line that is no object,
        or has a key `error` itself, is answered by the error alone.

        Args:
            line: not blank; its end does not matter.
            number: its own, from 1.
        """
        line = line.strip()
        try:
            said = self._decode(line)
            if type(said) is not dict:
                raise _BadLineError(Mistake("not-an-object"))
            layout = self._layouts.of(tuple(said))
            tail = self._tail(said, layout) if layout.is_plain else self._special(said)
        except _BadLineError as bad:
            return self._refused(line, number, bad), False
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            return self._refused(line, number, _unreadable(line, error)), False
        return line[:-1] + (tail if said else tail[1:]), True

    def _special(self, said: Cells) -> bytes:
        """The new keys of a line that may have `answers`, or keys called like new ones."""
        if clash := [name for name in self._new if name in said]:
            raise _BadLineError(Mistake("name-clash", clash[0]), key=clash[0])
        nested = said.get(ANSWERS)
        cells = {**nested, **said} if isinstance(nested, dict) else said
        return self._tail(cells, self._layouts.of(tuple(cells)))

    def _tail(self, cells: Cells, layout: Layout) -> bytes:
        """The new keys of a line, looked up if there was one like it."""
        values = layout.pick(cells)
        moment = self._moments.read(cells.get(layout.at))
        if isinstance(moment, Mistake):
            self._refuse(layout, values, AT, moment)
        at, opening = moment
        state, tried = _NOTHING, cells.get(layout.tried)
        if tried or self._tries_by_default:
            found = self._state(tried, at)
            if isinstance(found, Mistake):
                self._refuse(layout, values, TRIED, found)
            state = found
        try:
            return self._known[layout.kind, values, opening, state]
        except (KeyError, TypeError):  # TypeError: lists and objects cannot be looked up
            return self._decided(layout, values, moment, state)

    def _state(self, cell: Any, at: int) -> State | Mistake:
        text = _text(cell)
        attempts = self._read_tried(text)
        if isinstance(attempts, Mistake):
            return attempts
        return self._tried.at_one(attempts, at) or Mistake("tried-later", text or "")

    def _decided(
        self, layout: Layout, values: tuple[Any, ...], moment: tuple[int, int], state: State
    ) -> bytes:
        """The new keys, ranked unless the same values were given as texts."""
        at, opening = moment
        texts = tuple(map(_text, values))
        key = layout.kind, texts, opening, state
        if key in self._known:
            return self._known[key]
        meanings = self._meanings(layout, texts)
        when = datetime.fromtimestamp(at, self._zone)
        late, waiting = state
        situation = Situation(
            answers={name: meanings[name] for name in self._catalog.questions},
            at=when,
            language=meanings[LANGUAGE],
            tried=(*map(Tried, late), *(Tried(channel, when) for channel in waiting)),
        )
        tail = as_json_keys(answer_of(self._catalog, rank(self._catalog, situation)), self._prefix)
        if all(text is None or len(text) <= _LONGEST_KEPT for text in texts):
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[key] = tail
        return tail

    def _meanings(self, layout: Layout, texts: tuple[str | None, ...]) -> dict[str, str]:
        """All answers and the language."""
        given = dict(zip(layout.names, texts, strict=True))
        meanings = {}
        for name, read in self._readers.items():
            meaning = read(given.get(name))
            if isinstance(meaning, Mistake):
                if name not in given:
                    meaning = Mistake("missing-answer")
                raise _BadLineError(meaning, name, layout.key_of.get(name, name))
            meanings[name] = meaning
        return meanings

    def _refuse(
        self, layout: Layout, values: tuple[Any, ...], name: str, mistake: Mistake
    ) -> NoReturn:
        """Refuse a line; a mistake in an answer is told first."""
        self._meanings(layout, tuple(map(_text, values)))
        raise _BadLineError(mistake, name, layout.key_of.get(name, name))

    def _refused(self, line: bytes, number: int, bad: _BadLineError) -> bytes:
        """The answer to a bad line."""
        mistake = bad.mistake
        if len(mistake.value) > _LONGEST_KEPT:
            mistake = Mistake(mistake.code, mistake.value[:_LONGEST_KEPT] + "…", mistake.guess)
        error = {
            "line": number,
            "column": bad.key,
            "code": mistake.code,
            "value": mistake.value,
            "guess": mistake.guess,
            "text": self._reason(problem_of(self._catalog, bad.name, bad.key, mistake)),
        }
        key = self._prefix + _ERROR
        tail = msgspec.json.encode({key: error})
        try:
            line = line.decode("utf-8", "replace").encode()
            said = self._decode(line)
        except (msgspec.DecodeError, RecursionError):
            said = None
        if not isinstance(said, dict) or key in said:
            return tail + b"\n"
        return line[:-1] + (b"," if said else b"") + tail[1:] + b"\n"


def _unreadable(line: bytes, error: Exception) -> _BadLineError:
    if len(line) > MOST_BYTES:
        return _BadLineError(Mistake("long-line", f"{MOST_BYTES:,}"))
    if isinstance(error, msgspec.DecodeError):
        return _BadLineError(Mistake("bad-json", str(error)))
    return _BadLineError(Mistake("too-deep" if isinstance(error, RecursionError) else "not-utf8"))


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
