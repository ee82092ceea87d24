"""Did you mean …?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches


def closest(given: str, known: Iterable[str], spoken: Mapping[str, str] | None = None) -> str:
    """The known word that `given` most likely stands for, or an empty string.

    `spoken` leads from what people call a thing to its id, so that "紧急" finds `critical`.

    >>> closest("hihg", ["low", "high"])
    'high'
    >>> closest("xyz", ["low", "high"])
    ''
    """
    candidates = {word.lower().replace("_", "-"): word for word in known}
    candidates |= {name.lower(): word for name, word in (spoken or {}).items()}
    wanted = given.strip().lower().replace("_", "-")
    if wanted in candidates:
        return candidates[wanted]
    if found := get_close_matches(wanted, candidates, n=1, cutoff=0.6):
        return candidates[found[0]]
    # A word cut short, or one that stands inside a longer name: "crit", "邮件".
    inside = [word for name, word in candidates.items() if len(wanted) > 1 and wanted in name]
    return inside[0] if len(set(inside)) == 1 else ""
