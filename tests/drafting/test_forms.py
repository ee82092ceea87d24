"""What looks like a transaction id, a network, a time or an amount."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelpick.core.catalog import Form
from channelpick.drafting.forms import DOUBTS, DoubtCode, find_doubt
from tests.published import ETH_TXID, TXID

SOLANA = "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW"
SUI = "6Wpmq9YZKQkJFRD2sHHGFqBFqBbwbo7F1yH9yEVhPGqw"
TON = "vkGWrQpFbhOjjTVsQFvFOZPzTsyFVNUDDUzSxpC-8sA="
ALGORAND = "QOOBRVQMX4HW5QZ2EGLQDQCQTKRF3UP3JKDGKYPCXMI6AVV35KQA"

TRANSACTION_IDS: list[tuple[str, str, DoubtCode | None]] = [
    # The id, the network, the doubt.
    (ETH_TXID, "", None),
    (ETH_TXID, "ERC20", None),
    (ETH_TXID.upper().replace("X", "x"), "Ethereum", None),
    (ETH_TXID, "BEP20 (BSC)", None),
    (ETH_TXID, "Polygon", None),
    (ETH_TXID, "以太坊", None),
    (ETH_TXID, "TRC20", "other-network"),
    (ETH_TXID, "Solana", "other-network"),
    (ETH_TXID, "some chain of mine", None),
    (f"https://explorer.example/tx/{ETH_TXID}", "ERC-20", None),
    (f"https://explorer.example/tx/{ETH_TXID}/", "eth", None),
    (f"TXID: {ETH_TXID}", "", None),
    (f" {TXID}\n", "", None),
    (TXID, "Bitcoin", None),
    (TXID, "TRC20", None),
    (TXID, "波场", None),
    (TXID, "TRON (TRC20)", None),
    (TXID, "erc20", "other-network"),
    (TXID, "Arbitrum One", "other-network"),
    (SOLANA, "SOL", None),
    (SOLANA, "", None),
    (SOLANA, "BTC", "other-network"),
    (SUI, "Sui", None),
    (TON, "TON", None),
    (TXID, "TON", None),
    (ALGORAND, "ALGO", None),
    ("", "", "no-transaction-id"),
    ("not yet", "", "no-transaction-id"),
    ("123456", "TRC20", "no-transaction-id"),
    (TXID[:-1], "", "no-transaction-id"),
    (f"{TXID}0", "", "no-transaction-id"),
    (ETH_TXID[:-1], "ERC20", "no-transaction-id"),
    (f"0x{TXID[:40]}", "ERC20", "no-transaction-id"),  # an address
    (f"{TXID[:-1]}g", "", "no-transaction-id"),
    (f"{TXID} or so", "", "no-transaction-id"),
]

OTHERS: list[tuple[Form, str, DoubtCode | None]] = [
    ("network", "TRC20", None),
    ("network", "trc-20", None),
    ("network", "Tron (TRC20)", None),
    ("network", "币安智能链", None),
    ("network", "Arbitrum One", None),
    ("network", "Bitcoin Cash", None),
    ("network", "TRC21", "strange-network"),
    ("network", "the usual one", "strange-network"),
    ("network", "", "strange-network"),
    ("time", "2026-03-04T11:05+08:00", None),
    ("time", "2026-03-04 11:05Z", None),
    ("time", "2026-03-04 11:05 UTC", None),
    ("time", "4 March, 11:05 UTC+8", None),
    ("time", "4 March, 11:05 GMT+08:00", None),
    ("time", "11:05 EST on 4 March", None),
    ("time", "3月4日 11:05 北京时间", None),
    ("time", "3月4日11點5分 香港時間", None),
    ("time", "2026-03-04 11:05", "no-zone"),
    ("time", "4 March, 11:05", "no-zone"),
    ("time", "3月4日 11点", "no-zone"),
    ("time", "2026-03-04", "no-zone"),
    ("time", "yesterday", "no-time"),
    ("time", "3月4日", "no-time"),
    ("time", "", "no-time"),
    ("amount", "500 USDT", None),
    ("amount", "$500", None),
    ("amount", "0.05BTC", None),
    ("amount", "五百 500 元", None),
    ("amount", "1,000.50 €", None),
    ("amount", "500", "no-unit"),
    ("amount", "1,000.50", "no-unit"),
    ("amount", "-500 +", "no-unit"),
    ("amount", "all of it", "no-amount"),
    ("amount", "", "no-amount"),
]


@pytest.mark.parametrize(("value", "network", "doubt"), TRANSACTION_IDS)
def test_transaction_id(value: str, network: str, doubt: DoubtCode | None) -> None:
    """A transaction id looks like those of its network; an unknown network says nothing."""
    assert doubt == find_doubt("transaction-id", value, network)


@pytest.mark.parametrize(("form", "value", "doubt"), OTHERS)
def test_form(form: Form, value: str, doubt: DoubtCode | None) -> None:
    """Networks have known names, times a zone, amounts a number and a unit."""
    assert doubt == find_doubt(form, value)


@given(st.sampled_from(sorted(set(DOUBTS.values()))), st.text(), st.text())
def test_doubts_belong_to_their_form(form: Form, value: str, network: str) -> None:
    """Any text gets a doubt of its form, or none: what looks odd is "doubted, never refused"."""
    doubt = find_doubt(form, value, network)

    assert doubt is None or form == DOUBTS[doubt]
