"""Messengers, social networks, and hosts for everybody."""

from __future__ import annotations

import pytest

from channelpick.contacts.networks import account_of, is_invitation, network_of
from channelpick.contacts.shared_hosts import is_shared, is_shortener


@pytest.mark.parametrize(
    ("path", "query", "account"),
    [
        ("/Example", "", "Example"),
        ("/Example/", "start=1", "Example"),
        ("/@Example", "", "Example"),
        ("/s/Example/12", "", "Example"),
        ("/channel/Example", "", "Example"),
        ("/R/ti/p/~example", "", "example"),
        ("/15550100", "text=hi", "15550100"),
        ("/send", "phone=+15550100&text=hi", "15550100"),
        ("resolve", "domain=Example&post=1", "Example"),
        ("/", "", ""),
        ("/share", "url=x", ""),
    ],
)
def test_the_account_that_a_link_leads_to(path: str, query: str, account: str) -> None:
    """Without `@`; empty if it names none."""
    assert account_of(path, query) == account


@pytest.mark.parametrize(
    ("host", "network", "shared", "short"),
    [
        ("t.me", "telegram", True, False),
        ("www.facebook.com", "facebook", True, False),
        ("chat.whatsapp.com", "whatsapp", True, False),
        ("bit.ly", "", True, True),
        ("help.zendesk.com", "", True, False),
        ("gmail.com", "", True, False),
        ("at.me", "", False, False),
        ("t.me.evil.test", "", False, False),
    ],
)
def test_hosts_of_everybody(host: str, network: str, shared: bool, short: bool) -> None:
    """Anybody may take any name there that is free."""
    assert (network_of(host), is_shared(host), is_shortener(host)) == (network, shared, short)


@pytest.mark.parametrize("address", ["t.me/Example", "discord.com/users/1", "wa.me/15550100"])
def test_an_account_is_no_invitation(address: str) -> None:
    """A link to somebody lets nobody into a group."""
    assert not is_invitation(address)
