"""Links of ours that carry another address."""

from __future__ import annotations

import pytest

from channelpick.contacts.directory import Directory
from channelpick.contacts.redirects import leads_elsewhere
from channelpick.contacts.verification import verify
from tests.contacts.directories import NORTHWIND

_ELSEWHERE = (
    "//evil.test",
    "///evil.test",
    "/go//evil.test/x",
    "/go/https://evil.test",
    "/go/https:evil.test",
    "/%2F%2Fevil.test",
    "/%252f%252fevil.test",
    "/%5C%5Cevil.test",
    "/%2F%09%2Fevil.test",
    "//evil.unknown",
    "//2130706433",
    "//[::1]/",
    "//localhost:8080",
    "//northwind.example@evil.test",
    "//northwind.example.evil.test",
    "?to=https://evil.test",
    "?to=https%3A%2F%2Fevil.test",
    "?to=https://northwind.example&and=https://evil.test",
    "?to=https%25253A%25252F%25252Fevil.test",
    "?to=//evil.test",
    "?to=//evil",
    "?to=https://evil",
    "#//evil",
    "?to=https:evil.test",
    "?to=evil-host.test",
    "?to=www.evil.com/path",
    "?to=evil.com:8443",
    "?to=evil.onion",
    "?to=www.evil.md",
    "?evil.test",
    "?to=еvil.com",
    "?to=evil\u3002com",
    "?to=evil\uff0e\uff43\uff4f\uff4d",
    "?to=evil.com.",
    "?to=.evil.com",
    "?to=+evil.com",
    "?to=%20evil.com",
    "?to='evil.com'",
    "?to=(evil.com)",
    "?to=evil.com|x",
    "?to[]=evil.com",
    "?to=ftp:evil.test",
    "?to=xn--vil-qdd.com",
    "?to=@evil.test",
    "?to=jo@evil.test",
    "?to=javascript:alert(1)",
    "?to=java%0Ascript:alert(1)",
    "?to=data:text/html,x",
    "#https://evil.test",
    "#/redirect?url=https://evil.test",
    "#//evil.test",
    "#@evil.test",
    "#evil.test",
    "#%2f%2fevil.test",
    "#javascript:alert(1)",
)
_HERE = (
    "",
    "/",
    "//",
    "//chat",
    "/a//b//",
    "/evil.test",
    "/go/@evil.test",
    "?lang=en",
    "?v=1.2",
    "?v=1.2.3.4",
    "?file=a.pdf",
    "?file=notes.md",
    "?pair=BTC.USDT",
    "?filter=status:open",
    "?at=10:30",
    "?u=aHR0cHM6Ly9ldmlsLnRlc3Q=",
    "?to=/help",
    "?to=northwind.example",
    "?to=https://support.northwind.example/Chat",
    "?mail=help@northwind.example",
    "?q=%",
    "?q=see+evil.com",
    "?utm_source=mail.campaign",
    "?lib=node.js",
    "#start",
    "#/tickets",
    "#/tickets/1.2",
    "#中文",
    "#:~:text=help",
)


@pytest.mark.parametrize("after", _ELSEWHERE)
def test_another_address_leads_elsewhere(after: str) -> None:
    """Behind `//`, after a scheme, or as a value: whatever a site may pass its visitors on to."""
    assert leads_elsewhere(after, ("northwind.example",))


@pytest.mark.parametrize("after", _HERE)
def test_what_is_no_other_address(after: str) -> None:
    """Plain steps, words, versions, files and our own address; code such as base64 says nothing."""
    assert not leads_elsewhere(after, ("northwind.example",))


@pytest.mark.parametrize(
    ("contact", "verdict"),
    [
        ("https://northwind.example/{}", "official"),
        ("https://support.northwind.example/Chat{}", "official"),
        ("https://t.me/NorthwindSupport{}", "official"),
        ("https://northwind.zendesk.com/hc?lang=en{}", "official"),
        ("https://pay.northwind.example/{}", "official-domain"),
    ],
)
def test_a_fragment_is_looked_at(contact: str, verdict: str) -> None:
    """A listed contact with another address behind it is not official."""
    ours = [verify(contact.format(after), NORTHWIND) for after in ("#start", "#/a//b", "#中文")]
    bent = [verify(contact.format(after), NORTHWIND) for after in ("#//evil.test", "#@evil.test")]

    assert {(verdict, "")} == {(one.verdict, one.why) for one in ours}
    assert {("resembles", "leads-elsewhere", "")} == {
        (one.verdict, one.why, one.channel) for one in bent
    }


def test_a_network_is_not_ours() -> None:
    """Another account of the same network is another address."""
    assert verify("https://t.me/NorthwindSupport#https://t.me/Evil", NORTHWIND).why == (
        "leads-elsewhere"
    )


def test_what_is_listed_with_another_address_is_official() -> None:
    """The directory knows where its own links lead."""
    listed = "https://a.test/?to=https://b.test#//c.test"
    directory = Directory(contacts=(("web", listed),))

    assert verify(listed, directory).verdict == "official"
    assert verify(listed.replace("#//c", "#//d"), directory).verdict == "resembles"
