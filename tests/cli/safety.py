"""Screens of draft, verify and scan, compared with those on file.

`UPDATE_SCREENS=1 pytest tests/cli/test_safety_screens.py` writes them. Each is taken in both
languages and at two widths, a draft as Markdown, too; as JSON it is held against its published
schema.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len

from tests.cli.reports import edited
from tests.cli.runs import Ran, Run
from tests.published import ETH_TXID, SECRETS, TXID
from tests.support import DATA, validator

SCREENS = DATA / "safety"
SCHEMAS = {"draft": "draft", "verify": "verification", "scan": "scan"}
FACTS = ("verdict", "of", "channel", "kind", "why")
LANGUAGES = ("zh", "en")
WIDTHS = (40, 80)

PLATFORM = (DATA / "catalogs" / "valid" / "platform.toml").read_text("utf-8")
FILES: Mapping[str, str] = {
    "platform.toml": PLATFORM,
    "own.toml": edited(
        PLATFORM,
        ('name.en   = "Live chat"', 'name.en   = "Live chat"\noffered   = false'),
        ('max = "10m" }\nlanguages = ["zh", "en"]', 'max = "10m" }\nlanguages = ["fr"]'),
        ('name.en   = "E-mail"\nhours     = "24/7"', 'name.en   = "E-mail"\nhours     = "off"'),
    ),
    "shut.toml": PLATFORM.replace('"24/7"', '"off"'),
}
"""A platform's rules; the same without a chat, with a French phone and no mail; all shut."""

WEDNESDAY = ("--at", "2026-03-04T11:00:00+08:00")
SUNDAY = ("--at", "2026-03-08T11:00:00+08:00")
LOW = ("-a", "urgency=low")
ROBBED = ("--topic", "security", "-a", "fraud_in_progress=yes")


class Case(NamedTuple):
    """A command whose whole screen is on file."""

    command: Sequence[str]
    code: int = 0
    stdin: str = ""


def _draft(*words: str, at: Sequence[str] = WEDNESDAY, rules: str = "", code: int = 0) -> Case:
    return Case(("draft", *words, *at, *(("--rules", rules) if rules else ())), code)


def _verify(*words: str, code: int = 1, stdin: str = "") -> Case:
    return Case(("verify", *words, "--rules", "platform.toml"), code, stdin)


CASES: Mapping[str, Case] = {
    # Messages, by channel.
    "draft-ticket": _draft(
        *("ticket", "--topic", "withdrawal", "-d", f"transaction_id={TXID}", "-d", "amount=500"),
        *("-d", "network=ERC20", "-d", "time=4 March, 11:05", "--tried", "email=3d"),
    ),
    "draft-phone": _draft("phone", "--topic", "trade", "-d", "account=12345", at=SUNDAY),
    "draft-chat": _draft("live-chat", "--topic", "account", "-d", "device=Pixel 9 | *App* 1.2"),
    "draft-social": _draft("social", "--topic", "deposit", "-d", "case_number=AB-1234"),
    "draft-complaint": _draft(
        "complaint", "--topic", "complaint", "-d", "request=Refund the fee.", "--tried", "ticket"
    ),
    "draft-robbed": _draft("live-chat", *ROBBED),
    "draft-contact": _draft("email", "--topic", "withdrawal", rules="platform.toml"),
    "draft-secret": _draft(
        *("ticket", "--topic", "technical", "-d", f"error={SECRETS['legal']}"),
        *("-d", f"steps={ETH_TXID}"),
        code=1,
    ),
    # Why there is none.
    "draft-nothing-to-tell": _draft("social", "--topic", "general", code=1),
    "draft-no-message": _draft("faq", code=1),
    "draft-forbidden": _draft("social", "--topic", "security", code=1),
    "draft-robbed-closed": _draft("phone", *ROBBED, at=SUNDAY, code=1),
    "draft-not-offered": _draft("chat", rules="own.toml", code=1),
    "draft-language": _draft("phone", rules="own.toml", code=1),
    "draft-never-opens": _draft("email", rules="own.toml", code=1),
    "draft-no-channel": _draft(*LOW, at=SUNDAY, rules="shut.toml", code=1),
    # Contacts.
    "verify-official": _verify("https://support.meridian.example/chat", code=0),
    "verify-official-mail": _verify("help@meridian.example", code=0),
    "verify-official-phone": _verify("+1 (202) 555-0143", code=0),
    "verify-official-handle": _verify("@MeridianHelp", code=0),
    "verify-official-site": _verify("https://meridian.example/", code=0),
    "verify-official-domain": _verify("https://www.meridian.example/login"),
    "verify-lookalike": _verify("https://rneridian.example/"),
    "verify-resembles": _verify("+1 202 555 0144"),
    "verify-not-listed": _verify("https://elsewhere.example/"),
    "verify-refused": _verify("https://support.meridian.example\\@evil.test"),
    "verify-secret": _verify(SECRETS["legal"]),
    "verify-list": _verify(
        "-", stdin="@MeridianHelp\n\n  \nhttps://rneridian.example/\r\nhttps://evil.test/\u202e\n"
    ),
    # Texts.
    "scan-certain": Case(("scan",), 1, f"Help!\nThis is it: {SECRETS['legal']}.\nThanks.\n"),
    "scan-ask": Case(("scan",), 1, f"It is {TXID}."),
    "scan-both": Case(
        ("scan",), 1, f"It is {TXID}.\nMy password: Tr0ub4dor&3, and the code is 482913\n"
    ),
    "scan-clean": Case(("scan",), 0, f"TXID {ETH_TXID}, 500 USDT, UID 12345678, +1 202 555 0143\n"),
}
"""With the files of `FILES`, and otherwise the shipped rules."""


