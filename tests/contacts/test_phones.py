"""The digits of a phone number."""

from __future__ import annotations

import pytest

from channelpick.contacts.country_codes import has_country_code
from channelpick.contacts.phones import digits_of, seeming_digits

_PLAIN = [
    "+15550100123",
    "+1 (555) 010-0123",
    "0015550100123",
    "tel:+1.555.010.0123",
    "TEL:+1%20555%200100%20123",
]
_NOT_PLAIN = [
    *("15550100123", "555 0100 123", "+0 555 0100 123", "+1 555 O100 123", "+1 555\u00a00100 123"),
    *("+١٥٥٥٠١٠٠١٢٣", "+1 555 0100 123 x5", "+1 555 0100 123;ext=5", "+1 555 01", "++15550100123"),
    "+1%20555%200100%20123",
    *("+1555010012345678", "+1 555    0100 123", "tel:15550100123", "+", ""),
]
_DISGUISED = [
    "+1~555^O1O~O123",
    "1⇔555-010⇔0123",
    "+1 ⊹ 555 ║ 010 ║ 0123",
    "𝟏-𝟓𝟓𝟓-𝟎𝟏𝟎-𝟎𝟏𝟐𝟑",
    "①⑤⑤⑤⓪①⓪⓪①②③",
    "1️⃣5️⃣5️⃣5️⃣0️⃣1️⃣0️⃣0️⃣1️⃣2️⃣3️⃣",
    "+I (5S5) Ol0-0I23",
    "+1 555 О1О О123",  # Cyrillic
    "Call【1→555→010→0123】now",
    "+1・555・010・0123",
]


@pytest.mark.parametrize("text", _PLAIN)
def test_plain_numbers(text: str) -> None:
    """Digits, spaces, brackets, hyphens, dots and slashes after + or 00."""
    assert digits_of(text) == "15550100123"


@pytest.mark.parametrize("text", _NOT_PLAIN)
def test_what_is_no_plain_number(text: str) -> None:
    """No country code, other digits than ASCII ones, more or fewer than a number has, or more."""
    assert digits_of(text) == ""


@pytest.mark.parametrize("text", _DISGUISED)
def test_disguised_numbers_are_read(text: str) -> None:
    """As a reader would dial them."""
    assert seeming_digits(text)[0] == "15550100123"


@pytest.mark.parametrize("text", ["Bill Gibson", "OIOIOIOIO", "room 101", "2026", "SOS SOS SOS"])
def test_words_are_no_numbers(text: str) -> None:
    """More letters than digits, or too few of both."""
    assert seeming_digits(text) == ("", text)


@pytest.mark.parametrize(
    "digits", ["15550100", "861", "3531", "8521", "8001", "9991", "2101", "01"]
)
def test_country_codes(digits: str) -> None:
    """Assigned ones only."""
    assert has_country_code(digits) is (digits not in ("9991", "2101", "01"))
