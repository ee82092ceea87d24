"""Is this really the platform's?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from channelpick.contacts.cues import is_cue
from channelpick.contacts.directory import Directory
from channelpick.contacts.edits import Pattern
from channelpick.contacts.hosts import is_below
from channelpick.contacts.likeness import Likeness, Look, Sign, find_likenesses, look_of_host, surest
from channelpick.contacts.marks import Marks, is_harmless, marks_of
from channelpick.contacts.reading import Flaw, Kind, Reading, read
from channelpick.contacts.services import is_shared, is_shortener, network_of
from channelpick.contacts.skeleton import skeleton

Verdict = Literal["official", "official-domain", "lookalike", "resembles", "not-listed", "refused"]
Why = (
    Flaw
    | Sign
    | Literal[
        "official-name-in-subdomain",
        "official-name-in-userinfo",
        "official-name-in-path",
        "leads-elsewhere",
        "handle-elsewhere",
        "letter-case",
        "same-digits-disguised",
        "one-digit-off",
    ]
)

_HIDING = ("control-character", "percent-in-host")
"""What nobody writes into a host but to hide something."""


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
    if reading.key:
        if found := _listed(reading, marks):
            return found
    if found := _imitation(reading, marks):
        return found
    verdict: Verdict = "refused" if reading.flaw else "not-listed"
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
            if _leads_on(reading.after):
                return Verification(verdict="resembles", kind=kind, of=domain, why="leads-elsewhere")
            return Verification(verdict="official-domain", kind=kind, of=domain)
    return None


def _leads_on(after: str) -> bool:
    """Whether a path or query carries another address: some sites pass their visitors on."""
    return "//" in after or "%2f%2f" in after


def _imitation(reading: Reading, marks: Marks) -> Verification | None:
    for find in (_like_host, _like_around, _like_account, _like_phone):
        if found := find(reading, marks):
            return found
    return None


def _warn(reading: Reading, of: str, why: Why, *, sure: bool) -> Verification:
    return Verification(verdict="lookalike" if sure else "resembles", kind=reading.kind, of=of, why=why)


def _like_host(reading: Reading, marks: Marks) -> Verification | None:
    host = reading.host[:300]
    if not host or is_harmless(host, marks) or network_of(host):
        return None
    look, whole = look_of_host(host), skeleton(host).strip(".")
    for known, of in marks.hosts.items():
        if is_below(whole, known):
            return _like_listed_host(reading, of)
    inner = "." + skeleton(look.text.replace("-", ".")) + "."
    for known, of in marks.hosts.items():
        if "." + known + "." in inner:
            return _warn(reading, of, "official-name-in-subdomain", sure=True)
    found = surest((*_other_endings(look, marks), *find_likenesses(look, marks.names)))
    return _warn(reading, found.of, found.sign, sure=found.sure) if found else None


def _like_listed_host(reading: Reading, of: str) -> Verification | None:
    """A host that looks like a listed one, or is it in a spelling that nobody needs."""
    if reading.flaw in ("", "not-ascii", "punycode"):
        same = not reading.flaw and is_below(reading.host, of)
        return None if same else _warn(reading, of, "confusable-letters", sure=True)
    return _warn(reading, of, reading.flaw, sure=reading.flaw in _HIDING)


def _other_endings(look: Look, marks: Marks) -> Iterator[Likeness]:
    """The registered name of a listed domain below another suffix."""
    for mark in marks.names:
        if mark.look.text == look.name and (
            mark.strength != "generic" or len(mark.text) > 7 or _ending_misleads(look, mark)
        ):
            sure = mark.strength == "strong" or look.hosted
            yield Likeness(mark.of, "other-ending", sure=sure)


def _ending_misleads(look: Look, mark: Mark) -> bool:
    """Whether the suffix is a misspelling of the listed one, or promises help."""
    listed = mark.of.partition(".")[2]
    return is_cue(look.suffix) or Pattern(listed).slips(look.suffix) < 2


def _like_around(reading: Reading, marks: Marks) -> Verification | None:
    """An official name in what stands before or after the host."""
    return None


def _like_account(reading: Reading, marks: Marks) -> Verification | None:
    return None


def _like_phone(reading: Reading, marks: Marks) -> Verification | None:
    return None
