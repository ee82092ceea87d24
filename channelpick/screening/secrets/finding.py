"""What is found in a text: where it stands and what it is, never what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "seed-phrase",
    "private-key",
    "card-number",
    "password",
    "one-time-code",
    "totp-secret",
    "api-key",
    "iban",
]
Certainty = Literal["certain", "ask"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One secret of a text."""

    kind: Kind
    """What it is; where findings overlap, the kind that says most."""
    certainty: Certainty
    """`ask`: only the writer knows, such as 64 hexadecimal digits without a word about them."""
    start: int
    """The first character, counted from 0."""
    end: int
    """One past the last character."""
