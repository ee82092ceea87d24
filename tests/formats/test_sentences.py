"""Reasons as sentences."""

from __future__ import annotations

from channelpick import recommend
from channelpick.core.catalog_file import CatalogFile
from channelpick.formats.interface import Screen, Telling
from channelpick.formats.sentences import why
from channelpick.words.languages import words_in
from tests.support import catalog_of, situation, small_data


def test_why_is_the_strongest_rule() -> None:
    """Of several rules that prefer a channel, the strongest says why, wherever it stands."""
    data = small_data(chat={})
    data["rules"] = {
        strength: {"prefer": ["chat"], "strength": strength, "because": {"en": strength}}
        for strength in ("slight", "strong", "clear")
    }
    catalog = catalog_of(data)
    file = CatalogFile(catalog, "channels.toml", "0" * 64)
    telling = Telling(file=file, words=words_in("en"), screen=Screen())

    answer = recommend(catalog, situation(urgency="low"))

    assert why(answer.places[0].reasons, telling) == "strong"
