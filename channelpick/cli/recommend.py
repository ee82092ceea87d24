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
from channelpick.core.catalog import Catalog
from channelpick.core.recommendation import recommend as recommend_channel
from channelpick.errors import SituationError
from channelpick.files.situation_json import SituationInput, read_situation
from channelpick.formats.problems import problem_lines
from channelpick.words.words import Words


def recommend(  # noqa: PLR0913 - one parameter for each option
    *,
    urgency: Annotated[str | None, typer.Option("--urgency", metavar="LEVEL")] = None,
    complexity: Annotated[str | None, typer.Option("--complexity", metavar="LEVEL")] = None,
    self_service: Annotated[str | None, typer.Option("--self-service", metavar="LEVEL")] = None,
    preference: Annotated[str | None, typer.Option("--preference", metavar="LEVEL")] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="TOPIC")] = None,
    answers: Annotated[
        list[str] | None, typer.Option("-a", "--answer", metavar="NAME=VALUE")
    ] = None,
    tried: Annotated[list[str] | None, typer.Option("--tried", metavar="CHANNEL[=AGO]")] = None,
    at: options.At = None,
    tz: options.Zone = None,
    lang: options.Lang = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE")] = None,
    rules: options.Rules = None,
    input: Annotated[str | None, typer.Option("--input", metavar="FILE|-")] = None,  # noqa: A002
    format: options.FormatName = None,  # noqa: A002
    json: options.AsJson = False,
    top: Annotated[str | None, typer.Option("--top", metavar="N")] = None,
    no_input: Annotated[bool, typer.Option("--no-input")] = False,
    plain_prompts: Annotated[bool, typer.Option("--plain-prompts")] = False,
    color: options.Color = "auto",
) -> int:
    """Recommend a channel; the help comes from `words/`."""
    # 1. What was said.
    look = options.look(lang, format, json, color)
    most = options.count("--top", top)
    named = (urgency, complexity, self_service, preference, topic)
    flagged = answers_from(dict(zip(FLAGS, named, strict=True)), answers or ())
    file = choose_catalog(rules, look.words)
    read = read_situation(input) if input else SituationInput()
    given = given_from(
        file.catalog,
        read,
        answers=flagged,
        at=moment_from(at or read.at, tz),
        language=language,
        lang=look.words.code,
        tried=tried_from(tried or ()),
    )

    # 2. What is missing.
    asks = not no_input and terminal.can_ask() and _is_incomplete(file.catalog, given)
    if asks:
        from channelpick.cli.dialogue import converse

        telling = look.telling(file, sys.stderr)
        plain = plain_prompts or terminal.wants_plain_prompts(os.environ)
        given = converse(telling, given, plain=plain, offer_language=not look.is_chosen)
        exits.tell("")

    # 3. The answer.
    try:
        answer = recommend_channel(file.catalog, given.situation())
    except SituationError as error:
        exits.tell(_situation_problems(error, look.words))
        return exits.WRONG_USAGE
    exits.write(look.form.recommendation(answer, look.telling(file, sys.stdout), most))
    if asks:
        kept = {"--at": at, "--tz": tz, "--lang": lang, "--language": language, "--rules": rules}
        extra = [word for flag, value in kept.items() if value for word in (flag, value)]
        line = command_line(given.situation(), file.catalog, extra)
        exits.tell(f"\n{look.words.dialogue.same_again}\n{line}")
    return exits.DONE if answer.first else exits.ANSWER_IS_NO


def _is_incomplete(catalog: Catalog, given: Given) -> bool:
    return any(
        criterion.default is None and name not in given.answers
        for name, criterion in catalog.criteria.items()
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
