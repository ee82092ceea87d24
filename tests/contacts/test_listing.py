"""What a platform must not write into its own rules file."""

from __future__ import annotations

import pytest

from channelpick.contacts.directory import Directory
from channelpick.contacts.listing import find_faults
from tests.contacts.directories import NORTHWIND

_SINGLE_CONTACTS = {
    "http://northwind.example/help": "contact-http",
    "https://good@evil.test": "contact-userinfo",
    "https://good:secret@evil.test/x": "contact-userinfo",
    "https://northwind.example:443/": "contact-port",
    "https://northwind.example:8443/": "contact-port",
    "https://northwind.example./": "contact-host",
    "https://*.northwind.example/": "contact-host",
    "https://north_wind.example/": "contact-host",
    "https://northwind..example/": "contact-host",
    "https://localhost/help": "contact-host",
    "https://northwind.example%2f.evil.test/": "contact-host",
    "https://evil.test\\@northwind.example": "contact-host",
    "https://" + "a" * 64 + ".test/": "contact-host",
    "https://northwind.example/a/../b": "contact-path",
    "https://northwind.example/..": "contact-path",
    "https://northwind.example/./b": "contact-path",
    "https://northwind.example/%2e%2E/b": "contact-path",
    "https://192.0.2.1/help": "contact-ip",
    "https://0x7f.1/": "contact-ip",
    "https://2130706433/": "contact-ip",
    "https://[::1]/": "contact-ip",
    "https://bit.ly/northwind": "contact-shortener",
    "https://tinyurl.com/northwind": "contact-shortener",
    "https://t.cn/A6xyz": "contact-shortener",
    "https://t.me/+AbCdEf": "contact-invitation",
    "https://t.me/joinchat/AbCdEf": "contact-invitation",
    "https://telegram.me/joinchat/AbCdEf": "contact-invitation",
    "https://discord.gg/AbCdEf": "contact-invitation",
    "https://discord.com/invite/AbCdEf": "contact-invitation",
    "https://chat.whatsapp.com/AbCdEf": "contact-invitation",
    "https://www.facebook.com/groups/123": "contact-invitation",
    "https://join.slack.com/t/northwind/shared_invite/x": "contact-invitation",
    "https://line.me/R/ti/g/AbCdEf": "contact-invitation",
    "https://nоrthwind.example/": "contact-not-ascii",
    "https://北风.example/": "contact-not-ascii",
    "https://northwind.example/帮助": "contact-not-ascii",
    "https://northwind.example/help?q=é": "contact-not-ascii",
    "mailto:hеlp@northwind.example": "contact-not-ascii",
    "@NorthwindHelр": "contact-not-ascii",
    "@Northwind\u200bHelp": "contact-not-ascii",
    "tel:+１ 555 0100": "contact-not-ascii",
    "https://xn--nrthwind-n4a.example/": "contact-punycode",
    "https://help.xn--nrthwind-n4a.example/": "contact-punycode",
    "tel:555 0100": "contact-phone",
    "tel:001 555 0100": "contact-phone",
    "tel:+0 555 0100": "contact-phone",
    "tel:+999 555 0100": "contact-phone",
    "tel:+210 555 0100": "contact-phone",
    "tel:+44 (0)20 5550 0100": "contact-phone",
    "tel:+1 555 0100;ext=5": "contact-phone",
    "tel:+1 555 O1OO": "contact-phone",
    "tel:+1 555 0100 0000 0000 0000": "contact-phone",
    "tel:": "contact-phone",
    "javascript:alert(1)": "bad-contact",
    "data:text/html,x": "bad-contact",
    "ftp://northwind.example/": "bad-contact",
    "tg://resolve?domain=Northwind": "bad-contact",
    "www.northwind.example": "bad-contact",
    "northwind.example": "bad-contact",
    "help@northwind.example": "bad-contact",
    "+1 555 0100": "bad-contact",
    "call us": "bad-contact",
    "": "bad-contact",
    " https://northwind.example/": "bad-contact",
    "https:northwind.example": "bad-contact",
    "mailto:": "bad-contact",
    "mailto:?to=help@northwind.example": "bad-contact",
    "mailto:help@northwind.example?cc=a@b.test": "bad-contact",
    "mailto:a@b@c.test": "bad-contact",
    "mailto:Help <help@northwind.example>": "bad-contact",
    "@": "bad-contact",
    "@north wind": "bad-contact",
    "=HYPERLINK(1)": "bad-contact",
    "@SUM(1+1)": "bad-contact",
    "\ud800": "bad-contact",
    "https://" + "a" * 10_000: "bad-contact",
}

