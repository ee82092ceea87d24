"""What is called official, a browser takes to the same page (WHATWG URL, as ada reads it)."""

from __future__ import annotations

import os
import re
from random import Random

from ada_url import URL

from channelpick.contacts.verification import Verification, verify
from tests.contacts.directories import NORTHWIND
from tests.contacts.mutations import mutated

_LINKS = 300_000 if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz" else 20_000
_SCHEME = re.compile(r"\s*[a-z]+://", re.IGNORECASE)


def _browser(text: str) -> URL:
    return URL(text if _SCHEME.match(text) else f"https://{text.strip()}")


def _page(url: URL) -> str:
    """The path; the accounts of Telegram have no case."""
    path = str(url.pathname).removesuffix("/")
    return path.lower() if url.hostname.removeprefix("www.") == "t.me" else path


def _leads_there(text: str, found: Verification) -> bool:
    """Whether a browser takes the text to the listed contact or domain, and to no other port."""
    try:
        url = _browser(text)
    except ValueError:
        return False
    listed = _browser(found.of)
    host = url.hostname.removeprefix("www.")
    if url.username or url.password or url.port:
        return False
    if found.verdict == "official":
        return (host, _page(url), url.search) == (listed.hostname, _page(listed), listed.search)
    return host == listed.hostname or host.endswith(f".{listed.hostname}")


def test_official_links_lead_where_they_say() -> None:
    """No bent link is official unless a browser takes it there: 0 of them all."""
    random = Random(20261126)
    links = [mutated(random) for _ in range(_LINKS)]
    found = [(link, verify(link, NORTHWIND)) for link in links]
    official = [
        (link, one)
        for link, one in found
        if one.verdict in ("official", "official-domain") and one.kind != "mail"
    ]

    assert len(official) > _LINKS / 30
    assert [link for link, one in official if not _leads_there(link, one)] == []
