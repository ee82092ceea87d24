"""What a format is, and what it is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from channelpick.core.texts import Texts, pick_text
from channelpick.screening.foreign_text import neutralise
from channelpick.words.words import Words

if TYPE_CHECKING:
    from channelpick.core.catalog_file import CatalogFile
    from channelpick.core.channel_states import ChannelState
    from channelpick.core.recommendation import Recommendation

_BREAKS = re.compile(r"\s*[\n\t]\s*")
"""What a text written over several lines of a rules file has between its words."""

FORMATS = ("text", "json", "markdown")
PROBLEM_FORMATS = ("text", "json", "github", "sarif")
"""Those of `rules check`."""
TABLE_FORMS = ("csv", "jsonl", "parquet")
"""The kinds of tables that `batch` reads and writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Where a text will be read."""

    width: int = 80
    """In cells; a Chinese character takes two."""
    color: bool = False
    ascii_only: bool = False
    """Whether the encoding lacks bars and dots."""
    encoding: str = "utf-8"
    """What it lacks is written as escapes, which are longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """To whom, from which catalog, and where it is told."""

    file: CatalogFile
    words: Words
    screen: Screen

    def text(self, texts: Texts) -> str:
        """A catalog's text in the reader's language, safe to show."""
        return neutralise(_BREAKS.sub(" ", pick_text(texts, self.words.code).strip()))

    def name(self, channel: str) -> str:
        """A channel's name in the reader's language, safe to show."""
        return self.text(self.file.catalog.channels[channel].name)


class Format(Protocol):
    """Each function gives a whole text that ends with a newline."""

    def recommendation(self, given: Recommendation, telling: Telling, top: int | None) -> str:
        """A recommendation; `top` cuts the places only."""

    def channels(self, states: tuple[ChannelState, ...], telling: Telling, at: datetime) -> str:
        """Every channel with its state."""


def format_named(name: str) -> Format:
    """The format of this name, one of `FORMATS`. Imported only now: text needs rich."""
    return cast(Format, import_module(f"channelpick.formats.as_{name}"))
