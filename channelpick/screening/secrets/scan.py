"""All detectors on all readings of a text, and their findings as one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from channelpick.screening.secrets.finding import Certainty, Finding, Kind
from channelpick.screening.secrets.views import (
    View,
    as_joined,
    as_latin,
    as_letters,
    as_meant,
    as_reversed,
    as_unwrapped,
)

MOST_CHARACTERS = 10_000
"""Longer texts are refused: no support message is as long, and time stays bounded."""

_MOST_TELLING: tuple[Kind, ...] = (
    "seed-phrase",
    "private-key",
    "card-number",
    "iban",
    "totp-secret",
    "api-key",
    "one-time-code",
    "password",
)
"""Which kind findings that overlap have together: what a form proves before what is said."""


def find_secrets(text: str) -> tuple[Finding, ...]:
    """What must not be sent, in order, not overlapping.

    Raises:
        ValueError: the text is longer than `MOST_CHARACTERS`.
    """
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"more than {MOST_CHARACTERS} characters")
    views = list(_views(text))
    found = [finding for view in views for finding in _found_in(view)]
    if spelt := as_letters(views[0]):
        found += _mapped(spelt, _detectors()[0](spelt.text))
    return tuple(_merged(found))


def without_secrets(
    text: str, findings: Iterable[Finding], marker: Callable[[Finding], str]
) -> str:
    """The text with the marker of each finding in its place; findings as `find_secrets` gives."""
    parts: list[str] = []
    done = 0
    for finding in sorted(findings, key=lambda one: one.start):
        parts += text[done : finding.start], marker(finding)
        done = finding.end
    return "".join((*parts, text[done:]))


def _views(text: str) -> Iterator[View]:
    """The text as it is meant, read from its end if it says so, and without its disguises."""
    from channelpick.screening.secrets.numerals import as_digits

    plain = view = as_meant(text)
    yield plain
    for uncover in (as_unwrapped, as_latin, as_joined, as_digits):
        view = uncover(view) or view
    if view is not plain:
        yield view
    if turned := as_reversed(plain):
        yield turned


@cache
def _detectors() -> tuple[Callable[[str], Iterable[Finding]], ...]:
    """One for each family of secrets, seed phrases first; their patterns take a while to load."""
    from channelpick.screening.secrets import (
        cards,
        chinese_seeds,
        credentials,
        ibans,
        private_keys,
        seed_phrases,
        stated,
        tokens,
    )

    families = (
        seed_phrases,
        chinese_seeds,
        private_keys,
        cards,
        ibans,
        tokens,
        stated,
        credentials,
    )
    return tuple(family.find for family in families)


def _found_in(view: View) -> Iterator[Finding]:
    for detect in _detectors():
        yield from _mapped(view, detect(view.text))


def _mapped(view: View, findings: Iterable[Finding]) -> Iterator[Finding]:
    for found in findings:
        yield Finding(found.kind, found.certainty, *view.origin(found.start, found.end))


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
    kind = min(one.kind, other.kind, key=_MOST_TELLING.index)
    certainty: Certainty = "certain" if "certain" in (one.certainty, other.certainty) else "ask"
    return Finding(kind, certainty, one.start, max(one.end, other.end))
