"""What every format says of a problem, in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from channelpick.errors import Problem
from channelpick.formats.problems.interface import Findings
from channelpick.screening.foreign_text import neutralise
from channelpick.words.words import Words

_CLASHES: Mapping[str, str] = {
    "duplicate-key": "first",
    "duplicate-section": "first",
    "repeated": "first",
    "value-and-group": "other",
    "same-id": "other",
    "same-text": "other",
    "contradiction": "other",
}
"""Code of a clash of two -> how to speak of the one that is not marked."""


def message(problem: Problem, findings: Findings, words: Words) -> str:
    """Where in the file, by its keys, and what is wrong there."""
    where = neutralise(findings.where(problem.spot))
    what = words.problem.said[problem.code][0].format_map(_values(problem, words))
    return f"{where}: {what}" if where else what


def cure(problem: Problem, words: Words) -> str:
    """What to do about it, or an empty text."""
    sentence = words.problem.said[problem.code][1]
    if problem.values.get("guess"):
        sentence = words.problem.did_you_mean
    elif problem.fix and "meant" not in problem.values:
        sentence = words.problem.write_fix
    return sentence.format_map(_values(problem, words))


def in_a_line(problem: Problem, findings: Findings, words: Words) -> str:
    """What is wrong where, and what to do about it, in one line."""
    said = message(problem, findings, words), cure(problem, words)
    return words.problem.cure_joint.join(filter(None, said))


def also(problem: Problem, words: Words) -> str:
    """On which other lines to look, or an empty text."""
    if not problem.also_lines:
        return ""
    is_one = len(problem.also_lines) == 1
    number = _CLASHES.get(problem.code, "one") if is_one else "many"
    lines = words.answer.names_joint.join(map(str, problem.also_lines))
    return words.problem.also[number].format(lines=lines)


def kind(code: str, words: Words) -> str:
    """What problems of this code have in common, without what differs from one to the next."""
    return words.problem.said[code][0].format_map(defaultdict(lambda: "…"))


def _values(problem: Problem, words: Words) -> Mapping[str, str]:
    values = {"name": "", "reason": ""} | {k: neutralise(v) for k, v in problem.values.items()}
    values["fix"] = neutralise(problem.fix or "")
    if "wanted" in values:
        values["wanted"] = words.problem.kinds[values["wanted"]]
    return values
