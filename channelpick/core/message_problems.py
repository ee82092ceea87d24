"""What is wrong with the messages of a catalog, and with the details that they tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from channelpick.core.catalog import DETAILS, PLACEHOLDERS, PUBLIC, TRIED, Catalog
from channelpick.core.mentions import all_templates
from channelpick.core.templates import lone_brace, placeholders
from channelpick.errors import KeyPath, Problem
from channelpick.screening.suggestions import closest, only_answer


def find_message_problems(catalog: Catalog) -> Iterator[Problem]:
    """Every placeholder that leads nowhere, or that tells the world what is private."""
    yield from _ids(catalog)
    told: dict[str, list[Problem]] = {}
    for path, texts in all_templates(catalog):
        name = str(path[1])
        for language, text in texts.items():
            yield from _template((*path, language), text, catalog)
            told.setdefault(name, []).extend(_told((*path, language), text, catalog, name))
    for first, *others in filter(None, told.values()):  # what a message tells is one mistake
        yield replace(first, also=tuple(dict.fromkeys(other.path for other in others)))


def _template(path: KeyPath, text: str, catalog: Catalog) -> Iterator[Problem]:
    known = (*catalog.details, *catalog.questions, *PLACEHOLDERS)
    for found in placeholders(text):
        if found.name not in known:
            only = only_answer(found.name, known)
            yield Problem(
                code="unknown-placeholder",
                path=path,
                part=found.part,
                values={
                    "given": found.name,
                    "guess": closest(found.name, known),
                    "options": ", ".join(known),
                },
                fix=f"{{{only}}}" if only else None,
            )
    if lone := lone_brace(text):
        values = {"given": text[lone - 1 : lone]}
        yield Problem(code="lone-brace", path=path, part=(lone - 1, lone), values=values)


def _told(path: KeyPath, text: str, catalog: Catalog, message: str) -> Iterator[Problem]:
    """Each private placeholder of a message for a channel where anyone can read it."""
    only_for = catalog.messages[message].only_for
    channels = catalog.channels_named(only_for) if only_for else catalog.channels
    public = next((id_ for id_ in channels if PUBLIC in catalog.channels[id_].tags), None)
    for found in placeholders(text) if public else ():
        is_private = found.name in catalog.details and not catalog.details[found.name].public
        if is_private or found.name in (DETAILS, TRIED) or found.name in catalog.questions:
            values = {"given": found.name, "name": str(public)}
            yield Problem(code="told-in-public", path=path, part=found.part, values=values)


def _ids(catalog: Catalog) -> Iterator[Problem]:
    for name in catalog.details:
        family = next((x for x in ("criteria", "facts") if name in getattr(catalog, x)), "")
        if name in PLACEHOLDERS:
            values = {"given": name}
            yield Problem(code="reserved-id", path=("details", name), mark="key", values=values)
        elif family:
            yield Problem(
                code="same-id",
                path=("details", name),
                mark="key",
                values={"given": name},
                also=((family, name),),
            )
