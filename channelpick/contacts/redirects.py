"""Other addresses that a link carries: some sites pass their visitors on to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import unquote

from channelpick.contacts.hosts import is_address, is_below, is_public_suffix

_MOST_LAYERS = 3
"""Times that a link is taken out of its percent signs."""
_DROPPED = re.compile(r"[\0-\x1f\x7f]")
"""What browsers drop from an address."""
_SCHEME = re.compile(
    r"(?<![\w.+-])(?:https?:(?!//)|(?:ftp|javascript|vbscript|data|blob|intent|mailto|tel|sms|skype):)"
)
"""Schemes that lead away without `//`."""
_ENDS = r"&=?#;,|!*$~\"'<>(){}\[\]"
"""What a value begins behind, or ends before."""
_AFTER_SLASHES = re.compile(rf"([:{_ENDS}]?)//+([^/?#&;\s]*)")
_HOST = re.compile(
    rf"(?<=[{_ENDS}])[+.\s]*+(?:[^{_ENDS}\s/]*@)?([\w-]+(?:\.[\w-]+)+)\.?(?=[{_ENDS}:/+\s]|\Z)"
)
"""A host that is a whole value of a query or a fragment, or with which a value begins."""
_FILE_ENDINGS = frozenset(("md", "mov", "py", "sh", "zip"))
"""Public suffixes too, but in a value that has one dot the name of a file."""
_RESERVED = frozenset(("example", "invalid", "localhost", "test"))
"""RFC 2606: the public suffix list does not have them."""


def leads_elsewhere(after: str, own: Sequence[str]) -> bool:
    """Whether a path, query or fragment carries an address that is below none of the hosts `own`.

    What stands in a path without `//`, or in code such as base64, cannot be told from any word.

    >>> leads_elsewhere("?to=evil.example", ["shop.example"]), leads_elsewhere("?v=1.2", [])
    (True, False)
    """
    text = _plain(after)
    if _SCHEME.search(text):
        return True
    values = text[found.start() :] if (found := re.search("[?#]", text)) else ""
    hosts = [host for host in _HOST.findall(values) if _is_known(host)]
    slashed = _AFTER_SLASHES.findall(text)
    hosts += [host for before, host in slashed if (before and host) or _is_address_like(host)]
    return not all(any(is_below(host, domain) for domain in own) for host in hosts)


def _plain(after: str) -> str:
    """As a browser or a server may take it in the end."""
    for _ in range(_MOST_LAYERS):
        after = unquote(after)
    after = unicodedata.normalize("NFKC", after).replace("\u3002", ".").replace("\\", "/")
    return _DROPPED.sub("", after.lower())


def _is_known(host: str) -> bool:
    """Whether it ends as hosts do, and not as files do."""
    before, _, ending = host.rpartition(".")
    if ending in _FILE_ENDINGS and "." not in before:
        return False
    return ending in _RESERVED or is_public_suffix(ending)


def _is_address_like(text: str) -> bool:
    """Whether the text after `//` may be a host, and not one more step of the path."""
    return "." in text or ":" in text or is_address(text)
