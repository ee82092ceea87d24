"""Rules files: what is accepted, and what is said of the rest."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import tomli

from channelpick import CatalogError, load_catalog
from channelpick.files.catalog_toml import read_catalog
from channelpick.formats.interface import Screen
from channelpick.formats.problems import as_text
from channelpick.formats.problems.interface import Findings
from channelpick.words.languages import words_in
from tests.support import DATA, SHIPPED

SMALL = (DATA / "small.toml").read_text("utf-8")
PROMISED = tomli.loads((DATA / "promised_names.toml").read_text("utf-8"))


def report(path: Path) -> str:
    """What is said of a rules file that cannot be used."""
    with pytest.raises(CatalogError) as caught:
        read_catalog(str(path))
    findings = Findings(problems=caught.value.problems, source="{file}")
    return as_text.report([findings], words_in("en"), Screen())


def test_small_is_accepted() -> None:
    """The file that is damaged below is sound."""
    assert list(load_catalog(DATA / "small.toml").channels) == ["chat", "phone"]


def test_all_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    """Whoever made three mistakes learns of all three."""
    path = tmp_path / "channels.toml"
    broken = SMALL.replace("weight = 8", 'weight = "8"').replace('"first"', '"frist"')
    path.write_text(broken.replace('hours     = "24/7"', "hours = 5"), "utf-8")

    with pytest.raises(CatalogError) as caught:
        load_catalog(path)

    assert [problem.code for problem in caught.value.problems] == [
        "wrong-kind",
        "wrong-kind",
        "bad-word",
    ]


@pytest.mark.parametrize(
    "raw",
    [SMALL.encode("utf-8-sig"), SMALL.replace("\n", "\r\n").encode()],
    ids=["BOM", "CRLF"],
)
def test_other_editors(raw: bytes, tmp_path: Path) -> None:
    """A byte order mark and Windows line ends are welcome, and the hash is that of the text."""
    path = tmp_path / "channels.toml"
    path.write_bytes(raw)

    file = read_catalog(str(path))

    assert file.sha256 == hashlib.sha256(SMALL.encode()).hexdigest()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (SMALL.encode("gbk"), "{file}:1:1: error[other-encoding]: is in the encoding GBK"),
        (SMALL.encode("gb18030"), "{file}:1:1: error[other-encoding]: is in the encoding GBK"),
        (SMALL.encode("utf-16"), "{file}:1:1: error[other-encoding]: is in the encoding UTF-16"),
        (SMALL.encode("utf-16-le"), "{file}:1:1: error[other-encoding]: is in the encoding UTF-16"),
        (SMALL.encode("utf-16-be"), "{file}:1:1: error[other-encoding]: is in the encoding UTF-16"),
        (SMALL.encode("utf-32"), "{file}:1:1: error[other-encoding]: is in the encoding UTF-32"),
        (b'x = "caf\xe9"', "{file}:1:9: error[not-utf8]"),
        (SMALL.encode() + b"\xff", "{file}:59:1: error[not-utf8]"),
        (b"x = 1\n# bell: \x07", "{file}:2:9: error[bad-character]"),
        (SMALL.replace("Who?", "W\u2066ho?").encode(), "{file}:7:15: error[bad-character]"),
        (b"x = " + b"[" * 100_000, "{file}: error[too-deep]"),
        (b"x = " + b"9" * 10_000, "{file}: error[syntax]"),
        (b"#" * 1_000_001, "{file}: error[too-big]"),
        (b"", "{file}:1:1: error[empty-file]"),
        (b"format = true", "{file}:1:1: error[missing-key]"),
    ],
    ids=[
        "GBK",
        "GB 18030",
        "UTF-16",
        "UTF-16 LE",
        "UTF-16 BE",
        "UTF-32",
        "Latin-1",
        "bad byte",
        "control",
        "bidi",
        "deep",
        "huge number",
        "big",
        "empty",
        "bool",
    ],
)
def test_damaged_file(raw: bytes, expected: str, tmp_path: Path) -> None:
    """Whatever the bytes are, they get a report, with the place where there is one."""
    path = tmp_path / "channels.toml"
    path.write_bytes(raw)

    assert report(path).startswith(expected)


@pytest.mark.parametrize("path", ["/nowhere/channels.toml", str(DATA), "a\0b"])
def test_unreadable(path: str) -> None:
    """A path that leads nowhere, to a folder, or is none, is a report as well."""
    assert "error[unreadable]" in report(Path(path))


def test_shipped_is_complete() -> None:
    """The shipped catalog has all the names that DESIGN promises, and vouches for no contact."""
    catalog = load_catalog()

    assert load_catalog(SHIPPED).model_dump() == catalog.model_dump()
    assert set(catalog.channels) == set(PROMISED["channels"])
    assert {name: list(c.levels) for name, c in catalog.criteria.items()} == PROMISED["criteria"]
    assert set(catalog.facts) == set(PROMISED["facts"])
    assert set(catalog.facts["topic"].answers) == set(PROMISED["topics"])
    assert set(catalog.tags) == set(PROMISED["tags"])
    assert set(catalog.tips) >= set(PROMISED["tips"])
    tags = {
        tag: {id_ for id_, c in catalog.channels.items() if tag in c.tags} for tag in catalog.tags
    }
    assert (tags["login"], tags["no-screen-reader"]) == (set(), set())
    assert tags["mailbox"] == {"email"}
    assert not any(channel.contacts for channel in catalog.channels.values())
    assert catalog.platform is None
