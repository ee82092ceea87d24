"""channelpick scan: where its text comes from, how long it may be, and what is left of it."""

from __future__ import annotations

import json
import os
import threading
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.nasty import run
from tests.published import SECRETS, TXID, leaks

pytestmark = pytest.mark.usefixtures("quiet_surroundings")

SEED = SECRETS["legal"]
WORDS = SEED.split()
MANY = SECRETS["24 words"].split()
REMOVED = "[REMOVED seed phrase]"

# Bytes on standard input -> exit code, and what is shown of them or said about them.
INPUTS: Mapping[str, tuple[bytes, int, str]] = {
    "empty": (b"", 0, "\n"),
    "only spaces": (b"  \n \t\n", 0, "  \n \t\n"),
    "as it stands": ("TXID 是什么？\n  e\u0301".encode(), 0, "TXID 是什么？\n  e\u0301\n"),
    "10 000 characters": (b"x" * 10_000, 0, "x" * 10_000 + "\n"),
    "10 001 characters": (b"x" * 10_001, 2, "error[long-text]: FILE: "),
    "10 000 of four bytes": ("\U0001f937".encode() * 10_000, 0, "\U0001f937" * 10_000 + "\n"),
    "10 001 of four bytes": ("\U0001f937".encode() * 10_001, 2, "error[long-text]: FILE: "),
    "a megabyte": (b"x" * 1_000_000, 2, "error[long-text]: FILE: "),
    "9 999 with CRLF": (b"x\r\n" * 3_333, 0, "x\n" * 3_333),
    "byte order mark": ("\ufeffhello".encode(), 0, "hello\n"),
    "Latin-1": (b"caf\xe9", 2, "error[not-utf8]: FILE: "),
    "UTF-16": ("hello".encode("utf-16"), 2, "error[not-utf8]: FILE: "),
    "NUL and escapes": (b"a\0b\x1b[2Jc", 0, "a\\x00b\\x1b[2Jc\n"),
    "looks otherwise": ("a\u202eb".encode(), 0, "a\\u202eb\n"),
    "markup": (b"[red]{0} %s ${x} <b>", 0, "[red]{0} %s ${x} <b>\n"),
    "cleaned before": (f"so: {REMOVED}".encode(), 0, f"so: {REMOVED}\n"),
    "cleaned in Chinese": ("是[已删除：助记词]".encode(), 0, "是[已删除：助记词]\n"),
    "a secret alone": (SEED.encode(), 1, f"{REMOVED}\n"),
    "at the start": (f"{SEED}.\nIs that right?".encode(), 1, f"{REMOVED}.\nIs that right?\n"),
    "at the end": (f"See it: {SEED}".encode(), 1, f"See it: {REMOVED}\n"),
    "twice": (f"{SEED}.\n\nHi.\n\n{SECRETS['xprv']}".encode(), 1,
              f"{REMOVED}.\n\nHi.\n\n[REMOVED private key]\n"),
    "beside an id": (f"TXID: {TXID}\n\nSee it: {SEED}".encode(), 1,
                     f"TXID: {TXID}\n\nSee it: {REMOVED}\n"),
}  # fmt: skip

LAYOUTS: Mapping[str, str] = {
    "a word a line": "\n".join(WORDS),
    "CRLF": "\r\n".join(WORDS),
    "commas": ", ".join(WORDS),
    "CSV": ",".join(f'"{word}"' for word in WORDS),
    "JSON": json.dumps({"words": WORDS}),
    "numbered": "\n".join(f"{number}. {word}" for number, word in enumerate(WORDS, start=1)),
    "table": "\n".join(f"| {number} | {word} |" for number, word in enumerate(WORDS, start=1)),
    "tabs": "\t".join(WORDS),
    "ideographic spaces": "\u3000".join(WORDS),
    "capitals": SEED.upper(),
    "full width": unicodedata.normalize(
        "NFC", "".join(chr(ord(c) + 0xFEE0) if c != " " else "\u3000" for c in SEED)
    ),
    "23 of 24": " ".join(MANY[:-1]),
    "no checksum": " ".join([*MANY[1:], MANY[0]]),
    "decomposed": unicodedata.normalize("NFD", SECRETS["french"]),
    "Japanese": SECRETS["japanese"],
    "Korean, decomposed": unicodedata.normalize("NFD", SECRETS["korean"]),
    "overlapping": f"{SEED} {SECRETS['letter']}",
}


@pytest.mark.parametrize("name", INPUTS)
def test_input(name: str) -> None:
    """Every byte is shown as it stands, without secrets, or the text is refused."""
    raw, code, expected = INPUTS[name]

    ran = run("scan", stdin=raw)

    assert code == ran.code
    if code == 2:
        assert ran.err.startswith(expected)
    else:
        assert expected == ran.out


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    """A phrase is found in any layout, and no two words of it are left together."""
    text = LAYOUTS[name]

    ran = run("scan", "--json", stdin=f"Hi.\n\n{text}\n".encode())

    assert ran.code == 1
    assert leaks(text, ran.out) == []
    assert [found["certainty"] for found in json.loads(ran.out)["findings"]] == ["certain"]


def test_positions() -> None:
    """Positions count characters of the text as it was given, Windows line ends included."""
    text = f"\U0001f937\r\nSee it: {SEED}.\r\n"

    (found,) = json.loads(run("scan", "--json", stdin=text.encode()).out)["findings"]

    assert text[found["start"] : found["end"]] == SEED


def test_json_keeps_the_text() -> None:
    """JSON has every character of a text without secrets, also those that a terminal must not."""
    text = "a\0b\x1b[2J\u202e\u2028"

    assert json.loads(run("scan", "--json", stdin=text.encode()).out)["text"] == text


@pytest.mark.parametrize("path", ["text", "./text", "link", "pipe"])
def test_files(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text may be in a file, behind a link or in a pipe."""
    monkeypatch.chdir(tmp_path)
    Path("text").write_text(f"See it: {SEED}", "utf-8")
    Path("link").symlink_to("text")
    os.mkfifo("pipe")
    if path == "pipe":
        threading.Thread(target=Path("pipe").write_bytes, args=[SEED.encode()]).start()

    ran = run("scan", path)

    assert ran.code == 1
    assert ran.out.endswith(f"{REMOVED}\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", [SEED, f"pin: {TXID}", "none/none", "a\0b", "x" * 300, "\udcff"])
def test_no_such_file(path: str, lang: str) -> None:
    """A file that cannot be read is not named: what seems its name may be the message itself."""
    ran = run("scan", path, "--lang", lang)

    assert ran.code == 2
    assert "[no-text-file]: FILE" in ran.err
    assert path not in ran.err
    assert leaks(SEED, ran.err) == []


@pytest.mark.parametrize("path", ["/", ".", "~"])
def test_no_file(path: str) -> None:
    """A folder is no file, and what the shell has not expanded is none either."""
    assert run("scan", path).err.startswith("error[no-text-file]: FILE: ")


def test_endless_file() -> None:
    """A file without an end is refused after its first bytes."""
    assert "error[long-text]" in run("scan", "/dev/zero").err


@pytest.mark.parametrize("words", [WORDS, ["my", "password", "is", "Tr0ub4dor&3"], ["-", SEED]])
def test_text_on_the_command_line(words: list[str]) -> None:
    """A text on the command line is refused, says why, and is not quoted."""
    ran = run("scan", *words)

    assert ran.code == 2
    assert "must not stand on the command line" in ran.err
    assert [word for word in words if len(word) > 3 and word in ran.err] == []
