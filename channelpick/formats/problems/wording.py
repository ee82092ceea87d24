"""What every format says of a problem, in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from channelpick.errors import Problem
from channelpick.formats.problems.interface import Findings
from channelpick.screening.foreign_text import neutralise
from channelpick.words.words import Words


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
    return sentence.format_map(_values(problem, words))


def also(problem: Problem, words: Words) -> str:
    """On which other lines to look, or an empty text."""
    if not problem.also_lines:
        return ""
    sentence = words.problem.also["one" if len(problem.also_lines) == 1 else "many"]
    return sentence.format(lines=words.answer.names_joint.join(map(str, problem.also_lines)))


def kind(code: str, words: Words) -> str:
    """What problems of this code have in common, without what differs from one to the next."""
    return words.problem.said[code][0].format_map(defaultdict(lambda: "…"))


def _values(problem: Problem, words: Words) -> Mapping[str, str]:
    values = {"name": "", "reason": ""} | {k: neutralise(v) for k, v in problem.values.items()}
    if "wanted" in values:
        values["wanted"] = words.problem.kinds[values["wanted"]]
    return values
