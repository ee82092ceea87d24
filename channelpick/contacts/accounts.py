"""Handles, accounts and phone numbers that pretend to be the platform's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from channelpick.contacts.country_codes import national
from channelpick.contacts.edits import Pattern
from channelpick.contacts.likeness import Likeness, Look, Sign, find_likenesses, surest
from channelpick.contacts.marks import Marks
from channelpick.contacts.reading import Reading
from channelpick.contacts.skeleton import plain

_LONGEST_ACCOUNT = 200
"""Characters looked at."""
_SHORTEST = 7
"""Digits of a number without country and area."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where the next word of ExampleSupport begins."""


def like_account(reading: Reading, marks: Marks) -> Likeness | None:
    """What the handle, or the account on a network, seems to be."""
    account = reading.account[:_LONGEST_ACCOUNT]
    name = plain(account)
    if not name:
        return None
    if of := marks.accounts.get(name):
        if reading.flaw in ("not-ascii", "control-character"):
            return Likeness(of, "confusable-letters", sure=True)
        return Likeness(of, _elsewhere(reading, of), sure=False)
    look = Look(plain(_HUMP.sub("_", account))).without(marks.harmless_words)
    found = find_likenesses(look, (*marks.account_names, *marks.names))
    return surest((*found, *_roughly(look, marks)))


def _elsewhere(reading: Reading, of: str) -> Sign:
    same = reading.host and f"//{reading.host}/" in of.lower()
    return "other-spelling" if same else "handle-elsewhere"


def _roughly(look: Look, marks: Marks) -> Iterator[Likeness]:
    """A short name with two slips, which beside "support" still passes for it."""
    short = (mark for mark in marks.names if 3 < len(mark.text) < 7 and mark.strength != "generic")
    for mark, word in product(short, look.words):
        name = mark.look
        framed = word[:1] == name.text[0] and word[-1:] == name.text[-1]
        if framed and name.slips(word) < 3 and look.has_cue_beside(word):
            yield Likeness(mark.of, "few-letters-off", sure=False)


def like_phone(reading: Reading, marks: Marks) -> Likeness | None:
    """What the number seems to be, however it is written."""
    digits = reading.digits or re.sub(r"\D", "", reading.account)
    if len(digits) < _SHORTEST:
        return None
    for listed, of in marks.phones.items():
        if reading.flaw == "no-country-code" and listed.endswith(digits.lstrip("0")):
            return Likeness(of, "no-country-code", sure=False)
        if digits == listed and reading.kind == "messenger":
            return Likeness(of, "handle-elsewhere", sure=False)
        if digits == listed:
            return Likeness(of, "same-digits-disguised", sure=True)
        if national(digits) == national(listed):
            return Likeness(of, "other-country-code", sure=False)
        if Pattern(listed).slips(digits) == 1:
            return Likeness(of, "one-digit-off", sure=False)
    return None
