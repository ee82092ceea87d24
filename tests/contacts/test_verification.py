"""Is this really support? Strict to accept, fuzzy to warn."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelpick.contacts.directory import Directory
from channelpick.contacts.verification import Verification, verify
from tests.contacts.directories import NORTHWIND

_CHAT = "https://support.northwind.example/Chat"
_DESK = "https://northwind.zendesk.com/hc?lang=en"
_PHONE = "tel:+1 555 0100 123"
_MAIL = "mailto:help@northwind.example"
_TELEGRAM = "https://t.me/NorthwindSupport"
_HANDLE = "@NorthwindHelp"
_SITE = "northwind.example"

_OFFICIAL = {
    # contact as given -> the listed contact or domain, its channel
    _CHAT: (_CHAT, "chat"),
    "  https://support.northwind.example/Chat\r\n": (_CHAT, "chat"),
    "HTTPS://Support.NorthWind.EXAMPLE/Chat": (_CHAT, "chat"),
    "http://support.northwind.example/Chat": (_CHAT, "chat"),
    "https://www.support.northwind.example/Chat": (_CHAT, "chat"),
    "https://support.northwind.example:443/Chat": (_CHAT, "chat"),
    "https://support.northwind.example/Chat/": (_CHAT, "chat"),
    "https://support.northwind.example/Chat#top": (_CHAT, "chat"),
    "support.northwind.example/Chat": (_CHAT, "chat"),
    _DESK: (_DESK, "desk"),
    _TELEGRAM: (_TELEGRAM, "telegram"),
    "t.me/NorthwindSupport": (_TELEGRAM, "telegram"),
    "https://t.me/northwindsupport": (_TELEGRAM, "telegram"),
    "T.ME/NORTHWINDSUPPORT/": (_TELEGRAM, "telegram"),
    "help@northwind.example": (_MAIL, "email"),
    "Help@Northwind.Example": (_MAIL, "email"),
    "mailto:help@northwind.example": (_MAIL, "email"),
    "MAILTO:HELP@NORTHWIND.EXAMPLE": (_MAIL, "email"),
    _HANDLE: (_HANDLE, "social"),
    "@northwindhelp": (_HANDLE, "social"),
    "+15550100123": (_PHONE, "phone"),
    "+1 (555) 010-0123": (_PHONE, "phone"),
    "+1.555.010.0123": (_PHONE, "phone"),
    "+1/555/0100123": (_PHONE, "phone"),
    "001 555 0100 123": (_PHONE, "phone"),
    "TEL:+15550100123": (_PHONE, "phone"),
    "northwind.example": (_SITE, ""),
    "NORTHWIND.EXAMPLE": (_SITE, ""),
    "https://www.northwind.example/": (_SITE, ""),
    "HTTPS://northwind.example:443": (_SITE, ""),
    "https://northwind-cdn.test": ("northwind-cdn.test", ""),
}

_DOMAIN = (
    "https://northwind.example/help?x=1#a",
    "HTTPS://WWW.NORTHWIND.EXAMPLE/Support",
    "pay.northwind.example",
    "https://a.b.northwind.example/",
    "https://support.northwind.example/chat",  # paths differ by case
    "https://support.northwind.example/Chat?lang=en",
    "https://northwind.example/zh/帮助?q=é#顶",  # only the host must be ASCII
    "https://northwind.example/می\u200cخواهم#👨\u200d👩",
    "ceo@northwind.example",
    "help+me@northwind.example",
    "help@mail.northwind.example",
)

_OTHERS = {
    # contact as given -> verdict, kind, of, why
    # Letters.
    "https://n0rthwind.example/": ("lookalike", "url", _SITE, "confusable-letters"),
    "northvvind.example": ("lookalike", "domain", _SITE, "confusable-letters"),
    "nоrthwind.example": ("lookalike", "url", _SITE, "confusable-letters"),
    "xn--nrthwind-n4a.example": ("lookalike", "url", _SITE, "confusable-letters"),
    "https://ｎｏｒｔｈｗｉｎｄ.example": ("lookalike", "url", _SITE, "confusable-letters"),
    "https://northwin\u217e.example/": ("lookalike", "url", _SITE, "confusable-letters"),
    "https://ſupport.northwind.example/Chat": ("lookalike", "url", _SITE, "confusable-letters"),
    "northwind。example": ("lookalike", "url", _SITE, "confusable-letters"),
    "nọrthwind.example": ("lookalike", "url", _SITE, "confusable-letters"),
    "north\u200bwind.example": ("lookalike", "url", _SITE, "control-character"),
    "north\u200dwind.example": ("lookalike", "url", _SITE, "control-character"),
    "north\u00adwind.example": ("lookalike", "url", _SITE, "control-character"),
    "nor\tthwind.example": ("lookalike", "url", _SITE, "control-character"),
    "https://northwind%2eexample/": ("lookalike", "url", _SITE, "percent-in-host"),
    # Slips.
    "https://nortwhind.test": ("lookalike", "url", _SITE, "one-letter-off"),
    "northwnd.test/login": ("lookalike", "url", _SITE, "one-letter-off"),
    "northewinde.test": ("resembles", "domain", _SITE, "few-letters-off"),
    "getnorthwnidapp.test": ("lookalike", "domain", _SITE, "one-letter-off"),
    # Other words and endings.
    "northwind-support.test": ("lookalike", "domain", _SITE, "name-with-other-words"),
    "https://mynorthwindverify.test/": ("lookalike", "url", _SITE, "name-with-other-words"),
    "beifengkefu.test": ("lookalike", "domain", _SITE, "name-with-other-words"),
    "northwind-help.zendesk.com": ("lookalike", "domain", _SITE, "name-with-other-words"),
    "northwind.pages.dev": ("lookalike", "domain", _SITE, "other-ending"),
    "northwind.test": ("lookalike", "domain", _SITE, "other-ending"),
    # The whole domain somewhere else.
    "northwind.example.evil.test": ("lookalike", "domain", _SITE, "official-name-in-subdomain"),
    "northwind-example.evil.test": ("lookalike", "domain", _SITE, "official-name-in-subdomain"),
    "support.northwind.example-secure.test": (
        *("lookalike", "domain", _SITE),
        "official-name-in-subdomain",
    ),
    "https://northwind.example@evil.test/login": (
        *("lookalike", "url", _SITE),
        "official-name-in-userinfo",
    ),
    "https://northwind@evil.test/": ("lookalike", "url", _SITE, "official-name-in-userinfo"),
    "https://northwind.example:443@evil.test/": (
        *("lookalike", "url", _SITE),
        "official-name-in-userinfo",
    ),
    "https://evil.test/northwind.example/": ("resembles", "url", _SITE, "official-name-in-path"),
    "https://evil.test/?u=northwind.example": ("resembles", "url", _SITE, "official-name-in-path"),
    "https://evil.test/#https://northwind.example": (
        *("resembles", "url", _SITE),
        "official-name-in-path",
    ),
    "https://sites.google.com/view/northwind": (
        *("resembles", "url", _SITE),
        "official-name-in-path",
    ),
    "https://bit.ly/northwind": ("resembles", "url", _SITE, "official-name-in-path"),
    "https://203.0.113.9/northwind": ("resembles", "url", _SITE, "official-name-in-path"),
    "[https://northwind.example](https://evil.test)": (
        *("resembles", "url", _SITE),
        "official-name-in-path",
    ),
    "https://evil.test\\.northwind.example": (
        *("resembles", "url", _SITE),
        "official-name-in-path",
    ),
    "https://evil.test/@NorthwindHelp": ("resembles", "url", _HANDLE, "official-name-in-path"),
    "https://t.men/NorthwindSupport": ("resembles", "url", _TELEGRAM, "official-name-in-path"),
    "https://evil.test/go?to=NorthwindHelp": (
        *("resembles", "url", _HANDLE),
        "official-name-in-path",
    ),
    "https://evil.test/NorthwindHelpers": ("not-listed", "url", "", ""),
    # Our own domain, in a way that nobody needs.
    "\u3000https://northwind.example/go?to=https://evil.test": (
        *("resembles", "url", _SITE),
        "leads-elsewhere",
    ),
    "https://northwind.example/go?to=https://evil.test": (
        *("resembles", "url", _SITE),
        "leads-elsewhere",
    ),
    "https://northwind.example:8443/": ("resembles", "url", _SITE, "odd-port"),
    "http://northwind.example:443/": ("resembles", "url", _SITE, "odd-port"),
    "ftp://northwind.example": ("resembles", "url", _SITE, "other-scheme"),
    # Names in other letters inside other words: long ones only.
    "getn0rthwindapp.test": ("lookalike", "domain", _SITE, "confusable-letters"),
    "xbe1fengx.test": ("lookalike", "domain", _SITE, "confusable-letters"),
    "xfa1conx.test": ("not-listed", "domain", "", ""),
    # Weak names: beside other signs only.
    "falcon.test": ("resembles", "domain", _SITE, "other-ending"),
    "www.bluefalcon.test": ("not-listed", "domain", "", ""),
    "falcon7.test": ("resembles", "domain", _SITE, "name-with-other-words"),
    "falcon-blue.test": ("lookalike", "domain", _SITE, "name-with-other-words"),
    "falconlogin.test": ("lookalike", "domain", _SITE, "name-with-other-words"),
    "bluefalconlogin.test": ("resembles", "domain", _SITE, "name-with-other-words"),
    "bluefalcons.test": ("not-listed", "domain", "", ""),
    "falcoln.test": ("resembles", "domain", _SITE, "one-letter-off"),
    "falcoln-login.test": ("lookalike", "domain", _SITE, "one-letter-off"),
    "nwx-login.test": ("lookalike", "domain", _SITE, "name-with-other-words"),
    "nwx.test": ("resembles", "domain", _SITE, "other-ending"),
    "hanwx.test": ("not-listed", "domain", "", ""),
    # Words in other scripts glued to a name, and what browsers send for them.
    "nwx官网.test": ("lookalike", "url", _SITE, "name-with-other-words"),
    "客服nwx.test": ("lookalike", "url", _SITE, "name-with-other-words"),
    "nwx香港.test": ("resembles", "url", _SITE, "name-with-other-words"),
    "nwxподдержка.test": ("resembles", "url", _SITE, "name-with-other-words"),
    "nwx고객센터.test": ("lookalike", "url", _SITE, "name-with-other-words"),
    "bluefalcon官网.test": ("lookalike", "url", _SITE, "name-with-other-words"),
    "northwind客服.test": ("lookalike", "url", _SITE, "name-with-other-words"),
    "nortwhind客服.test": ("lookalike", "url", _SITE, "one-letter-off"),
    "xn--nwx-if0fv09m.test": ("lookalike", "url", _SITE, "name-with-other-words"),
    "help@nwx客服.test": ("lookalike", "mail", _SITE, "name-with-other-words"),
    "@nwx客服": ("lookalike", "handle", _SITE, "name-with-other-words"),
    "@客服nwx": ("lookalike", "handle", _SITE, "name-with-other-words"),
    "hanwxo官网.test": ("refused", "url", "", "not-ascii"),
    # Everyday and harmless names.
    "northwind-museum.example": ("not-listed", "domain", "", ""),
    "shop.northwind-museum.example": ("not-listed", "domain", "", ""),
    "northwand.test": ("lookalike", "domain", _SITE, "one-letter-off"),
    "soothwind.test": ("resembles", "domain", _SITE, "few-letters-off"),
    "baxfeng.test": ("resembles", "domain", _SITE, "few-letters-off"),
    "xaifeng.test": ("not-listed", "domain", "", ""),  # the same ending is not enough
    "xaifeng-login.test": ("lookalike", "domain", _SITE, "few-letters-off"),
    "xaifeng.pages.dev": ("lookalike", "domain", _SITE, "few-letters-off"),
    "getbeifangapp.test": ("resembles", "domain", _SITE, "one-letter-off"),
    "falcon-login.test": ("lookalike", "domain", _SITE, "name-with-other-words"),
    "falconry-login.test": ("not-listed", "domain", "", ""),
    "westwind.test": ("not-listed", "domain", "", ""),
    "https://weather.test/northwind-report": ("not-listed", "url", "", ""),
    "weather.test/north/wind": ("not-listed", "url", "", ""),
    # Listed hosts that everybody shares bless nothing but the listed page.
    "https://northwind.zendesk.com/hc": ("not-listed", "url", "", ""),
    "https://zendesk.com/": ("not-listed", "url", "", ""),
    # Mail.
    "help@n0rthwind.example": ("lookalike", "mail", _SITE, "confusable-letters"),
    "jo.northwand@gmail.com": ("resembles", "mail", _SITE, "one-letter-off"),
    "northwand.help@gmail.com": ("lookalike", "mail", _SITE, "one-letter-off"),
    "jo.northwand@mail.test": ("lookalike", "mail", _SITE, "one-letter-off"),
    "jo.northwind@gmail.com": ("lookalike", "mail", _SITE, "name-with-other-words"),
    "northwind.help@mail.test": ("lookalike", "mail", _SITE, "name-with-other-words"),
    "jo@mail.test": ("not-listed", "mail", "", ""),
    "o'brien@mail.test": ("not-listed", "mail", "", ""),
    "a&b@mail.test": ("not-listed", "mail", "", ""),
    "help%evil@northwind.example": ("resembles", "mail", _SITE, "malformed-mail"),
    # Handles and networks.
    "@NorthwlndHelp": ("lookalike", "handle", _HANDLE, "confusable-letters"),
    "@NorthwindHe1p": ("lookalike", "handle", _HANDLE, "confusable-letters"),
    "@NorthwindHelp_1": ("lookalike", "handle", _HANDLE, "name-with-other-words"),
    "@NortwhindLabs": ("lookalike", "handle", _SITE, "one-letter-off"),
    "@north\u200bwindhelp": ("lookalike", "handle", _HANDLE, "confusable-letters"),
    "@nvx_Support": ("not-listed", "handle", "", ""),
    "@fa1con_team": ("lookalike", "handle", _SITE, "confusable-letters"),
    "@fxlkon_Support": ("resembles", "handle", _SITE, "few-letters-off"),
    "@FalconFan": ("lookalike", "handle", _SITE, "name-with-other-words"),
    "@fortran_help": ("not-listed", "handle", "", ""),
    "@FALCONclub": ("not-listed", "handle", "", ""),
    "@jo": ("not-listed", "handle", "", ""),
    "NorthwindHelp": ("resembles", "unknown", _HANDLE, "handle-elsewhere"),
    "@NorthwindSupport": ("resembles", "handle", _TELEGRAM, "handle-elsewhere"),
    "https://x.com/NorthwindHelp": ("resembles", "messenger", _HANDLE, "handle-elsewhere"),
    "https://telegram.me/NorthwindSupport": (
        *("resembles", "messenger", _TELEGRAM),
        "handle-elsewhere",
    ),
    "tg://resolve?domain=NorthwindSupport": (
        *("resembles", "messenger", _TELEGRAM),
        "handle-elsewhere",
    ),
    "https://t.me/NorthwindSupport/123": ("resembles", "messenger", _TELEGRAM, "other-spelling"),
    "https://t.me/Northwind_Agent": ("lookalike", "messenger", _SITE, "name-with-other-words"),
    "https://wa.me/15550100123": ("resembles", "messenger", _PHONE, "handle-elsewhere"),
    "https://api.whatsapp.com/send?phone=15550100123": (
        *("resembles", "messenger", _PHONE),
        "handle-elsewhere",
    ),
    "https://t.me/jo": ("not-listed", "messenger", "", ""),
    # Numbers.
    "+1~555^O1O~O123": ("lookalike", "phone", _PHONE, "same-digits-disguised"),
    "1⇔555-010⇔0123": ("lookalike", "phone", _PHONE, "same-digits-disguised"),
    "+𝟏 𝟓𝟓𝟓 𝟎𝟏𝟎 𝟎𝟏𝟐𝟑": ("lookalike", "phone", _PHONE, "same-digits-disguised"),
    "+1 555 OIO OI23": ("lookalike", "phone", _PHONE, "same-digits-disguised"),
    "1 555 OIO O123": ("lookalike", "phone", _PHONE, "same-digits-disguised"),
    "call +1 555 0100 123 now": ("lookalike", "unknown", _PHONE, "same-digits-disguised"),
    "tel:+15550100123;ext=5": ("lookalike", "phone", _PHONE, "same-digits-disguised"),
    "+1 555 0100 124": ("resembles", "phone", _PHONE, "one-digit-off"),
    "+44 555 0100 123": ("resembles", "phone", _PHONE, "other-country-code"),
    "+44 1 555 0100 123": ("not-listed", "phone", "", ""),
    "+44 555 0100 129": ("not-listed", "phone", "", ""),
    "1 555 0100 123": ("resembles", "phone", _PHONE, "no-country-code"),
    "555 0100 123": ("resembles", "phone", _PHONE, "no-country-code"),
    "0100 123": ("resembles", "phone", _PHONE, "no-country-code"),
    "555 0199 999": ("refused", "phone", "", "no-country-code"),
    "100 123": ("refused", "unknown", "", "white-space"),
    "+44 20 5550 0199": ("not-listed", "phone", "", ""),
    # Talk.
    "Northwind customer service": ("lookalike", "unknown", _SITE, "name-with-other-words"),
    "北风交易所客服": ("lookalike", "unknown", _SITE, "name-with-other-words"),
}

_REFUSED = {
    "": "empty",
    "  \t\n": "empty",
    "😀": "not-ascii",
    "hello": "no-contact",
    "?": "no-contact",
    "javascript:alert(1)": "other-scheme",
    "tel:": "no-country-code",
    "mailto:?to=": "malformed-mail",
    "a@b@c.test": "malformed-mail",
    "jo%mail.test@other.test": "malformed-mail",
    "jo@mail%2etest": "percent-in-host",
    '"a b"@..': "white-space",
    "Support <a@b.test>": "white-space",
    "@": "malformed-handle",
    "@a b": "white-space",
    "[::1]": "ip-address",
    "0x7f.1": "ip-address",
    "https://3405803785/": "ip-address",
    "https://0xcb007109/": "ip-address",
    "https://203.0.113.9/": "ip-address",
    "192.0.2.1": "ip-address",
    "https://localhost/": "malformed-host",
    "https://evil..test/": "malformed-host",
    "https://evil.test./": "malformed-host",
    "https://-evil.test/": "malformed-host",
    "https://ev_il.test/": "malformed-host",
    "https://evil.test:65536/": "odd-port",
    "https://jo@evil.test/": "userinfo",
    "https://evil.test\\@other.test": "backslash",
    "xn--": "punycode",
    "xn--a": "punycode",
    "https://xn--a.test/": "punycode",
    "https://\u202etset.live/": "control-character",
    "evil.test\0.other.test": "control-character",
    "\ud800\udfff": "control-character",
    "a" * 64 + ".test": "malformed-host",
    "a." * 125 + "test": "malformed-host",
    "a" * 1_000_000: "too-long",
    "northwind.example" + " " * 1_000_000: "too-long",
}

_BAD_OF_OURS = (
    "northwind.example..",
    "https:/northwind.example",
    "https:northwind.example",
    "//northwind.example",
    "northwind.example\\@evil.test",
    "northwind.example%2f@evil.test",
    "northwind.example:65536",
    "help@northwind.example.evil.test",
    "Support <help@northwind.example>",
    "mailto:help@northwind.example?cc=a@evil.test",
    "help@northwind.example@evil.test",
    '"help"@northwind.example',
    "help@northwind.example.",
    "https://northwind.example\n.evil.test/",
    "https://northwind.example .evil.test/",
    "https://northwind.example\u2215x@evil.test",
    "https://northwind.example." + "a" * 60 + ".evil.test/",
    "+1 555 0100 123 ext. 5",
    "@NorthwindHelp\u200b",
    "@ NorthwindHelp",
    "https://t.me/NorthwindSupport?start=1",
    "northwind.example:443",
)


@pytest.mark.parametrize(("contact", "listed"), _OFFICIAL.items())
def test_listed_contacts_are_official(contact: str, listed: tuple[str, str]) -> None:
    """Exactly a contact of the directory, up to benign spelling."""
    found = verify(contact, NORTHWIND)

    assert ("official", *listed, "") == (found.verdict, found.of, found.channel, found.why)


@pytest.mark.parametrize("contact", _DOMAIN)
def test_the_domain_is_ours_the_page_is_not_listed(contact: str) -> None:
    """A page, a host or a mailbox of a listed domain, but no listed contact."""
    found = verify(contact, NORTHWIND)

    assert (found.verdict, found.of, found.channel) == ("official-domain", _SITE, "")


@pytest.mark.parametrize(("contact", "expected"), _OTHERS.items())
def test_others_are_warned_of(contact: str, expected: tuple[str, str, str, str]) -> None:
    """What is not ours, and what gives it away."""
    found = verify(contact, NORTHWIND)

    assert expected == (found.verdict, found.kind, found.of, found.why)


@pytest.mark.parametrize(
    ("contact", "of"),
    [
        ("+1\u00a0555\u00a00100\u00a0123", _PHONE),
        ("\u3000+1 555 0100 123\u00a0", _PHONE),
        ("+1\u2013555\u20130100\u2013123", _PHONE),
        ("+1\u2011555\u20110100\u2011123", _PHONE),
        ("\uff0b\uff11 555\uff080100\uff09123", _PHONE),
        ("+1 555 0100 123.", _PHONE),
        ("+1 (0)555 0100 123", _PHONE),
        ("tel:+1 (0) 555 0100\u202f123", _PHONE),
        ("\u3000https://northwind.example\u3000", _SITE),
        ("\u00a0https://support.northwind.example/Chat\u2009", _CHAT),
        ("https://northwind.example,", _SITE),
        ("northwind.example.", _SITE),
        ("northwind.example\u3002", _SITE),
        ("pay.northwind.example\uff0c", _SITE),
        ("https://t.me/NorthwindSupport.", _TELEGRAM),
        ("(https://t.me/NorthwindSupport)", _TELEGRAM),
        ("<help@northwind.example>", _MAIL),
        ("\u201chelp@northwind.example\u201d", _MAIL),
        ("@NorthwindHelp\u00a0", _HANDLE),
        ("\u202a+1 555 0100 123\u202c", _PHONE),
        ("\ufeffhttps://northwind.example/\u200b", _SITE),
    ],
)
def test_a_printed_contact_only_resembles(contact: str, of: str) -> None:
    """White space, dashes and stops of a text around it: not as listed, but nobody's trick."""
    found = verify(contact, NORTHWIND)

    assert ("resembles", of, "", "other-spelling") == (
        *(found.verdict, found.of, found.channel),
        found.why,
    )


