"""However a rules file is damaged: a report in both languages and every format, and no crash."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelpick.files.catalog_toml import Source, read_source
from channelpick.formats.interface import PROBLEM_FORMATS, Screen
from channelpick.formats.problems.interface import Findings, problem_format_named
from channelpick.words.languages import words_in
from tests.support import DATA, SHIPPED

SOUND = [
    (DATA / "catalogs" / "valid" / "exchange.toml").read_text("utf-8"),
    SHIPPED.read_text("utf-8"),
]
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-be", "utf-32", "latin-1"]
SIGNS = [
    *"\"'[]{}=,.#:;\\ \t\n\r-_a0", '"""', "'''", "“", "”", "＝", "，", "：", "【", "】", "。",
    "\u3000", "\u00a0", "\u200b", "\u202e", "\u2028", "\x00", "\ufeff", "８", "电话", "🧾", "yes",
    "2m", "09:00-18:00", "2026/1/2", "[x]", "[[channels]]", "[tags.x]", "null", "-1", "1e400",
    "{}", "[]", "a = 1\n", '"\\u202E"', '"never"', '"#live"', "when.tried = 5\n",
]  # fmt: skip
"""What a slip of the hand, a Chinese keyboard or another program may leave behind."""


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    """A sound file with one to four damages: to characters, words, lines or its end."""
    text = draw(st.sampled_from(SOUND))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        match draw(st.sampled_from(["delete", "insert", "replace", "swap", "lines", "cut"])):
            case "delete":
                text = text[:at] + text[at + draw(st.integers(1, 30)) :]
            case "insert":
                text = text[:at] + draw(st.sampled_from(SIGNS)) + text[at:]
            case "replace":
                end = at + draw(st.integers(1, 12))
                text = text[:at] + draw(st.sampled_from(SIGNS) | st.text(max_size=3)) + text[end:]
            case "swap":
                text = text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
            case "lines":
                text = draw(_other_lines(text))
            case _:
                text = text[:at]
    return text


@st.composite
def _other_lines(draw: st.DrawFn, text: str) -> str:
    """The text with a line that is gone, doubled, or moved elsewhere."""
    lines = text.split("\n")
    line = lines.pop(draw(st.integers(0, len(lines) - 1)))
    for _ in range(draw(st.integers(0, 2))):
        lines.insert(draw(st.integers(0, len(lines))), line)
    return "\n".join(lines)


@st.composite
def damaged_files(draw: st.DrawFn) -> bytes:
    """A damaged text in any encoding, and perhaps with damaged bytes."""
    raw = draw(damaged_texts()).encode(draw(st.sampled_from(ENCODINGS)), "ignore")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(raw)))
        raw = raw[:at] + draw(st.binary(max_size=3)) + raw[at + draw(st.integers(0, 3)) :]
    return raw


def assert_reported(source: Source) -> None:
    """Every problem lies inside the file, and every format has words for it."""
    lines = source.text.split("\n")
    for problem in source.problems:
        line, column = problem.line or 1, problem.column or 1
        if source.text:
            assert line <= len(lines)
            assert column <= len(lines[line - 1]) + 1
        assert column < (problem.end_column or column + 1)
    findings = Findings(problems=source.problems, source=source.path, catalog=source.catalog)
    for language in ("en", "zh"):
        reports = {
            name: problem_format_named(name).report([findings], words_in(language), Screen())
            for name in PROBLEM_FORMATS
        }
        assert reports["text"].count("[") >= len(source.problems)
        assert reports["github"].count("\n") == len(source.problems)
        assert len(json.loads(reports["json"])["problems"]) == len(source.problems)
        assert len(json.loads(reports["sarif"])["runs"][0]["results"]) == len(source.problems)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a damaged file is put."""
    return tmp_path_factory.mktemp("damaged") / "channels.toml"


@given(text=damaged_texts())
def test_damaged_text(path: Path, text: str) -> None:
    """Whatever slips into a text, what is wrong with it can be said."""
    path.write_bytes(text.encode("utf-8", "surrogatepass"))

    assert_reported(read_source(str(path)))


@given(raw=damaged_files())
def test_damaged_bytes(path: Path, raw: bytes) -> None:
    """Whatever another program makes of a file, what is wrong with it can be said."""
    path.write_bytes(raw)

    assert_reported(read_source(str(path)))


@given(raw=st.binary(max_size=300))
def test_any_bytes(path: Path, raw: bytes) -> None:
    """A file that never was a rules file gets a report as well."""
    path.write_bytes(raw)
    source = read_source(str(path))

    assert_reported(source)
    assert source.errors
