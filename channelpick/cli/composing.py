"""The message is written, after asking for its details, and shown."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from channelpick.cli import exits
from channelpick.cli.asking import Asking
from channelpick.cli.options import Look
from channelpick.cli.prompts import Option
from channelpick.core.catalog_file import CatalogFile
from channelpick.core.ranking import Ranking, rank
from channelpick.core.recommendation import Recommendation
from channelpick.core.situation import is_emergency
from channelpick.drafting.draft import write_draft
from channelpick.drafting.message import message_for
from channelpick.errors import InputError, Problem
from channelpick.formats.report import render
from channelpick.formats.reports.draft_report import draft_report
from channelpick.screening.secrets import MOST_CHARACTERS


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
    compose(file, look, how, ranking, channel, {})


def compose(
    file: CatalogFile,
    look: Look,
    how: Asking,
    ranking: Ranking,
    channel: str | None,
    told: Mapping[str, str],
) -> int:
    """Write the message, after asking for the details where somebody can be asked."""
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
