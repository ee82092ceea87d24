"""Rules files that endanger customers, or the program: the bad inputs of a platform's own file."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.nasty import AT, UNSAFE, run, texts
from tests.cli.reports import edited
from tests.cli.safety import PLATFORM
from tests.support import SHIPPED

pytestmark = pytest.mark.usefixtures("quiet_surroundings")

MAIL = '"mailto:help@meridian.example"'
DOMAIN = '"meridian-status.test"'
NAME = 'name.en   = "Live chat"'
BODY = 'body.en   = "Please freeze account {account} right now."'
WEIGHT = "weight = 5"


def contact(text: str) -> str:
    """The platform's rules with this contact beside the mail address."""
    return edited(PLATFORM, (MAIL, f'{MAIL}, "{text}"'))


def domain(text: str) -> str:
    """The platform's rules with this domain beside the others."""
    return edited(PLATFORM, (DOMAIN, f'{DOMAIN}, "{text}"'))


def named(text: str) -> str:
    """The platform's rules with this name of a channel, as TOML writes it."""
    return edited(PLATFORM, (NAME, f"name.en   = {text}"))


def saying(text: str) -> str:
    """The platform's rules with this message."""
    return edited(PLATFORM, (BODY, f'body.en   = "{text}"'))


# The rules -> the code of the first error.
REFUSED: Mapping[str, tuple[str | bytes, str]] = {
    # Contacts.
    "equal skeleton": (contact("mailto:help@rneridian.example"), "contact-alike"),
    "Cyrillic twin": (contact("mailto:help@m\u0435ridian.example"), "contact-not-ascii"),
    "mixed script": (contact("https://мeridian.example/"), "contact-not-ascii"),
    "punycode": (contact("https://xn--meridan-9ya.example/"), "contact-punycode"),
    "userinfo": (contact("https://good@evil.test/"), "contact-userinfo"),
    "http": (contact("http://meridian.example/"), "contact-http"),
    "IP": (contact("https://192.0.2.1/"), "contact-ip"),
    "shortener": (contact("https://bit.ly/x"), "contact-shortener"),
    "invitation": (contact("https://t.me/+invite"), "contact-invitation"),
    "port": (contact("https://meridian.example:8443/"), "contact-port"),
    "steps": (contact("https://meridian.example/a/../b"), "contact-path"),
    "trailing dot": (contact("https://meridian.example./"), "contact-host"),
    "two readings": (contact("tel:+44 (0)20 5550 0100"), "contact-phone"),
    "javascript": (contact("javascript:alert(1)"), "bad-contact"),
    "formula": (contact("=HYPERLINK(1)"), "bad-contact"),
    "sum": (contact("@SUM(1+1)"), "bad-contact"),
    "tab": (contact("\\thttps://meridian.example/x"), "bad-contact"),
    "return": (contact("\\rhttps://meridian.example/x"), "bad-character"),
    "github.io": (domain("github.io"), "domain-suffix"),
    "co.uk": (domain("co.uk"), "domain-suffix"),
    "com": (domain("com"), "domain-suffix"),
    "wildcard": (domain("*.meridian.example"), "bad-domain"),
    "domain with a dot": (domain("meridian.example."), "bad-domain"),
    # Ids.
    "other case": (f"{PLATFORM}\n[channels.Chat]\n", "bad-id"),
    "composed": (f'{PLATFORM}\n[channels."ch\u00e4t"]\n', "bad-id"),
    "full width": (f'{PLATFORM}\n[channels."ｃｈａｔ"]\n', "bad-id"),
    # Values.
    "nan": (edited(PLATFORM, (WEIGHT, "weight = nan")), "wrong-kind"),
    "inf": (edited(PLATFORM, (WEIGHT, "weight = inf")), "wrong-kind"),
    "bool": (edited(PLATFORM, (WEIGHT, "weight = true")), "wrong-kind"),
    "4301 digits": (edited(PLATFORM, (WEIGHT, f"weight = {'9' * 4301}")), "syntax"),
    "date": (edited(PLATFORM, (NAME, "name.en   = 2026-11-22")), "wrong-kind"),
    "include": (f'include = "../../etc/passwd"\n{PLATFORM}', "unknown-key"),
    "pattern": (edited(PLATFORM, (WEIGHT, 'weight = 5\npattern = "(a+)+$"')), "unknown-key"),
    # What a terminal would do.
    "clipboard": (named(r'"\u001b]52;c;x\u0007"'), "bad-character"),
    "right to left": (named(r'"\u202egnp"'), "bad-character"),
    "raw escape": (named('"\x1b[2J"'), "bad-character"),
    # Templates.
    "double braces": (saying("{{7*7}}"), "unknown-placeholder"),
    "attribute": (saying("%s{0.__class__}"), "unknown-placeholder"),
    "format": (saying("{account!r:>1000000000}"), "unknown-placeholder"),
    # Whole files.
    "empty": ("", "empty-file"),
    "no channels": (PLATFORM[: PLATFORM.index("[channels.chat]")], "missing-key"),
    "1 MB and a byte": ("#" * 1_000_001, "too-big"),
    "NUL": (f"{PLATFORM}#\0".encode(), "bad-character"),
    "Latin-1": (b"# caf\xe9\n", "not-utf8"),
    "UTF-16": (PLATFORM.encode("utf-16"), "other-encoding"),
    "CR": (PLATFORM.replace("\n", "\r"), "old-line-ends"),
    "nested": ("x = " + "[" * 500, "too-deep"),
    "dotted": ("a." * 20_000 + "a = 1", "too-deep"),
}  # fmt: skip

