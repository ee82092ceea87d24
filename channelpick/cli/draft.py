"""channelpick draft: the message to send, written."""

from __future__ import annotations

from dataclasses import replace

from channelpick.cli import options


def draft(  # noqa: PLR0913 - one parameter for each option
    *,
    channel: str | None = None,
    details: list[str] | None = None,
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
    no_input: bool = False,
    plain_prompts: bool = False,
    color: str = "auto",
) -> int:
    """Write the message; the help comes from `words/`."""
    from channelpick.cli.asking import asking, completed
    from channelpick.cli.catalog_choice import choose_catalog
    from channelpick.cli.composing import compose
    from channelpick.cli.draft_options import channel_from, details_from, with_criteria
    from channelpick.cli.situation_options import FLAGS, Said
    from channelpick.core.ranking import rank
    from channelpick.drafting.message import questions_heeded
    from channelpick.files.situation_input import DraftInput
    from channelpick.files.situation_json import read_draft_input

    # 1. What was said.
    look = options.look(lang, format, json, color)
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
    source = options.path("--input", input)
    read = read_draft_input(source) if source else DraftInput()
    channel = channel_from(file.catalog, read.channel if channel is None else channel)
    told = details_from(file.catalog, read.details, details or ())
    given = said.situation(file.catalog, read, look.words.code)

    # 2. What is missing of the situation, asked for. A channel that is named needs little of it.
    how = asking(no_input=no_input, plain_prompts=plain_prompts)
    heeded = None
    if channel:
        given = replace(given, answers=with_criteria(file.catalog, given.answers))
        heeded = questions_heeded(file.catalog, channel)
    given, _ = completed(given, file, look, how, kept=said.kept(read), heeded=heeded)

    # 3. The message.
    return compose(file, look, how, rank(file.catalog, given), channel, told)
