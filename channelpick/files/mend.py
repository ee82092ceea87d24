"""Mistakes with a single answer, mended in the text; everything else stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from channelpick.errors import Problem
from channelpick.files.atomic import replace_file
from channelpick.files.catalog_toml import Source, source_of

FULL_WIDTH_CODES = frozenset({"curly-quotes", "full-width", "odd-space"})
NAME_CODES = frozenset(
    {
        "bad-id",
        "bad-key",
        "bad-word",
        "misspelt-definition",
        "unknown-accept",
        "unknown-answer",
        "unknown-channel",
        "unknown-criterion",
        "unknown-key",
        "unknown-question",
        "unknown-tag",
        "unknown-text-language",
    }
)
"""Only punctuation of a Chinese keyboard and the spelling of names are mended unasked. All other
fixes are proposals: a bracket or a quote that is forgotten may belong elsewhere."""
ALIKE = 0.6
"""How much alike two spellings of a name are at least, by difflib's measure."""

MOST_ROUNDS = 100
"""A file that is no TOML yet tells one mistake a round."""
MOST_TRIES = 200
"""How many fixes of one round are tried one by one, when they do not go together."""
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Repair:
    """What was written over what, and where it began at that moment."""

    line: int
    column: int
    before: str
    after: str


def mend(text: str, problems: Iterable[Problem]) -> tuple[str, tuple[Repair, ...]]:
    r"""The text with the fixes of these problems, and those that could be applied.

    Of two that overlap, the first counts. Line ends stay as they are.

    >>> problem = Problem(code="full-width", line=2, column=3, end_column=4, fix="=")
    >>> mend("a = 1\r\nb ＝ 2\r\n", [problem])
    ('a = 1\r\nb = 2\r\n', (Repair(line=2, column=3, before='＝', after='='),))
    """
    lines = text.split("\n")
    ends = [len(line.removesuffix("\r")) + 1 for line in lines]
    repairs: list[Repair] = []
    free = (0, 0)
    for line, column, end, fix in sorted(set(filter(None, map(_splice, problems)))):
        if line > len(lines) or not free <= (line, column) <= (line, end) <= (line, ends[line - 1]):
            continue
        if (before := lines[line - 1][column - 1 : end - 1]) != fix:
            repairs.append(Repair(line, column, before, fix))
            free = (line, end)
    for repair in reversed(repairs):  # from behind, so that the columns before stay right
        old, start = lines[repair.line - 1], repair.column - 1
        lines[repair.line - 1] = old[:start] + repair.after + old[start + len(repair.before) :]
    return "\n".join(lines), tuple(repairs)


def mend_fully(text: str, path: str = "") -> tuple[str, tuple[Repair, ...]]:
    """The text with every fix that proves right, again and again until there is none.

    A fix is right when its problem is gone and none has come: one that only moves a mistake is
    left alone.
    """
    done: list[Repair] = []
    source = source_of(path, text.replace("\r\n", "\n"))
    for _ in range(MOST_ROUNDS):
        text, source, repairs = _round(text, source)
        done += repairs
        if not repairs:
            break
    return text, tuple(done)


def mend_file(path: str) -> tuple[Repair, ...]:
    """Mend a rules file where it stands; nothing is written unless something changes.

    Raises:
        OSError: it could not be written; it is as it was.
    """
    file = Path(path)
    if not file.is_file():  # a pipe can be read only once, and not be replaced
        return ()
    raw = file.read_bytes().decode()
    bom = _BOM if raw.startswith(_BOM) else ""
    text, repairs = mend_fully(raw.removeprefix(_BOM), path)
    if repairs:
        replace_file(path, (bom + text).encode())
    return repairs


def _splice(problem: Problem) -> tuple[int, int, int, str] | None:
    """Line, column, end and fix, if all are known."""
    if not (problem.line and problem.column and problem.end_column) or problem.fix is None:
        return None
    return problem.line, problem.column, problem.end_column, problem.fix


def _is_mendable(problem: Problem) -> bool:
    """Whether its fix only mends punctuation, or the spelling of a name."""
    if not _splice(problem) or problem.fix is None:
        return False
    if problem.code in FULL_WIDTH_CODES:
        return True
    written = problem.excerpt[(problem.column or 1) - 1 : (problem.end_column or 1) - 1]
    old, new = (text.strip("\"'#").casefold() for text in (written, problem.fix))
    return problem.code in NAME_CODES and SequenceMatcher(None, old, new).ratio() >= ALIKE


def _round(text: str, source: Source) -> tuple[str, Source, Sequence[Repair]]:
    """One try with all fixes together; if that is not right, with each alone, from behind."""
    fixable = [problem for problem in source.problems if _is_mendable(problem)]
    together = _try(text, source, fixable)
    if together[2] or len(fixable) < 2:
        return together
    done: list[Repair] = []
    fixable.sort(key=lambda problem: (problem.line or 0, problem.column or 0), reverse=True)
    for problem in fixable[:MOST_TRIES]:
        text, source, repairs = _try(text, source, [problem])
        done += repairs
    return text, source, done


def _try(
    text: str, source: Source, problems: Sequence[Problem]
) -> tuple[str, Source, Sequence[Repair]]:
    """The mended text, if it is right; else the text as it was."""
    mended, repairs = mend(text, problems)
    if not repairs:
        return text, source, ()
    after = source_of(source.path, mended.replace("\r\n", "\n"))
    if _is_right(repairs, source, after):
        return mended, after, repairs
    return text, source, ()


def _is_right(repairs: Sequence[Repair], before: Source, after: Source) -> bool:
    """Whether these repairs took as many problems away, and no new one came.

    A file is read in three stages (TOML, shape, references), and what is wrong in a later one
    shows only when all is well in the one before: elsewhere in the file, that is no new problem.
    """
    if _stage(after) != _stage(before):
        return _stage(after) > _stage(before) and not any(
            _is_on(repair, problem) for repair in repairs for problem in after.problems
        )
    if not before.data:  # still no TOML: it must be understood further than where it was mended
        return all(_is_beyond(repairs[-1], problem) for problem in after.problems)
    known, left = (Counter(p.code for p in source.problems) for source in (before, after))
    return left <= known and left.total() <= known.total() - len(repairs)


def _is_beyond(repair: Repair, problem: Problem) -> bool:
    """Whether the problem is another one: on a later line, or further on and mended as easily."""
    line, column = problem.line or 0, problem.column or 0
    if problem.fix is None:
        return line > repair.line
    return (line, column) > (repair.line, repair.column)


def _is_on(repair: Repair, problem: Problem) -> bool:
    """Whether the problem lies in what was written."""
    end = repair.column + len(repair.after)
    return problem.line == repair.line and repair.column <= (problem.column or 0) < end


def _stage(source: Source) -> int:
    return bool(source.data) + (source.catalog is not None)
