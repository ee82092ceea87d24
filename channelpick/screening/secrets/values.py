"""What a value looks like: a strong password, a number, a word, or something public."""

from __future__ import annotations

import re
from typing import Literal

Look = Literal["strong", "number", "word", "public"]

_PUBLIC_FORMS = r"""
    [\w.+-]+@[\w-]+\.[\w.]+
    (?:https?|ftp|tg)://\S*|www\.\S+
    [\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|cn|co|app|example|test|invalid)(?:[/?:].*)?
    0x[0-9a-f]{40}|0x[0-9a-f]{64}|(?![0-9a-f]+$)[13][1-9a-hj-np-z]{25,34}|t[1-9a-hj-np-z]{33}
    (?:bc1|tb1|ltc1|addr1|cosmos1)[0-9a-z]{20,110}|[xyzu]pub[1-9a-z]{70,120}
    \d{4}[-/.]\d{1,2}[-/.]\d{1,2}.*|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}
    \d{1,2}:\d{2}(?::\d{2})?(?:am|pm|z)?
    -\d+|[$€£¥]\s?[\d.,]+\w?|[\d.,]+[$€£¥%]|\d+[.,]\d+
    [\d.,]+(?:k|m|usd\w?|btc|eth|eur|gbp|bnb|trx|x)
    \+\d[\d\- ()]{6,20}|\d{3}-\d{3}-\d{4}|\d{3}-\d{4}
    \d+(?:st|nd|rd|th|h|hr|hrs|min|mins|s|d|am|pm|px|mb|gb|yrs?)
    \d+[- ]?(?:days?|hours?|weeks?|years?|times|digits?|chars?|characters?|letters?|words?)
    \d+[- ]?(?:factor|step|bit)s?|v?\d+(?:\.\d+){1,3}
    (?:trc|erc|bep|brc|spl|nep)-?\d+|[2fu]2fa?|g2fa|mfa|fido2?|kyc\d?|p2p|b2b|web3|h5|[345][gd]s?\d?
    ios\d*|android\d*|iphone\d*\w*|win(?:dows)?\d+|covid-?19|ipv[46]|utf-?8|mp[34]|id3
    base-?(?:32|58|64)|sha-?\d+|md5|bip-?\d+|aes-?\d*
    (?:u?int|float|bigu?int|byte|char|varchar|string|base|sha|hex|ed|aes)\d+(?:clamped)?(?:array|list|string|hash|key|buffer|bytes)?
    x\.\d+|(?-i:[A-Z]{2,}(?:_[A-Z\d]+){2,}|ERR\w*_\d+)
    (?=.*xx)[x\d/.*-]+|\d+-[a-z]+|usd[tc]?-?(?:trc|erc|bep)\d*|x+\d*x*|\**\d{0,4}\**|\#+\d*
"""
_PUBLIC = re.compile("|".join(map(str.strip, _PUBLIC_FORMS.strip().splitlines())), re.IGNORECASE)
"""What support needs (mail, links, addresses, dates, amounts, phone numbers), and everyday words
with digits in them.
"""
_PLACEHOLDER = re.compile(
    r"(?:%\W?\d*[sdrncf])+|[<{\[(].*[>}\])]?|.*[<>{}()\[\]\\`].*|your\W.*|.*\.{3}|(?-i:x{3,}|X{3,})[x*-]*\d{0,4}",
    re.IGNORECASE,
)
"""What stands for a value in instructions and messages: `%s`, `<password>`, `your_key`."""
_NAME = re.compile(
    r"(?:[A-Z][a-z]+){2,}|[a-z]{1,2}[A-Z][a-z]+|[A-Z][a-z]+[A-Z]{2,5}|[A-Z]+s|[A-Z]{2,}"
    r"|[A-Za-z]+(?:['’-][A-Za-z]+)+|[A-Za-z]+(?:[/_][A-Za-z]+)+"
)
"""PayPal, iPhone, PostgreSQL, PINs, USDT, don't, log-in, and/or: ordinary words."""
_NUMBER = re.compile(r"\d{3,19}|\d{2,4}(?:[ .-]\d{2,4}){1,3}|[A-Z]{1,2}-\d{4,8}")
_DECIMAL_OR_DATE = re.compile(r"\d+\.\d+|\d{4}[-.]\d\d?[-.]\d\d?")
_HAN = re.compile(r"[\u2e80-\u9fff]")
_SYMBOLS = frozenset("@#$%^&*!+?~")