@pytest.mark.parametrize(("contact", "why"), _REFUSED.items(), ids=lambda text: ascii(text[:20]))
def test_what_is_no_contact_is_refused(contact: str, why: str) -> None:
    """Malformed, and like nothing of ours: refused, with the first reason."""
    found = verify(contact, NORTHWIND)

    assert ("refused", why, "") == (found.verdict, found.why, found.of)


@pytest.mark.parametrize("contact", _BAD_OF_OURS)
def test_bent_contacts_of_ours_are_warned_of(contact: str) -> None:
    """A listed contact in a shape that programs read differently is never official."""
    assert verify(contact, NORTHWIND).verdict in ("lookalike", "resembles")


@pytest.mark.parametrize(("contact", "_"), _OFFICIAL.items())
def test_without_a_directory_nothing_is_official(contact: str, _: object) -> None:
    """An empty directory vouches for nothing and is imitated by nobody."""
    assert Verification(verdict="not-listed", kind=verify(contact, NORTHWIND).kind) == verify(
        contact, Directory()
    )


def test_a_listed_page_does_not_bless_its_host() -> None:
    """The host of a listed contact is no listed domain."""
    only_pages = Directory(contacts=(("a", "https://t.me/Example"), ("b", "https://a.test/x")))

    verdicts = [
        verify(contact, only_pages).verdict
        for contact in ("t.me", "https://t.me/Other", "a.test", "https://a.test/y", "x.a.test")
    ]

    assert verdicts == ["not-listed"] * 5


