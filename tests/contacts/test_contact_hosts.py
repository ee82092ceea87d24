"""Host names."""

from __future__ import annotations

import pytest
from ada_url import URL
from hypothesis import given
from hypothesis import strategies as st
from publicsuffixlist import PublicSuffixList

from channelpick.contacts.hosts import is_address, is_host, split_host

_BEFORE_AND_AFTER = st.text("abx019.-_%:@/\\ \tçа。１", min_size=1, max_size=24)


@given(_BEFORE_AND_AFTER)
def test_browsers_agree_on_every_host_that_we_accept(text: str) -> None:
    """Every program reads it alike: a browser takes it as the host, letter by letter."""
    if is_host(text):
        assert text == URL(f"https://{text}/").hostname


@pytest.mark.parametrize("text", ["a.test", "a-b.c.test", "1.a.test", "a" * 63 + ".test", "0x.a1"])
def test_good_hosts(text: str) -> None:
    """Letters, digits and hyphens in at least two labels."""
    assert is_host(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "a", ".", "a.", ".a", "a..b", "-a.test", "a-.test", "a_b.test", "A.test", "a.test\n"),
        *("a.1", "1.2.3.4", "a.0x1", "xn--a.test", "a.xn--b", "é.test", "a" * 64 + ".test"),
        "a." * 125 + "test",
    ],
)
def test_bad_hosts(text: str) -> None:
    """All that some program may read in another way."""
    assert not is_host(text)


@pytest.mark.parametrize(
    "text",
    ["127.0.0.1", "0x7f.1", "2130706433", "017700000001", "1.2", "[::1]", "[::ffff:1.2.3.4]"],
)
def test_addresses(text: str) -> None:
    """In any of the spellings that browsers read as one."""
    assert is_address(text)


@pytest.mark.parametrize(
    ("host", "parts"),
    [
        ("www.shop.test", ("www", "shop", "test")),
        ("shop.co.uk", ("", "shop", "co.uk")),
        ("a.b.someone.github.io", ("a.b", "someone", "github.io")),
        ("co.uk", ("", "", "co.uk")),
        ("com", ("", "", "com")),
    ],
)
def test_where_the_registered_part_begins(host: str, parts: tuple[str, str, str]) -> None:
    """Suffixes of the list's private section included."""
    assert parts == split_host(host)


_LIST = PublicSuffixList()
_LABELS = """
 www shop a com co uk jp kobe city er np mm io github pages dev web app ck example kawasaki s3
 amazonaws us-east-1 blogspot compute 公司 cn
"""


@given(st.lists(st.sampled_from(_LABELS.split()), min_size=1, max_size=5).map(".".join))
def test_the_split_agrees_with_the_library(host: str) -> None:
    """Exact rules, wildcards and exceptions, in the list's both sections."""
    subdomains, name, suffix = split_host(host)

    assert ".".join(filter(None, (subdomains, name, suffix))) == host
    assert (f"{name}.{suffix}" if name else None) == _LIST.privatesuffix(host)
