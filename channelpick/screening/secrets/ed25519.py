"""Which public key a secret key has, on the curve edwards25519."""

from __future__ import annotations

from functools import cache
from hashlib import sha512
from itertools import accumulate, repeat

# The parameters and formulas are those of RFC 8032, section 5.1 and 6.
_P = 2**255 - 19
_D = -121665 * pow(121666, -1, _P) % _P
_BASE_Y = 4 * pow(5, -1, _P) % _P
_BASE_X = 15112221349535400772501151409588531511454012693041857206046113283949847762202

_Point = tuple[int, int, int, int]
"""Extended homogeneous coordinates X, Y, Z, T."""
_DIGITS = 64
"""Of a scalar, to the base of 16."""
_BASE: _Point = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % _P)


def public_key(secret: bytes) -> bytes:
    """The 32 bytes of the public key of these 32 bytes."""
    digest = int.from_bytes(sha512(secret).digest()[:32], "little")
    scalar = digest & ((1 << 254) - 8) | 1 << 254
    x, y, z, _ = _multiply(scalar)
    inverse = pow(z, -1, _P)
    x, y = x * inverse % _P, y * inverse % _P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _multiply(scalar: int) -> _Point:
    """That many times the base point."""
    total: _Point = (0, 1, 1, 0)
    for place, multiples in enumerate(_multiples()):
        if digit := scalar >> 4 * place & 15:
            total = _add(total, multiples[digit - 1])
    return total


@cache
def _multiples() -> tuple[list[_Point], ...]:
    """1 to 15 times the base point for each digit: most of the work is the same for all keys."""
    point = _BASE
    table = []
    for _ in range(_DIGITS):
        table.append(list(accumulate(repeat(point, 16), _add)))
        point = table[-1].pop()
    return tuple(table)


def _add(one: _Point, other: _Point) -> _Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % _P, g * h % _P, f * g % _P, e * h % _P)
