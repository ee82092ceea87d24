"""What is known of the customer's case: all answers, the moment, the language, what was tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from channelpick.errors import KeyPath, Problem, SituationError
from channelpick.screening.suggestions import closest

if TYPE_CHECKING:
    from channelpick.core.catalog import Catalog, Question

FIRST_YEAR, LAST_YEAR = 2000, 2099
"""Moments outside these years are refused: holidays and time zones are guesswork there."""
FIRST_TRIED_YEAR = 1000
"""Long ago is only long ago; but the first years have no place in some time zones."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A channel that the customer has already used for this case."""

    channel: str
    at: datetime | None = None
    """When; without a time it counts as overdue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All that a recommendation depends on, beside the catalog."""

    answers: Mapping[str, str] = field(default_factory=dict)
    """Criterion or fact -> level or answer. What is left out takes its default."""
    at: datetime
    """The moment, with a zone; all times of the answer are given in that zone."""
    language: str
    """The language that the customer needs a channel to speak, such as `zh`."""
    tried: tuple[Tried, ...] = ()


def complete(catalog: Catalog, situation: Situation) -> Situation:
    """The situation with every default filled in and each tried channel once, the latest.

    Raises:
        SituationError: with every problem of the answers, the moment and the tried channels.
    """
    answers = {
        name: situation.answers.get(name, question.default)
        for name, question in catalog.questions.items()
    }
    problems = [
        *_answer_problems(catalog, situation.answers),
        *(_missing(name, catalog.questions[name]) for name, a in answers.items() if a is None),
        *_time_problems(situation),
        *_tried_problems(catalog, situation),
    ]
    if problems:
        raise SituationError(problems)
    return replace(
        situation,
        answers={name: answer for name, answer in answers.items() if answer is not None},
        tried=_latest(situation),
    )


def spoken_answers(question: Question) -> Mapping[str, str]:
    """What people call the answers, in any language -> the answer's id."""
    return {text: answer for answer, texts in question.options.items() for text in texts.values()}


def settle(catalog: Catalog, answers: Mapping[str, str]) -> Mapping[str, str]:
    """The answers with those that they imply; an implied answer implies nothing further."""
    implied: dict[str, str] = {}
    for name, fact in catalog.facts.items():
        implied |= fact.implies.get(answers.get(name, ""), {})
    return {**implied, **answers}


def is_emergency(catalog: Catalog, answers: Mapping[str, str]) -> bool:
    """Whether an answer says that the customer is in danger."""
    return any(
        fact.emergency is not None and answers.get(name) == fact.emergency
        for name, fact in catalog.facts.items()
    )


def _answer_problems(catalog: Catalog, answers: Mapping[str, str]) -> list[Problem]:
    problems = []
    questions = catalog.questions
    for name, answer in answers.items():
        question = questions.get(name)
        if question is None:
            guess, options = closest(name, questions), ", ".join(questions)
            values = {"given": name, "guess": guess, "options": options}
            problems.append(Problem(code="unknown-question", path=("answers",), values=values))
        elif answer not in question.options:
            guess = closest(answer, question.options, spoken_answers(question))
            values = {"given": answer, "guess": guess, "options": ", ".join(question.options)}
            problems.append(Problem(code="unknown-answer", path=("answers", name), values=values))
    return problems


def _missing(name: str, question: Question) -> Problem:
    return Problem(
        code="missing-answer",
        path=("answers", name),
        values={"name": name, "options": ", ".join(question.options)},
    )


def _time_problems(situation: Situation) -> list[Problem]:
    if situation.at.tzinfo is None:
        return [Problem(code="no-zone", path=("at",), values={"given": str(situation.at)})]
    return [problem] if (problem := year_problem(situation.at, ("at",))) else []


def year_problem(moment: datetime, path: KeyPath, first: int = FIRST_YEAR) -> Problem | None:
    """The problem of a moment in a year that is refused; None if it is not."""
    if first <= moment.year <= LAST_YEAR:
        return None
    values = {"given": str(moment), "first": str(first), "last": str(LAST_YEAR)}
    return Problem(code="time-range", path=path, values=values)


def _tried_problems(catalog: Catalog, situation: Situation) -> list[Problem]:
    problems = []
    for tried in situation.tried:
        values = {"given": tried.channel}
        if tried.channel not in catalog.channels:
            problems.append(unknown_channel(catalog, tried.channel, ("tried",)))
        elif tried.at is None:
            continue
        elif tried.at.tzinfo is None:
            problems.append(Problem(code="no-zone", path=("tried",), values=values))
        elif problem := year_problem(tried.at, ("tried",), FIRST_TRIED_YEAR):
            problems.append(problem)
        elif situation.at.tzinfo and tried.at.astimezone(UTC) > situation.at.astimezone(UTC):
            problems.append(Problem(code="tried-later", path=("tried",), values=values))
    return problems


def unknown_channel(catalog: Catalog, given: str, path: tuple[str, ...]) -> Problem:
    """The problem of a channel that the catalog does not have."""
    spoken = {text: id_ for id_, c in catalog.channels.items() for text in c.name.values()}
    return Problem(
        code="unknown-channel",
        path=path,
        values={
            "given": given,
            "guess": closest(given, catalog.channels, spoken),
            "options": ", ".join(catalog.channels),
        },
    )


def _latest(situation: Situation) -> tuple[Tried, ...]:
    """Each channel once, in the zone of the situation. No time at all may be long ago."""
    latest: dict[str, datetime | None] = {}
    for tried in situation.tried:
        known = latest.setdefault(tried.channel, tried.at)
        if tried.at and (known is None or tried.at.astimezone(UTC) > known.astimezone(UTC)):
            latest[tried.channel] = tried.at
    zone = situation.at.tzinfo
    return tuple(Tried(id_, at and at.astimezone(zone)) for id_, at in latest.items())
