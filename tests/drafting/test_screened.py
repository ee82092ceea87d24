"""No secret of a detail gets into a message, and nothing that support needs is lost."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelpick.core.catalog_file import CatalogFile
from channelpick.core.ranking import Ranking, rank
from channelpick.core.situation import complete
from channelpick.drafting.draft import Draft, write_draft
from channelpick.drafting.screened import find_in_detail, screen_details
from channelpick.formats.interface import FORMATS, Screen, Telling
from channelpick.formats.report import render
from channelpick.formats.reports.draft_report import draft_report
from channelpick.screening.secrets import MOST_CHARACTERS
from channelpick.words.languages import words_in
from tests.published import ETH_TXID, SECRETS, TXID, leaks
from tests.support import catalog_of, shipped_data, situation

CATALOG = catalog_of(shipped_data())
CRITERIA: dict[str, Any] = {
    "urgency": "high",
    "complexity": "simple",
    "self_service": "no",
    "preference": "none",
}
CHANNELS = ("live-chat", "phone", "email", "ticket", "social", "complaint")
CODE = "verification code 482913"
PASSWORD = "password: Tr0ub4dor&3"


@cache
def ranking(topic: str = "withdrawal", language: str = "en") -> Ranking:
    """The ranking of a situation in which everything is open."""
    said = situation(topic=topic, language=language, **CRITERIA)
    return rank(CATALOG, complete(CATALOG, said))


def shown(draft: Draft, form: str, language: str) -> str:
    """The message in this format."""
    file = CatalogFile(CATALOG, "channels.toml", "0" * 64)
    telling = Telling(file=file, words=words_in(language), screen=Screen(width=40))
    return render(draft_report(draft, ranking(), telling), form, Screen(width=40))


# Label, what the customer wrote -> what is told; "certain", "ask", or nothing was found.
DETAILS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("Transaction id", TXID): (TXID, ""),
    ("Transaction id", ETH_TXID): (ETH_TXID, ""),
    ("Transaction id", f"https://explorer.example/tx/{TXID}"): (
        f"https://explorer.example/tx/{TXID}",
        "",
    ),
    ("交易哈希", TXID): (TXID, ""),
    ("Request", TXID): ("[HELD BACK, perhaps a private key]", "ask"),
    ("What happened", f"it is {TXID} ok"): ("it is [HELD BACK, perhaps a private key] ok", "ask"),
    ("Transaction id", f"private key {TXID}"): ("private key [REMOVED private key]", "certain"),
    ("Account", "12345678"): ("12345678", ""),
    ("Account", "me@mail.example"): ("me@mail.example", ""),
    ("Receiving address", "0xde709f2102306220921060314715629080e2fb77"): (
        "0xde709f2102306220921060314715629080e2fb77",
        "",
    ),
    ("Amount", "500 USDT"): ("500 USDT", ""),
    ("Time", "2026-03-04 11:05 UTC+8"): ("2026-03-04 11:05 UTC+8", ""),
    ("Case number", "20260304123456"): ("20260304123456", ""),
    ("Case number", "[REMOVED seed phrase]"): ("[REMOVED seed phrase]", ""),
    ("What happened", f"my {PASSWORD}"): ("my password: [REMOVED password]", "certain"),
    ("Steps", CODE): ("verification code [REMOVED one-time code]", "certain"),
    ("Account", SECRETS["legal"]): ("[REMOVED seed phrase]", "certain"),
    ("Account", f"  {SECRETS['legal']}\n"): ("[REMOVED seed phrase]", "certain"),
    ("账号", SECRETS["chinese"]): ("[REMOVED seed phrase]", "certain"),
}


@pytest.mark.parametrize(("label", "text"), DETAILS)
def test_detail(label: str, text: str) -> None:
    """A marker for each secret, and every other character as it was."""
    expected, certainty = DETAILS[label, text]

    told, removed = screen_details({"d": text}, {"d": label}, frozenset(), words_in("en"))

    assert told == {"d": expected}
    assert [one.finding.certainty for one in removed] == ([certainty] if certainty else [])
    assert [one.detail for one in removed] == (["d"] if certainty else [])


@pytest.mark.parametrize("name", SECRETS)
def test_place_in_the_detail(name: str) -> None:
    """A finding's place counts in the detail's own text, without the label before it."""
    text = f"so: {SECRETS[name]}"

    (found,) = find_in_detail(text, "A label of many words")

    assert text[found.start : found.end].strip() == SECRETS[name].strip()


def test_what_the_customer_looked_at_is_kept() -> None:
    """Who says that 64 digits are a transaction id is believed, but for what is certain."""
    text = {"d": f"{TXID} or {SECRETS['xprv']}"}

    told, removed = screen_details(text, {"d": "Request"}, frozenset({"d"}), words_in("en"))

    assert told == {"d": f"{TXID} or [REMOVED private key]"}
    assert [one.finding.certainty for one in removed] == ["certain"]


def test_marker_is_in_the_language_of_the_message() -> None:
    """A Chinese message has a Chinese marker."""
    text = {"what_happened": SECRETS["legal"]}

    written = write_draft(CATALOG, ranking(language="zh"), "ticket", text)

    assert "[已删除：助记词]" in written.body


def test_detail_of_any_length() -> None:
    """The longest detail is told, and one character more is refused, without being quoted."""
    labels = {"d": "Error"}
    most = MOST_CHARACTERS - len("Error: ")

    told, _ = screen_details({"d": "x" * most}, labels, frozenset(), words_in("en"))

    assert told == {"d": "x" * most}
    with pytest.raises(ValueError, match=r"^[^x]*$"):
        screen_details({"d": "x" * (most + 1)}, labels, frozenset(), words_in("en"))


CARDS = [SECRETS[name] for name in ("visa", "mastercard", "amex")]
"""A bare number is a card's only where no number of an account or a case is expected."""
before = st.sampled_from(["", "hi ", "help: ", "\n", "1. ", "“", "{", "我的"])
after = st.sampled_from(["", " thanks", "\n", ".", "。", "”", "}", "，谢谢"])
secrets = st.sampled_from(sorted({*SECRETS.values()} - {*CARDS}))
cards = st.sampled_from([f"my card number is {card}" for card in CARDS])
details = st.dictionaries(
    st.sampled_from(sorted(CATALOG.details)),
    st.builds("{}{}{}".format, before, secrets | cards, after),
    min_size=1,
    max_size=3,
)


@given(
    details,
    st.sampled_from(CHANNELS),
    st.sampled_from(["zh", "en"]),
    st.sampled_from(["withdrawal", "account", "general"]),
)
def test_no_published_secret_gets_out(
    told: Mapping[str, str], channel: str, language: str, topic: str
) -> None:
    """No field and no format has any of it: "the value itself is never printed"."""
    written = write_draft(CATALOG, ranking(topic, language), channel, told)
    texts = [repr(written), *(shown(written, form, language) for form in FORMATS)]

    for value in told.values():
        secret = next(one for one in SECRETS.values() if one in value)
        assert [found for text in texts for found in leaks(secret, text)] == []
    markers = sum(text.count("[") for text in (written.subject, written.body, written.ready))
    assert markers == (len(written.removed) if written.body else 0)
