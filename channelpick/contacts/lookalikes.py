"""Links and mail addresses that pretend to lead to the platform."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from channelpick.contacts.cues import HELPING, has_cue
from channelpick.contacts.edits import Pattern
from channelpick.contacts.hosts import is_address, is_below, split_host
from channelpick.contacts.likeness import Likeness, Look, find_likenesses, look_of_host, surest
from channelpick.contacts.marks import Mark, Marks
from channelpick.contacts.networks import network_of
from channelpick.contacts.reading import Reading
from channelpick.contacts.shared_hosts import is_shared
from channelpick.contacts.skeleton import skeleton

_HIDING = ("control-character", "percent-in-host")
"""What nobody writes into a host but to hide something."""
_STEPS = re.compile("[/?#&=]")
_LONGEST = 300
"""Characters of a host or mailbox looked at. DNS allows 253."""


def like_host(reading: Reading, marks: Marks) -> Likeness | None:
    """What the host seems to be."""
    host = reading.host[:_LONGEST]
    if not host or is_address(host) or network_of(host):
        return None
    if not reading.flaw and host in marks.pages:
        return None
    look = look_of_host(host).without(marks.harmless_words)
    whole = skeleton(host).strip(".")
    inner = f".{skeleton(look.text.replace('-', '.'))}."
    for known, (listed, of) in marks.hosts.items():
        if is_below(whole, known):
            return _like_listed(reading, listed, of)
        if f".{known}." in inner:
            return Likeness(of, "official-name-in-subdomain", sure=True)
    return surest((*_other_endings(look, marks), *find_likenesses(look, marks.names)))


def _like_listed(reading: Reading, listed: str, of: str) -> Likeness | None:
    """A host that looks like a listed one, or is one in a spelling that nobody needs."""
    if reading.flaw not in ("", "not-ascii", "punycode"):
        return Likeness(of, reading.flaw, sure=reading.flaw in _HIDING)
    if not reading.flaw and is_below(reading.host, listed):
        return None
    return Likeness(of, "confusable-letters", sure=True)


def _other_endings(look: Look, marks: Marks) -> Iterator[Likeness]:
    """The registered name of a listed domain below another suffix."""
    for mark in marks.names:
        if mark.look.text != look.name:
            continue
        common = mark.strength == "generic" and len(mark.text) < 8
        if not common or _ending_misleads(look.suffix, mark, marks):
            sure = mark.strength == "strong" or look.hosted
            yield Likeness(mark.of, "other-ending", sure=sure)


def _ending_misleads(suffix: str, mark: Mark, marks: Marks) -> bool:
    """Whether it promises help, or is one slip from the listed one (in two letters, many are)."""
    listed = {split_host(host)[2] for host, of in marks.hosts.values() if of == mark.of}
    near = (Pattern(ending).slips(suffix) < 2 for ending in listed if len(ending) > 2)
    return suffix in HELPING or any(near)


def like_before(reading: Reading, marks: Marks) -> Likeness | None:
    """A name before the `@`, which many take for the host."""
    if not reading.before:
        return None
    if reading.kind == "mail":
        found = surest(find_likenesses(Look(reading.before[:_LONGEST]), marks.names))
        return replace(found, sure=False) if found and _is_persons(reading, found) else found
    of = _listed_host_in(reading.before, marks) or _strong_name_in(reading.before, marks)
    return Likeness(of, "official-name-in-userinfo", sure=True) if of else None


def _is_persons(reading: Reading, found: Likeness) -> bool:
    """Whether a misspelt name may as well be a person's, who has a mailbox where everybody has."""
    misspelt = found.sign in ("one-letter-off", "few-letters-off")
    return misspelt and is_shared(reading.host) and not has_cue(reading.before)


def like_after(reading: Reading, marks: Marks) -> Likeness | None:
    """A listed domain or account in the path; where everybody can have a page, a name is enough."""
    if not reading.after:
        return None
    of = _listed_host_in(reading.after, marks) or _account_in(reading.after, marks)
    if not of and _is_anybodys(reading.host):
        of = _strong_name_in(reading.after, marks)
    return Likeness(of, "official-name-in-path", sure=False) if of else None


def _is_anybodys(host: str) -> bool:
    return is_shared(host) or is_address(host) or look_of_host(host[:_LONGEST]).hosted


def _listed_host_in(text: str, marks: Marks) -> str:
    look = skeleton(text)
    found = (of for known, (_, of) in marks.hosts.items() if _is_word(known, look))
    return next(found, "")


def _account_in(after: str, marks: Marks) -> str:
    """The listed account that is a whole step of the path.

    The bare name needs an @: many write about the platform, at `/exchanges/example` and such.
    """
    names = {mark.text for mark in marks.names}
    for step in _STEPS.split(after):
        account = step.lstrip("@")
        if account in marks.accounts and (account != step or account not in names):
            return marks.accounts[account]
    return ""


def _is_word(known: str, text: str) -> bool:
    return bool(re.search(rf"(?<![a-z0-9]){re.escape(known)}(?![a-z0-9])", text))


def _strong_name_in(text: str, marks: Marks) -> str:
    look = Look(text)
    strong = (mark for mark in marks.names if mark.strength == "strong")
    return next((mark.of for mark in strong if mark.look.text in look.skeleton), "")
