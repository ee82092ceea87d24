"""The dialogue about the details of a message. No secret is taken, and none is shown again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from channelpick.cli.dialogue import prompts_for
from channelpick.cli.exits import tell
from channelpick.cli.prompts import Back, Option, Prompts
from channelpick.drafting.forms import find_doubt
from channelpick.drafting.screened import find_in_detail
from channelpick.formats.interface import Telling
from channelpick.formats.wrapping import wrapped
from channelpick.screening.foreign_text import neutralise
from channelpick.screening.secrets import MOST_CHARACTERS, Certainty


def ask_details(
    telling: Telling, wanted: Sequence[str], given: Mapping[str, str], *, plain: bool
) -> tuple[Mapping[str, str], frozenset[str]]:
    """The details, and those in which the customer says that what may be a secret is none.

    What was given already is not asked again. ← goes back.

    Raises:
        KeyboardInterrupt, EOFError: the customer stopped.
    """
    prompts = prompts_for(telling, plain=plain)
    details = telling.file.catalog.details
    asked = [name for name in wanted if not given.get(name)]
    told, looked_at = dict(given), set[str]()
    number = 0
    while number < len(asked):
        name = asked[number]
        title = telling.text(details[name].ask)
        hint, before = telling.words.draft.skip_hint, told.get(name, "")
        reply = prompts.write(title, hint, before=before, can_go_back=number > 0)
        if isinstance(reply, Back):
            number -= 1
            continue
        certainty = _look(prompts, telling, reply, telling.text(details[name].label))
        if certainty == "certain":  # it is asked for once more
            told.pop(name, None)
            continue
        looked_at.discard(name)
        if certainty == "ask":
            looked_at.add(name)
        told[name] = reply
        prompts.confirm(title, neutralise(reply))
        _tell_doubt(telling, name, told)
        number += 1
    return told, frozenset(looked_at)


def _look(prompts: Prompts, telling: Telling, text: str, label: str) -> Certainty | None:
    """Whether there is a secret in the text: `ask` if the customer says that it is none."""
    words = telling.words
    try:
        found = find_in_detail(text, label)
    except ValueError:
        tell(words.problem.said["long-text"][0].format(most=f"{MOST_CHARACTERS:,}"))
        return "certain"
    for finding in found:
        kind = words.scan.kinds[finding.kind]
        if finding.certainty == "ask":
            title = words.draft.is_it_one.format(kind=kind)
            choices = [Option("yes", words.draft.it_is), Option("no", words.draft.it_is_none)]
            if prompts.choose(title, choices, selected=None, can_go_back=False) == "no":
                continue
        tell(wrapped(words.draft.looks_secret.format(kind=kind), telling.screen))
        return "certain"
    return "ask" if found else None


def _tell_doubt(telling: Telling, name: str, told: Mapping[str, str]) -> None:
    details = telling.file.catalog.details
    form = details[name].form
    if not (form and told[name]):
        return
    network = next((told[other] for other in told if details[other].form == "network"), "")
    if code := find_doubt(form, told[name], network):
        text = telling.words.draft.doubts[code].format(detail=telling.text(details[name].label))
        tell(wrapped(f"  {text}", telling.screen))
