"""The gallery of mistakes: files with one mistake each, and the one report that each must get."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import tomli

from channelpick.files.catalog_toml import read_source, source_of
from channelpick.files.mend import mend, mend_file
from channelpick.formats.interface import Screen
from channelpick.formats.problems import as_text
from channelpick.formats.problems.interface import Findings
from channelpick.words.languages import words_in
from tests.support import DATA

VALID = sorted((DATA / "catalogs" / "valid").glob("*.toml"))
INVALID = DATA / "catalogs" / "invalid"
PLACES: dict[str, list[Any]] = tomli.loads((INVALID / "places.toml").read_text("utf-8"))
"""Name of a file -> line, column, the marked characters, the code."""
MENDED = {
    "capital-key",
    "curly-quotes",
    "full-width-brackets",
    "full-width-comma",
    "full-width-equals",
    "full-width-indent",
    "misspelt-answer",
    "misspelt-channel",
    "misspelt-channel-of-message",
    "misspelt-criterion-in-fits",
    "misspelt-definition-of-channel",
    "misspelt-definition-of-criterion",
    "misspelt-definition-of-level",
    "misspelt-fallback",
    "misspelt-family",
    "misspelt-key",
    "misspelt-language",
    "misspelt-level-in-fits",
    "misspelt-strength",
    "tag-without-sign",
}
"""The mistakes that `--fix` mends: those of names and of a Chinese keyboard."""


def gallery_file(name: str) -> Path:
    """The file of this name."""
    return INVALID / f"{name}.toml"


def is_utf8(name: str) -> bool:
    """Whether the file is text that an editor could save in another way."""
    try:
        return bool(gallery_file(name).read_bytes().decode())
    except UnicodeDecodeError:
        return False


def found_at(path: Path) -> list[list[Any]]:
    """All that is said of a file, errors and warnings, each as in `PLACES`."""
    return [
        [
            problem.line,
            problem.column,
            problem.excerpt[(problem.column or 1) - 1 : (problem.end_column or 1) - 1],
            problem.code,
        ]
        for problem in read_source(str(path)).problems
    ]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid(path: Path) -> None:
    """The files that the mistakes are made in have none of their own, not even a warning."""
    assert read_source(str(path)).problems == ()


def test_gallery_is_whole() -> None:
    """Every file has its place in the table, and there are enough of them."""
    files = {path.stem for path in INVALID.glob("*.toml")} - {"places"}

    assert files == set(PLACES)
    assert len(files) >= 150


@pytest.mark.parametrize("name", PLACES)
def test_place(name: str) -> None:
    """One mistake gets exactly one report, and that marks what a person would point at."""
    assert [PLACES[name]] == found_at(gallery_file(name))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", PLACES)
def test_report(name: str, language: str) -> None:
    """The whole report, in both languages."""
    recorded = INVALID / f"{name}.{language}.txt"
    problems = read_source(str(gallery_file(name))).problems
    findings = Findings(problems=problems, source="{file}")

    report = as_text.report([findings], words_in(language), Screen())

    if os.environ.get("UPDATE_GALLERY"):
        recorded.write_text(report, "utf-8")
    assert recorded.read_text("utf-8") == report


@pytest.mark.parametrize("name", [name for name in PLACES if is_utf8(name)])
def test_other_editors(name: str, tmp_path: Path) -> None:
    """Windows line ends and a byte order mark move no mark."""
    raw = gallery_file(name).read_bytes()
    crlf, bom = tmp_path / "crlf.toml", tmp_path / "bom.toml"
    crlf.write_bytes(raw.replace(b"\n", b"\r\n"))
    bom.write_bytes(b"\xef\xbb\xbf" + raw)

    assert [PLACES[name]] == found_at(crlf)
    assert [PLACES[name]] == found_at(bom)


@pytest.mark.parametrize("name", PLACES)
def test_proposal(name: str) -> None:
    """A fix that is proposed takes its problem away, and brings no other one."""
    source = read_source(str(gallery_file(name)))
    mended, repairs = mend(source.text, source.problems)

    assert bool(repairs) is any(problem.fix is not None for problem in source.problems)
    left = {problem.code for problem in source_of(source.path, mended).problems}
    assert not repairs or left <= ({"full-width"} if name == "full-width-brackets" else set())


@pytest.mark.parametrize("name", PLACES)
def test_fix(name: str, tmp_path: Path) -> None:
    """Unasked, --fix mends names and full-width signs and nothing else: "only the spelling"."""
    copy = tmp_path / "channels.toml"
    copy.write_bytes(gallery_file(name).read_bytes())

    is_fixable = any(problem.fix is not None for problem in read_source(str(copy)).problems)
    repairs = mend_file(str(copy)) if is_fixable else ()

    assert bool(repairs) is (name in MENDED)
    assert found_at(copy) == ([] if repairs else [PLACES[name]])
