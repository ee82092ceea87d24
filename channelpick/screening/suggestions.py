"""Did you mean …?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from channelpick.screening.everyday_words import SAID

_ALIKE = 0.6
"""difflib's own measure of a close match."""
_SURE = 0.75
"""How much alike the single answer must be, unless only its letters are swapped."""
_AHEAD = 0.1
"""How much more alike than the next best the single answer must be."""
_LONGEST = 200
"""Longer texts, in characters, stand for no word; to compare megabytes would take seconds."""


def closest(given: str, known: Iterable[str], spoken: Mapping[str, str] | None = None) -> str:
    """The known word that `given` most likely stands for, or an empty string.

    `spoken` leads from what people call a thing to its id, so that "紧急" finds `critical`.

    >>> closest("hihg", ["low", "high"])
    'high'
    >>> closest("不适合", ["best", "poor"])
    'poor'
    >>> closest("xyz", ["low", "high"])
    ''
    """
    if len(given) > _LONGEST:
        return ""
    known = tuple(known)
    candidates = _candidates(known, spoken)
    wanted = _plain(given)
    if wanted in candidates:
        return candidates[wanted]
    from difflib import get_close_matches  # needed only after a mistake

    if meant := [word for word in known if wanted in SAID.get(word, ())]:
        return meant[0]
    if found := get_close_matches(wanted, candidates, n=1, cutoff=_ALIKE):
        return candidates[found[0]]
    # A word cut short, or one that stands inside a longer name: "crit", "邮件".
    inside = [word for name, word in candidates.items() if len(wanted) > 1 and wanted in name]
    return inside[0] if len(set(inside)) == 1 else ""


def only_answer(given: str, known: Iterable[str], spoken: Mapping[str, str] | None = None) -> str:
    """The word that `closest` finds, if no other one is nearly as likely; else an empty string.

    >>> only_answer("hihg", ["low", "high"])
    'high'
    >>> only_answer("urgent", ["high", "critical"])
    ''
    """
    from difflib import SequenceMatcher

    known = tuple(known)
    candidates = _candidates(known, spoken)
    wanted = _plain(given)
    guess = closest(given, known, spoken)
    if wanted in candidates:
        return guess
    if meant := [word for word in known if wanted in SAID.get(word, ())]:
        return guess if len(meant) == 1 else ""
    best = other = 0.0
    for name, word in candidates.items():
        likeness = SequenceMatcher(None, name, wanted).ratio()
        if word == guess:
            best = max(best, likeness)
        else:
            other = max(other, likeness)
    least = _ALIKE if sorted(wanted) == sorted(_plain(guess)) else _SURE
    return guess if best >= max(least, other + _AHEAD) else ""


def _candidates(known: Iterable[str], spoken: Mapping[str, str] | None) -> dict[str, str]:
    candidates = {_plain(word): word for word in known}
    return candidates | {name.lower(): word for name, word in (spoken or {}).items()}


def _plain(word: str) -> str:
    return word.strip().lower().replace("_", "-")
