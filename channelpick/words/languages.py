"""Which languages the program speaks."""

from __future__ import annotations

from channelpick.words.words import Words

LANGUAGES = ("zh", "en")


def words_in(language: str) -> Words:
    """The sentences in this language, `zh` or `en`."""
    if language == "zh":
        from channelpick.words.zh import ZH

        return ZH
    from channelpick.words.en import EN

    return EN
