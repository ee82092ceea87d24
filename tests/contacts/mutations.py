"""Links bent out of shape, the way impostors and broken programs bend them."""

from __future__ import annotations

from random import Random

_SEEDS = (
    "https://northwind.example",
    "https://www.northwind.example/",
    "HTTPS://NORTHWIND.EXAMPLE/Support",
    "https://support.northwind.example/Chat",
    "https://pay.northwind.example/en/help?x=1#a",
    "http://northwind.example:443/",
    "https://northwind.example:443/a",
    "https://northwind-cdn.test/x.js",
    "https://t.me/NorthwindSupport",
    "https://northwind.zendesk.com/hc?lang=en",
    "northwind.example/help",
    "northwind.example",
)
_PIECES: tuple[str, ...] = (
    *"/\\@:?#.%-_~!$&'()*+,;=[]{}|^`\"<> \t\n\r\v\f\0\x01\x1f\x7f\x80\x85\xa0\xad",
    *"\u200b\u200c\u200d\u200e\u200f\u2028\u202a\u202d\u202e\u2060\u2066\u2069\ufeff\u3000",
    *"\u2215\u2044\uff0f\uff3c\uff20\uff1a\uff1f\uff03\u3002\uff0e\uff61\u2024\u2025\u2100\u2488",
    *"аоеіnnwıſKİßς０ｎⓝ𝐧①⁰½帮é",
    *(
        "//",
        "\\\\",
        "/\\",
        "\\/",
        "://",
        "..",
        "./",
        "../",
        "@evil.test",
        "evil.test@",
        "evil.test/",
    ),
    *("\\@evil.test", "%2f@evil.test", "#@evil.test", "?@evil.test", ".evil.test", "-evil.test"),
    *("evil.test\\.", "evil.test#", "user:pass@", ":443", ":80", ":8443", ":0443", ":", ":65536"),
    *(":443@evil.test", "%00", "%09", "%20", "%2e", "%2F", "%40", "%5c", "%E3%80%82", "%zz", "%"),
    *(
        "xn--",
        "xn--a",
        "xn--northwnd-8ib",
        "xn--a.",
        "127.0.0.1",
        "0x7f.1",
        "017700000001",
        "2130706433",
    ),
    *(
        "[::1]",
        "[::ffff:127.0.0.1]",
        "1.",
        "0x",
        ".0x1",
        ".1",
        ".",
        "a" * 64,
        "a." * 130,
        "\ud800",
        "\udfff",
    ),
    *("northwind.example", ".northwind.example", "northwind.example/", "https://northwind.example"),
)
_STARTS: tuple[str, ...] = (
    *(
        "https:/",
        "https:",
        "https:///",
        "https:////",
        "https:\\\\",
        "https:/\\",
        "http://",
        "//",
        "/",
    ),
    *(
        "ftp://",
        "ws://",
        "wss://",
        "javascript://",
        "data:",
        "file://",
        "blob:https://",
        "view-source:",
    ),
    *(
        "https ://",
        "ht\ttps://",
        "\thttps://",
        " https://",
        "https://https://",
        "hxxps://",
        "ħttps://",
    ),
    *(
        "HTTPS://",
        "hTTp://",
        "url:https://",
        "https://@",
        "https://:@",
        "https://www.",
        "\u3000https://",
    ),
)


def mutated(random: Random) -> str:
    """A link with one to four changes."""
    text = random.choice(_SEEDS)
    for _ in range(random.randint(1, 4)):
        text = random.choice(_CHANGES)(random, text)
    return text


def _insert(random: Random, text: str) -> str:
    place = random.randint(0, len(text))
    return text[:place] + random.choice(_PIECES) + text[place:]


def _replace(random: Random, text: str) -> str:
    place = random.randint(0, len(text))
    return text[:place] + random.choice(_PIECES) + text[place + 1 :]


def _cut(random: Random, text: str) -> str:
    start = random.randint(0, len(text))
    return text[:start] + text[start + random.randint(1, 3) :]


def _restart(random: Random, text: str) -> str:
    return random.choice(_STARTS) + text.partition("://")[2]


def _change_case(random: Random, text: str) -> str:
    return "".join(random.choice((c.upper(), c.lower(), c)) for c in text)


def _double(random: Random, text: str) -> str:
    return random.choice((text + text, text + random.choice(_PIECES) + text))


def _swap(random: Random, text: str) -> str:
    place = random.randint(0, max(0, len(text) - 2))
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


_CHANGES = (
    _insert,
    _insert,
    _insert,
    _replace,
    _replace,
    _cut,
    _restart,
    _change_case,
    _double,
    _swap,
)
