"""The names of a rules file with a text for each, as completion shows them."""

from __future__ import annotations

from typing import Any

from channelpick.formats.interface import Telling


def names_json(telling: Telling) -> dict[str, Any]:
    """What `quick.completing.Known` describes, in the reader's language and safe to show."""
    catalog = telling.file.catalog
    return {
        "questions": {
            name: {answer: telling.text(texts) for answer, texts in question.options.items()}
            for name, question in catalog.questions.items()
        },
        "asks": {name: telling.text(each.ask) for name, each in catalog.questions.items()},
        "channels": {name: telling.text(each.name) for name, each in catalog.channels.items()},
        "details": {name: telling.text(each.label) for name, each in catalog.details.items()},
        "languages": list(catalog.spoken_languages),
    }
