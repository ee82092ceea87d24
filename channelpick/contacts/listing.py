"""What a platform must not write into its own rules file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from channelpick.contacts.clashes import find_clashes
from channelpick.contacts.country_codes import has_country_code
from channelpick.contacts.directory import Directory
from channelpick.contacts.faults import Fault
from channelpick.contacts.hosts import is_address, split_host
from channelpick.contacts.networks import is_invitation
from channelpick.contacts.reading import Flaw, read
from channelpick.contacts.shared_hosts import is_shared, is_shortener

__all__ = ["Fault", "find_faults"]

_FORMS = ("https://", "http://", "mailto:", "tel:", "@")
_CODES: Mapping[Flaw, str] = {
    "not-ascii": "contact-not-ascii",
    "control-character": "contact-not-ascii",
    "punycode": "contact-punycode",
    "userinfo": "contact-userinfo",
    "odd-port": "contact-port",
    "ip-address": "contact-ip",
    "malformed-host": "contact-host",
    "percent-in-host": "contact-host",
    "backslash": "contact-host",
    "malformed-phone": "contact-phone",
    "no-country-code": "contact-phone",
}
"""The code for each flaw of a contact that has one of the forms; `bad-contact` for the others."""
_PORT = re.compile(r"https?://[^/?#]*:")
_STEPS = re.compile(r"/(?:\.|%2e){1,2}(?:[/?#]|\Z)", re.IGNORECASE)
"""Steps such as `/../`, which lead elsewhere than one reads."""
_LEAST_ALIAS = 3
"""Letters. Shorter ones stand in nearly every address."""


def find_faults(directory: Directory) -> list[Fault]:
    """All of them: first of single entries, then of two that clash."""
    faults = [
        *_contact_faults(directory),
        *_domain_faults(directory),
        *_name_faults(directory),
    ]
    wrong = {fault.where for fault in faults}
    return faults + [clash for clash in find_clashes(directory) if clash.where not in wrong]


def _contact_faults(directory: Directory) -> Iterator[Fault]:
    for index, (_, contact) in enumerate(directory.contacts):
        if code := _contact_fault(contact):
            yield Fault(code=code, where=("contacts", index), values={"given": contact})


def _contact_fault(contact: str) -> str:
    reading = read(contact)
    if not contact.startswith(_FORMS):
        return "bad-contact"
    if contact.startswith("http://"):
        return "contact-http"
    if reading.flaw or contact != contact.strip():
        return _CODES.get(reading.flaw, "bad-contact")
    tests = {
        "contact-not-ascii": not contact.isascii(),
        "contact-port": _PORT.match(contact),
        "contact-path": _STEPS.search(reading.after),
        "contact-shortener": is_shortener(reading.host),
        "contact-invitation": is_invitation(contact.partition("://")[2]),
        "contact-phone": reading.digits and not _is_dialable(contact, reading.digits),
    }
    return next((code for code, found in tests.items() if found), "")


def _is_dialable(contact: str, digits: str) -> bool:
    """Whether it reads one way only: `+44 (0)20` is dialled without the 0, or not at all."""
    return contact.startswith("tel:+") and "(0)" not in contact and has_country_code(digits)


def _domain_faults(directory: Directory) -> Iterator[Fault]:
    for index, domain in enumerate(directory.domains):
        if code := _domain_fault(domain):
            yield Fault(code=code, where=("domains", index), values={"given": domain})


def _domain_fault(domain: str) -> str:
    """Why everything below the domain must not count as the platform's; empty if it may."""
    if not domain.isascii():
        return "domain-not-ascii"
    host = domain.lower()
    if "" in host.split("."):
        return "bad-domain"
    if is_address(host):
        return "domain-ip"
    if not split_host(host)[1]:
        return "domain-suffix"
    reading = read(domain)
    if reading.flaw == "punycode":
        return "domain-punycode"
    if reading.flaw or reading.key != ("url", host, "", ""):
        return "bad-domain"
    return "domain-shared" if _is_everybodys(host) else ""


def _is_everybodys(host: str) -> bool:
    """Whether strangers have pages or mailboxes at the domain itself: t.me, bit.ly, gmail.com."""
    return is_shared(host) and host.removeprefix("www.").count(".") == 1


def _name_faults(directory: Directory) -> Iterator[Fault]:
    for family in ("aliases", "weak_names"):
        for index, name in enumerate(getattr(directory, family)):
            letters = sum(map(str.isalnum, name))
            if letters < (_LEAST_ALIAS if name.isascii() else 2):
                yield Fault(code="short-alias", where=(family, index), values={"given": name})