MARKDOWN = ("draft-ticket", "draft-phone", "draft-secret", "draft-robbed-closed")
"""What is also taken to be pasted elsewhere."""


def check_screens(run: Run, name: str) -> None:
    """Assert that every form of this answer is the one on file, or in its published form."""
    case = CASES[name]
    verb, answers = case.command[0], []
    for lang in LANGUAGES:
        as_json = run(*case.command, "--lang", lang, "--json", stdin=case.stdin)
        assert (as_json.code, as_json.err, as_json.out.isascii()) == (case.code, "", True)
        values = list(
            map(json.loads, as_json.out.splitlines() if "-" in case.command else [as_json.out])
        )
        for value in values:
            assert list(validator(SCHEMAS[verb]).iter_errors(value)) == []
        answers.append(values)
        for width in WIDTHS:
            os.environ["COLUMNS"] = str(width)  # the fixture `run` sets it back
            ran = run(*case.command, "--lang", lang, stdin=case.stdin)
            compare(f"{name}-{lang}-{width}.txt", ran, case.code)
            assert _too_wide(ran, width, values[0]) == []
        if name in MARKDOWN:
            markdown = run(*case.command, "--lang", lang, "--format", "markdown")
            compare(f"{name}-{lang}.md", markdown, case.code)

    if verb == "verify":
        facts = [[[value[fact] for fact in FACTS] for value in values] for values in answers]
        assert facts[0] == facts[1]


def _too_wide(ran: Ran, width: int, answer: Mapping[str, Any]) -> list[str]:
    """The lines that do not fit, but for single words and what is to be copied as it stands."""
    texts = [answer.get(part) or "" for part in ("subject", "body", "ready", "text")]
    copied = "\n".join(texts).splitlines()
    lines = "\n".join((ran.out, ran.err)).splitlines()
    wide = [line for line in lines if cell_len(line) > width and " " in line.strip()]
    return [line for line in wide if line not in copied]


def compare(name: str, ran: Ran, code: int) -> None:
    """Assert that this is the screen on file; what goes to standard error stands below a line."""
    path, screen = SCREENS / name, "\n~~~ stderr ~~~\n".join(filter(None, (ran.out, ran.err)))
    if os.environ.get("UPDATE_SCREENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(screen, "utf-8")

    assert (ran.code, screen) == (code, path.read_text("utf-8"))
    assert not any(line != line.rstrip() for line in screen.splitlines())