_SINGLE_DOMAINS = {
    "com": "domain-suffix",
    "co.uk": "domain-suffix",
    "github.io": "domain-suffix",
    "pages.dev": "domain-suffix",
    "COM": "domain-suffix",
    "localhost": "domain-suffix",
    "t.me": "domain-shared",
    "gmail.com": "domain-shared",
    "bit.ly": "domain-shared",
    "zendesk.com": "domain-shared",
    "192.0.2.1": "domain-ip",
    "nоrthwind.example": "domain-not-ascii",
    "xn--nrthwind-n4a.example": "domain-punycode",
    "*.northwind.example": "bad-domain",
    "northwind.example.": "bad-domain",
    ".northwind.example": "bad-domain",
    "https://northwind.example": "bad-domain",
    "northwind.example/help": "bad-domain",
    "northwind.example:443": "bad-domain",
    "help@northwind.example": "bad-domain",
    "north wind.example": "bad-domain",
    " northwind.example": "bad-domain",
    "": "bad-domain",
    "..": "bad-domain",
}

_PAIRS = {
    # two contacts -> what is said of the second
    ("https://northwind.test/", "https://n0rthwind.test/"): "contact-alike",
    ("https://support1.northwind.test/", "https://supportl.northwind.test/"): "contact-alike",
    ("https://northwind.test/", "https://northvvind.test/help"): "contact-alike",
    ("https://northwind.test/", "https://notrhwind.test/"): "contact-alike",
    ("https://northwind.test/", "https://northwind.test.evil.example/"): "contact-alike",
    ("mailto:help@northwind.test", "mailto:he1p@northwind.test"): "contact-alike",
    ("mailto:help@northwind.test", "mailto:help@northw1nd.test"): "contact-alike",
    ("@NorthwindHelp", "@NorthwindHe1p"): "contact-alike",
    ("https://t.me/NorthwindHelp", "https://t.me/NorthwindHeIp"): "contact-alike",
    ("https://northwind.test/", "https://www.northwind.test"): "contact-twice",
    ("https://northwind.test/x", "https://northwind.test/x/"): "contact-twice",
    ("https://northwind.test/x", "https://NorthWind.test/x#y"): "contact-twice",
    ("mailto:help@northwind.test", "mailto:HELP@northwind.test"): "contact-twice",
    ("tel:+1 555 0100", "tel:+1 (555) 01-00"): "contact-twice",
    ("@NorthwindHelp", "@northwindhelp"): "contact-twice",
    ("https://t.me/NorthwindHelp", "https://t.me/northwindhelp"): "contact-twice",
}

_SOUND = (
    NORTHWIND,
    Directory(),
    # Who has several domains has the name in each, and pages where everybody can have one.
    Directory(
        name="Northwind",
        domains=("northwind.example", "northwind.test", "mynorthwind.example", "nw-static.test"),
        aliases=("northwind", "北风"),
        weak_names=("nwx",),
        contacts=(
            ("chat", "https://support.northwind.example/chat"),
            ("ticket", "https://support.northwind.example/requests/new?type=1"),
            ("faq", "https://northwind.zendesk.com/hc/en"),
            ("status", "https://northwind.statuspage.io/"),
            ("blog", "https://northwind.github.io/blog"),
            ("email", "mailto:help1@northwind.example"),
            ("email", "mailto:help2@northwind.test"),
            ("phone", "tel:+86 400-555-0100"),
            ("phone", "tel:+86 400-555-0101"),
            ("phone", "tel:+852 5550 0100"),
            ("social", "@Northwind_EN"),
            ("social", "@Northwind_ES"),
            ("social", "https://x.com/Northwind_EN"),
            ("social", "https://t.me/Northwind_EN"),
            ("social", "https://weibo.com/u/5550100"),
        ),
    ),
    # Without domains nothing is known of the name.
    Directory(
        contacts=(
            ("chat", "https://support.northwind.example/chat"),
            ("chat", "https://northwind-help.test/"),
            ("email", "mailto:help@northwind.invalid"),
        )
    ),
    # One contact at several channels is fine.
    Directory(
        contacts=tuple(
            (channel, contact)
            for channel in ("chat", "phone")
            for contact in ("https://a.test/help", "tel:+1 555 0100", "@a_help", "mailto:a@a.test")
        )
    ),
)


