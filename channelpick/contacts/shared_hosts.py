"""Hosts that say nothing about who is there: everybody can have a page, a mailbox or a link."""

from __future__ import annotations

from channelpick.contacts.hosts import parents
from channelpick.contacts.networks import network_of

_SHORTENERS = """
 bit.ly bitly.com t.co tinyurl.com goo.gl is.gd v.gd ow.ly buff.ly rebrand.ly cutt.ly rb.gy t.ly
 tiny.cc tiny.one tny.im s.id shorturl.at shorturl.asia short.io bl.ink lnkd.in surl.li x.gd adf.ly
 clck.ru t.cn url.cn w.url.cn dwz.cn suo.im suo.nz u.to tr.ee j.mp qr.ae soo.gd reurl.cc lihi.cc
 ppt.cc pse.is kutt.it dub.sh shrtco.de han.gl me2.do vo.la m.tb.cn b23.tv mrw.so 985.so t.hk
 dlvr.it trib.al ift.tt po.st snip.ly shorte.st urlz.fr rotf.lol amzn.to spoo.me bit.do cutt.us
 wa.link
"""
"""Their links lead wherever their makers want, and elsewhere tomorrow."""

_EVERYBODYS = """
 google.com googleusercontent.com forms.gle zendesk.com freshdesk.com intercom.help salesforce.com
 helpscoutdocs.com notion.site notion.so atlassian.net force.com weebly.com wixsite.com
 wordpress.com blogspot.com tumblr.com gitbook.io azurewebsites.net typeform.com jotform.com
 statuspage.io linktr.ee feishu.cn yuque.com jinshuju.net wjx.cn
 gmail.com outlook.com hotmail.com live.com yahoo.com qq.com 163.com 126.com foxmail.com sina.com
 proton.me protonmail.com icloud.com mail.com mail.ru yandex.ru gmx.com gmx.net aol.com naver.com
"""
"""Help desks, forms and pages for everybody that the public suffix list does not have, and mail."""

_SHORTENING = frozenset(_SHORTENERS.split())
_EVERYBODY = frozenset(_EVERYBODYS.split())


def is_shortener(host: str) -> bool:
    """Whether the host's links hide where they lead."""
    return host.removeprefix("www.") in _SHORTENING


def is_shared(host: str) -> bool:
    """Whether everybody can have a page, an account, a mailbox or a link there.

    >>> is_shared("someone.zendesk.com"), is_shared("t.me"), is_shared("help.shop.example")
    (True, True, False)
    """
    if network_of(host) or is_shortener(host):
        return True
    return any(domain in _EVERYBODY for domain in parents(host))
