"""The word lists of BIP-39, loaded when a text could need them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from hashlib import sha256

LATIN = ("english", "french", "italian", "spanish", "portuguese", "czech", "turkish")
"""In the order in which they are tried."""
LENGTHS = (12, 15, 18, 21, 24)
"""How many words a phrase may have."""
_DAMAGED = {"сно\ufffd\ufffdа": "снова"}
"""The Russian list of mnemonic 0.21 has one word with a letter lost; both forms are known."""
_DOTLESS = str.maketrans("ıłŁ", "ilL")


@cache
def words_of(language: str) -> tuple[str, ...]:
    """The 2048 words in their order, composed (NFC)."""
    from mnemonic import Mnemonic

    return tuple(unicodedata.normalize("NFC", word) for word in Mnemonic(language).wordlist)


@cache
def index_of(language: str) -> Mapping[str, int]:
    """Folded word -> its place in the list."""
    index = {fold(word): place for place, word in enumerate(words_of(language))}
    return index | {meant: index[lost] for lost, meant in _DAMAGED.items() if lost in index}


def fold(word: str) -> str:
    """The word in small letters, Latin ones without accents: many people leave them out."""
    if word.isascii():
        return word.lower()
    word = word.lower().translate(_DOTLESS)
    apart = unicodedata.normalize("NFD", word)
    if apart[0].isascii():
        return "".join(sign for sign in apart if not unicodedata.combining(sign))
    return word.replace("ё", "е")


def is_valid(indices: list[int]) -> bool:
    """Whether the last bits are the checksum of the others, as BIP-39 has it."""
    if len(indices) not in LENGTHS:
        return False
    number = 0
    for index in indices:
        number = number << 11 | index
    check_bits = len(indices) // 3
    entropy = (number >> check_bits).to_bytes(check_bits * 4)
    return number & ((1 << check_bits) - 1) == sha256(entropy).digest()[0] >> (8 - check_bits)