def test_the_host_of_a_listed_page_is_imitated() -> None:
    """Its skeleton, and the whole of it inside another host."""
    directory = Directory(contacts=(("a", "https://www.helpdesk.test/x"),))
    hosts = ("he1pdesk.test", "helpdesk.test.evil.example", "www.helpdesk.test", "helpdesk.test")

    assert [verify(host, directory).why for host in hosts] == [
        "confusable-letters",
        "official-name-in-subdomain",
        "",
        "",
    ]


def test_the_directory_may_be_written_in_capitals() -> None:
    """Domains, mail addresses and handles have no case."""
    directory = Directory(
        domains=("NorthWind.EXAMPLE",), contacts=(("a", "@HELP_nw"), ("b", "mailto:Help@NW.test"))
    )
    contacts = ("northwind.example", "@help_NW", "help@nw.test")

    assert {verify(contact, directory).verdict for contact in contacts} == {"official"}


@pytest.mark.parametrize(
    ("listed", "given", "verdict"),
    [
        ("https://x.com/Example_EN", "https://X.com/EXAMPLE_en", "official"),
        ("https://www.instagram.com/Exam.ple/", "https://www.instagram.com/exam.ple", "official"),
        ("https://facebook.com/Example", "https://facebook.com/example", "official"),
        ("https://github.com/Example-A", "https://github.com/example-a", "official"),
        ("https://www.reddit.com/r/Example", "https://www.reddit.com/r/example/", "official"),
        ("https://youtube.com/@Example", "https://youtube.com/@example", "official"),
        ("https://youtube.com/channel/AbCd", "https://youtube.com/channel/abcd", "resembles"),
        ("https://t.me/+AbCdEfGh", "https://t.me/+abcdefgh", "resembles"),
        ("https://t.me/joinchat/AbCdEfGh", "https://t.me/joinchat/abcdefgh", "resembles"),
        ("https://discord.gg/AbCdEfGh", "https://discord.gg/abcdefgh", "resembles"),
        ("https://discord.gg/AbCdEfGh", "https://discord.gg/AbCdEfGh", "official"),
        ("https://t.me/ExampleBot", "https://t.me/examplebot?start=X", "resembles"),
        ("https://medium.com/Example", "https://medium.com/example", "resembles"),
    ],
)
def test_which_accounts_have_no_case(listed: str, given: str, verdict: str) -> None:
    """User names where the network ignores it; invitations and other codes are exact."""
    assert verify(given, Directory(contacts=(("a", listed),))).verdict == verdict


