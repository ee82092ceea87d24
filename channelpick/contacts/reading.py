"""A contact taken apart: strictly, and where that fails as a hasty reader would take it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote

from channelpick.contacts.hosts import is_address, is_host
from channelpick.contacts.networks import APP_SCHEMES, account_of, network_of, unified
from channelpick.contacts.phones import digits_of, seeming_digits
from channelpick.contacts.skeleton import plain

Kind = Literal["url", "domain", "mail", "phone", "handle", "messenger", "unknown"]
Flaw = Literal[
    "",
    "empty",
    "too-long",
    "control-character",
    "not-ascii",
    "punycode",
    "backslash",
    "white-space",
    "percent-in-host",
    "userinfo",
    "odd-port",
    "ip-address",
    "malformed-host",
    "malformed-mail",
    "malformed-handle",
    "no-country-code",
    "malformed-phone",
    "other-scheme",
    "no-contact",
]
"""Why a contact is not taken as it stands. Empty: it is well formed."""

_LONGEST = 10_000
"""Characters. No contact is longer, and nobody shall wait."""
_ANALYSED = 2_000
"""Characters of a malformed contact in which names are looked for."""

_WHITE = " \t\n\v\f\r"
_URL = re.compile(
    r"(?:(?P<scheme>https?)://)?(?P<host>[a-z0-9.-]+)(?P<port>:\d*)?(?P<path>/[^?#]*)?"
    r"(?:\?(?P<query>[^#]*))?(?:#.*)?",
    re.IGNORECASE | re.ASCII,  # or else K (Kelvin) counts as a k
)
_MAIL = re.compile(
    r"(?:mailto:)?(?P<mailbox>[a-z0-9_](?:[a-z0-9_&'+-]|\.(?!\.|@)){0,63})@(?P<host>[a-z0-9.-]+)",
    re.IGNORECASE | re.ASCII,
)
_HANDLE = re.compile(r"@(\w[\w.-]{0,62})", re.ASCII)
_MAIL_LIKE = re.compile(r"[^/\\:?#]+@[^/\\]*")
_URL_LIKE = re.compile("[.:/]")
_AFTER_HOST = re.compile(r"[/?#\\]")
_NATIONAL = re.compile(r"(?:tel:)?[\d ()./-]*", re.IGNORECASE | re.ASCII)
_QUAD = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}(?!\d)")
"""An IPv4 address, which is no phone number."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d{1,5}(?:[/?#]|\Z))")
"""A scheme, and not a host before its port."""
_ASCII = "".join(map(chr, range(128)))
_NOT_ASCII = re.compile("%[89a-f][0-9a-f]", re.IGNORECASE)
_BEFORE_PATH = r"\A(?:[A-Za-z]+:)?+[/\\]*+[^/?#]*?"
_HIDDEN = (
    "\0-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f"
)
_FLAWS: tuple[tuple[Flaw, re.Pattern[str]], ...] = (
    ("control-character", re.compile(f"[{_HIDDEN}]")),
    ("control-character", re.compile(_BEFORE_PATH + "[\u200c\u200d]")),  # words and emoji join so
    ("not-ascii", re.compile(_BEFORE_PATH + r"[^\0-\x7f]")),
    ("backslash", re.compile(r"\\")),
    ("white-space", re.compile(r"\s")),
    ("percent-in-host", re.compile(_BEFORE_PATH + "%")),
    ("punycode", re.compile(_BEFORE_PATH + r"(?<![^/@.])[Xx][Nn]--")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a contact says. A strict reading has a key, one with a flaw has none."""

    kind: Kind
    key: tuple[str, ...] = ()
    """Equal for the spellings of one contact: the kind, then its parts."""
    host: str = ""
    """Where a link or a mail address leads, or seems to: in small letters."""
    before: str = ""
    """What stands before the host: a mailbox, or a name that shall be taken for the host."""
    after: str = ""
    """Path, query and fragment, in small letters."""
    account: str = ""
    """A handle, or the account on a network, without `@`."""
    digits: str = ""
    """Of a phone number, as far as it can be read."""
    flaw: Flaw = ""


def read(contact: str) -> Reading:
    """The contact taken apart. Never raises, whatever the text."""
    if len(contact) > _LONGEST:
        return Reading(kind="unknown", flaw="too-long")
    text = contact.strip(_WHITE)
    if not text:
        return Reading(kind="unknown", flaw="empty")
    strict = _read_phone(text) or _read_handle(text) or _read_mail(text) or _read_url(text)
    return strict or _read_loosely(text[:_ANALYSED])


def _read_phone(text: str) -> Reading | None:
    if digits := digits_of(text):
        return Reading(kind="phone", key=("phone", digits), digits=digits)
    return None


def _read_handle(text: str) -> Reading | None:
    if found := _HANDLE.fullmatch(text):
        return Reading(kind="handle", key=("handle", found[1].lower()), account=found[1])
    return None


def _read_mail(text: str) -> Reading | None:
    found = _MAIL.fullmatch(text)
    if not found or not is_host(host := found["host"].lower()):
        return None
    mailbox = found["mailbox"].lower()
    return Reading(kind="mail", key=("mail", mailbox, host), host=host, before=mailbox)


def _read_url(text: str) -> Reading | None:
    """A link that every program takes to the same host, or None."""
    found = _URL.fullmatch(text)
    if not found or not is_host(host := found["host"].lower()) or "\\" in text:
        return None
    scheme, path, query = (found["scheme"] or "").lower(), found["path"] or "", found["query"] or ""
    if found["port"] not in (None, ":443" if scheme == "https" else None):
        return None
    if any(flaw.search(text) for _, flaw in _FLAWS):
        return None
    network = network_of(host)
    bare = not scheme and not path.strip("/") and not query
    page = unified(_encoded(path.removesuffix("/")), network)
    return Reading(
        kind="messenger" if network else "domain" if bare else "url",
        key=("url", host, page, _encoded(query)),
        host=host,
        after=text[found.end("host") :].lower(),
        account=account_of(path, query) if network else "",
    )


def _encoded(part: str) -> str:
    """A path or query with percent signs for what is not ASCII, as browsers send it."""
    if part.isascii() and "%" not in part:
        return part
    return _NOT_ASCII.sub(lambda byte: byte[0].upper(), quote(part, safe=_ASCII))


def _read_loosely(text: str) -> Reading:
    """What a hasty reader takes it for, and the first thing that is wrong with it."""
    flaws = (name for name, pattern in _FLAWS if pattern.search(text))
    flaw: Flaw = next(flaws, "")
    seen = "".join(filter(str.isprintable, plain(unquote(text)).replace(" ", "")))
    scheme = found[1] if (found := _SCHEME.match(seen)) else ""
    digits, others = seeming_digits(text)
    if scheme in ("tel", "sms") or (_is_bare_number(digits, others) and not _QUAD.match(seen)):
        wrong: Flaw = "no-country-code" if _NATIONAL.fullmatch(text) else "malformed-phone"
        flaw = wrong if flaw in ("", "white-space") else flaw  # numbers may have spaces
        return Reading(kind="phone", digits=digits, flaw=flaw)
    if seen.startswith("@"):
        return Reading(kind="handle", account=seen[1:], flaw=flaw or "malformed-handle")
    if scheme in APP_SCHEMES:
        path, _, query = seen[len(scheme) + 1 :].partition("?")
        account = account_of(path, query)
        return Reading(kind="messenger", account=account, flaw=flaw or "other-scheme")
    if scheme == "mailto" or _MAIL_LIKE.fullmatch(seen):
        before, _, host = seen.removeprefix("mailto:").partition("?")[0].rpartition("@")
        if flaw == "percent-in-host" and "%" not in text.rpartition("@")[2]:
            flaw = "malformed-mail"  # to many mail servers `a%b.test@c.test` means a@b.test
        flaw = flaw or "malformed-mail"
        return Reading(kind="mail", before=before, host=host.rstrip(">"), flaw=flaw)
    if not _URL_LIKE.search(seen):
        return Reading(kind="unknown", account=seen, digits=digits, flaw=flaw or "no-contact")
    return _read_url_loosely(seen, scheme, flaw, digits)


def _is_bare_number(digits: str, others: str) -> bool:
    return bool(digits) and not any(map(str.isalpha, others))


def _read_url_loosely(seen: str, scheme: str, flaw: Flaw, digits: str) -> Reading:
    authority, after = _authority(seen.removeprefix(scheme + ":") if scheme else seen)
    before, _, host = authority.rpartition("@")
    host, _, port = host.partition(":")
    wrong: dict[Flaw, object] = {
        "other-scheme": scheme not in ("", "http", "https"),
        "userinfo": before,
        "ip-address": is_address(host),
        "odd-port": port,
        "malformed-host": True,
    }
    return Reading(
        kind="url",
        host=host,
        before=before,
        after=after,
        digits=digits,
        flaw=flaw or next(name for name, found in wrong.items() if found),
    )


def _authority(seen: str) -> tuple[str, str]:
    """Host with userinfo and port, and all that follows."""
    seen = seen.lstrip("/\\")
    end = found.start() if (found := _AFTER_HOST.search(seen)) else len(seen)
    return seen[:end], seen[end:]
