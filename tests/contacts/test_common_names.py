"""Names that are words, or near to words: what still counts as an imitation of them."""

from __future__ import annotations

import pytest

from channelpick.contacts.directory import Directory
from channelpick.contacts.verification import verify

_NEAR_WORDS = Directory(
    domains=("dinance.test",), aliases=("dinance", "imbalance", "riverbalance", "metabird")
)


@pytest.mark.parametrize(
    ("host", "why"),
    [
        ("finance.test", ""),
        ("myfinanceshop.test", ""),
        ("mydinancshop.test", "one-letter-off"),
        ("zzgombalance.test", ""),
        ("gorivrbalancego.test", "one-letter-off"),
    ],
)
def test_everyday_words_are_no_misspellings(host: str, why: str) -> None:
    """Nor is what stands around one, unless it is a part of the name only."""
    assert verify(host, _NEAR_WORDS).why == why


def test_long_names_inside_are_surer() -> None:
    """One slip in 8 letters, beside a cue, is a lookalike; in 7 it only resembles."""
    hosts = ("xmetabitdapp.test", "xdinanxeapp.test", "xmetabitdx.test")

    assert [verify(host, _NEAR_WORDS).verdict for host in hosts] == [
        "lookalike",
        "resembles",
        "resembles",
    ]


def test_a_long_misspelt_name_in_a_mailbox_for_everybody() -> None:
    """May be a person's, unless it promises help."""
    mailboxes = ("jo.rivurbalamce@gmail.com", "rivurbalamce.help@gmail.com")

    found = [verify(mailbox, _NEAR_WORDS) for mailbox in mailboxes]

    assert [(one.verdict, one.why) for one in found] == [
        ("resembles", "few-letters-off"),
        ("lookalike", "few-letters-off"),
    ]


def test_a_common_beginning_explains_two_slips() -> None:
    """Many names begin with meta-; what follows must be nearer than two slips."""
    directory = Directory(domains=("metabird.test",), aliases=("metabird",))
    hosts = ("metaword.example", "mefabirp.example", "metabirp.example")

    assert [verify(host, directory).why for host in hosts] == [
        "",
        "few-letters-off",
        "one-letter-off",
    ]


_COMMON = Directory(domains=("crossing.test", "gate.test", "riverbanks.test"))

_OF_COMMON = {
    # Second-level names that are no alias: never alone.
    "mycrossingapp.example": ("not-listed", "", ""),
    "gate.example": ("not-listed", "", ""),
    "gates.example": ("not-listed", "", ""),
    # Other endings: of a long name, or that mislead.
    "crossing.example": ("resembles", "crossing.test", "other-ending"),
    "gate.help": ("resembles", "gate.test", "other-ending"),
    "gate.taxt": ("not-listed", "", ""),
    "gate.tet": ("resembles", "gate.test", "other-ending"),
    # Misspellings of 8 letters and more.
    "crosssing.example": ("lookalike", "crossing.test", "one-letter-off"),
    "crosssings.example": ("not-listed", "", ""),
    "rivurbamks.example": ("lookalike", "riverbanks.test", "few-letters-off"),
    # The whole domain.
    "gate.test.evil.example": ("lookalike", "gate.test", "official-name-in-subdomain"),
}


@pytest.mark.parametrize(("contact", "expected"), _OF_COMMON.items())
def test_domains_of_common_words(contact: str, expected: tuple[str, str, str]) -> None:
    """A word that is only in `domains` may stand in anybody's name."""
    found = verify(contact, _COMMON)

    assert (found.verdict, found.of, found.why) == expected


@pytest.mark.parametrize("word", ["Gate", "Base", "Orbit", "Gemini", "Exchange"])
def test_what_people_call_it_may_be_a_word(word: str) -> None:
    """`name` alone makes no warning: it may be in every dictionary."""
    directory = Directory(name=word, domains=("northwind.example",))
    hosts = (f"{word}.test", f"my{word}.test", f"{word}-wallet.test", f"{word}s.test")

    assert {"not-listed"} == {verify(host, directory).verdict for host in hosts}
