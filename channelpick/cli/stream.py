"""channelpick stream: JSON Lines are answered as they come in."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable
from datetime import UTC
from typing import TYPE_CHECKING, BinaryIO

from channelpick.cli import exits, options, terminal
from channelpick.cli.catalog_choice import choose_catalog, path_that_counts
from channelpick.cli.line_pipes import AnswersOut, lines_in
from channelpick.cli.rules_watch import RulesWatch
from channelpick.errors import ChannelpickError, InputError, Problem
from channelpick.screening.foreign_text import neutralise

if TYPE_CHECKING:
    from channelpick.batch.columns import Mapped
    from channelpick.batch.stream import LineAnswerer
    from channelpick.core.catalog import Catalog
    from channelpick.words.words import Words


_COLLECTED = 100_000
"""After so many new objects Python looks for circles of them. Lines leave none behind."""
_AT_ONCE = 32
"""How many lines are answered before the first of the answers is written, if so many are there."""


def stream(  # noqa: PLR0913 - one parameter for each option
    *,
    columns_mean: list[str] | None = None,
    values_mean: list[str] | None = None,
    mapping: str | None = None,
    defaults: list[str] | None = None,
    prefix: str = "",
    at: str | None = None,
    tz: str | None = None,
    flush_ms: str | None = None,
    lang: str | None = None,
    language: str | None = None,
    rules: str | None = None,
) -> int:
    """Answer JSON Lines; the help comes from `words/`."""
    from channelpick.cli.table_options import mapped_from, prefix_from

    words = options.look(lang, None, False, "auto").words
    patience = 0 if flush_ms == "0" else (options.count("--flush-ms", flush_ms) or 0) / 1000
    for option, path in (("--rules", rules), ("--mapping", mapping)):
        if options.path(option, path) == "-":
            raise InputError([Problem(code="stdin-taken", path=(option,))])
    mapped = mapped_from(
        columns=columns_mean, values=values_mean, defaults=defaults, mapping=mapping
    )

    def answerer(catalog: Catalog) -> LineAnswerer:
        return _answerer(
            catalog, mapped, words, prefix=prefix_from(prefix), at=at, tz=tz, language=language
        )

    path, _ = path_that_counts(rules)
    watch = RulesWatch(path)
    desk = _Desk(answerer, choose_catalog(rules, words).catalog, watch, words)
    if terminal.can_ask():
        exits.tell(words.stream.prompt)
    return desk.run(patience)


def _answerer(
    catalog: Catalog,
    mapped: Mapped,
    words: Words,
    *,
    prefix: str,
    at: str | None,
    tz: str | None,
    language: str | None,
) -> LineAnswerer:
    """What answers by this catalog.

    Raises:
        InputError: the options do not fit it, or a library is missing.
    """
    from channelpick.batch.columns import mapping_problems
    from channelpick.cli.situation_options import language_from, moment_from
    from channelpick.cli.table_options import extras_needed
    from channelpick.formats.problems.interface import Findings, key_path
    from channelpick.formats.problems.wording import in_a_line

    if problems := [*mapping_problems(catalog, mapped)]:
        raise InputError(problems)
    findings = Findings(problems=(), where=lambda keys: key_path(keys) or words.stream.this_line)
    with extras_needed():
        from channelpick.batch.opening import seconds_of
        from channelpick.batch.stream import LineAnswerer
    first = moment_from(at, tz)
    moment = seconds_of(first)
    return LineAnswerer(
        catalog,
        mapped,
        language=language_from(catalog, language) or words.code,
        zone=first.tzinfo or UTC,
        now=terminal.seconds if at is None else lambda: moment,
        prefix=prefix,
        reason=lambda problem: in_a_line(problem, findings, words),
    )


class _Desk:
    """Answers what comes in, by the rules as they are at that moment.

    Args:
        answerer: gives what answers by a catalog.
        catalog: the rules at first.
        watch: tells when their file has changed.
        words: the reader's language.
    """

    def __init__(
        self,
        answerer: Callable[[Catalog], LineAnswerer],
        catalog: Catalog,
        watch: RulesWatch,
        words: Words,
    ) -> None:
        self._make = answerer
        self._answerer = answerer(catalog)
        self._watch = watch
        self._words = words
        self._answered = self._bad = 0

    def run(self, patience: float) -> int:
        """Answer until there is nothing more; gives the exit code.

        Raises:
            InputError: standard input cannot be read.
            LostOutputError: standard output takes no more.
        """
        stdin: BinaryIO = sys.stdin.buffer if sys.stdin else io.BytesIO()
        if sys.stdout is None:
            raise exits.LostOutputError("stdout")
        answers = AnswersOut(stdin, sys.stdout.buffer, patience)
        gc.freeze()  # else all that was loaded is looked through again and again
        gc.set_threshold(_COLLECTED)
        try:
            self._answer(stdin, answers)
            answers.flush()
        except exits.LostOutputError:
            raise
        except BaseException:
            answers.stop()
            self._sum_up()
            raise
        self._sum_up()
        return exits.ANSWER_IS_NO if self._bad else exits.DONE

    def _answer(self, stdin: BinaryIO, answers: AnswersOut) -> None:
        from channelpick.batch.stream import MOST_BYTES

        number = 1
        for lines in lines_in(stdin, MOST_BYTES, answers.settle):
            if self._watch.has_changed():
                self._renew(number)
            for start in range(0, len(lines), _AT_ONCE):
                some = lines[start : start + _AT_ONCE]
                found, bad = self._answerer.answers(some, number)
                answers.write(found)
                number += len(some)
                self._answered += len(found) - bad
                self._bad += bad

    def _renew(self, number: int) -> None:
        """Answer by the rules as they are now, from this line on, if they can be used."""
        from channelpick.files.catalog_toml import read_catalog

        said, path = self._words.stream, neutralise(self._watch.path)
        try:
            catalog = read_catalog(self._watch.path).catalog
            self._answerer = self._make(catalog)
        except ChannelpickError as error:
            exits.explain(error, self._words)
            exits.tell(said.kept.format(path=path))
        else:
            exits.tell(said.renewed.format(path=path, line=number, updated=catalog.updated))

    def _sum_up(self) -> None:
        counts = self._answered + self._bad, self._answered, self._bad
        read, answered, bad = (f"{count:,}" for count in counts)
        exits.tell(self._words.stream.done.format(read=read, answered=answered, bad=bad))
