"""Entries of a directory that are taken for one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from channelpick.contacts.directory import Directory
from channelpick.contacts.faults import Fault, Where
from channelpick.contacts.hosts import split_host
from channelpick.contacts.likeness import look_of_host
from channelpick.contacts.lookalikes import like_host
from channelpick.contacts.marks import Marks, marks_of
from channelpick.contacts.reading import Reading, read
from channelpick.contacts.shared_hosts import is_shared
from channelpick.contacts.skeleton import skeleton

_OF_LETTERS = (
    "confusable-letters",
    "one-letter-off",
    "few-letters-off",
    "official-name-in-subdomain",
)
"""Signs that make a host suspicious even if it has the platform's name for good reason."""

_ALIKE = {"contacts": "contact-alike", "domains": "domain-alike"}
_TWICE = {"contacts": "contact-twice", "domains": "domain-twice"}

_MOST_SITES = 50
"""Registered domains compared with each other: more are no mistake of a pen."""


@dataclass(frozen=True, slots=True)
class _Entry:
    where: Where
    given: str
    channel: str
    reading: Reading

    @property
    def family(self) -> str:
        """`contacts` or `domains`."""
        return str(self.where[0])

    @property
    def site(self) -> str:
        """The registered domain; empty where everybody can have a page or a mailbox."""
        host = self.reading.host
        if not host or is_shared(host):
            return ""
        _, name, suffix = split_host(host)
        return f"{name}.{suffix}"


def find_clashes(directory: Directory) -> list[Fault]:
    """Contacts and domains that are there twice, that look the same, or that imitate others.

    One contact at several channels is none, as long as it is written alike. What the directory
    calls harmless may look as it likes.
    """
    marks = marks_of(directory)
    entries = [
        entry
        for entry in _entries(directory)
        if entry.reading.key and not marks.is_harmless(entry.reading)
    ]
    same = list(_same_looks(entries))
    known = {clash.where for clash in same}
    return same + [clash for clash in _imitations(directory, entries) if clash.where not in known]


def _entries(directory: Directory) -> Iterator[_Entry]:
    for index, (channel, contact) in enumerate(directory.contacts):
        yield _Entry(("contacts", index), contact, channel, read(contact))
    for index, domain in enumerate(directory.domains):
        yield _Entry(("domains", index), domain, "", read(domain))


def _same_looks(entries: list[_Entry]) -> Iterator[Fault]:
    first: dict[tuple[str, ...], _Entry] = {}
    for entry in entries:
        look = tuple(skeleton(part.removeprefix("www.")) for part in entry.reading.key)
        other = first.setdefault((entry.family, *look), entry)
        if other is entry:
            continue
        if _plainly(entry) != _plainly(other):
            yield _clash(_ALIKE, entry, other)
        elif entry.given != other.given or entry.channel == other.channel:
            yield _clash(_TWICE, entry, other)


def _clash(codes: Mapping[str, str], entry: _Entry, other: _Entry) -> Fault:
    values = {"given": entry.given, "other": other.given}
    return Fault(code=codes[entry.family], where=entry.where, also=(other.where,), values=values)


def _plainly(entry: _Entry) -> tuple[str, ...]:
    return tuple(part.removeprefix("www.") for part in entry.reading.key)


def _imitations(directory: Directory, entries: list[_Entry]) -> Iterator[Fault]:
    """Hosts that `verify` would warn of, were they not listed themselves; domains come first."""
    sites: dict[str, _Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.family, reverse=True):
        if not entry.site or entry.site in sites or len(sites) >= _MOST_SITES:
            continue
        if sites and (of := _imitated(entry, marks_of(_only(sites, directory)), directory)):
            yield _clash(_ALIKE, entry, sites[of])
        sites[entry.site] = entry


def _imitated(entry: _Entry, marks: Marks, directory: Directory) -> str:
    """The site that the entry seems to be; empty if it may well be another one of the platform."""
    found = like_host(entry.reading, marks)
    if found and found.sure and found.sign in _OF_LETTERS:
        return found.of
    if not directory.domains or entry.family == "domains" or look_of_host(entry.site).hosted:
        return ""  # who has several domains, or pages elsewhere, may well have the name in each
    found = like_host(replace(entry.reading, host=entry.site), marks)
    return found.of if found and found.sure else ""


def _only(sites: Mapping[str, _Entry], directory: Directory) -> Directory:
    names = (split_host(site)[1] for site in sites)
    return Directory(
        domains=tuple(sites),
        aliases=tuple(name for name in names if len(name) > 4),
        not_lookalike=directory.not_lookalike,
    )
