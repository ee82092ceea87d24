"""channelpick verify: verdicts, lists on standard input, and contacts that no contact should be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelpick.words.languages import words_in
from tests.cli.nasty import NASTY, UNSAFE, run, texts
from tests.cli.safety import PLATFORM
from tests.support import SHIPPED

pytestmark = pytest.mark.usefixtures("quiet_surroundings", "platform")

RULES = ("--rules", "platform.toml")
SITE = "meridian.example"

# The bad inputs of the research, for this platform -> the verdicts that they may have.
HOSTILE: Mapping[str, str] = {
    f"{SITE}..": "refused resembles lookalike",
    f"https:/{SITE}": "refused resembles",
    f"https:{SITE}": "refused resembles",
    f"//{SITE}": "refused resembles",
    f"{SITE}\\@evil.test": "resembles lookalike",
    f"{SITE}%2f@evil.test": "resembles lookalike",
    "meridian。example": "resembles lookalike",
    "ｍｅｒｉｄｉａｎ.example": "resembles lookalike",
    "meri\tdian.example": "resembles lookalike",
    "[::1]": "refused",
    "0x7f.1": "refused",
    "http://2130706433/": "refused",
    "xn--": "refused",
    "xn--a": "refused",
    f"{'a' * 64}.test": "refused",
    f"{'a.' * 127}test": "refused",
    f"{SITE}:65536": "refused resembles",
    f"{SITE}:8443": "refused resembles",
    f"support@{SITE}.evil.test": "lookalike",
    f'"a b"@{SITE}': "refused resembles",
    f"Support <help@{SITE}>": "refused resembles",
    f"help@{SITE}@evil.test": "refused resembles lookalike",
    f"help+tag@{SITE}": "official-domain",
    f"mailto:?to=help@{SITE}": "refused resembles",
    "tel:": "refused",
    "tg://resolve?domain=MeridianHelp": "refused resembles lookalike",
    "t.me/MeridianHelp/123": "not-listed resembles",
    "@Meridian\u200bHelp": "refused resembles lookalike",
    "@MeridlanHelp": "lookalike",
    "@MeridianHelp 🤷": "refused resembles lookalike",
    "🤷": "refused",
    "": "refused",
    " ": "refused",
    "javascript:alert(1)": "refused",
    "data:text/html,x": "refused",
    f"javascript://{SITE}/%0aalert(1)": "refused resembles",
    "\udcff\udcfe": "refused",
    f"{SITE}\udc80": "refused resembles lookalike",
    "=HYPERLINK(1)": "refused",
    "x" * 100_000: "refused",
    f"https://{SITE}/" + "a" * 100_000: "refused resembles",
    "https://" + "a." * 50_000: "refused",
    "1" * 100_000: "refused",
    "@" * 10_000: "refused",
    "://" * 10_000: "refused",
}

OFFICIAL = (
    *("https://support.meridian.example/chat", "HTTPS://SUPPORT.MERIDIAN.EXAMPLE/chat"),
    *("https://support.meridian.example:443/chat", " https://support.meridian.example/chat\t"),
    *("help@meridian.example", "mailto:HELP@Meridian.Example", "+1 202 555 0143", "+12025550143"),
    *("tel:+1-202-555-0143", "0012025550143", "@MeridianHelp", "@meridianhelp", SITE),
    *(SITE.upper(), f"https://{SITE}/", f"https://www.{SITE}", "https://t.me/MeridianHelp"),
    *("t.me/MeridianHelp", "meridian-status.test"),
)


@pytest.fixture(scope="module")
def platform(quiet_surroundings: Path) -> None:
    """The working folder has the platform's rules."""
    (quiet_surroundings / "platform.toml").write_text(PLATFORM, "utf-8")


def verdict(contact: str) -> str:
    """What is said of this contact; the exit code must agree."""
    ran = run("verify", *RULES, "--json", "--", contact)
    said = str(json.loads(ran.out)["verdict"])

    assert (ran.code, ran.err) == (0 if said == "official" else 1, "")
    return said


def verdicts(raw: bytes) -> tuple[int, list[tuple[str, str]]]:
    """The exit code for this list, and each contact in it with its verdict."""
    ran = run("verify", *RULES, "--json", "-", stdin=raw)
    found = list(map(json.loads, ran.out.splitlines()))
    return ran.code, [(one["input"], one["verdict"]) for one in found]


