"""channelpick draft: the message to send, written."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated

import typer

from channelpick.cli import exits, options
from channelpick.cli.asking import Asking, asking, completed
from channelpick.cli.catalog_choice import choose_catalog
from channelpick.cli.options import Look
from channelpick.cli.prompts import Option
from channelpick.cli.situation_options import FLAGS, Said, parted
from channelpick.core.catalog import Catalog, CatalogFile
from channelpick.core.ranking import Ranking, rank
from channelpick.core.recommendation import Recommendation
from channelpick.core.situation import is_emergency, settle, unknown_channel
from channelpick.drafting.message import message_for, questions_heeded
from channelpick.errors import InputError, Problem
from channelpick.files.situation_json import DraftInput, read_draft_input
from channelpick.formats.report import render
from channelpick.screening.suggestions import closest


def draft(  # noqa: PLR0913 - one parameter for each option
    *,
    channel: Annotated[str | None, typer.Argument(metavar="CHANNEL")] = None,
    details: Annotated[
        list[str] | None, typer.Option("-d", "--detail", metavar="NAME=VALUE")
    ] = None,
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
    no_input: options.NoInput = False,
    plain_prompts: options.PlainPrompts = False,
    color: options.Color = "auto",
) -> int:
    """Write the message; the help comes from `words/`."""
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
    channel = _channel(file.catalog, read.channel if channel is None else channel)
    told = _details(file.catalog, read.details, details or ())
    given = said.situation(file.catalog, read, look.words.code)

    # 2. What is missing of the situation, asked for. A channel that is named needs little of it.
    how = asking(no_input=no_input, plain_prompts=plain_prompts)
    heeded = None
    if channel:
        given = replace(given, answers=_with_criteria(file.catalog, given.answers))
        heeded = questions_heeded(file.catalog, channel)
    given, _ = completed(given, file, look, how, kept=said.kept(read), heeded=heeded)

    # 3. The message.
    return _compose(file, look, how, rank(file.catalog, given), channel, told)


def offer_draft(file: CatalogFile, look: Look, how: Asking, answer: Recommendation) -> None:
    """Offer to write the message for the first place. Whoever is robbed gets it without asking."""
    ranking = rank(file.catalog, answer.situation)
    channel = answer.first
    if channel is None or message_for(file.catalog, ranking, channel) is None:
        return
    telling, said = look.telling(file, sys.stderr), look.words.draft
    exits.tell("")
    if not is_emergency(file.catalog, answer.situation.answers):
        from channelpick.cli.dialogue import prompts_for

        options_ = [Option("yes", said.yes), Option("no", said.no)]
        title = said.offer.format(channel=telling.name(channel))
        prompts = prompts_for(telling, plain=how.plain)
        if prompts.choose(title, options_, selected=None, can_go_back=False) == "no":
            return
    _compose(file, look, how, ranking, channel, {})


def _compose(
    file: CatalogFile,
    look: Look,
    how: Asking,
    ranking: Ranking,
    channel: str | None,
    told: Mapping[str, str],
) -> int:
    """Write the message, after asking for the details where somebody can be asked."""
    # All of these are slow to import, and recommend needs none of them.
    from channelpick.drafting.draft import write_draft
    from channelpick.formats.reports.draft_report import draft_report
    from channelpick.screening.secrets import MOST_CHARACTERS

    catalog = file.catalog
    try:
        found = write_draft(catalog, ranking, channel, told)
        has_time = how.may_ask and not is_emergency(catalog, ranking.situation.answers)
        if has_time and found.obstacle in (None, "nothing-to-tell") and found.wanted:
            from channelpick.cli.detail_dialogue import ask_details

            telling = look.telling(file, sys.stderr)
            told, looked_at = ask_details(telling, found.wanted, told, plain=how.plain)
            found = write_draft(catalog, ranking, channel, told, looked_at)
            exits.tell("")
    except ValueError:
        values = {"most": f"{MOST_CHARACTERS:,}"}
        raise InputError([Problem(code="long-text", path=("-d",), values=values)]) from None
    telling = look.telling(file, sys.stdout)
    exits.write(render(draft_report(found, ranking, telling), look.form, telling.screen))
    is_done = found.body and not found.removed
    return exits.DONE if is_done else exits.ANSWER_IS_NO


def _channel(catalog: Catalog, given: str | None) -> str | None:
    if given is None or given in catalog.channels:
        return given
    raise InputError([unknown_channel(catalog, given, ("CHANNEL",))])


def _details(catalog: Catalog, read: Mapping[str, str], pairs: Sequence[str]) -> Mapping[str, str]:
    """Detail -> what the customer wrote; flags win. An error never quotes a value.

    Raises:
        InputError: a flag is no pair, or there is no such detail.
    """
    flagged = dict(map(parted, pairs))
    labels = {text: id_ for id_, each in catalog.details.items() for text in each.label.values()}
    bad = [name for name, value in flagged.items() if not (name and value)]
    problems = [
        Problem(
            code="unknown-detail",
            path=("-d",) if name in flagged else ("--input",),
            values={
                "given": name,
                "guess": closest(name, catalog.details, labels),
                "options": ", ".join(catalog.details),
            },
        )
        for name in {**read, **flagged}
        if name not in catalog.details and name not in bad
    ]
    if bad:
        problems.append(Problem(code="bad-detail", path=("-d",)))
    if problems:
        raise InputError(problems)
    return {**read, **flagged}


def _with_criteria(catalog: Catalog, answers: Mapping[str, str]) -> Mapping[str, str]:
    """The answers, and for each criterion that nobody spoke of its default or its middle level.

    The channel is chosen already: they only decide where to turn when nobody answers.
    """
    usual = {
        name: criterion.default or list(criterion.levels)[(len(criterion.levels) - 1) // 2]
        for name, criterion in catalog.criteria.items()
    }
    return {**usual, **settle(catalog, answers)}
