"""A directory made ready: what its contacts are, and the names that impostors borrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from channelpick.contacts.directory import Directory
from channelpick.contacts.edits import Pattern
from channelpick.contacts.hosts import is_host, parents, split_host
from channelpick.contacts.reading import Reading, read
from channelpick.contacts.shared_hosts import is_shared
from channelpick.contacts.skeleton import plain, skeleton

Strength = Literal["strong", "weak", "generic"]
"""Whether a name warns anywhere; beside other signs; or only misspelt or with another ending."""

_SHORT = 4
"""Letters. Names up to here are words by chance."""


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
        """How many slips leave it recognisable: in few letters one makes another word."""
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
    hosts: dict[str, tuple[str, str]]
    """The skeleton of each host that nobody else is at -> it, and what is listed of it."""
    pages: frozenset[str]
    """The hosts of listed contacts, also those where everybody can have a page."""
    names: tuple[Mark, ...]
    """The strongest first."""
    accounts: dict[str, str]
    """Each listed handle or account in small letters -> the contact."""
    account_names: tuple[Mark, ...]
    phones: dict[str, str]
    """The digits of each listed phone number -> the contact."""
    harmless: frozenset[str]

    @property
    def harmless_words(self) -> tuple[str, ...]:
        """Words, that is, not hosts, which are no sign of anything."""
        return tuple(word for word in self.harmless if word and "." not in word)

    def is_harmless(self, reading: Reading) -> bool:
        """Whether the directory says that the host, or the account, is somebody else's."""
        if not self.harmless:
            return False
        return not self.harmless.isdisjoint((*parents(reading.host), reading.account.lower()))


@lru_cache(maxsize=256)
def marks_of(directory: Directory) -> Marks:
    """The directory made ready. Contacts and domains that are none are left out."""
    listed = [
        (read(contact), contact, channel) for channel, contact in reversed(directory.contacts)
    ]
    domains = tuple(filter(is_host, (domain.lower() for domain in directory.domains)))
    hosts = {
        reading.host.removeprefix("www."): contact
        for reading, contact, _ in listed
        if reading.host and not is_shared(reading.host)
    }
    hosts |= {domain: domain for domain in reversed(domains)}
    accounts = {reading.account: contact for reading, contact, _ in listed if reading.account}
    return Marks(
        contacts={
            reading.key: (contact, channel) for reading, contact, channel in listed if reading.key
        },
        domains=domains,
        hosts={skeleton(host): (host, of) for host, of in hosts.items()},
        pages=frozenset(reading.host for reading, _, _ in listed if reading.host),
        names=tuple(_names(directory, hosts, domains)),
        accounts={account.lower(): contact for account, contact in accounts.items()},
        account_names=tuple(_account_names(accounts, directory, domains)),
        phones={reading.digits: contact for reading, contact, _ in listed if reading.digits},
        harmless=frozenset(word.strip().lstrip("@").lower() for word in directory.not_lookalike),
    )


def _names(directory: Directory, hosts: dict[str, str], domains: tuple[str, ...]) -> Iterator[Mark]:
    """Each name once. `hosts`: each listed host -> the domain or contact it belongs to."""
    registered = {split_host(host)[1]: of for host, of in hosts.items()}
    registered |= {split_host(domain)[1]: domain for domain in reversed(domains)}
    any_of = _any_of(directory, domains)
    families: dict[Strength, Iterable[str]] = {
        "strong": directory.aliases,
        "weak": directory.weak_names,
        "generic": registered,
    }
    seen = set()
    for strength, texts in families.items():
        for text in map(_letters_of, texts):
            likely = (of for name, of in reversed(registered.items()) if text in name)
            mark = _mark(text, strength, registered.get(text) or next(likely, any_of))
            if len(text) > 1 and mark.look not in seen:
                seen.add(mark.look)
                yield mark


def _account_names(
    accounts: dict[str, str], directory: Directory, domains: tuple[str, ...]
) -> Iterator[Mark]:
    """Names looked for in handles and in talk only: there a common word beside "support" tells."""
    for account, contact in accounts.items():
        if len(account) > _SHORT:
            yield _mark(plain(account), "strong", contact)
    if text := _letters_of(directory.name):
        yield _mark(text, "weak", _any_of(directory, domains))


def _any_of(directory: Directory, domains: tuple[str, ...]) -> str:
    """What a name stands for that is in no listed domain."""
    contacts = (contact for _, contact in directory.contacts)
    return next(iter((*domains, *contacts, directory.name)))


def _letters_of(name: str) -> str:
    return "".join(filter(str.isalnum, plain(name)))


def _mark(text: str, strength: Strength, of: str) -> Mark:
    return Mark(text, Pattern(skeleton(text)), strength, of)
