"""What is said of a random-looking string: that it is a key, or that it is public."""

from __future__ import annotations

import re

_NEAR = 60
"""How many characters from the string the word about it may stand."""
_ID, _FAR = re.compile(r"[0-9A-Za-z]{20,}"), 300
"""Other ids count as one sign, so that `hashes A and B` speaks of both; how far is looked back."""
_PRIVATE = (
    r"\bkey (?:part|piece|half)|\bprv\b|priv(?:ate)?[ _-]*key|私[钥鑰匙]|私key|si ?yao"
    r"|paper wallet|exported from (?:my |the )?(?:wallet|metamask)"
    r"|(?:小狐狸|metamask|钱包|imtoken)里?面?[导導]出(?:来|來|的(?:那|一|东|東))"
)
_KEY = (
    rf"{_PRIVATE}|(?:secret|spend|signing)[ _-]*key|priv\b|secret|\b[ps]k\b|key(?:store)?\b"
    r"|[密秘][钥鑰匙]|mi ?yao|seed|种子|master|приватн\w+|clave privada|clé privée|chave privada"
    r"|\bimport(?:ed|ing)?\b|\bsweep|[导導]入|秘密鍵|개인 ?키"
)
_PUBLIC = (
    r"tx[ _-]?(?:id|hash|n|s)?(?![a-z])|trans(?:action|fer)s?|hash|tx/|block|explorer|deposit"
    r"|withdr[aeo]w\w{0,4}|whitelist|public|address|contract|order|signature|topic|sha-?256|checksum|merkle|uuid"
    r"|memo|交易|哈希|哈西|区块|區塊|转[账帐]|轉賬|提[币幣]|充[币幣值]|提现|地址|公[钥鑰]|签名"
    r"|订单|单号|流水|訂單|區塊|哈希值|充幣|提幣|交易記錄|取引|送金|入金|出金|ハッシュ|トランザクション|アドレス"
    r"|트랜잭션|거래|해시|입금|출금|송금|주소|перевод|транзакц|хеш|хэш|депозит|вывод|адрес"
    r"|transac[cçt]\w*|transaktion|überweisung|einzahlung|auszahlung|retiro|dep[oó]sito|saque"
    r"|virement|retrait|d[eé]p[oô]t|i[şs]lem|yat[ıi]r|[çc]ekim|adres|giao d[iị]ch"
    r"|(?:n[aạ]p|r[uú]t) ti[eề]n"
    r"|\blog index|\bchain ?id|\bnonce|swaps?\b|approv\w+|bridg\w+|транз\w*"
    r"|معاملة|تحويل|هاش|עסקה|ธุรกรรม|लेनदेन|transaksi|setoran|penarikan|przelew|wyp[lł]at|wp[lł]at"
)
_MOVED = re.compile(
    r"\b(?:sent|received|transferred|arrived|paid|moved|drained|stole|stolen|hacker|stuck|money"
    r"|confirmations?|wrong (?:chain|network)|llega|llegó|polygon|bsc|tron|arbitrum|optimism|solana"
    r"|mainnet|(?:trc|erc|bep)-?20)\b|[钱錢][没沒]|[没沒未]到|查不到|没收到|转出|转到|转走|转给|转过去|转了"
    r"|到账|到帳|提了|汇出|这笔|這筆|отправ",
    re.IGNORECASE,
)
"""What is told of a payment; so it says that an id is public where no key is named."""
_DENIED = re.compile(
    r"(?:\bnot|n't|never|\bno|kein\w*|\bne|pas) (?:(?:a|an|my|the|any|una?|la|une|ma) )?"
    r"(?:wallet )?(?:priv\w* |secret )?(?:keys?\b|schlüssel|clave|clé)"
    r"|(?:不是|并非|並非|不系|唔係)(?:我的?)?私[钥鑰匙]|не (?:приватн\w+ )?ключ",
    re.IGNORECASE,
)
"""Who says that it is no key says it of all that he names one."""
_KEPT = re.compile(
    r"(?:never|n't|not) (?:shared?|give|gave|given|told|tell|shown?|showed|entered|typed"
    r"|leak|leaked)[^.,;:!?]{0,24}\b(?:key|seed)"
    r"|\b(?:key|seed)s?\b[^.,;:!?]{0,20}\b(?:never|safe|offline|on paper|not shared)\b"
    r"|(?:私[钥鑰匙]|助[记記][词詞]|密[钥鑰])[^，,。!?]{0,4}(?:没|沒|未|从来?没)有?(?:给|給|泄|洩|动|動|告|发|發|外)",
    re.IGNORECASE,
)
"""Who tells that he kept his key does not announce it."""
_LIST = re.compile(
    r"\b(?:hashes|tx ?(?:id)?s|transactions|transfers|withdrawals|deposits)\b", re.IGNORECASE
)
"""What is told of several speaks of each."""
_STOP = re.compile(r"[.!?]\s|[。！？\n]")
_COLON = re.compile(r"[^#.!?\n]{0,12}[:=]\s?")
_NAMED = re.compile(_PRIVATE, re.IGNORECASE)
_CUES = re.compile(rf"(?P<key>{_KEY})|(?P<public>{_PUBLIC})", re.IGNORECASE)
_NAMED_CUES = re.compile(rf"(?P<key>{_PRIVATE})|(?P<public>{_PUBLIC})", re.IGNORECASE)


def is_named(text: str) -> bool:
    """Whether a private key is spoken of."""
    return _NAMED.search(text) is not None


def is_denied(text: str) -> bool:
    """Whether something is said to be no key."""
    return _DENIED.search(text) is not None


def is_kept(text: str) -> bool:
    """Whether somebody tells that he kept his key to himself."""
    return _KEPT.search(text) is not None


def nearest_word(text: str, start: int, end: int, *, named: bool = False) -> str:
    """`key` or `public`, whichever is said nearest; or nothing.

    Args:
        named: only a private key that is called so counts as one.
    """
    cues = _NAMED_CUES if named else _CUES
    told = text[max(0, start - _FAR) : start]
    if is_denied(told) or is_denied(text[end : end + _NEAR]):
        return "public"
    before = _ID.sub("#", told)[-_NEAR:]
    kept = is_kept(told) or is_kept(text[end : end + _NEAR])
    said = [(_distance(before[cue.end() :]), cue.lastgroup) for cue in cues.finditer(before)]
    if after := cues.search(text, end, end + _NEAR):
        said.append((_distance(text[end : after.start()]) + 1, after.lastgroup))
    if kept:
        said = [(distance, group) for distance, group in said if group == "public"]
    if said:
        return str(min(said)[1])
    moved = _MOVED.search(before) or _MOVED.search(text, end, end + _NEAR)
    return "public" if moved or _LIST.search(told) else ""


def _distance(between: str) -> float:
    """How far the word is; the end of a sentence between puts it behind those of the same one.

    A colon puts it before those that come after the string.
    """
    if _COLON.fullmatch(between):
        return len(between) / _NEAR
    return len(between) + _NEAR * bool(_STOP.search(between))
