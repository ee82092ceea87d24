"""Details without the secrets that must never be sent."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from channelpick.screening.secrets import (
    MOST_CHARACTERS,
    Finding,
    Kind,
    find_secrets,
    without_secrets,
)
from channelpick.words.words import Words

_MOST_QUOTED = 2_000
"""Characters of a longer text that are shown: no secret that the cut divides is among them."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A secret that was taken out of a detail."""

    detail: str
    finding: Finding
    """With its place in the detail's own text."""


def find_in_detail(text: str, label: str) -> tuple[Finding, ...]:
    """The secrets in a detail; its label decides whether 64 digits are a transaction id or a key.

    Raises:
        ValueError: the text is too long.
    """
    before = len(label) + len(": ")
    return tuple(
        replace(finding, start=max(0, finding.start - before), end=finding.end - before)
        for finding in find_secrets(f"{label}: {text}")
        if finding.end > before
    )


def marker(finding: Finding, words: Words) -> str:
    """What stands where a secret was."""
    kind = words.scan.kinds[finding.kind]
    said = words.scan.removed if finding.certainty == "certain" else words.scan.held_back
    return said.format(kind=kind)


def conceal(text: str, words: Words, kinds: Container[Kind] = get_args(Kind)) -> str:
    """The text without secrets; of one that is too long to be looked through, the beginning."""
    start = text[:MOST_CHARACTERS]
    found = [finding for finding in find_secrets(start) if finding.kind in kinds]
    clean = without_secrets(start, found, lambda finding: marker(finding, words))
    return clean if start == text else clean[:_MOST_QUOTED] + "…"


def screen_details(
    given: Mapping[str, str], labels: Mapping[str, str], looked_at: frozenset[str], words: Words
) -> tuple[Mapping[str, str], tuple[Removed, ...]]:
    """The details without their secrets, and what was taken out.

    Args:
        given: detail -> what the customer wrote.
        labels: detail -> what stands before it.
        looked_at: the details in which the customer says that what may be a secret is none.
        words: in which the markers are written.

    Raises:
        ValueError: a text is too long.
    """
    told: dict[str, str] = {}
    removed: list[Removed] = []
    for name, text in given.items():
        found = [
            finding
            for finding in find_in_detail(text, labels[name])
            if finding.certainty == "certain" or name not in looked_at
        ]
        told[name] = without_secrets(text, found, lambda finding: marker(finding, words)).strip()
        removed += (Removed(name, finding) for finding in found)
    return told, tuple(removed)
