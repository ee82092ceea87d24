"""Private keys of wallets, by their form, their checksum or the words about them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from channelpick.screening.secrets import checksums, ed25519
from channelpick.screening.secrets.finding import Certainty, Finding
from channelpick.screening.secrets.values import look

_FORMS = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    r"[xyzYZtuvUV]prv[1-9A-HJ-NP-Za-km-z]{70,120}"  # BIP-32 and SLIP-132
    r"|6P[1-9A-HJ-NP-Za-km-z]{56}"  # BIP-38
    r"|S[A-Z2-7]{55}"  # Stellar, SEP-23
    r"|s[1-9A-HJ-NP-Za-km-z]{28}|sEd[1-9A-HJ-NP-Za-km-z]{28}"  # XRP Ledger
    r"|edsk[1-9A-HJ-NP-Za-km-z]{50,94}"  # Tezos
    r"|PVT_[KR]1_[1-9A-HJ-NP-Za-km-z]{45,55}"  # Antelope
    r"|nsec1[a-z0-9]{58}"  # Nostr, NIP-19
    r"|suiprivkey1[a-z0-9]{58}"
    r"|(?:ed25519e?_sk|root_xsk|acct_xsk|xprv)1[a-z0-9]{50,200}"  # Cardano, CIP-5
    r"|AGE-SECRET-KEY-1[A-Z0-9]{58}"
    r")(?![A-Za-z0-9])"
)
"""Private keys that tell by their prefix what they are."""
_PEM = re.compile(
    r"-----BEGIN [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-(?!----)){0,9000}"
    r"(?:-----END [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----)?"
)
_KEYSTORE = re.compile(r"\{(?=[^\0]{0,2000}\"(?:ciphertext|kdfparams)\")", re.IGNORECASE)
_BYTES = re.compile(r"\[\s*\d{1,3}(?:\s*,\s*\d{1,3}){31,63}\s*,?\s*\]?")
"""A key as a list of bytes, as Solana's tools write it."""

_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]+")
_HEX = re.compile(
    r"(?<![0-9A-Za-z])(?:0[xX])?(?:[0-9a-fA-F]{4,128}[ \t\n-]{1,2}){0,15}[0-9a-fA-F]{4,128}(?![0-9A-Za-z])"
)
"""Hexadecimal digits, perhaps in groups or broken over lines."""
_PIECE = re.compile(
    r"(?<![0-9A-Za-z])(?=[0-9A-Za-z]*\d)(?=[0-9A-Za-z]*[A-Za-z])[0-9A-Za-z]{16,90}(?![0-9A-Za-z])"
)
"""What may be a piece of a key."""
_WIF_VERSIONS = (0x80, 0xEF, 0xB0, 0x9E, 0xCC)
"""Bitcoin, its test network, Litecoin, Dogecoin, Dash."""
_WIF_LENGTHS, _WIF_FIRST = (51, 52), "5KL9cT6QX7"

_BREAK = 3
"""How many signs may part the pieces of a key: a line break and an indent."""

_NEAR = 60
"""How many characters from 64 hexadecimal digits a word about them may stand."""
_KEY = (
    r"priv(?:ate)?[ _-]*key|secret[ _-]*key|priv\b|secret|spend[ _-]*key|signing[ _-]*key|\bpk\b|\bsk\b"
    r"|key(?:store)?\b|私[钥鑰匙]|密[钥鑰匙]|秘[钥鑰匙]|si ?yao|mi ?yao|私key|seed|种子|master"
)
_PUBLIC = (
    r"tx[ _-]?(?:id|hash|n)?\b|txs\b|trans(?:action|fer)s?|hash|tx/|block|explorer|deposit|withdraw\w*"
    r"|public|address|contract|order|signature|topic|sha-?256|checksum|merkle|uuid|memo"
    r"|交易|哈希|哈西|区块|區塊|转账|轉賬|转帐|提币|提幣|充币|充值|提现|地址|公钥|公鑰|签名|订单|单号|流水"
)
_NAMED = re.compile(r"priv(?:ate)?[ _-]*key|私[钥鑰匙]|si ?yao", re.IGNORECASE)
_CUES = re.compile(rf"(?P<key>{_KEY})|(?P<public>{_PUBLIC})", re.IGNORECASE)


