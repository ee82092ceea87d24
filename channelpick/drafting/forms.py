"""What a detail should look like. What does not is doubted, never refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from channelpick.core.catalog import Form

DoubtCode = Literal[
    "no-transaction-id", "other-network", "strange-network", "no-time", "no-zone", "no-amount",
    "no-unit",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the transaction ids of some networks look like."""

    pattern: re.Pattern[str]
    networks: str
    """What people call these networks, in small letters and digits only."""


_SHAPES = (
    _Shape(
        re.compile("0x[0-9a-f]{64}", re.IGNORECASE),
        "ethereum eth erc20 以太坊 bsc bep20 bnb 币安智能链 polygon matic arbitrum optimism base "
        "avalanche avax fantom linea zksync scroll mantle cronos celo okc polkadot aptos",
    ),
    _Shape(
        re.compile("[0-9a-f]{64}", re.IGNORECASE),
        "bitcoin btc brc20 比特币 litecoin ltc 莱特币 dogecoin doge 狗狗币 bitcoincash bch dash "
        "zcash tron trx trc20 波场 xrp ripple 瑞波 cardano ada stellar xlm monero xmr cosmos atom "
        "ton kaspa",
    ),
    _Shape(re.compile("[1-9A-HJ-NP-Za-km-z]{86,88}"), "solana sol spl 索拉纳"),
    _Shape(re.compile("[1-9A-HJ-NP-Za-km-z]{43,44}"), "sui near"),
    _Shape(re.compile("[0-9A-Za-z+/_-]{43}=?"), "ton"),
    _Shape(re.compile("[A-Z2-7]{52}"), "algorand algo"),
)
"""Forms of transaction ids, from the networks' own block explorers and documentation."""

_ZONE = re.compile(
    r"\b(?:UTC|GMT)\b|(?<=[\d:])\s*(?:Z\b|[+-]\d\d?(?::?\d\d)?\b)|\b[A-Z]{1,3}[SD]T\b|时间|時間"
)
"""A zone: an offset, UTC, EST or CEST, 北京时间."""
_CLOCK = re.compile(r"\d{1,2}[:：.点點时時]\d{0,2}")
_NUMBER = re.compile(r"\d")
_UNIT = re.compile(r"[^\W\d_]|[$€£¥￥₿]")


def find_doubt(form: Form, value: str, network: str = "") -> DoubtCode | None:
    """Why this value does not look like one of its form; None if it does.

    Args:
        form: what it should be.
        value: what the customer wrote.
        network: what the customer wrote for the network, if anything.

    >>> find_doubt("time", "2026-03-04 11:00")
    'no-zone'
    >>> find_doubt("amount", "500 USDT")
    """
    value = value.strip()
    match form:
        case "transaction-id":
            return _doubt_transaction_id(value, network)
        case "network":
            return None if _shapes_of(value) else "strange-network"
        case "time":
            return _doubt_time(value)
        case "amount":
            if not _NUMBER.search(value):
                return "no-amount"
            return None if _UNIT.search(value) else "no-unit"


def _doubt_transaction_id(value: str, network: str) -> DoubtCode | None:
    written = re.split(r"[/\s]", value.rstrip("/"))[-1]  # the end of an explorer's address
    fitting = [shape for shape in _SHAPES if shape.pattern.fullmatch(written)]
    if not fitting:
        return "no-transaction-id"
    wanted = _shapes_of(network)
    return "other-network" if wanted and not any(shape in wanted for shape in fitting) else None


def _shapes_of(network: str) -> list[_Shape]:
    """The shapes of the network that is named first in this text."""
    words = re.findall(r"[a-z0-9]+|[^\W\d_a-z]+", network.lower())
    joined = "".join(words)
    for name in (joined, *words):
        if found := [shape for shape in _SHAPES if name in shape.networks.split()]:
            return found
    return []


def _doubt_time(value: str) -> DoubtCode | None:
    try:
        return None if datetime.fromisoformat(value).tzinfo else "no-zone"
    except ValueError:
        pass
    if not _CLOCK.search(value):
        return "no-time"
    return None if _ZONE.search(value) else "no-zone"


DOUBTS: Mapping[DoubtCode, Form] = {
    "no-transaction-id": "transaction-id",
    "other-network": "transaction-id",
    "strange-network": "network",
    "no-time": "time",
    "no-zone": "time",
    "no-amount": "amount",
    "no-unit": "amount",
}
