"""Secrets that everybody knows, from published test vectors; and ids that support needs."""

from __future__ import annotations

import re
from collections.abc import Mapping

SECRETS: Mapping[str, str] = {
    # BIP-39, the vectors of python-mnemonic; then the entropy of the last one in other languages.
    "zeros": "abandon " * 11 + "about",
    "legal": "legal winner thank year wave sausage worth useful legal winner thank yellow",
    "letter": "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
    "24 words": (
        "void come effort suffer camp survey warrior heavy shoot primary clutch crush "
        "open amazing screen patrol group space point ten exist slush involve unfold"
    ),
    "ozone": "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic",
    "chinese": "蒙 台 脱 纪 构 硫 浆 霉 感 仅 鱼 汤",
    "traditional": "蒙 台 脫 紀 構 硫 漿 黴 感 僅 魚 湯",
    "japanese": (
        "ておくれ　げざん　しねま　こりる　きぼう　しねん　ななおし　ほんやく　きない　けむり　"
        "けまり　てんない"
    ),
    "korean": "원고 물질 생일 부산 마요네즈 생활 일찍 큰절 동화책 반성 반드시 의식",
    "french": (
        "monument dépenser féroce entasser comédie ferveur optique sonnette codifier discuter "
        "dioxyde nerveux"
    ),
    "russian": (
        "посуда защита лишить коктейль долина лишний рейс уважение дневник избыток изба прочий"
    ),
    # BIP-32, test vector 1; BIP-84; BIP-38 with a key that it decrypts to; Bitcoin's own wiki.
    "xprv": (
        "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU"
        "3TGtRBeJgk33yuGBxrMPHi"
    ),
    "zprv": (
        "zprvAWgYBBk7JR8Gjrh4UJQ2uJdG1r3WNRRfURiABBE3RvMXYSrRJL62XuezvGdPvG6GFBZduosCc1YP5wixPox7z"
        "hZLfiUm8aunE96BBa4Kei5"
    ),
    "bip38": "6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg",
    "wif": "5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KF",
    "wif compressed": "L44B5gGEpqEDRS9vVPz7QT35jcBG2r3CZwSwQ4fCewXAhAhqGVpP",
    # The test numbers of card networks.
    "visa": "4111 1111 1111 1111",
    "mastercard": "5555-5555-5555-4444",
    "amex": "378282246310005",
}

TXID = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"
"""Of the first Bitcoin block: 64 hexadecimal digits, which may as well be a key."""
ETH_TXID = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060"
"""Of the first Ethereum transaction."""

_TELLING = 10
"""Characters. No word of a phrase is as long, so a text has them only from the secret."""


def leaks(secret: str, shown: str) -> list[str]:
    """The pieces of the secret that stand in what was shown, however that is wrapped or escaped."""
    unescaped = re.sub(r"\\[ux]([0-9a-f]{4}|[0-9a-f]{2})", lambda m: chr(int(m[1], 16)), shown)
    seen, whole = _solid(unescaped), _solid(secret)
    pieces = {whole[at : at + _TELLING] for at in range(len(whole) - _TELLING + 1)}
    return sorted(piece for piece in pieces if piece in seen)


def _solid(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()
