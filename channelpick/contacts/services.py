"""Well-known places where everybody can have an account."""

from __future__ import annotations

import re

from channelpick.contacts.hosts import is_below

_NETWORKS = {
    "telegram": "t.me telegram.me telegram.dog telegram.org",
    "whatsapp": "wa.me whatsapp.com",
    "x": "x.com twitter.com",
    "facebook": "facebook.com fb.com fb.me m.me messenger.com",
    "instagram": "instagram.com instagr.am",
    "discord": "discord.com discord.gg discordapp.com",
    "line": "line.me lin.ee",
    "signal": "signal.me signal.group",
    "weibo": "weibo.com weibo.cn",
    "wechat": "weixin.qq.com wechat.com",
    "qq": "qm.qq.com qun.qq.com",
    "kakao": "pf.kakao.com open.kakao.com",
    "viber": "viber.com viber.me",
    "zalo": "zalo.me",
    "vk": "vk.com vk.me",
    "youtube": "youtube.com youtu.be",
    "tiktok": "tiktok.com douyin.com",
    "linkedin": "linkedin.com",
    "reddit": "reddit.com",
    "medium": "medium.com",
    "github": "github.com",
    "skype": "skype.com",
    "threads": "threads.net threads.com",
    "bluesky": "bsky.app",
}
NETWORKS = {host: network for network, hosts in _NETWORKS.items() for host in hosts.split()}
"""Host -> the network."""
SCHEMES = {
    "tg": "telegram",
    "whatsapp": "whatsapp",
    "weixin": "wechat",
    "line": "line",
    "skype": "skype",
    "viber": "viber",
    "sgnl": "signal",
    "discord": "discord",
    "fb-messenger": "facebook",
    "twitter": "x",
    "mqqwpa": "qq",
}
"""Scheme of links into an app -> the network."""

_SHORTENERS = frozenset(
    """bit.ly t.co tinyurl.com goo.gl is.gd v.gd ow.ly buff.ly rebrand.ly cutt.ly rb.gy t.ly tiny.cc
    s.id shorturl.at bl.ink lnkd.in surl.li x.gd adf.ly clck.ru t.cn url.cn dwz.cn suo.im suo.nz
    u.to tr.ee short.io bitly.com j.mp qr.ae soo.gd tiny.one shorturl.asia reurl.cc lihi.cc ppt.cc
    pse.is kutt.it dub.sh shrtco.de han.gl me2.do vo.la m.tb.cn b23.tv w.url.cn mrw.so 985.so
    t.hk dlvr.it trib.al ift.tt po.st snip.ly clicky.me shorte.st urlz.fr tny.im rotf.lol
    linktr.ee""".split()
)
"""Their links lead wherever their makers want, and elsewhere tomorrow."""

_HOSTS_OF_ALL = frozenset(
    """google.com googleusercontent.com sites.google.com docs.google.com forms.gle zendesk.com
    freshdesk.com intercom.help helpscoutdocs.com notion.site notion.so atlassian.net salesforce.com
    force.com weebly.com wixsite.com wordpress.com blogspot.com tumblr.com gitbook.io azurewebsites.net
    typeform.com jotform.com gmail.com outlook.com hotmail.com yahoo.com qq.com 163.com 126.com
    proton.me protonmail.com icloud.com mail.ru yandex.ru apple.com microsoft.com""".split()
)

_INVITATION = re.compile(
    r"(?:t|telegram)\.(?:me|dog)/(?:\+|joinchat\b|addlist\b)|discord\.gg/"
    r"|discord(?:app)?\.com/invite\b|chat\.whatsapp\.com/|whatsapp\.com/channel\b|signal\.group\b"
    r"|line\.me/(?:r/)?ti/g|open\.kakao\.com/o/g|(?:tg|whatsapp)://(?:join|chat)|qun\.qq\.com/"
    r"|facebook\.com/groups/|zalo\.me/g/|invite\.viber\.com|weixin\.qq\.com/g/"
)


def network_of(host: str) -> str:
    """The network whose links have this host; empty for others.

    >>> network_of("www.t.me"), network_of("docs.example")
    ('telegram', '')
    """
    return next((name for known, name in NETWORKS.items() if is_below(host, known)), "")


def is_shortener(host: str) -> bool:
    """Whether the host's links hide where they lead."""
    return host.removeprefix("www.") in _SHORTENERS


def is_shared(host: str) -> bool:
    """Whether everybody can have a page or a mailbox there, so its name says nothing."""
    if network_of(host) or is_shortener(host):
        return True
    return any(is_below(host, known) for known in _HOSTS_OF_ALL)


def is_invitation(address: str) -> bool:
    """Whether the link, without `https://`, lets people into a group that others can enter too."""
    return bool(_INVITATION.match(address.lower().removeprefix("www.")))


def account_of(path: str, query: str) -> str:
    """The account that a link of a network leads to, without `@`; empty if it names none.

    >>> account_of("/ExampleSupport/123", ""), account_of("resolve", "domain=ExampleSupport")
    ('ExampleSupport', 'ExampleSupport')
    """
    if found := re.search(r"(?:^|&)(?:domain|phone|id|user|screen_name)=([^&]+)", query):
        return found[1].lstrip("+@ ")
    steps = [step.strip("@~+ ") for step in path.split("/")]
    return next((step for step in steps if step and step.lower() not in _NO_ACCOUNTS), "")


_NO_ACCOUNTS = frozenset(
    """resolve send s c p u n r ti in add user users channel company pages people profile groups
    invite joinchat share intent hashtag watch home me chat msg www g o""".split()
)
