"""Is this really the platform's?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from channelpick.contacts.accounts import like_account, like_phone
from channelpick.contacts.directory import Directory
from channelpick.contacts.hosts import is_below
from channelpick.contacts.likeness import Sign, surest
from channelpick.contacts.lookalikes import like_after, like_before, like_host
from channelpick.contacts.marks import Marks, marks_of
from channelpick.contacts.reading import Flaw, Kind, Reading, read

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
    likenesses = filter(None, (find(reading, marks) for find in _IMITATIONS))
    if not marks.is_harmless(reading) and (found := surest(likenesses)):
        verdict: Verdict = "lookalike" if found.sure else "resembles"
        return Verification(verdict=verdict, kind=reading.kind, of=found.of, why=found.sign)
    verdict = "refused" if reading.flaw else "not-listed"
    return Verification(verdict=verdict, kind=reading.kind, why=reading.flaw)


def _listed(reading: Reading, marks: Marks) -> Verification | None:
    kind, key, host = reading.kind, reading.key, reading.host
    keys = [key]
    if key[0] == "url" and host.startswith("www."):
        keys.append(("url", host[4:], *key[2:]))
    for key in keys:
        if key in marks.contacts:
            of, channel = marks.contacts[key]
            return Verification(verdict="official", kind=kind, of=of, channel=channel)
        if key[0] == "url" and key[1] in marks.domains and key[2:] == ("", ""):
            return Verification(verdict="official", kind=kind, of=key[1])
    for domain in marks.domains:
        if host == domain or (kind != "mail" and is_below(host, domain)):
            if not _leads_on(reading.after):
                return Verification(verdict="official-domain", kind=kind, of=domain)
            return Verification(verdict="resembles", kind=kind, of=domain, why="leads-elsewhere")
    return None


def _leads_on(after: str) -> bool:
    """Whether a path or query carries another address: some sites pass their visitors on."""
    return "//" in after or "%2f%2f" in after
