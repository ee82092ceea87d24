"""Check digits that tell a secret from a number that only looks like one."""

from __future__ import annotations

from hashlib import sha256

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
"""Bitcoin's alphabet: no 0, O, I, l."""
_BASE58_VALUE = {sign: value for value, sign in enumerate(BASE58)}
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
"""The digit sum of twice a digit."""


def from_base58(text: str) -> bytes:
    """The bytes that `text` writes, leading zeros included.

    Raises:
        KeyError: a sign is not of the alphabet.
    """
    number = 0
    for sign in text:
        number = number * 58 + _BASE58_VALUE[sign]
    zeros = len(text) - len(text.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8)


def base58check(text: str) -> bytes:
    """The payload if the last four bytes are right, else nothing.

    See: https://en.bitcoin.it/wiki/Base58Check_encoding
    """
    data = from_base58(text)
    body, check = data[:-4], data[-4:]
    return body if sha256(sha256(body).digest()).digest()[:4] == check else b""


def is_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of ISO/IEC 7812-1, annex B.

    >>> is_luhn("4111111111111111"), is_luhn("4111111111111112")
    (True, False)
    """
    odd = sum(map(int, digits[-1::-2]))
    return (odd + sum(_DOUBLED[int(digit)] for digit in digits[-2::-2])) % 10 == 0


def is_mod97(iban: str) -> bool:
    """Whether the check digits are right: ISO 13616, after ISO/IEC 7064 MOD 97-10.

    >>> is_mod97("GB82WEST12345698765432")
    True
    """
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1