_PATHS = ("/帮助?q=é", "/%E5%B8%AE%E5%8A%A9?q=%C3%A9", "/%e5%b8%ae%e5%8a%a9?q=%c3%a9")


@pytest.mark.parametrize(("listed", "given"), list(product(_PATHS, _PATHS)))
def test_a_path_may_be_in_any_script(listed: str, given: str) -> None:
    """As one reads it, or in percent signs as a browser sends it."""
    directory = Directory(contacts=(("a", f"https://a.test{listed}"),))

    assert verify(f"https://A.test{given}", directory).verdict == "official"
    assert verify("https://a.test/幫助?q=é", directory).verdict == "not-listed"
    assert verify("https://a.test/%2f?q=é", directory).verdict == "not-listed"


@pytest.mark.parametrize(
    "directory",
    [
        Directory(contacts=(("a", "@Falcon"),), aliases=("falcon",)),
        Directory(contacts=(("a", "@Falcon"),), weak_names=("falcon",)),
    ],
)
def test_an_account_that_is_the_name_may_stand_in_any_path(directory: Directory) -> None:
    """Many write about the platform; unless it is written as a handle."""
    links = ("https://birds.test/falcon", "https://birds.test/@falcon")

    assert [verify(link, directory).verdict for link in links] == ["not-listed", "resembles"]


