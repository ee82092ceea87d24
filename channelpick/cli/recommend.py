"""channelpick recommend: the main job."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from channelpick.cli import exits, options, terminal
from channelpick.cli.catalog_choice import choose_catalog
from channelpick.cli.rules import saving
from channelpick.cli.situation_options import (
    FLAGS,
    answers_from,
    command_line,
    moment_from,
    situation_from,
    tried_from,
    where,
)
from channelpick.core.recommendation import recommend as recommend_channel
from channelpick.errors import SituationError
from channelpick.files.situation_json import SituationInput, read_situation
from channelpick.formats.interface import Screen, format_named
from channelpick.formats.problems.interface import Findings, problem_format_named
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
    save_test: Annotated[str | None, typer.Option("--save-test", metavar="NAME")] = None,
    plain_prompts: Annotated[bool, typer.Option("--plain-prompts")] = False,
    color: options.Color = "auto",
) -> int:
    """Recommend a channel; the help comes from `words/`."""
    # 1. What was said.
    look = options.look(lang, format, json, color)
    most = options.count("--top", top)
    named = (urgency, complexity, self_service, preference, topic)
    flagged = answers_from(dict(zip(FLAGS, named, strict=True)), answers or ())
    file = choose_catalog(options.path("--rules", rules), look.words)
    tests = saving.tests_beside(file) if options.path("--save-test", save_test) else None
    source = options.path("--input", input)
    read = read_situation(source) if source else SituationInput()
    given = situation_from(
        file.catalog,
        read,
        answers=flagged,
        at=moment_from(read.at if at is None else at, tz),
        language=language,
        lang=look.words.code,
        tried=tried_from(tried or ()),
    )

    flags = {
        "--at": at or read.at,
        "--tz": tz,
        "--lang": lang,
        "--language": language or read.language,
        "--rules": rules,
    }
    kept = [word for flag, value in flags.items() if value for word in (flag, value)]

    # 2. The answer, after asking for what is missing, where somebody can be asked.
    asked = False
    try:
        answer = recommend_channel(file.catalog, given)
    except SituationError as error:
        if no_input or not terminal.can_ask() or not _is_incomplete(error):
            exits.tell(_situation_problems(error, look.words))
            return exits.WRONG_USAGE
        from channelpick.cli.dialogue import converse

        plain = plain_prompts or terminal.wants_plain_prompts(os.environ)
        telling = look.telling(file, sys.stderr)
        given = converse(telling, given, plain=plain, offer_language=not look.is_chosen, kept=kept)
        answer = recommend_channel(file.catalog, given)
        asked = True
        exits.tell("")

    # 3. What is kept and shown.
    if save_test and tests:
        saving.save_as_test(save_test, tests, answer, file, look.words)
    form = format_named(look.form)
    exits.write(form.recommendation(answer, look.telling(file, sys.stdout), most))
    if asked:
        line = command_line(given, file.catalog, kept)
        exits.tell(f"\n{look.words.dialogue.same_again}\n{line}")
    return exits.DONE if answer.first else exits.ANSWER_IS_NO


def _is_incomplete(error: SituationError) -> bool:
    return all(problem.code == "missing-answer" for problem in error.problems)


def _situation_problems(error: SituationError, words: Words) -> str:
    """All problems; the answers that are missing together, each with its flag and its values."""
    missing = [problem for problem in error.problems if problem.code == "missing-answer"]
    others = [problem for problem in error.problems if problem.code != "missing-answer"]
    findings = Findings(problems=others, where=where)
    lines = [problem_format_named("text").report([findings], words, Screen())]
    if missing:
        flags = [(where(problem.path), problem.values["options"]) for problem in missing]
        cells = max(len(flag) for flag, _ in flags)
        lines.append(
            f"{words.problem.severity['error']}[missing-answer]: {words.command.missing_answers}\n"
            + "".join(f"  {flag:<{cells}}  {values}\n" for flag, values in flags)
        )
    return "".join(lines) + words.command.see_help.format(command="channelpick recommend")
