"""What a value looks like: a strong password, a number, a word, or something public."""

from __future__ import annotations

import re
from typing import Literal

Look = Literal["strong", "number", "word", "public"]

_PUBLIC = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.]+"  # mail
    r"|(?:https?|ftp|tg)://\S*|www\.\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|cn|co|app|example|test|invalid)(?:[/?:].*)?"
    r"|0x[0-9a-f]{40}|0x[0-9a-f]{64}|[13][1-9a-hj-np-z]{25,34}|t[1-9a-hj-np-z]{33}|(?:bc1|tb1|ltc1|addr1|cosmos1)[0-9a-z]{20,110}"
    r"|[xyzu]pub[1-9a-z]{70,120}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.*|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}:\d{2}(?::\d{2})?(?:am|pm|z)?"  # dates, times
    r"|[$€£¥]\s?[\d.,]+\w?|[\d.,]+[$€£¥%]|\d+[.,]\d+|[\d.,]+(?:k|m|usd\w?|btc|eth|eur|gbp|bnb|trx|x)"  # amounts
    r"|\+\d[\d\- ()]{6,20}|\d{3}-\d{3}-\d{4}|\d{3}-\d{4}"  # phone numbers
    r"|\d+(?:st|nd|rd|th)|\d+(?:h|hr|hrs|min|mins|m|s|d|days?|hours?|weeks?|am|pm|px|mb|gb|x|yrs?|years?|times|digits?|chars?)"
    r"|\d+[- ]?(?:digits?|characters?|letters?|words?|factor|step|bit|hour|day)s?|v?\d+(?:\.\d+){1,3}"
    r"|(?:trc|erc|bep|brc|spl|nep)-?\d+|2fa|mfa|kyc\d?|p2p|b2b|web3|h5|mp[34]|ios\d*|android\d*|iphone\d*\w*|win(?:dows)?\d+|covid-?19|ipv[46]|utf-?8"
    r"|base-?(?:32|58|64)|sha-?\d+|md5|bip-?\d+|aes-?\d*|f2a|u2f|fido2?|id3|x+\d*x*|\**\d{0,4}\**|#+\d*|g2fa|w3|gpt-?\d?|5g|4g|3d|3ds2?",
    re.IGNORECASE,
)
"""Public forms: what support needs, and words with digits in them that mean no secret."""
_NAME = re.compile(
    r"(?:[A-Z][a-z]+){2,}|[a-z]{1,2}[A-Z][a-z]+|[A-Za-z]+(?:['’-][A-Za-z]+)+|[A-Z]+s|[A-Za-z]+(?:[/_][A-Za-z]+)+|[A-Z][a-z]+[A-Z]{2,5}|[A-Z]{2,}"
)
"""PayPal, iPhone, don't, log-in, PINs, and/or, USDT: mixed letters of ordinary words."""
_HAN = re.compile(r"[\u2e80-\u9fff]")
_SYMBOLS = frozenset("@#$%^&*!+?~")
_PLACEHOLDER = re.compile(
    r"%\W?\d*[sdrncf]|[<{\[(].*[>}\])]?|.*[<>{}()\[\]\\`].*|your\W.*|.*\.{3}|x{3,}.*", re.IGNORECASE
)
"""What stands for a value in instructions and messages: `%s`, `<password>`, `your_key`."""
_NUMBER = re.compile(r"\d{3,19}|\d{2,4}(?:[ .-]\d{2,4}){1,3}|[A-Z]{1,2}-\d{4,8}")


def look(value: str) -> Look | None:
    """What the value looks like; None if like nothing that could be a secret."""
    if _NUMBER.fullmatch(value) and not re.fullmatch(r"\d+\.\d+|\d{4}[-.]\d\d?[-.]\d\d?", value):
        return "number"
    if _PUBLIC.fullmatch(value):
        return "public"
    if _HAN.search(value) or _PLACEHOLDER.fullmatch(value):
        return None
    letters = sum(map(str.isalpha, value))
    digits = sum(map(str.isdecimal, value))
    if letters == len(value) and len(value) >= 2:
        return "word" if _NAME.fullmatch(value) or not _is_mixed(value) else "strong"
    if _NAME.fullmatch(value):
        return "word"
    if len(value) >= 4 and (
        letters and digits or (letters or digits) and not _SYMBOLS.isdisjoint(value.rstrip("!?*"))
    ):
        return "strong"
    if letters >= 3:
        return "word"
    return "number" if digits >= 4 and letters == 0 and digits * 2 > len(value) else None


def _is_mixed(word: str) -> bool:
    """Whether capitals stand inside the word, as chance puts them."""
    return not (word.islower() or word.isupper() or word.istitle())


_STOP = frozenset(
    "not no wrong incorrect invalid correct right reset required expired blocked locked forgotten forgot"
    " lost stolen missing secret secure safe unsafe weak strong same different new old changed change"
    " working work fine good bad okay ok needed necessary unknown unavailable available accepted"
    " rejected refused denied failed failing fails error errors sent received protected encrypted"
    " hidden compromised hacked leaked exposed known visible set still always never being been"
    " what where when why how who which there here that this it the a an and or but if so because"
    " to too very really also just only already now then again please help me you my your our their"
    " his her they we he she do does did can could cannot cant dont doesnt isnt wasnt wont will would"
    " should must may might have has had is are was were be by for from in into of on at with without"
    " about after before during until unless than as up down out off over under more less most least"
    " some any all none each every both either neither other another such own one two three four"
    " five six eight ten email mail phone sms text number code codes password passwords pin pins"
    " login account user username name app website site page link button field box form screen"
    " bank card wallet exchange support team service customer agent chat ticket case order id"
    " verification authentication authenticator security google apple binance okx coinbase kraken"
    " paypal metamask ledger trezor telegram whatsapp wechat alipay facebook instagram twitter"
    " see below above following attached next previous last first second third yes true false null"
    " undefined empty blank default optional mandatory hint tips tip note warning info details"
    " everything nothing something anything someone anyone somebody nobody today yesterday tomorrow"
    " monday friday week month year day time times minute minutes hour hours long short simple complex"
    " easy hard difficult impossible possible enough different numeric alphanumeric characters digits"
    " letters uppercase lowercase special english chinese random generated temporary permanent"
    " minimum maximum least between required try trying tried keep keeps kept get gets got getting"
    " give gives given use used using enter entered entering typed type like want need know think"
    " remember remembered recover recovery restore request requested requesting send sending"
    " problem issue question answer answers advice thanks thank hello hi dear sir madam hey sorry"
    " urgent urgently asap plz pls kindly immediately soon later finally recently suddenly"
    " cheese_ free really fully public private personal shared common unique important useful"
    " useless pointless annoying ridiculous confusing bullshit crap shit fucked broken down dead"
    " good-to-go on-screen confidential sensitive recognised recognized confirmed approved pending"
    " confirm click press tap open close show shows shown showing say says said tell told ask asked"
    " asking keyword value string number2 todo none n/a na tbd xxx xxxx xxxxx xxxxxx redacted removed"
    " hash token key keys seed phrase word words crypto bitcoin money funds cash usdt btc eth".split()
)
"""What is said about a password, rather than being one."""
_TALK = re.compile(
    r".{2,}(?:ed|ing|ly|able|ible|ful|less|tion|ment|ness|ity|ous|n't|nt|ive|al)", re.IGNORECASE
)


def is_talk(word: str) -> bool:
    """Whether the word tells how a secret fares: wrong, expired, not."""
    plain = word.lower().strip("'’.!?*_-")
    return plain in _STOP or bool(_TALK.fullmatch(plain)) or len(set(plain)) == 1