# Rules that may be used, whatever they say.
ACCEPTED: Mapping[str, str | bytes] = {
    "as it is": PLATFORM,
    "CRLF": PLATFORM.replace("\n", "\r\n"),
    "BOM": b"\xef\xbb\xbf" + PLATFORM.encode(),
    "markup": named('"[/red][link=https://evil.test]x"'),
    "HTML": named('"</script><img onerror=1>"'),
    "formula": named("\"=HYPERLINK('x')\""),
    "tab": named('"\\tx"'),
    "percent": saying("%s %(x)s $x <%= 7*7 %> {account}"),
    "pattern": edited(PLATFORM, ('aliases = ["meridian",', 'aliases = ["(abc+)+$", "meridian",')),
}

VERBS = (
    ("verify", "@MeridianHelp"),
    ("draft", "chat", "-d", "account=7", "-a", "robbed=yes", *AT),
    ("recommend", "-a", "urgency=low", *AT),
)


def write(raw: str | bytes) -> None:
    """Put these rules into the working folder, byte by byte."""
    Path("hostile.toml").write_bytes(raw if isinstance(raw, bytes) else raw.encode())


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    """Every verb refuses the file with the same error, and `rules check` reports it."""
    raw, code = REFUSED[name]
    write(raw)

    assert f"[{code}]" in run("rules", "check", "hostile.toml").out
    for verb in VERBS:
        ran = run(*verb, "--rules", "hostile.toml")
        assert ran.code == 2
        assert f"error[{code}]" in ran.err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted(name: str, lang: str) -> None:
    """What only looks dangerous is text: every verb answers, and shows it as it stands."""
    write(ACCEPTED[name])
    verify, draft, recommend = (
        run(*verb, "--rules", "hostile.toml", "--lang", lang) for verb in VERBS
    )

    assert (verify.code, draft.code, recommend.code) == (0, 0, 0)
    if name == "percent" and lang == "en":
        assert "%s %(x)s $x <%= 7*7 %> 7" in draft.out


@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_other_files(kind: str) -> None:
    """The file may be behind a link or come through a pipe."""
    path = Path(kind)
    if kind == "link":
        path.symlink_to(SHIPPED)
    else:
        os.mkfifo(path)
        threading.Thread(target=path.write_text, args=[PLATFORM]).start()

    assert run("verify", "x.example", "--rules", kind).code == 1


@pytest.mark.parametrize("path", ["/dev/zero", ".", "none.toml", "x" * 300, "a\0b"])
def test_no_file(path: str) -> None:
    """What is no file that ends is refused by every verb."""
    for verb in VERBS:
        ran = run(*verb, "--rules", path)
        assert ran.code == 2
        assert "error[too-big]" in ran.err or "error[unreadable]" in ran.err


pieces = st.sampled_from(["[]", "{}", "1", "true", '""', '"x"', "[platform]", "[messages.x]", "\n"])


@given(
    st.sampled_from([MAIL, DOMAIN, NAME, BODY, WEIGHT, "[platform]", '"{topic}"']), pieces | texts
)
def test_damaged(where: str, junk: str) -> None:
    """Whatever stands in the place of a value or a section, it is used or refused."""
    write(PLATFORM.replace(where, junk).encode("utf-8", "surrogatepass"))

    codes = {run(*verb, "--rules", "hostile.toml").code for verb in VERBS}
    assert codes <= {0, 1} or codes == {2}


@given(texts)
def test_any_detail(text: str) -> None:
    """Whatever a customer writes, nothing invisible of it reaches a terminal."""
    write(PLATFORM)
    for form in ("text", "markdown", "json"):
        ran = run(*VERBS[1], "--rules", "hostile.toml", "-d", f"account={text}", "--format", form)
        assert not set(ran.out) & set(UNSAFE)
