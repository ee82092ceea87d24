"""Lines of JSON answered one at a time, as a router of a help desk asks while tickets come in.

`core` ranks each distinct situation once; its answer is kept as the bytes that a line gets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import Any, TypeVar

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
        self._zone = zone
        self._prefix = prefix
        self._reason = reason
        self._new = tuple(prefix + name for name in (*NAMES, _ERROR))
        usual = mapped.defaults.get(LANGUAGE, language)
        self._readers: dict[str, Reader[str]] = {
            name: _remembering(answer_reader(catalog, name, mapped)) for name in catalog.questions
        } | {LANGUAGE: _remembering(language_reader(catalog, mapped, usual))}
        self._layouts = Layouts(catalog, mapped, self._new)
        self._moments = LineMoments(catalog, zone, now)
        self._read_tried: Reader[Attempts] = _remembering(TriedReader(catalog, mapped, zone))
        self._tried = TriedStates(catalog)
        self._known: dict[Any, bytes] = {}
        self._decode = msgspec.json.Decoder().decode

    def answers(self, lines: Iterable[bytes], number: int) -> Iterator[tuple[bytes, bool]]:
        """Each line with its answer, or with an error; and whether it could be answered.

        What was in a line stays as it is, byte for byte, and the new keys come last; only bytes
        that are not UTF-8 are replaced, or the answer would be no JSON. A line that is no object,
        or has a key `error` itself, is answered by the error alone.

        Args:
            lines: with or without their ends; blank ones are skipped.
            number: of the first, from 1.
        """
        layout_of, read_moment, known = self._layouts.of, self._moments.read, self._known
        for place, line in enumerate(lines, number):
            if not (line := line.strip()):
                continue
            try:
                said = self._decode(line)
                if type(said) is not dict:
                    raise _BadLineError(Mistake("not-an-object"))
                layout = layout_of(tuple(said))
                cells: Cells = said
                if not layout.is_plain:
                    cells, layout = self._unfolded(said)
                at, opening = read_moment(cells.get(layout.at))
                try:
                    tail = known[layout.kind, layout.pick(cells), opening]
                except (KeyError, TypeError):  # TypeError: lists and objects cannot be looked up
                    tail = self._decided(layout, cells, at, opening)
            except (
                _BadLineError,
                msgspec.DecodeError,
                UnicodeDecodeError,
                RecursionError,
            ) as error:
                yield self._refused(line, place, error), False
            else:
                yield line[:-1] + (tail if said else tail[1:]), True

    def _unfolded(self, said: Cells) -> tuple[Cells, Layout]:
        """The cells of a line that may have `answers`, or keys called like new ones."""
        if clash := [name for name in self._new if name in said]:
            raise _BadLineError(Mistake("name-clash", clash[0]), key=clash[0])
        nested = said.get(ANSWERS)
        cells = {**nested, **said} if isinstance(nested, dict) else said
        return cells, self._layouts.of(tuple(cells))

    def _decided(self, layout: Layout, cells: Cells, at: int, opening: int | Mistake) -> bytes:
        """The new keys of a line, ranked unless the same was said in another way."""
        texts = tuple(map(_text, layout.pick(cells)))
        key = layout.kind, texts, opening
        if key in self._known:
            return self._known[key]
        given = dict(zip(layout.names, texts, strict=True))
        attempts = self._read_tried(given.get(TRIED))
        tried = self._state(attempts, at, given.get(TRIED))
        if not isinstance(attempts, Mistake) and any(one.at is not None for one in attempts):
            # What that text means depends on the moment: its place is taken by what it means.
            parts: dict[str, Any] = {**given, TRIED: tried}
            key = layout.kind, tuple(parts.values()), opening
            if key in self._known:
                return self._known[key]
        meanings = self._meanings(layout, given)
        if isinstance(opening, Mistake):
            raise _BadLineError(opening, AT, layout.key_of.get(AT, AT))
        if isinstance(tried, Mistake):
            raise _BadLineError(tried, TRIED, layout.key_of.get(TRIED, TRIED))
        tail = self._ranked(meanings, at, tried)
        if all(len(text) <= _LONGEST_KEPT for text in given.values() if text):
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[key] = tail
        return tail

    def _state(self, attempts: Attempts | Mistake, at: int, text: str | None) -> State | Mistake:
        if isinstance(attempts, Mistake):
            return attempts
        return self._tried.at_one(attempts, at) or Mistake("tried-later", text or "")

    def _ranked(self, meanings: Mapping[str, str], at: int, tried: State) -> bytes:
        moment = datetime.fromtimestamp(at, self._zone)
        late, waiting = tried
        situation = Situation(
            answers={name: meanings[name] for name in self._catalog.questions},
            at=moment,
            language=meanings[LANGUAGE],
            tried=(*map(Tried, late), *(Tried(channel, moment) for channel in waiting)),
        )
        return as_json_keys(answer_of(self._catalog, rank(self._catalog, situation)), self._prefix)

    def _meanings(self, layout: Layout, given: Mapping[str, str | None]) -> Mapping[str, str]:
        """All answers and the language."""
        meanings = {}
        for name, read in self._readers.items():
            meaning = read(given.get(name))
            if isinstance(meaning, Mistake):
                if name not in given:
                    meaning = Mistake("missing-answer")
                raise _BadLineError(meaning, name, layout.key_of.get(name, name))
            meanings[name] = meaning
        return meanings

    def _refused(self, line: bytes, number: int, error: Exception) -> bytes:
        """The answer to a bad line."""
        bad = error if isinstance(error, _BadLineError) else _unreadable(line, error)
        mistake = bad.mistake
        if len(mistake.value) > _LONGEST_KEPT:
            mistake = Mistake(mistake.code, mistake.value[:_LONGEST_KEPT] + "…", mistake.guess)
        told = {
            "line": number,
            "column": bad.key,
            "code": mistake.code,
            "value": mistake.value,
            "guess": mistake.guess,
            "text": self._reason(problem_of(self._catalog, bad.name, bad.key, mistake)),
        }
        key = self._prefix + _ERROR
        tail = msgspec.json.encode({key: told})
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
