"""Is this really the platform's?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from channelpick.contacts.accounts import like_account, like_phone
from channelpick.contacts.directory import Directory
from channelpick.contacts.hosts import is_below
from channelpick.contacts.likeness import Sign, surest
from channelpick.contacts.lookalikes import like_after, like_before, like_host
from channelpick.contacts.marks import Marks, marks_of
from channelpick.contacts.reading import Flaw, Kind, Reading, read
from channelpick.contacts.redirects import leads_elsewhere
from channelpick.contacts.typography import tidied

Verdict = Literal["official", "official-domain", "lookalike", "resembles", "not-listed", "refused"]
Why = Flaw | Sign
"""What gives an imitation away, or why a contact is refused; empty for the others."""

_IMITATIONS = (like_host, like_before, like_account, like_phone, like_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a directory says of a contact."""

    verdict: Verdict
    kind: Kind
    of: str = ""
    """The listed contact or domain that it is, or imitates."""
    channel: str = ""
    """Id of the channel whose contact it is; only of official ones."""
    why: Why = ""
    """What gives it away, or why it is refused."""


def verify(contact: str, directory: Directory) -> Verification:
    """Whether the contact is listed, or seems to imitate what is. Never raises."""
    reading, marks = read(contact), marks_of(directory)
    if reading.key and (listed := _listed(reading, marks)):
        return listed
    if printed := _in_print(contact, reading, marks):
        return printed
    likenesses = filter(None, (find(reading, marks) for find in _IMITATIONS))
    if not marks.is_harmless(reading) and (found := surest(likenesses)):
        verdict: Verdict = "lookalike" if found.sure else "resembles"
        return Verification(verdict=verdict, kind=reading.kind, of=found.of, why=found.sign)
    verdict = "refused" if reading.flaw else "not-listed"
    return Verification(verdict=verdict, kind=reading.kind, why=reading.flaw)


def _listed(reading: Reading, marks: Marks) -> Verification | None:
    after = reading.after
    if found := _exactly(reading, marks):
        after = "".join(after.partition("#")[1:])
        if found.of.lower().endswith(after):
            return found
    elif not (found := _below_domain(reading, marks)):
        return None
    if leads_elsewhere(after, marks.domains):
        return replace(found, verdict="resembles", channel="", why="leads-elsewhere")
    return found


def _in_print(contact: str, reading: Reading, marks: Marks) -> Verification | None:
    """What is listed, but for the white space, dashes and stops that a printed text adds."""
    if reading.flaw == "too-long" or (text := tidied(contact)) == contact:
        return None
    again = read(text)
    if not again.key or not (found := _listed(again, marks)):
        return None
    return replace(found, verdict="resembles", channel="", why=found.why or "other-spelling")


def _exactly(reading: Reading, marks: Marks) -> Verification | None:
    """A contact of the directory, or the front page of a domain; the fragment does not count."""
    key = reading.key
    keys = [key]
    if key[0] == "url" and key[1].startswith("www."):
        keys.append(("url", key[1][4:], *key[2:]))
    for key in keys:
        if key in marks.contacts:
            of, channel = marks.contacts[key]
            return Verification(verdict="official", kind=reading.kind, of=of, channel=channel)
        if key[0] == "url" and key[1] in marks.domains and key[2:] == ("", ""):
            return Verification(verdict="official", kind=reading.kind, of=key[1])
    return None


def _below_domain(reading: Reading, marks: Marks) -> Verification | None:
    """Another page, host or mailbox of a domain."""
    of = next((domain for domain in marks.domains if is_below(reading.host, domain)), "")
    return Verification(verdict="official-domain", kind=reading.kind, of=of) if of else None
