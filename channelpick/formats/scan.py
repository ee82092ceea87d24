"""A text without its secrets, and what was found: kinds and places, never a value."""

from __future__ import annotations

import json
from collections.abc import Sequence

from channelpick.drafting.screened import marker
from channelpick.formats.interface import Screen
from channelpick.screening.foreign_text import neutralise_lines
from channelpick.screening.secrets import Finding, without_secrets
from channelpick.words.words import Words


def screened(text: str, found: Sequence[Finding], words: Words) -> str:
    """The text with markers where secrets were, safe to show; ends with a newline."""
    cleaned = without_secrets(text, found, lambda finding: marker(finding, words))
    return neutralise_lines(cleaned.replace("\r\n", "\n")).rstrip("\n") + "\n"


def scan_json(text: str, found: Sequence[Finding], words: Words) -> str:
    """`channelpick/scan/1` as one JSON object."""
    cleaned = without_secrets(text, found, lambda finding: marker(finding, words))
    findings = [
        {
            "kind": finding.kind,
            "certainty": finding.certainty,
            "start": finding.start,
            "end": finding.end,
        }
        for finding in found
    ]
    value = {"schema": "channelpick/scan/1", "findings": findings, "text": cleaned}
    return json.dumps(value, indent=2) + "\n"


def findings_page(found: Sequence[Finding], words: Words, screen: Screen) -> str:
    """What was found and where, and what to do now; positions count characters from 1."""
    from channelpick.formats.page import Page  # rich: nothing that JSON needs

    page, said = Page(screen), words.scan
    if not found:
        page.paragraph(said.clean, style="green")
        return page.render()
    for finding in found:
        where = {"first": finding.start + 1, "last": finding.end}
        text = said.found[finding.certainty].format(kind=said.kinds[finding.kind], **where)
        page.paragraph(text[:1].upper() + text[1:], mark=page.dot, style="bold red")
    for certainty in ("certain", "ask"):
        if any(finding.certainty == certainty for finding in found):
            page.gap()
            page.paragraph(said.advice[certainty])
    return page.render()
