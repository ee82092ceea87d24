"""Texts in several languages, and how languages are named."""

from __future__ import annotations

from collections.abc import Mapping

Texts = Mapping[str, str]
"""One text in several languages, by language code."""


def pick_text(texts: Texts, language: str) -> str:
    """The text in this language, else in its primary language, else the first there is."""
    return texts.get(language) or texts.get(primary(language)) or next(iter(texts.values()), "")


def primary(language: str) -> str:
    """The primary subtag: `zh` of `zh-Hant` (RFC 5646 §2.2.1).

    >>> primary("zh-Hant")
    'zh'
    """
    return language.replace("_", "-").partition("-")[0].lower()
