"""Mistakes with a single answer, mended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelpick.errors import Problem
from channelpick.files.catalog_toml import read_source
from channelpick.files.mend import Repair, mend, mend_file, mend_fully
from tests.support import DATA

SOUND = (DATA / "small.toml").read_text("utf-8")
TYPED = (
    SOUND.replace("format    =", "format    ＝")
    .replace('["zh", "en"]', '["zh"， "en"]')
    .replace("[tips.freeze]", "［tips.freeze]")
)
"""Four slips of a Chinese keyboard: the list of languages stands there three times."""


def fix(line: int, column: int, end: int | None, text: str | None) -> Problem:
    """A problem with this fix."""
    return Problem(code="x", line=line, column=column, end_column=end, fix=text)


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        ([], "ab\r\ncd\n中文"),
        ([fix(1, 1, 2, "X")], "Xb\r\ncd\n中文"),
        ([fix(1, 2, 3, "")], "a\r\ncd\n中文"),
        ([fix(2, 3, 3, "!")], "ab\r\ncd!\n中文"),
        ([fix(3, 2, 3, "长长"), fix(3, 1, 2, "")], "ab\r\ncd\n长长"),
        ([fix(2, 1, 3, "X"), fix(2, 2, 3, "Y")], "ab\r\nX\n中文"),
        ([fix(2, 1, 2, "X"), fix(2, 1, 2, "X")], "ab\r\nXd\n中文"),
        ([fix(9, 1, 2, "X"), fix(2, 2, 9, "X"), fix(2, 1, None, "X")], "ab\r\ncd\n中文"),
        ([fix(1, 3, 4, "X"), fix(1, 4, 4, "X"), fix(2, 3, 2, "X")], "ab\r\ncd\n中文"),
        ([fix(2, 1, 2, None), fix(2, 1, 2, "c")], "ab\r\ncd\n中文"),
    ],
    ids=[
        "none",
        "one",
        "delete",
        "insert",
        "two",
        "overlap",
        "twice",
        "nowhere",
        "line end",
        "no change",
    ],
)
def test_mend(problems: Sequence[Problem], expected: str) -> None:
    """The marked characters are replaced, and nothing else."""
    assert mend("ab\r\ncd\n中文", problems)[0] == expected


def test_repairs() -> None:
    """Each repair tells its place and what was there, from top to bottom."""
    _, repairs = mend("ab\ncd", [fix(2, 1, 2, "X"), fix(1, 2, 3, "Y")])

    assert repairs == (Repair(1, 2, "b", "Y"), Repair(2, 1, "c", "X"))


@given(
    st.text(st.sampled_from("a中\r\n"), max_size=30),
    st.lists(
        st.builds(fix, *[st.integers(1, 9)] * 3, st.text("xy", max_size=3)),
        unique_by=lambda problem: problem.line,
    ),
)
def test_repairs_can_be_undone(text: str, problems: Sequence[Problem]) -> None:
    """Only what the repairs say has changed: undone, the text is as it was."""
    mended, repairs = mend(text, problems)
    back = [fix(r.line, r.column, r.column + len(r.after), r.before) for r in repairs]

    assert mend(mended, back)[0] == text


def test_mend_fully() -> None:
    """One mistake hides the next: it goes on until there is none."""
    text, repairs = mend_fully(TYPED)

    assert text == SOUND
    assert [(r.before, r.after) for r in repairs] == [
        ("＝", "="),
        *[("，", ",")] * SOUND.count('["zh", "en"]'),
        ("［", "["),
    ]


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_everything_else_stays(tmp_path: Path, end: str, bom: bytes) -> None:
    """Line ends, the mark of an encoding, notes and blanks are kept byte for byte."""
    path = tmp_path / "channels.toml"
    more = "# ，＝ stay in a note \t \n\n"
    path.write_bytes(bom + (more + TYPED + more).replace("\n", end).encode())

    mend_file(str(path))

    assert path.read_bytes() == bom + (more + SOUND + more).replace("\n", end).encode()
    assert read_source(str(path)).problems == ()


@pytest.mark.parametrize(
    ("sound", "typed"),
    [
        ('"first"', "“frist”"),
        ("weight = 8", "weight = 8， 9"),
        ('title.en  = "Who?"', "title.en  = ＝"),
    ],
)
def test_fix_that_does_not_help(tmp_path: Path, sound: str, typed: str) -> None:
    """A fix that only moves the mistake, or puts another in its place, is not made."""
    path = tmp_path / "channels.toml"
    broken = SOUND.replace(sound, typed, 1).encode()
    path.write_bytes(broken)
    before = path.stat()

    assert broken != SOUND.encode()
    assert mend_file(str(path)) == ()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (broken, before.st_mtime_ns)


def test_sound_file_is_not_written(tmp_path: Path) -> None:
    """Where nothing is to be mended, the file is not touched."""
    path = tmp_path / "channels.toml"
    path.write_text(SOUND, "utf-8")
    before = path.stat()

    assert mend_file(str(path)) == ()
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
