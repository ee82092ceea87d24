"""What is wrong with the messages of a catalog, and with the details that they tell."""

from __future__ import annotations

from collections.abc import Iterator

from channelpick.core.catalog import PLACEHOLDERS, PUBLIC, Catalog, Message
from channelpick.core.mentions import all_templates
from channelpick.core.templates import lone_brace, placeholders
from channelpick.errors import Problem
from channelpick.screening.suggestions import closest, only_answer

_HARMLESS = ("channel", "platform")
"""Placeholders that tell nothing about the customer."""


def find_message_problems(catalog: Catalog) -> Iterator[Problem]:
    """Every placeholder that leads nowhere, or that tells the world what is private."""
    yield from _ids(catalog)
    known = (*catalog.details, *catalog.questions, *PLACEHOLDERS)
    for path, texts in all_templates(catalog):
        shown = _shown_to_all(catalog, catalog.messages[str(path[1])])
        for language, text in texts.items():
            for found in placeholders(text):
                values = {"given": found.name, "options": ", ".join(known)}
                here = (*path, language)
                if found.name not in known:
                    guess = closest(found.name, known)
                    only = only_answer(found.name, known)
                    yield Problem(
                        code="unknown-placeholder",
                        path=here,
                        part=found.part,
                        values={**values, "guess": guess},
                        fix=f"{{{only}}}" if only else None,
                    )
                elif shown and not _is_public(catalog, found.name):
                    values["name"] = shown
                    yield Problem(code="told-in-public", path=here, part=found.part, values=values)
            if lone := lone_brace(text):
                values = {"given": text[lone - 1 : lone]}
                yield Problem(code="lone-brace", path=here, part=(lone - 1, lone), values=values)


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


def _shown_to_all(catalog: Catalog, message: Message) -> str:
    """The first channel of this message where anyone can read it, or an empty string."""
    channels = catalog.channels_named(message.only_for) if message.only_for else catalog.channels
    return next((id_ for id_ in channels if PUBLIC in catalog.channels[id_].tags), "")


def _is_public(catalog: Catalog, name: str) -> bool:
    return name in _HARMLESS or (name in catalog.details and catalog.details[name].public)
