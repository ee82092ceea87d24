"""channelpick recommend: the main job."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from channelpick.cli import exits, options, terminal
from channelpick.files.situation_input import SituationInput
from channelpick.formats.interface import format_named

if TYPE_CHECKING:
    from channelpick.core.catalog_file import CatalogFile


def recommend(  # noqa: PLR0913 - one parameter for each option
    *,
    urgency: str | None = None,
    complexity: str | None = None,
    self_service: str | None = None,
    preference: str | None = None,
    topic: str | None = None,
    answers: list[str] | None = None,
    tried: list[str] | None = None,
    at: str | None = None,
    tz: str | None = None,
    lang: str | None = None,
    language: str | None = None,
    rules: str | None = None,
    input: str | None = None,  # noqa: A002
    format: str | None = None,  # noqa: A002
    json: bool = False,
    top: str | None = None,
    no_input: bool = False,
    save_test: str | None = None,
    plain_prompts: bool = False,
    color: str = "auto",
) -> int:
    """Recommend a channel; the help comes from `words/`."""
    # What stands further down is imported further down: the dialogue shall begin at once.
    from channelpick.cli.asking import asking, completed
    from channelpick.cli.catalog_choice import choose_catalog, whole
    from channelpick.cli.situation_options import FLAGS, Said, command_line

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
    how = asking(no_input=no_input, plain_prompts=plain_prompts)
    named = options.path("--rules", rules)
    file = choose_catalog(named, look.words, outline_will_do=how.may_ask)
    tests = _tests_beside(file) if options.path("--save-test", save_test) else None
    read = _read(options.path("--input", input))
    given, kept = said.situation(file.catalog, read, look.words.code), said.kept(read)

    # 2. The answer, after asking for what is missing, where somebody can be asked.
    given, was_asked = completed(given, file, look, how, kept=kept)
    from channelpick.core.recommendation import recommend as recommend_channel

    file = whole(file)
    answer = recommend_channel(file.catalog, given)
    if was_asked:
        exits.tell("")

    # 3. What is kept and shown.
    if save_test and tests:
        from channelpick.cli.rules.saving import save_as_test

        save_as_test(save_test, tests, answer, file, look.words)
    form = format_named(look.form)
    exits.write(form.recommendation(answer, look.telling(file, sys.stdout), most))
    if was_asked:
        line = command_line(given, file.catalog, kept)
        exits.tell(f"\n{look.words.dialogue.same_again}\n{line}")
        if look.form == "text" and terminal.is_terminal(sys.stdout):
            from channelpick.cli.composing import offer_draft

            offer_draft(file, look, how, answer)
    return exits.DONE if answer.first else exits.ANSWER_IS_NO


def _tests_beside(file: CatalogFile) -> str:
    from channelpick.cli.rules.saving import tests_beside

    return tests_beside(file)


def _read(source: str | None) -> SituationInput:
    if source is None:
        return SituationInput()
    from channelpick.files.situation_json import read_situation

    return read_situation(source)
