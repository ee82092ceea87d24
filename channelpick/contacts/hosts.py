"""Host names: which are well formed, and where the part begins that somebody registered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

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
    """Subdomains, the registered label and the public suffix; the label is empty without one.

    Sites such as github.io, below which everyone may register, are suffixes too.

    >>> split_host("www.shop.example"), split_host("a.someone.github.io"), split_host("co.uk")
    (('www', 'shop', 'example'), ('a', 'someone', 'github.io'), ('', '', 'co.uk'))
    """
    registered = _suffixes().privatesuffix(host)
    if not registered:
        return "", "", host
    name, _, suffix = registered.partition(".")
    return host[: -len(registered) - 1], name, suffix


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
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList  # with its list 50 ms, so only when needed

    return PublicSuffixList(accept_encoded_idn=False)