@pytest.mark.parametrize(
    ("contact", "code"), _SINGLE_CONTACTS.items(), ids=lambda text: ascii(text[:30])
)
def test_a_bad_contact_is_found(contact: str, code: str) -> None:
    """One fault, with its address; a good contact beside it has none."""
    faults = find_faults(Directory(contacts=(("a", "https://good.test/"), ("b", contact))))

    assert [(code, ("contacts", 1))] == [(fault.code, fault.where) for fault in faults]


@pytest.mark.parametrize(("domain", "code"), _SINGLE_DOMAINS.items())
def test_a_bad_domain_is_found(domain: str, code: str) -> None:
    """All below it would be official, so it must be the platform's own."""
    faults = find_faults(Directory(domains=("good.test", domain)))

    assert [(code, ("domains", 1))] == [(fault.code, fault.where) for fault in faults]


@pytest.mark.parametrize(("pair", "code"), _PAIRS.items())
def test_two_contacts_clash(pair: tuple[str, str], code: str) -> None:
    """Contacts with equal skeletons, one that imitates the other, one written in two ways."""
    faults = find_faults(Directory(contacts=(("a", pair[0]), ("b", pair[1]))))

    assert [(code, ("contacts", 1), (("contacts", 0),))] == [
        (fault.code, fault.where, fault.also) for fault in faults
    ]


@pytest.mark.parametrize("alias", ["", "a", "nw", "-.-"])
def test_a_name_that_is_everywhere_is_found(alias: str) -> None:
    """An alias of one or two letters would make nearly every address a lookalike."""
    faults = find_faults(Directory(aliases=("northwind", alias)))

    assert [(fault.code, fault.where) for fault in faults] == [("short-alias", ("aliases", 1))]


@pytest.mark.parametrize("directory", _SOUND)
def test_sound_directories_have_no_faults(directory: Directory) -> None:
    """No false alarm."""
    assert find_faults(directory) == []


def test_a_contact_away_from_the_domains_must_not_look_like_them() -> None:
    """A platform that lists its domains lists all of them, or calls the others harmless."""
    contacts = (("chat", "https://northwind-help.test/"),)
    listed = Directory(domains=("northwind.example",), contacts=contacts)
    harmless = Directory(
        domains=("northwind.example",), contacts=contacts, not_lookalike=("northwind-help.test",)
    )

    found = [(fault.code, fault.where, fault.also) for fault in find_faults(listed)]

    assert found == [("contact-alike", ("contacts", 0), (("domains", 0),))]
    assert find_faults(harmless) == []


@pytest.mark.parametrize(
    ("domains", "code"),
    [
        (("northwind.example", "NORTHWIND.example"), "domain-twice"),
        (("northwind.example", "n0rthwind.example"), "domain-alike"),
        (("northwind.example", "nortwhind.example"), "domain-alike"),
    ],
)
def test_two_domains_clash(domains: tuple[str, ...], code: str) -> None:
    """A domain twice, or one that is taken for another."""
    faults = find_faults(Directory(domains=domains))

    assert [(code, ("domains", 1), (("domains", 0),))] == [
        (fault.code, fault.where, fault.also) for fault in faults
    ]


def test_the_same_contact_twice_at_one_channel() -> None:
    """Once is enough."""
    faults = find_faults(Directory(contacts=(("a", "@help_desk"), ("a", "@help_desk"))))

    assert [fault.code for fault in faults] == ["contact-twice"]
