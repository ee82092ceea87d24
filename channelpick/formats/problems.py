"""Problems as lines: `file:line:column: error[code]: where: what`, and the cure below."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from channelpick.errors import KeyPath, Problem
from channelpick.screening.foreign_text import neutralise
from channelpick.words.words import Words


def key_path(path: KeyPath) -> str:
    """The keys as one would write them in the file: `channels.phone.hours`."""
    return ".".join(map(str, path))


def problem_lines(
    problems: Iterable[Problem],
    words: Words,
    source: str = "",
    where: Callable[[KeyPath], str] = key_path,
) -> str:
    """All problems, each with its cure; ends with a newline.

    Args:
        source: what was being read, such as a path.
        where: how to name the place to the reader.
    """
    return "".join(f"{_problem(problem, words, source, where)}\n" for problem in problems)


def _problem(problem: Problem, words: Words, source: str, where: Callable[[KeyPath], str]) -> str:
    values = {"name": "", "reason": ""} | {k: neutralise(v) for k, v in problem.values.items()}
    what, cure = words.problem.said[problem.code]
    if "wanted" in values:
        values["wanted"] = words.problem.kinds[values["wanted"]]
    if values.get("guess"):
        cure = words.problem.did_you_mean
    place = ":".join(
        str(part) for part in (neutralise(source), problem.line, problem.column) if part
    )
    head = f"{place}: " if place else ""
    spot = neutralise(where(problem.spot))
    line = f"{head}{words.problem.error}[{problem.code}]: {f'{spot}: ' if spot else ''}"
    lines = [line + what.format_map(values)]
    if cure:
        lines.append(f"  {cure.format_map(values)}")
    return "\n".join(lines)
