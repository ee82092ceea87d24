"""Private keys of wallets, by their form, their checksum or the words about them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from channelpick.screening.secrets.checksums import base58check, from_base58
from channelpick.screening.secrets.ed25519 import public_key
from channelpick.screening.secrets.finding import Certainty, Finding
from channelpick.screening.secrets.key_words import is_named, nearest_word
from channelpick.screening.secrets.values import look

_B58 = "[1-9A-HJ-NP-Za-km-z]"
_FORMS = re.compile(
    r"(?<![A-Za-z0-9_-])(?:"
    rf"[xyzYZtuvUV]prv{_B58}{{70,120}}"  # BIP-32 and SLIP-132
    rf"|6P{_B58}{{56}}"  # BIP-38
    r"|S[A-Z2-7]{55}"  # Stellar, SEP-23
    rf"|s(?:Ed)?{_B58}{{28}}"  # XRP Ledger
    rf"|edsk{_B58}{{50,94}}"  # Tezos
    rf"|PVT_[KR]1_{_B58}{{45,55}}"  # Antelope
    r"|nsec1[a-z0-9]{58}"  # Nostr, NIP-19
    r"|suiprivkey1[a-z0-9]{58}"
    r"|(?:ed25519e?_sk|root_xsk|acct_xsk|xprv)1[a-z0-9]{50,200}"  # Cardano, CIP-5
    r"|AGE-SECRET-KEY-1[A-Z0-9]{58}"
    r")(?![A-Za-z0-9_-])"
    r"|-----BEGIN [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-(?!----)){0,9000}"  # RFC 7468
    r"(?:-----END [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----)?"
)
"""Private keys that tell themselves what they are."""
_MIXED = re.compile(r"[A-Za-z]\d|\d[A-Za-z]|-----BEGIN")
"""What every other key has somewhere: so most texts are done with soon."""
_KEYSTORE = re.compile(r"\{(?=[^\0]{0,2000}\"(?:ciphertext|kdfparams)\")", re.IGNORECASE)
_BYTES = re.compile(r"\[\s*\d{1,3}(?:\s*,\s*\d{1,3}){31,63}\s*,?\s*\]?")
"""A key as a list of bytes, as Solana's tools write it."""
_BASE58 = re.compile(f"(?<![0-9A-Za-z]){_B58}+(?![0-9A-Za-z])")
_HEX = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:[0-9a-fA-F]{2}[ :]){31}[0-9a-fA-F]{2}"
    r"|(?:0[xX])?(?:[0-9a-fA-F]{4,128}[ \t\n;,；，-]{1,3}){0,15}[0-9a-fA-F]{4,128})"
    r"(?![0-9A-Za-z]|::)"  # 0x…::coin is a type of Move, whose addresses are as long
)
"""Hexadecimal digits, perhaps in groups or broken over lines."""
_BETWEEN_DIGITS = re.compile(r"0[xX]|[ \t\n:;,；，-]")
_PIECE = re.compile(
    r"(?<![0-9A-Za-z])(?=[A-Za-z]{0,90}\d)(?=\d{0,90}[A-Za-z])[0-9A-Za-z]{16,90}(?![0-9A-Za-z])"
)
"""What may be a piece of a key: letters and digits."""
_WIF_VERSIONS = (0x80, 0xEF, 0xB0, 0x9E, 0xCC)
"""Bitcoin, its test network, Litecoin, Dogecoin, Dash."""
_WIF_LENGTHS, _WIF_FIRST, _BITCOIN_FIRST = (51, 52), "5KL9cT6QX7", "5KL"
_BREAK = 3
"""How many signs may part the pieces of a key: a line break and an indent."""


def find(text: str) -> Iterator[Finding]:
    """Private keys in the forms of many wallets; 64 hexadecimal digits by what is said of them."""
    if "[" in text:
        yield from _byte_lists(text)
    if "{" in text:
        yield from _keystores(text)
    if not _MIXED.search(text):
        return
    for match in _FORMS.finditer(text):
        yield Finding("private-key", "certain", *match.span())
    yield from _base58(text)
    yield from _hexadecimal(text)
    if is_named(text):
        yield from _pieces(text)


def _byte_lists(text: str) -> Iterator[Finding]:
    for match in _BYTES.finditer(text):
        if all(int(number) < 256 for number in re.findall(r"\d+", match[0])):
            yield Finding("private-key", "certain", *match.span())


def _keystores(text: str) -> Iterator[Finding]:
    """Ethereum's keystore files (Web3 Secret Storage), whole or cut off."""
    if opening := _KEYSTORE.search(text):
        start = opening.start()
        try:
            end = start + json.JSONDecoder().raw_decode(text[start:])[1]
        except (ValueError, RecursionError):
            end = max(text.rfind("}"), text.rfind('"')) + 1
        yield Finding("private-key", "certain", start, end)


def _base58(text: str) -> Iterator[Finding]:
    """WIF keys, also in pieces, and Solana's secret keys."""
    pieces = [piece.span() for piece in _BASE58.finditer(text)]
    done = 0
    for place, (start, end) in enumerate(pieces):
        if start < done:
            continue
        if text[start] in _WIF_FIRST and (found := _wif(text, pieces, place)):
            yield found
            done = found.end
        elif 86 <= end - start <= 88 and _is_solana(text[start:end]):
            yield Finding("private-key", "certain", start, end)


def _wif(text: str, pieces: list[tuple[int, int]], place: int) -> Finding | None:
    """A key in wallet import format that begins with this piece, and may go on in the next ones."""
    start = end = pieces[place][0]
    key = ""
    for piece_start, piece_end in pieces[place : place + max(_WIF_LENGTHS)]:
        if piece_start - end > _BREAK or len(key) >= max(_WIF_LENGTHS):
            break
        key += text[piece_start:piece_end]
        end = piece_end
        if len(key) in _WIF_LENGTHS:
            payload = base58check(key)
            if payload and payload[0] in _WIF_VERSIONS:
                return Finding("private-key", "certain", start, end)
            if end - start == len(key) and key[0] in _BITCOIN_FIRST:
                return Finding("private-key", _slipped(text, start, end), start, end)
    return None


def _slipped(text: str, start: int, end: int) -> Certainty:
    """A key with a slip in it is still a key if it is called one."""
    return "certain" if nearest_word(text, start, end) == "key" else "ask"


def _is_solana(text: str) -> bool:
    """Whether the second half is the public key of the first: a transaction's signature is not."""
    data = from_base58(text)
    return len(data) == 64 and public_key(data[:32]) == data[32:]


def _hexadecimal(text: str) -> Iterator[Finding]:
    for match in _HEX.finditer(text):
        digits = _BETWEEN_DIGITS.sub("", match[0])
        if len(digits) in (64, 128):
            word = nearest_word(text, *match.span())
            plain = len(digits) == 64 and match[0].endswith(digits)
            if word == "key" or (not word and plain):
                yield Finding("private-key", "certain" if word else "ask", *match.span())


def _pieces(text: str) -> Iterator[Finding]:
    """Parts of a key, where one is named: no address, no hash, but as random."""
    for match in _PIECE.finditer(text):
        if nearest_word(text, *match.span(), named=True) == "key" and look(match[0]) != "public":
            yield Finding("private-key", "certain", *match.span())
