"""Secrets and the messages around them, as hypothesis makes them."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import strategies as st
from mnemonic import Mnemonic

from channelpick.screening.secrets.checksums import BASE58, is_luhn

PROSE = (
    "",
    "Hello, my withdrawal is still pending.",
    "I sent it on 2024-05-03 14:22 and it did not arrive!",
    "请帮我看看，谢谢。",
    "订单一直没有到账",
    "The app (version 2.85.3) shows an error,",
    "what should I do?\n",
)
prose = st.sampled_from(PROSE)


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """A valid seed phrase in one of the languages that write words with letters."""
    languages = sorted(
        set(Mnemonic.list_languages()) - {"chinese_simplified", "chinese_traditional"}
    )
    length = draw(st.sampled_from([16, 20, 24, 28, 32]))
    entropy = draw(st.binary(min_size=length, max_size=length))
    return Mnemonic(draw(st.sampled_from(languages))).to_mnemonic(entropy)


@st.composite
def cards(draw: st.DrawFn) -> str:
    """A card number with its check digit, in groups or not."""
    first, length = draw(
        st.sampled_from([("4", 16), ("51", 16), ("37", 15), ("62", 19), ("3528", 16)])
    )
    count = length - len(first) - 1
    body = first + draw(st.text("0123456789", min_size=count, max_size=count))
    number = next(body + check for check in "0123456789" if is_luhn(body + check))
    separator = draw(st.sampled_from(["", " ", "-"]))
    return separator.join(number[at : at + 4] for at in range(0, length, 4))


@st.composite
def wallet_keys(draw: st.DrawFn) -> str:
    """A private key in wallet import format."""
    tail = draw(st.sampled_from([b"", b"\x01"]))
    payload = b"\x80" + draw(st.binary(min_size=32, max_size=32)) + tail
    number = int.from_bytes(payload + sha256(sha256(payload).digest()).digest()[:4])
    signs = ""
    while number:
        number, value = divmod(number, 58)
        signs = BASE58[value] + signs
    return signs
