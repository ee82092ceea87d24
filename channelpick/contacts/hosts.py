"""Host names: which are well formed, and where the part begins that somebody registered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_LABEL = r"(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?=.{{4,253}}\Z)(?:{_LABEL}\.)+(?=[a-z]){_LABEL}")
"""Letters, digits and hyphens in at least two labels (RFC 1123). Browsers read a host whose last
label starts with a digit as an IP address (WHATWG URL, "ends in a number")."""
_ADDRESS = re.compile(r"(?:0x)?[\da-f]+(?:\.(?:0x)?[\da-f]+){0,3}|\[[\da-f:.]*\]?", re.IGNORECASE)


def is_host(text: str) -> bool:
    """Whether it is a host name in small ASCII letters that every program reads alike."""
    return bool(_HOST.fullmatch(text))


def is_address(text: str) -> bool:
    """Whether browsers read it as an IP address, in any of its spellings.

    >>> is_address("0x7f.1"), is_address("[::1]"), is_address("cafe.example")
    (True, True, False)
    """
    return bool(_ADDRESS.fullmatch(text)) and not text.rpartition(".")[2].isalpha()


def split_host(host: str) -> tuple[str, str, str]:
    """Subdomains, the registered label and the public suffix; the first two empty without one.

    Sites such as github.io, below which everyone may register, are suffixes too.

    >>> split_host("www.shop.example"), split_host("a.someone.github.io"), split_host("co.uk")
    (('www', 'shop', 'example'), ('a', 'someone', 'github.io'), ('', '', 'co.uk'))
    """
    suffix = _suffix(host)
    before = host.removesuffix(suffix).rstrip(".")
    subdomains, _, name = before.rpartition(".")
    return subdomains, name, suffix


def is_public_suffix(text: str) -> bool:
    """Whether the list has it: `com`, `co.uk`, `中国`.

    >>> is_public_suffix("com"), is_public_suffix("pdf")
    (True, False)
    """
    return text in _suffix_rules()


def _suffix(host: str) -> str:
    """The longest part of the host that a rule covers, or else its last label.

    See: https://github.com/publicsuffix/list/wiki/Format
    """
    rules = _suffix_rules()
    for domain in parents(host):
        above = domain.partition(".")[2]
        if f"!{domain}" in rules:
            return above
        if domain in rules or f"*.{above}" in rules or f"*.{domain}" in rules:
            return domain
    return host.rpartition(".")[2]


def parents(host: str) -> Iterator[str]:
    """The host, and each domain that it is below.

    >>> list(parents("a.shop.example"))
    ['a.shop.example', 'shop.example', 'example']
    """
    while host:
        yield host
        host = host.partition(".")[2]


def is_below(host: str, domain: str) -> bool:
    """Whether it is the domain or a subdomain of it."""
    return host == domain or host.endswith("." + domain)


@cache
def _suffix_rules() -> frozenset[str]:
    """The lines of the bundled list. Its comments are no host names, so they do no harm.

    The library itself takes ten times as long to load it (measured: 35 ms), and every start pays.
    """
    package = find_spec("publicsuffixlist")
    bundled = Path(str(package and package.origin)).with_name("public_suffix_list.dat")
    return frozenset(bundled.read_text("utf-8").splitlines())
