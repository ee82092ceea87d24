"""A platform's names, made ready to be looked for in others' contacts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from channelpick.contacts.directory import Directory
from channelpick.contacts.edits import Pattern
from channelpick.contacts.hosts import is_below, split_host
from channelpick.contacts.reading import Reading, read
from channelpick.contacts.services import is_shared
from channelpick.contacts.skeleton import plain, skeleton

Strength = Literal["strong", "weak", "generic"]
"""Whether a name warns anywhere, beside other signs, or only misspelt or with a whole domain."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A name that impostors borrow."""

    text: str
    look: Pattern
    """Its skeleton."""
    strength: Strength
    of: str
    """The domain or contact that it stands for."""

    @property
    def slips(self) -> int:
        """How many slips still leave it recognisable. In 4 letters one makes another word."""
        size = len(self.look.text)
        if self.strength == "generic":
            return 0 if size < 8 else 1 if size < 10 else 2
        return 0 if size < 5 else 1 if size < 7 else 2


@dataclass(frozen=True, slots=True)
class Marks:
    """All that `verify` needs to know of a directory."""

    contacts: dict[tuple[str, ...], tuple[str, str]]
    """The key of each listed contact -> the contact as written, its channel."""
    domains: tuple[str, ...]
    hosts: dict[str, str]
    """The skeleton of each listed domain, and of the hosts of contacts -> which it is."""
    names: tuple[Mark, ...]
    accounts: dict[str, str]
    """Each listed handle or account name in small letters -> the contact."""
    phones: dict[str, str]
    """The digits of each listed phone number -> the contact."""
    harmless: tuple[str, ...]


@lru_cache(maxsize=256)
def marks_of(directory: Directory) -> Marks:
    """The directory made ready. Contacts that are no contacts are left out."""
    readings = [(read(contact), contact, channel) for channel, contact in directory.contacts]
    domains = tuple(domain.strip().lower() for domain in directory.domains)
    hosts = {skeleton(domain): domain for domain in domains}
    for reading, contact, _ in reversed(readings):
        if reading.host and not is_shared(reading.host):
            hosts.setdefault(skeleton(reading.host.removeprefix("www.")), contact)
    return Marks(
        contacts={
            reading.key: (contact, channel)
            for reading, contact, channel in reversed(readings)
            if reading.key
        },
        domains=domains,
        hosts=hosts,
        names=tuple(_names(directory, domains, readings)),
        accounts={r.account.lower(): contact for r, contact, _ in reversed(readings) if r.account},
        phones={r.digits: contact for r, contact, _ in reversed(readings) if r.digits},
        harmless=tuple(word.strip().lower() for word in directory.not_lookalike),
    )


def _names(
    directory: Directory, domains: tuple[str, ...], readings: list[tuple[Reading, str, str]]
) -> Iterator[Mark]:
    """Each name once, the strongest first."""
    first = next(iter(domains or (contact for _, contact in directory.contacts)), directory.name)
    hosts = {split_host(domain)[1]: domain for domain in reversed(domains)}
    for reading, contact, _ in readings:
        if reading.host and not is_shared(reading.host):
            hosts.setdefault(split_host(reading.host)[1], contact)
    families: tuple[tuple[Strength, tuple[str, ...]], ...] = (
        ("strong", directory.aliases),
        ("weak", (*directory.weak_names, directory.name)),
        ("generic", tuple(hosts)),
    )
    seen = set()
    for strength, texts in families:
        for text in ("".join(filter(str.isalnum, plain(text))) for text in texts):
            look = skeleton(text)
            if len(look) > 1 and look not in seen:
                seen.add(look)
                likely = [of for name, of in hosts.items() if text in name]
                yield Mark(text, Pattern(look), strength, hosts.get(text, (*likely, first)[0]))


def is_harmless(host: str, marks: Marks) -> bool:
    """Whether the directory says that it is somebody else's."""
    return any(is_below(host, word) for word in marks.harmless)
