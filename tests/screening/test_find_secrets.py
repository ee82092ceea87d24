"""Secrets are found in every disguise, and what support needs is left."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from mnemonic import Mnemonic

from channelpick.screening.secrets import (
    MOST_CHARACTERS,
    Finding,
    find_secrets,
    without_secrets,
)
from channelpick.screening.secrets.wordlists import index_of

DATA = Path(__file__).parents[1] / "data" / "secrets"
DISGUISED = [
    json.loads(line) for line in (DATA / "disguised.jsonl").read_text("utf-8").splitlines()
]
CLEAN = (DATA / "clean.txt").read_text("utf-8").splitlines()

LANGUAGES = sorted(Mnemonic.list_languages())
ENTROPIES = (  # of the test vectors of BIP-39
    "00000000000000000000000000000000",
    "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f",
    "ffffffffffffffffffffffffffffffffffffffffffffffff",
    "9e885d952ad362caeb4efe34a8e91bd2",
    "f585c11aec520db57dd353c69554b21a89b20fb0650966fa0a9d6f74fd989d8f",
)
LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "spaces": " ".join,
    "commas": ", ".join,
    "lines": "\n".join,
    "numbered": lambda words: " ".join(f"{at}.{word}" for at, word in enumerate(words, 1)),
    "quoted": lambda words: json.dumps(words, ensure_ascii=False),
    "table": lambda words: "\n".join(f"| {at} | {word} |" for at, word in enumerate(words, 1)),
    "ideographic": "\u3000".join,
    "bullets": lambda words: "\n".join(f"- {word}" for word in words),
}

TXID = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"
"""The first transaction of Bitcoin."""
OTHER_HASH = "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16"
"""The first payment of Bitcoin."""
ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
"""Of the examples of EIP-55."""
WIF = "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn"
XPRV = (
    "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGt"
    "RBeJgk33yuGBxrMPHi"
)
HASH_WORDS = ("перевод", "transacción", "işlem", "giao dịch", "取引", "트랜잭션", "TxID是")
CANONICAL = [
    (WIF, "private-key", "certain"),
    ("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", "private-key", "certain"),
    (XPRV, "private-key", "certain"),
    ("6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg", "private-key", "certain"),
    (f"private key {TXID}", "private-key", "certain"),
    (f"私钥：0x{TXID}", "private-key", "certain"),
    (TXID, "private-key", "ask"),
    (f"It is about my order. {TXID} is my old wallet's private key", "private-key", "certain"),
    (
        "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----",
        "private-key",
        "certain",
    ),
    (
        '{"crypto": {"ciphertext": "d172bf743a67", "kdf": "scrypt"}, "version": 3}',
        "private-key",
        "certain",
    ),
    ("my card is 4242 4242 4242 4242", "card-number", "certain"),
    ("4111-1111-1111-1111", "card-number", "ask"),
    ("银联卡6200000000000005绑定不了", "card-number", "certain"),
    ("transfer to GB82 WEST 1234 5698 7654 32 please", "iban", "certain"),
    ("SEPA from DE89370400440532013000", "iban", "certain"),
    ("the verification code is 391045", "one-time-code", "certain"),
    ("验证码：391045", "one-time-code", "certain"),
    ("password: Mars2020", "password", "certain"),
    ("密码为Mars2020但提示错误", "password", "certain"),
    ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP", "totp-secret", "certain"),
    ("API key: 0123456789abcdef0123456789ABCDEF", "api-key", "certain"),
]
KEPT = [
    "transfer to GB83 WEST 1234 5698 7654 32 please",  # wrong check digits
    "My private key is safe? Hash " + TXID,
    "请问支付密码提示错误代码10005",  # twelve list characters in a row, and their checksum is right
    "I forgot my password for account 41820375",
    f"TXID {TXID}",
    f"0x{TXID} is the transaction hash",
    f"https://explorer.example/tx/{TXID}",
    *(f"{word} {TXID}" for word in HASH_WORDS),
    f"the transaction hashes are {TXID}, {TXID} and {TXID[::-1]}",
    "Order number 4111111111111111 is stuck",
    "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7us"
    "UDFdp6W1EGMcet8",
    # The signature of RFC 8032's first test, which Solana would write so.
    "SOL tx 5awYiUvGiDFA33EJjj4TXJG44a5afJc8QjWRpGgQ"
    "iu6b23jCr7yndW2fmp9ujwqJVe32J456wV3VF78Asb1obnTc",
]


def cleaned(text: str) -> str:
    """The text with a sign for each secret."""
    return without_secrets(text, find_secrets(text), lambda _: "█")


@pytest.mark.parametrize(("text", "kind", "certainty"), CANONICAL)
def test_canonical(text: str, kind: str, certainty: str) -> None:
    """Each form of a secret is found as what it is, once."""
    found = find_secrets(text)

    assert [(kind, certainty)] == [(one.kind, one.certainty) for one in found]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("entropy", "layout"), [*product(ENTROPIES, LAYOUTS)])
def test_published_phrases(language: str, entropy: str, layout: str) -> None:
    """The phrases of BIP-39's test vectors vanish whole, in 12 languages and any layout."""
    words = Mnemonic(language).to_mnemonic(bytes.fromhex(entropy)).split()

    left = cleaned(f"restore: {LAYOUTS[layout](words)} 42")

    assert not any(map(str.isalpha, left.removeprefix("restore:")))


@pytest.mark.parametrize("row", DISGUISED, ids=lambda row: row["text"][:30])
def test_disguised(row: dict[str, Any]) -> None:
    """What people write to get around a filter, or because they write like that, is found whole."""
    found = find_secrets(row["text"])

    assert row["kinds"] == sorted({one.kind for one in found})
    assert not [secret for secret in row["secret"] if secret in cleaned(row["text"])]


