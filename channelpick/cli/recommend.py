"""channelpick recommend: the main job."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from channelpick.cli import exits, options, terminal
from channelpick.cli.asking import asking, completed
from channelpick.cli.catalog_choice import choose_catalog
from channelpick.cli.draft import offer_draft
from channelpick.cli.rules import saving
from channelpick.cli.situation_options import FLAGS, Said, command_line
from channelpick.core.recommendation import recommend as recommend_channel
from channelpick.files.situation_json import SituationInput, read_situation
from channelpick.formats.interface import format_named


def recommend(  # noqa: PLR0913 - one parameter for each option
    *,
    urgency: options.Urgency = None,
    complexity: options.Complexity = None,
    self_service: options.SelfService = None,
    preference: options.Preference = None,
    topic: options.Topic = None,
    answers: options.Answers = None,
    tried: options.Tried = None,
    at: options.At = None,
    tz: options.Zone = None,
    lang: options.Lang = None,
    language: options.Language = None,
    rules: options.Rules = None,
    input: options.Input = None,  # noqa: A002
    format: options.FormatName = None,  # noqa: A002
    json: options.AsJson = False,
    top: Annotated[str | None, typer.Option("--top", metavar="N")] = None,
    no_input: options.NoInput = False,
    save_test: Annotated[str | None, typer.Option("--save-test", metavar="NAME")] = None,
    plain_prompts: options.PlainPrompts = False,
    color: options.Color = "auto",
) -> int:
    """Recommend a channel; the help comes from `words/`."""
    # 1. What was said.
    look = options.look(lang, format, json, color)
    most = options.count("--top", top)
    said = Said(
        named=dict(zip(FLAGS, (urgency, complexity, self_service, preference, topic), strict=True)),
        pairs=answers or (),
        tried=tried or (),
        at=at,
        tz=tz,
        lang=lang,
        language=language,
        rules=rules,
    )
    file = choose_catalog(options.path("--rules", rules), look.words)
    tests = saving.tests_beside(file) if options.path("--save-test", save_test) else None
    source = options.path("--input", input)
    read = read_situation(source) if source else SituationInput()
    given, kept = said.situation(file.catalog, read, look.words.code), said.kept(read)

    # 2. The answer, after asking for what is missing, where somebody can be asked.
    how = asking(no_input=no_input, plain_prompts=plain_prompts)
    given, was_asked = completed(given, file, look, how, kept=kept)
    answer = recommend_channel(file.catalog, given)
    if was_asked:
        exits.tell("")

    # 3. What is kept and shown.
    if save_test and tests:
        saving.save_as_test(save_test, tests, answer, file, look.words)
    form = format_named(look.form)
    exits.write(form.recommendation(answer, look.telling(file, sys.stdout), most))
    if was_asked:
        line = command_line(given, file.catalog, kept)
        exits.tell(f"\n{look.words.dialogue.same_again}\n{line}")
        if look.form == "text" and terminal.is_terminal(sys.stdout):
            offer_draft(file, look, how, answer)
    return exits.DONE if answer.first else exits.ANSWER_IS_NO
