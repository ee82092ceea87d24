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
    why={
        "empty": "There is nothing to check.",
        "too-long": "No contact is that long.",
        "control-character": "It has characters that cannot be seen. Nobody honest hides any.",
        "not-ascii": "It has letters that only look like plain ones.",
        "punycode": (
            "It is an address in disguise (xn--…): the screen may show it as something else."
        ),
        "backslash": "It has a backslash (\\), which hides where it leads.",
        "white-space": "There is a blank in it.",
        "percent-in-host": (
            "The name of the site is written in codes (%…), which hides where it leads."
        ),
        "userinfo": "It leads to what stands behind the @, not to what stands before it.",
        "odd-port": "It names an odd door of the site (the number behind the colon).",
        "ip-address": "It is a number instead of the name of a site.",
        "malformed-host": "The name of the site is not a proper one.",
        "malformed-mail": "This is no proper e-mail address.",
        "malformed-handle": "This is no proper @name.",
        "no-country-code": (
            "A phone number needs its country code, such as +1 …: without it, it can be anybody's."
        ),
        "malformed-phone": "This is no proper phone number.",
        "other-scheme": "It is no web address, e-mail address, phone number or @name.",
        "no-contact": "It is no web address, e-mail address, phone number or @name.",
        "confusable-letters": "Look at each letter: some only look alike.",
        "one-letter-off": "Look at each letter: one is different.",
        "few-letters-off": "Look at each letter: a few are different.",
        "name-with-other-words": (
            "It uses the platform's name with other words. Anybody can register such a name."
        ),
        "other-ending": "The name is the same, but it has another ending.",
        "official-name-in-subdomain": (
            "The platform's name stands at the front only. What counts stands at the end of the "
            "site's name."
        ),
        "official-name-in-userinfo": (
            "What stands before the @ is decoration. It leads to what stands behind it."
        ),
        "official-name-in-path": (
            "The platform's name stands behind the first slash. What counts stands before it."
        ),
        "leads-elsewhere": (
            "It begins at the platform's site, but carries another address, to which it may lead."
        ),
        "handle-elsewhere": (
            "The name is listed for another network. On this one anybody can have it."
        ),
        "other-spelling": "It is spelled differently from the one that is listed.",
        "same-digits-disguised": "It is written so that no filter recognises the number.",
        "one-digit-off": "One digit is different from the number that is listed.",
        "other-country-code": "The country code is different from that of the listed number.",
    },
    listed_for="Listed for: {channel}.",
    listed="The rules file lists it.",
    forged={
        "mail": (
            "But a sender's address can be forged: a mail that seems to come from here proves "
            "nothing. Write to it yourself."
        ),
        "phone": "But the number that a call shows can be forged: hang up, and call it yourself.",
        "handle": (
            "But the list does not say on which network: open it from the app or the platform's "
            "own site. And whoever writes to you first is not support."
        ),
        "url": (
            "But a message that shows this address may lead elsewhere: type it yourself, or use "
            "your bookmark."
        ),
    },
    catalog="By {path}, updated {day}, sha256 {sha256}",
    shipped="the general rules that come with channelpick",
    no_contacts=(
        "These rules list no contacts, so nothing can be confirmed by them. Ask the platform for "
        "its own rules file, and name it with --rules."
    ),
    prompt="Paste web addresses, e-mail addresses, numbers or @handles, one a line, then Ctrl-D:",
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
        "strange-network": "{detail}: we do not know this network. Is the name right?",
        "no-time": "{detail}: please give the time of day, too.",
        "no-zone": "{detail}: in which time zone? Add it, such as UTC+8.",
        "no-amount": "{detail}: there is no number in it.",
        "no-unit": "{detail}: of what? Add the coin or currency, such as USDT.",
    },
    removed={
        "certain": "{detail}: a {kind} was removed. Never send it to anyone, support included.",
        "ask": "{detail}: something that may be a {kind} was held back.",
    },
    opens="Closed now. It opens {at}: turn to it then.",
    then="Wait {span}, until {at}. No reply by then? Next: {channel}.",
    last=(
        "Wait {span}, until {at}. No reply by then? Run channelpick again, and say what you tried."
    ),
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
