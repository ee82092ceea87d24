"""Where a text announces a secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from channelpick.screening.secrets.cue_words import ANYWHERE, LATIN
from channelpick.screening.secrets.finding import Kind
from channelpick.screening.secrets.views import in_small_letters

Sort = Literal[
    "password",
    "foreign",
    "weak",
    "pin",
    "code",
    "any-code",
    "backup",
    "answer",
    "api",
    "totp",
    "private",
]

KINDS: dict[Sort, Kind] = {
    "password": "password",
    "foreign": "password",
    "weak": "password",
    "pin": "password",
    "answer": "password",
    "code": "one-time-code",
    "any-code": "one-time-code",
    "backup": "one-time-code",
    "api": "api-key",
    "totp": "totp-secret",
    "private": "private-key",
}


def _pattern(sort: str) -> str:
    """All patterns of one sort, as a named group."""
    latin, anywhere = (
        "|".join(map(str.strip, table[sort].strip().splitlines())) for table in (LATIN, ANYWHERE)
    )
    name = sort.replace("-", "_")
    return rf"(?P<{name}>(?<![a-z0-9])(?:{latin})(?![a-z])|{anywhere})"


_SIGNS = "".join(
    sorted({sign for cues in ANYWHERE.values() for sign in cues if not sign.isascii()})
)
_CUE = re.compile(
    # Most places of a text are inside a word, where only p(assword) and these signs may begin.
    rf"(?:(?<![a-z0-9\u0080-\U0010ffff])|(?=[p{_SIGNS}])|(?<=[^\x00-\x7f])(?=[a-z0-9]))"
    rf"(?:{'|'.join(map(_pattern, LATIN))})"
)
"""In small letters, which take half the time that letters of any size take."""
_SPOKEN = re.compile("暗[号號语]|口令|密令|密保(?!问题$)|答案")
_SORTS: dict[str, Sort] = {sort.replace("-", "_"): sort for sort in KINDS}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that announces a secret."""

    sort: Sort
    start: int
    end: int
    spoken: bool
    """Whether Chinese words may be the value."""


def cues(text: str) -> Iterator[Cue]:
    """All cues in order; `error code` and its like are none."""
    for match in _CUE.finditer(in_small_letters(text)):
        if sort := _SORTS.get(str(match.lastgroup)):
            yield Cue(sort, *match.span(), bool(_SPOKEN.search(match[0])))
