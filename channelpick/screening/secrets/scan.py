"""All detectors on all readings of a text, and their findings as one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import get_args

from channelpick.screening.secrets import (
    cards,
    chinese_seeds,
    credentials,
    private_keys,
    seed_phrases,
    stated,
    tokens,
)
from channelpick.screening.secrets.finding import Finding, Kind
from channelpick.screening.secrets.numerals import as_digits
from channelpick.screening.secrets.views import View, as_joined, as_latin, as_meant

MOST_CHARACTERS = 10_000
"""Longer texts are refused: no support message is as long, and time stays bounded."""

_DETECTORS = (
    seed_phrases.find,
    chinese_seeds.find,
    private_keys.find,
    cards.find,
    tokens.find,
    stated.find,
    credentials.find,
)
_WEIGHT: dict[Kind, int] = {kind: place for place, kind in enumerate(get_args(Kind))}


def find_secrets(text: str) -> tuple[Finding, ...]:
    """What must not be sent, in order, not overlapping.

    Raises:
        ValueError: the text is longer than `MOST_CHARACTERS`.
    """
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"more than {MOST_CHARACTERS} characters")
    return tuple(_merged(finding for view in _views(text) for finding in _found_in(view)))


def without_secrets(
    text: str, findings: Iterable[Finding], marker: Callable[[Finding], str]
) -> str:
    """The text with the marker of each finding in its place; findings as `find_secrets` gives."""
    parts = []
    done = 0
    for finding in findings:
        parts += text[done : finding.start], marker(finding)
        done = finding.end
    return "".join((*parts, text[done:]))


def _views(text: str) -> Iterator[View]:
    """The text as it is meant, then with each disguise taken off that it wears."""
    view = as_meant(text)
    yield view
    for uncover in (as_latin, as_joined, as_digits):
        if uncovered := uncover(view):
            view = uncovered
            yield view


def _found_in(view: View) -> Iterator[Finding]:
    for detect in _DETECTORS:
        for found in detect(view.text):
            start, end = view.origin(found.start, found.end)
            yield Finding(found.kind, found.certainty, min(start, end), max(start, end))


def _merged(findings: Iterable[Finding]) -> list[Finding]:
    merged: list[Finding] = []
    for finding in sorted(findings, key=lambda one: (one.start, -one.end)):
        if merged and finding.start < merged[-1].end:
            merged[-1] = _united(merged[-1], finding)
        else:
            merged.append(finding)
    return merged


def _united(one: Finding, other: Finding) -> Finding:
    """Both as one: where they begin and end, the kind that says most, the greater certainty."""
    kind = min(one.kind, other.kind, key=_WEIGHT.__getitem__)
    certainty = "certain" if "certain" in (one.certainty, other.certainty) else "ask"
    return Finding(kind, certainty, one.start, max(one.end, other.end))
