"""channelpick recommend: the main job."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from channelpick.cli import exits, options, terminal
from channelpick.cli.catalog_choice import choose_catalog
from channelpick.cli.situation_options import (
    FLAGS,
    Given,
    answers_from,
    command_line,
    given_from,
    moment_from,
    tried_from,
    where,
)
from channelpick.core.catalog import CatalogFile
from channelpick.core.recommendation import recommend as recommend_channel
from channelpick.core.situation import Situation
from channelpick.errors import SituationError
from channelpick.files.situation_json import SituationInput, read_situation
from channelpick.formats.interface import Telling, format_named
from channelpick.formats.problems import problem_lines
from channelpick.words.words import Words, words_in


def recommend(  # noqa: PLR0913 - one parameter for each option
    urgency: Annotated[str | None, typer.Option("--urgency", metavar="LEVEL")] = None,
    complexity: Annotated[str | None, typer.Option("--complexity", metavar="LEVEL")] = None,
    self_service: Annotated[str | None, typer.Option("--self-service", metavar="LEVEL")] = None,
    preference: Annotated[str | None, typer.Option("--preference", metavar="LEVEL")] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="TOPIC")] = None,
    answers: Annotated[
        list[str] | None, typer.Option("-a", "--answer", metavar="NAME=VALUE")
    ] = None,
    tried: Annotated[
        list[str] | None, typer.Option("--tried", metavar="CHANNEL[=AGO]")
    ] = None,
    at: options.At = None,
    tz: options.Zone = None,
    lang: options.Lang = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE")] = None,
    rules: options.Rules = None,
    input: Annotated[str | None, typer.Option("--input", metavar="FILE|-")] = None,  # noqa: A002
    format: options.FormatName = None,  # noqa: A002
    json: options.AsJson = False,
    top: Annotated[int | None, typer.Option("--top", min=1, metavar="N")] = None,
    no_input: Annotated[bool, typer.Option("--no-input")] = False,
    plain_prompts: Annotated[bool, typer.Option("--plain-prompts")] = False,
    color: options.Color = "auto",
) -> int:
    """Recommend a channel; the help comes from `words/`."""
    # 1. What was said.
    texts, is_chosen = terminal.language_of(["--lang", options.lang(lang)], os.environ)
    words = words_in(texts)
    form = format_named(options.format_name(format, json))
    color = options.color(color)
    named = dict(
        urgency=urgency,
        complexity=complexity,
        self_service=self_service,
        preference=preference,
        topic=topic,
    )
    flagged = answers_from(named, answers or ())
    file = choose_catalog(rules, words)
    read = read_situation(input) if input else SituationInput()
    given = given_from(
        file.catalog,
        read,
        answers=flagged,
        at=moment_from(at or read.at, tz),
        language=language,
        lang=texts,
        tried=tried_from(tried or ()),
    )

    # 2. What is missing.
    asked = False
    if not no_input and terminal.can_ask() and _missing(file, given):
        from channelpick.cli.dialogue import converse

        plain = plain_prompts or terminal.wants_plain_prompts(os.environ)
        telling = Telling(file=file, words=words, screen=terminal.screen(color, sys.stderr))
        given = converse(telling, given, plain=plain, offer_language=not is_chosen)
        asked = True

    # 3. The answer.
    try:
        answer = recommend_channel(file.catalog, given.situation())
    except SituationError as error:
        exits.tell(_situation_problems(error, words))
        return exits.WRONG_USAGE
    telling = Telling(file=file, words=words, screen=terminal.screen(color, sys.stdout))
    exits.write(form.recommendation(answer, telling, top))
    if asked:
        extra = _flags(("--rules", rules), ("--lang", lang), ("--tz", tz), ("--language", language))
        line = command_line(given.situation(), file.catalog, extra)
        exits.tell(f"\n{words.dialogue.same_again}\n{line}")
    return exits.DONE if answer.first else exits.ANSWER_IS_NO


def _missing(file: CatalogFile, given: Given) -> bool:
    return any(
        criterion.default is None and name not in given.answers
        for name, criterion in file.catalog.criteria.items()
    )


def _situation_problems(error: SituationError, words: Words) -> str:
    """All problems; the answers that are missing together, each with its flag and its values."""
    missing = [problem for problem in error.problems if problem.code == "missing-answer"]
    others = [problem for problem in error.problems if problem.code != "missing-answer"]
    lines = [problem_lines(others, words, where=where)] if others else []
    if missing:
        flags = [(where(problem.path), problem.values["options"]) for problem in missing]
        cells = max(len(flag) for flag, _ in flags)
        lines.append(
            f"{words.problem.error}[missing-answer]: {words.command.missing_answers}\n"
            + "".join(f"  {flag:<{cells}}  {values}\n" for flag, values in flags)
        )
    return "".join(lines) + words.command.see_help.format(command="channelpick recommend")


def _flags(*pairs: tuple[str, str | None]) -> list[str]:
    return [word for flag, value in pairs if value is not None for word in (flag, value)]
