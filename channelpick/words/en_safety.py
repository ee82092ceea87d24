"""Contacts, secrets and drafts, in English."""

from __future__ import annotations

from channelpick.words.words import DraftWords, ScanWords, VerifyWords

VERIFY = VerifyWords(
    verdicts={
        "official": "OFFICIAL",
        "official-domain": "OFFICIAL DOMAIN, but not listed",
        "lookalike": "LOOKALIKE of {of}",
        "resembles": "RESEMBLES {of}",
        "not-listed": "NOT LISTED",
        "refused": "REFUSED: this is no proper contact",
    },
    not_confirmed="Not confirmed: do not use it.",
    why={},
    listed_for="Listed for: {channel}.",
    listed="The rules file lists it.",
    forged={},
    catalog="By {path}, updated {day}, sha256 {sha256}",
    shipped="the general rules that come with channelpick",
    no_contacts=(
        "These rules list no contacts, so nothing can be confirmed by them. Ask the platform for "
        "its own rules file, and name it with --rules."
    ),
    go_yourself="Open the app, or the site you bookmarked yourself, and start from there.",
)

SCAN = ScanWords(
    kinds={
        "seed-phrase": "seed phrase",
        "private-key": "private key",
        "card-number": "card number",
        "password": "password",
        "one-time-code": "one-time code",
        "totp-secret": "authenticator secret",
        "api-key": "API key",
        "iban": "bank account number (IBAN)",
    },
    removed="[REMOVED {kind}]",
    held_back="[HELD BACK, perhaps a {kind}]",
    found={
        "certain": "{kind}, at characters {first} to {last}: removed.",
        "ask": "Perhaps a {kind}, at characters {first} to {last}: held back.",
    },
    advice={
        "certain": (
            "Never send this to anyone, support included. If you have sent or shown it already, "
            "treat it as stolen: change it, or move your funds to a new wallet."
        ),
        "ask": (
            "If it is a transaction id, write “transaction id” before it, and check again. If it "
            "is a key, leave it out."
        ),
    },
    clean="Nothing found that must not be sent. Secrets in an unusual form may still be there.",
    prompt="Paste your message here, then press Enter and Ctrl-D:",
)

DRAFT = DraftWords(
    title="Your message for: {channel}",
    subject="Subject",
    body="Message",
    script="Say this",
    ready="Have this ready",
    notes="Before and after",
    missing="Support will also ask for: {details}",
    doubts={
        "no-transaction-id": "{detail}: this does not look like a transaction id.",
        "other-network": "{detail}: the transaction ids of that network look different.",
        "unknown-network": "{detail}: we do not know this network. Is the name right?",
        "no-time": "{detail}: please give the time of day, too.",
        "no-zone": "{detail}: in which time zone? Add it, such as UTC+8.",
        "no-amount": "{detail}: there is no number in it.",
        "no-unit": "{detail}: of what? Add the coin or currency, such as USDT.",
    },
    removed={
        "certain": "{detail}: a {kind} was removed. Never send it to anyone, support included.",
        "ask": "{detail}: something that may be a {kind} was held back.",
    },
    opens="It opens {at}. Send it then.",
    wait="A reply is due by {at} (within {span}).",
    then="None by then? Next: {channel}.",
    last="None by then? Run channelpick again, and say what you tried.",
    better="Better now: {channel}.",
    none="There is no message for {channel}.",
    no_channel="No channel can be used right now.",
    no_message="There is nothing to write there: look for your answer, or ask in a few words.",
    nothing_to_tell="These details are needed: {details}",
    skip_hint="Enter alone skips it",
    offer="Shall we write the message for {channel}?",
    yes="Yes, ask me for the details",
    no="No, thank you",
    looks_secret=(
        "This is a {kind}. Never send it to anyone, support included. Please leave it out:"
    ),
    is_it_one="Is part of this a {kind}? It must never be sent.",
    it_is="Yes, or I am not sure: leave it out",
    it_is_none="No, it is a transaction id or something else that support needs",
)