def look(value: str) -> Look | None:
    """What the value looks like; None if like nothing that could be a secret.

    >>> [look(value) for value in ("hunter2", "482 193", "wrong", "2024-05-03", "%s")]
    ['strong', 'number', 'word', 'public', None]
    """
    if _NUMBER.fullmatch(value) and not _DECIMAL_OR_DATE.fullmatch(value):
        return "number"
    if _PUBLIC.fullmatch(value):
        return "public"
    if _HAN.search(value) or _PLACEHOLDER.fullmatch(value):
        return None
    letters = sum(map(str.isalpha, value))
    digits = sum(map(str.isdecimal, value))
    if _NAME.fullmatch(value):
        return "word"
    core = value.rstrip("!?*")
    if letters == len(core) > 1:
        # Capitals inside a word, as chance puts them.
        plain = core.lower() == core.upper() or core.islower() or core.isupper() or core.istitle()
        return "word" if plain else "strong"
    signs = not _SYMBOLS.isdisjoint(core)
    if len(value) > 3 and ((letters and digits) or ((letters or digits) and signs)):
        return "strong"
    if letters > 2:
        return "word"
    return "number" if digits > 3 and not letters and digits * 2 > len(value) else None


_STOP_WORDS = """
    not no wrong incorrect invalid correct right reset required expired blocked locked forgotten
    forgot lost stolen missing secret secure safe unsafe weak strong same different new old changed
    change working work fine good bad okay ok needed necessary unknown unavailable available
    accepted rejected refused denied failed failing fails error errors sent received protected
    encrypted hidden compromised hacked leaked exposed known visible set still always never being
    been what where when why how who which there here that this it the a an and or but if so because
    to too very really also just only already now then again please help me you my your our their
    his her they we he she do does did can could cannot cant dont doesnt isnt wasnt wont will would
    should must may might have has had is are was were be by for from in into of on at with without
    about after before during until unless than as up down out off over under more less most least
    some any all none each every both either neither other another such own one two three four five
    six eight ten email mail phone sms text number code codes password passwords pin pins login
    account user username name app website site page link button field box form screen bank card
    wallet exchange support team service customer agent chat ticket case order id verification
    authentication authenticator security google apple binance okx coinbase kraken paypal metamask
    ledger trezor telegram whatsapp wechat alipay facebook instagram twitter see below above
    following attached next previous last first second third yes true false null undefined empty
    blank default optional mandatory hint tips tip note warning info details everything nothing
    something anything someone anyone somebody nobody today yesterday tomorrow monday friday week
    month year day time times minute minutes hour hours long short simple complex easy hard
    difficult impossible possible enough numeric alphanumeric characters digits letters uppercase
    lowercase special english chinese random generated temporary permanent minimum maximum between
    try trying tried keep keeps kept get gets got getting give gives given use used using enter
    entered entering typed type like want need know think remember remembered recover recovery
    restore request requested requesting send sending problem issue question answer answers advice
    thanks thank hello hi dear sir madam hey sorry urgent urgently asap plz pls kindly immediately
    soon later finally recently suddenly free fully public private personal shared common unique
    important useful pointless confusing bullshit crap shit broken dead on-screen confidential
    sensitive confirmed approved pending confirm click press tap open close show shows shown say
    says said tell told ask asked keyword value string todo n/a na tbd redacted removed hash token
    key keys seed phrase word words crypto bitcoin money funds cash usdt btc eth birthday found done
    zero made complete incomplete built slow slower fast faster gone full unnecessary busy corrupt
    safer stronger weaker shorter longer simpler easier harder smaller bigger better worse changes
    changing numbers clean clear unclear messy appropriate nonsense buggy left great lucky unlucky
    problems back stuck lazy sure stupid crazy dull yours cheap worth quick undone huge yourself
    older newer awesome awful terrible horrible vague rare poor strict exact idle standard however
    garbage static dynamic accurate automatic absolute obsolete chosen taken welcome similar split
    large human ready insecure healthy arbitrary perfect alright uneven void forbidden overwritten
    rewritten understood fragile square bold multiple around mistakes black white blue green red
    ready open-ended case-sensitive outside inside online offline
"""
_STOP = frozenset(_STOP_WORDS.split())
_ENDINGS = re.compile(
    r".{2,}(?:ed|ing|ly|able|ible|ful|less|tion|ment|ness|ity|ous|n't|nt|ive|al)", re.IGNORECASE
)


def is_talk(word: str) -> bool:
    """Whether the word tells how a secret fares (wrong, expired, not), rather than being one."""
    plain = word.lower().strip("'’.!?*_-")
    return plain in _STOP or bool(_ENDINGS.fullmatch(plain)) or len(set(plain)) == 1
