"""Whether a contact is the platform's own: for people, and as `channelpick/verification/1`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from channelpick.contacts.verification import Verification
from channelpick.formats import times
from channelpick.formats.as_json import catalog_json
from channelpick.formats.interface import Telling
from channelpick.formats.page import Page
from channelpick.screening.foreign_text import neutralise, reveal

_MOST_SHOWN = 200
"""Characters of a contact that are shown: no honest one is longer."""
_SHORTEST_KEY = 40
"""Characters that a seed phrase or a private key has at least."""
_STYLES = {"official": "bold green", "official-domain": "bold yellow", "not-listed": "bold yellow"}
"""How a verdict looks; red if it is not here."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A contact as it was given, and what is to be said of it."""

    contact: str
    verification: Verification


def as_text(found: Sequence[Verified], telling: Telling) -> str:
    """Every contact with its verdict, then the rules file that was asked."""
    page, words = Page(telling.screen), telling.words.verify
    for verified in found:
        verdict, contact = verified.verification.verdict, _shown(verified, telling)
        shown = reveal(contact[:_MOST_SHOWN]) + ("…" if len(contact) > _MOST_SHOWN else "")
        label = _label(verified.verification, telling) + telling.words.answer.colon
        page.gap()
        page.paragraph(label + shown, style=_STYLES.get(verdict, "bold red"))
        for text in _explanations(verified.verification, telling):
            page.paragraph(text, indent=2)
    page.gap()
    if any(verified.verification.verdict != "official" for verified in found):
        page.paragraph(words.go_yourself)
    page.paragraph(_source(telling), style="dim")
    if not _lists_any(telling):
        page.paragraph(words.no_contacts, style="yellow")
    return page.render()


def as_json(verified: Verified, telling: Telling, *, in_one_line: bool) -> str:
    """One JSON object, in ASCII; ends with a newline."""
    found = verified.verification
    value = {
        "schema": "channelpick/verification/1",
        "input": _shown(verified, telling),
        "verdict": found.verdict,
        "of": found.of or None,
        "channel": found.channel or None,
        "kind": found.kind,
        "why": found.why or None,
        "catalog": catalog_json(telling),
        "text": telling.words.answer.colon.join(
            (_label(found, telling), " ".join(_explanations(found, telling)))
        ),
    }
    return json.dumps(value, indent=None if in_one_line else 2) + "\n"


def _shown(verified: Verified, telling: Telling) -> str:
    """The contact as it was given; but whoever pastes a phrase or a key does not see it again."""
    if len(verified.contact) < _SHORTEST_KEY or verified.verification.verdict == "official":
        return verified.contact
    from channelpick.drafting.screened import conceal  # slow to import

    return conceal(verified.contact, telling.words, kinds=("seed-phrase", "private-key"))


def _label(found: Verification, telling: Telling) -> str:
    return telling.words.verify.verdicts[found.verdict].format(of=neutralise(found.of))


def _explanations(found: Verification, telling: Telling) -> Iterator[str]:
    words = telling.words.verify
    if found.verdict == "official":
        channel = telling.name(found.channel) if found.channel else ""
        yield words.listed_for.format(channel=channel) if channel else words.listed
        yield words.forged.get(found.kind) or words.forged["url"]
        return
    yield words.not_confirmed
    if found.why:
        yield words.why[found.why]


def _source(telling: Telling) -> str:
    words, file = telling.words.verify, telling.file
    path = words.shipped if file.is_shipped else neutralise(file.path)
    day = times.day(file.catalog.updated, telling.words)
    return words.catalog.format(path=path, day=day, sha256=file.sha256)


def _lists_any(telling: Telling) -> bool:
    catalog = telling.file.catalog
    listed = any(channel.contacts for channel in catalog.channels.values())
    return listed or bool(catalog.platform and catalog.platform.domains)