@pytest.mark.parametrize("contact", HOSTILE, ids=lambda contact: ascii(contact[:40]))
def test_hostile_contact(contact: str) -> None:
    """Nothing malformed is official, whatever a browser or a hasty reader would make of it."""
    assert verdict(contact) in HOSTILE[contact].split()


@pytest.mark.parametrize("contact", HOSTILE, ids=lambda contact: ascii(contact[:40]))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_contact_for_people(contact: str, lang: str) -> None:
    """People are told not to use it, and nothing invisible of it reaches their terminal."""
    ran = run("verify", *RULES, "--lang", lang, "--", contact)

    assert (ran.code, ran.err) == (1, "")
    assert words_in(lang).verify.not_confirmed in ran.out
    assert len(ran.out) < 2000


@pytest.mark.parametrize("contact", OFFICIAL)
def test_honest_spellings(contact: str) -> None:
    """Every honest spelling of a listed contact is official."""
    assert verdict(contact) == "official"


@given(st.sampled_from(OFFICIAL), st.integers(0, 60), st.sampled_from([*NASTY, *UNSAFE]) | texts)
def test_mutated_contact(contact: str, at: int, text: str) -> None:
    """Whatever is put into a contact, it is answered; with an invisible sign it is not official."""
    mutated = contact[:at] + text + contact[at:]
    said = verdict(mutated)

    assert said != "official" or not set(mutated.strip(" \t\n\v\f\r")) & set(UNSAFE)


def test_whole_list() -> None:
    """One verdict for each line that is not blank, in order; 0 only if all are official."""
    good, bad = "@MeridianHelp", "https://rneridian.example"

    assert verdicts(f"{good}\n".encode()) == (0, [(good, "official")])
    assert verdicts(f"\n{good}\n \t\n{bad}\n\n".encode()) == (
        *(1,),
        [(good, "official"), (bad, "lookalike")],
    )


@pytest.mark.parametrize(
    ("raw", "contacts"),
    [
        ("\ufeff@MeridianHelp\n".encode(), ["@MeridianHelp"]),
        (b"@MeridianHelp\r\n\r\n@MeridianHelp\r\n", ["@MeridianHelp"] * 2),
        (b"@MeridianHelp", ["@MeridianHelp"]),
        (b"  @MeridianHelp  \n", ["  @MeridianHelp  "]),
        (b"caf\xe9\n\xff\xfe\n", ["caf\udce9", "\udcff\udcfe"]),
        (b"a\0b\n", ["a\0b"]),
        ("@x\u2028@y\n".encode(), ["@x\u2028@y"]),
        ("@MeridianHelp\n".encode("utf-16"), None),
        (b"x" * 1_000_000 + b"\n@MeridianHelp\n", ["x" * 2000 + "…", "@MeridianHelp"]),
    ],
    ids=["BOM", "CRLF", "no end", "blanks", "bytes", "NUL", "separator", "UTF-16", "megabyte"],
)
def test_bytes_of_a_list(raw: bytes, contacts: list[str] | None) -> None:
    """Whatever bytes a list is made of, each line of it is answered."""
    code, found = verdicts(raw)

    assert (code == 0) == all(said == "official" for _, said in found)
    assert contacts is None or contacts == [contact for contact, _ in found]


@pytest.mark.parametrize("raw", [b"", b"\n", b"\r\n \t\n", "\ufeff\n".encode()])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_empty_list(raw: bytes, form: tuple[str, ...]) -> None:
    """A list without a contact is no "all official"."""
    ran = run("verify", *RULES, *form, "-", stdin=raw)

    assert ran.code == 2
    assert "error[empty-value]: CONTACT" in ran.err


def test_json_of_a_list_is_one_line_each() -> None:
    """A list gives JSON Lines, a single contact gives an indented object."""
    alone = run("verify", *RULES, "--json", "@MeridianHelp")
    listed = run("verify", *RULES, "--json", "-", stdin=b"@MeridianHelp\n")

    assert len(alone.out.splitlines()) > len(listed.out.splitlines()) == 1
    assert json.loads(alone.out) == json.loads(listed.out)


def test_without_contacts_nothing_is_official() -> None:
    """The shipped rules list no contacts, and say so."""
    ran = run("verify", "--rules", str(SHIPPED), "https://support.meridian.example/chat")

    assert ran.code == 1
    assert "NOT LISTED" in ran.out
    assert "These rules list no contacts" in " ".join(ran.out.split())
