"""Messengers and social networks, where anybody may take any name that is free."""

from __future__ import annotations

import re

from channelpick.contacts.hosts import parents

_HOSTS = {
    "telegram": "t.me telegram.me telegram.dog",
    "whatsapp": "wa.me whatsapp.com",
    "x": "x.com twitter.com",
    "facebook": "facebook.com fb.com fb.me m.me messenger.com",
    "instagram": "instagram.com instagr.am",
    "discord": "discord.com discord.gg discordapp.com",
    "line": "line.me lin.ee",
    "signal": "signal.me signal.group",
    "weibo": "weibo.com weibo.cn",
    "wechat": "weixin.qq.com",
    "qq": "qm.qq.com qun.qq.com",
    "kakao": "pf.kakao.com open.kakao.com",
    "viber": "viber.com viber.me",
    "zalo": "zalo.me",
    "vk": "vk.com vk.me",
    "youtube": "youtube.com",
    "tiktok": "tiktok.com douyin.com",
    "linkedin": "linkedin.com",
    "reddit": "reddit.com",
    "medium": "medium.com",
    "github": "github.com",
    "skype": "skype.com",
    "threads": "threads.net threads.com",
    "bluesky": "bsky.app",
}
_NETWORKS = {host: network for network, hosts in _HOSTS.items() for host in hosts.split()}

APP_SCHEMES = frozenset(
    ("tg", "whatsapp", "weixin", "line", "skype", "viber", "sgnl", "discord", "twitter", "mqqwpa")
)
"""The schemes of links that open an app."""

_INVITATION = re.compile(
    r"(?:t|telegram)\.(?:me|dog)/(?:\+|joinchat\b|addlist\b)|discord\.gg/"
    r"|discord(?:app)?\.com/invite\b|chat\.whatsapp\.com/|signal\.group\b"
    r"|line\.me/(?:r/)?ti/g|open\.kakao\.com/o/g|qun\.qq\.com/|weixin\.qq\.com/g/"
    r"|facebook\.com/groups/|zalo\.me/g/|invite\.viber\.com|join\.(?:skype|slack)\.com/"
)

_ACCOUNT = re.compile(r"(?:^|&)(?:domain|phone|id|user|screen_name)=([^&]+)")
_STEPS = """
 resolve send s c p u n r ti in add user users channel company pages people profile groups invite
 joinchat share intent hashtag watch home me chat msg www g o
"""
_NO_ACCOUNTS = frozenset(_STEPS.split())

_CASELESS = {
    network: re.compile(path, re.ASCII)
    for network, path in {
        "telegram": r"/\w+",
        "x": r"/\w+",
        "facebook": r"/[\w.]+",
        "instagram": r"/[\w.]+",
        "github": r"/[\w-]+",
        "reddit": r"/(?:r|u|user)/[\w-]+",
        "youtube": r"/@[\w.-]+",
    }.items()
}
"""The paths that are an account whose letters' case the network ignores. Codes are not: all
invitations, videos and posts stay as they are."""


def network_of(host: str) -> str:
    """The network whose links have this host; empty for others.

    >>> network_of("www.t.me"), network_of("docs.example")
    ('telegram', '')
    """
    return next((_NETWORKS[domain] for domain in parents(host) if domain in _NETWORKS), "")


def unified(path: str, network: str) -> str:
    """The path of a link in small letters if it is an account that has no case, or as it is.

    >>> unified("/ExampleSupport", "telegram"), unified("/+AbCdEf", "telegram")
    ('/examplesupport', '/+AbCdEf')
    """
    caseless = _CASELESS.get(network)
    return path.lower() if caseless and caseless.fullmatch(path) else path


def is_invitation(address: str) -> bool:
    """Whether a link, without `https://`, lets people into a group that others can enter too."""
    return bool(_INVITATION.match(address.lower().removeprefix("www.")))


def account_of(path: str, query: str) -> str:
    """The account that a link of a network leads to, without `@`; empty if it names none.

    >>> account_of("/ExampleSupport/123", ""), account_of("resolve", "domain=ExampleSupport")
    ('ExampleSupport', 'ExampleSupport')
    """
    if found := _ACCOUNT.search(query):
        return found[1].lstrip("+@ ")
    steps = (step.strip("@~+ ") for step in path.split("/"))
    return next((step for step in steps if step and step.lower() not in _NO_ACCOUNTS), "")
