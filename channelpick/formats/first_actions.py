"""The first actions alone, for somebody who has no time for the rest."""

from __future__ import annotations

from channelpick.formats.interface import Telling
from channelpick.formats.page import Page


def first_actions_page(tips: tuple[str, ...], telling: Telling) -> str:
    """These tips, numbered, under the dialogue's own heading."""
    page = Page(telling.screen)
    page.heading(telling.words.dialogue.do_first, "bold yellow")
    for number, tip in enumerate(tips, start=1):
        text = telling.text(telling.file.catalog.tips[tip].text)
        page.paragraph(text, mark=f"{number}. ", indent=2)
    return page.render()