def find(text: str) -> Iterator[Finding]:
    """Private keys in the forms of many wallets; 64 hexadecimal digits by what is said of them."""
    for form in (_FORMS, _PEM):
        for match in form.finditer(text):
            yield Finding("private-key", "certain", *match.span())
    yield from _keystores(text)
    for match in _BYTES.finditer(text):
        if all(int(number) < 256 for number in re.findall(r"\d+", match[0])):
            yield Finding("private-key", "certain", *match.span())
    yield from _base58(text)
    yield from _hexadecimal(text)
    yield from _pieces(text)


def _keystores(text: str) -> Iterator[Finding]:
    """Ethereum's keystore files (Web3 Secret Storage), whole or cut off."""
    if opening := _KEYSTORE.search(text):
        start = opening.start()
        try:
            length = json.JSONDecoder().raw_decode(text[start:])[1]
        except (ValueError, RecursionError):
            length = max(text.rfind("}") + 1, text.rfind('"') + 1) - start
        yield Finding("private-key", "certain", start, start + length)


def _base58(text: str) -> Iterator[Finding]:
    """WIF keys, also in pieces, and Solana's secret keys."""
    pieces = [piece.span() for piece in _BASE58.finditer(text)]
    done = 0
    for place, (start, end) in enumerate(pieces):
        if start < done:
            continue
        if text[start] in _WIF_FIRST or text[start : start + 4] in {"xprv", "6P"}:
            if found := _wif(text, pieces, place):
                yield found
                done = found.end
                continue
        if 86 <= end - start <= 88 and _is_solana(text[start:end]):
            yield Finding("private-key", "certain", start, end)


def _wif(text: str, pieces: list[tuple[int, int]], place: int) -> Finding | None:
    """A WIF key that begins with this piece and may go on in the next ones."""
    key, start, end = "", *pieces[place][:1] * 2
    for piece_start, piece_end in pieces[place : place + max(_WIF_LENGTHS)]:
        if key and piece_start - end > _BREAK:
            break
        key += text[piece_start:piece_end]
        end = piece_end
        if len(key) in _WIF_LENGTHS:
            payload = checksums.base58check(key)
            if payload and payload[0] in _WIF_VERSIONS:
                return Finding("private-key", "certain", start, end)
            if end - start == len(key) and key[0] in "5KL":
                return Finding("private-key", _certainty(text, start), start, end)
        if len(key) >= max(_WIF_LENGTHS):
            break
    return None


def _certainty(text: str, start: int) -> Certainty:
    """A key with a slip in it is still a key if it is called one."""
    before = text[max(0, start - _NEAR) : start]
    return "certain" if re.search(_KEY, before, re.IGNORECASE) else "ask"


def _is_solana(text: str) -> bool:
    """Whether the second half is the public key of the first: a transaction's signature is not."""
    data = checksums.from_base58(text)
    return len(data) == 64 and ed25519.public_key(data[:32]) == data[32:]


def _hexadecimal(text: str) -> Iterator[Finding]:
    for match in _HEX.finditer(text):
        digits = re.sub(r"0[xX]|[ \t\n-]", "", match[0])
        if len(digits) not in (64, 128):
            continue
        word = nearest_word(text, *match.span())
        plain = len(digits) == 64 and " " not in match[0] and "-" not in match[0]
        if word == "key" or (not word and plain):
            yield Finding("private-key", "certain" if word else "ask", *match.span())


def _pieces(text: str) -> Iterator[Finding]:
    """Parts of a key, where one is named: no address, no hash, but as random."""
    if not _NAMED.search(text):
        return
    for match in _PIECE.finditer(text):
        if (
            nearest_word(text, *match.span()) == "key"
            and _NAMED.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR)
            and look(match[0]) != "public"
        ):
            yield Finding("private-key", "certain", *match.span())


def nearest_word(text: str, start: int, end: int) -> str:
    """`key` or `public`, whichever is said nearest before, else nearest after; or nothing."""
    before = text[max(0, start - _NEAR) : start]
    last = ""
    for cue in _CUES.finditer(before):
        last = str(cue.lastgroup)
    if last:
        return last
    after = _CUES.search(text, end, end + _NEAR)
    return str(after.lastgroup) if after else ""