@pytest.mark.parametrize("text", [*CLEAN, *KEPT])
def test_clean(text: str) -> None:
    """Talk about passwords and codes, and the ids that support needs, are left as they are."""
    assert not find_secrets(text)


@pytest.mark.parametrize(
    "words",
    [
        "vesel ladder alter error federal sibling chat ability sun glass valve picture",
        "vessel ladder alter error federal sibling chat ability sun glass valve pictrue",
        "vessel laddder alter error federal sibling chat abilty sun glass valve picture",
        "ladder alter error federal sibling chat ability sun glass valve picture",
        "picture glass sun vessel valve alter error chat federal sibling ladder ability",
    ],
)
def test_misspelt_phrase(words: str) -> None:
    """Misspelt words go too, a missing one and another order do no harm."""
    left = cleaned(f"I typed this: {words}")

    assert not [word for word in words.split() if word in left]


@pytest.mark.parametrize(
    ("before", "after"),
    [("助记词：", "。谢谢"), ("助记词是", "\n请看"), ("这是我的 ", " 请看"), ("请看，", "，请看")],
)
def test_chinese_phrase_only(before: str, after: str) -> None:
    """Of the prose that touches a Chinese phrase no character is taken."""
    separator = before[-1] if before[-1] in " ，" else " "
    words = Mnemonic("chinese_simplified").to_mnemonic(bytes.fromhex(ENTROPIES[3]))

    assert cleaned(before + words.replace(" ", separator) + after) == f"{before}█{after}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("My seed phrase: ", ". Thank you for looking."),
        ("Please find the seed below.\n", "\nI look forward to your answer"),
        ("Is this a valid seed? ", " - nothing happens"),
        ("The words are as follows: ", ". They are rejected"),
        ("Mine: ", "\n\nThat was my wallet"),
        ("Restored with the seed words ", " and the transfer is missing"),
    ],
)
def test_phrase_only(before: str, after: str) -> None:
    """Of the sentences around a phrase no word is taken."""
    phrase = Mnemonic("english").to_mnemonic(bytes.fromhex(ENTROPIES[3]))

    assert cleaned(before + phrase + after) == f"{before}█{after}"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (f"private key {OTHER_HASH}, tx {TXID}", [TXID]),
        (f"{TXID} is the hash and {OTHER_HASH} is the private key", [TXID]),
        (f"{WIF} 地址 {ADDRESS} 哈希 {TXID}", [ADDRESS, TXID]),
        ("order 20231105123456 code 391045 uid 88213345", ["20231105123456", "88213345"]),
        ("UID：88213345 密码：Abc!2345x 订单：7391822", ["88213345", "7391822"]),
        ("验证码391045 订单号739182", ["739182"]),
        ("订单号739182 验证码391045", ["739182"]),
        ("ticket 739182 - the code is 391045 - uid 482913", ["739182", "482913"]),
        ("第二次验证码 391045，工单 482913", ["482913"]),
        ("otp 391045 memo 482913", ["482913"]),
        ("password: Tango-77-Rain (uid 88213345)", ["88213345"]),
    ],
)
def test_ids_beside_secrets(text: str, ids: list[str]) -> None:
    """Beside a secret, which is removed, the ids stay."""
    left = cleaned(text)

    assert left.count("█") == 1
    assert all(one in left for one in ids)


def test_value_only() -> None:
    """Neither the word after a code nor the name of the next key is taken."""
    key = "0123456789abcdef0123456789ABCDEF"

    assert cleaned("验证码 391045 一直错误") == "验证码 █ 一直错误"
    assert cleaned("code 391045 fails again, order 572913") == "code █ fails again, order 572913"
    assert cleaned(f"api key {key}，Secret Key {key}z") == "api key █，Secret Key █"


def test_damaged_list() -> None:
    """The word that mnemonic 0.21 has damaged is known as it should be, and as it is there."""
    index = index_of("russian")

    assert index["снова"] == index["сно\ufffd\ufffdа"]


def test_solana() -> None:
    """A secret key is told from a signature: its second half is the public key of the first."""
    # Test 1 of RFC 8032, section 7.1: secret and public key, as Solana's wallets write them.
    key = "49W385L4rePHy6PAaQUovbD2aacgN4HsKXSMeUzRg4fmwXszN91JuMFrQRj3vMDpZuRF3ZknQBuRBoWQJEfXstMw"

    assert cleaned(key) == "█"


def test_length() -> None:
    """Longer texts are refused, and the refusal does not repeat them."""
    with pytest.raises(ValueError, match="10000") as refused:
        find_secrets("password: Mars2020 " * MOST_CHARACTERS)

    assert "Mars" not in str(refused.value)


def test_finding_tells_no_value() -> None:
    """A finding is a kind and a place, nothing else."""
    expected = (Finding("password", "certain", 10, 18),)

    assert expected == find_secrets("password: Mars2020")


def test_hostile_text() -> None:
    """Lone surrogates, unseen and endless signs are read like others."""
    assert cleaned("\ud800 pin 4821 \udfff") == "\ud800 pin █ \udfff"
    for sign in ("\ud800", "\u200d", "\ufdfa", "\u0301", "\u1161", "["):
        assert not find_secrets(sign * MOST_CHARACTERS)


def test_word_lists_wait() -> None:
    """The word lists are loaded when a text could need them, not before."""
    program = (
        "import sys; from channelpick.screening.secrets import find_secrets;"
        "find_secrets('Where is it?'); print('mnemonic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stdout.strip() == b"False"