_HOSTS = st.from_regex(r"[a-z]{2,8}(-[a-z]{2,8})?\.(test|example|invalid)", fullmatch=True)


@given(st.text(max_size=60))
def test_never_raises_and_never_vouches_for_noise(text: str) -> None:
    """Never raises, whatever the text; what is not ours word for word is not official."""
    assert verify(text, NORTHWIND).verdict not in ("official", "official-domain")


@given(_HOSTS, st.sampled_from(("", "/", "/Help", "/Help?x=1")), st.booleans())
def test_every_listed_page_is_official(host: str, path: str, www: bool) -> None:
    """Whatever is listed is official in each of its benign spellings."""
    listed = f"https://{host}{path}"
    directory = Directory(contacts=(("web", listed),))
    given_ones = [
        f"{before}{scheme}{'www.' if www else ''}{host.upper()}{path}{after}"
        for before, scheme, after in product((" ", ""), ("HTTP://", "https://", ""), ("#x", "\n"))
    ]

    found = {verify(contact, directory) for contact in given_ones}

    assert {("official", listed, "web")} == {(one.verdict, one.of, one.channel) for one in found}


@given(_HOSTS)
def test_an_embedded_domain_is_a_lookalike(host: str) -> None:
    """The official domain, embedded as labels of another host, is a lookalike of it."""
    found = verify(f"https://northwind.example.{host}/", NORTHWIND)

    assert (found.verdict, found.of) == ("lookalike", "northwind.example")
