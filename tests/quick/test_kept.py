"""Whatever happens to the cache, the answer is the same, and nobody notices."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from channelpick.cli.app import main
from channelpick.quick import compile as compiling
from channelpick.quick import kept
from channelpick.quick.answer import answer
from tests.support import small_data, write_catalog

ARGV = (
    *("--urgency", "high", "--at", "2026-03-04T11:00+08:00"),
    *("--json", "--lang", "en", "--rules", "rules.toml"),
)
FOREIGN = 65534
"""Somebody else's user id."""


@pytest.fixture
def right(surroundings: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Typer's answer by a small rules file in the working folder."""
    write_catalog(
        surroundings / "rules.toml", small_data(chat={}, post={"hours": "Mo-Fr 09:00-18:00"})
    )
    assert main(["recommend", *ARGV]) == 0
    return capsys.readouterr().out


@pytest.fixture
def file(right: str) -> Path:
    """The compiled catalog in the cache, after a first answer."""
    assert quick_answer() == right
    [path] = Path(os.environ["XDG_CACHE_HOME"]).rglob("*.json")
    return path


def quick_answer() -> str:
    """The answer of the quick room, which must be able to give one."""
    reply = answer(ARGV, os.environ)
    assert reply
    return reply.out


def reads(monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the next answer takes what is kept, rather than compile anew."""
    compiled = []
    compile_rules = compiling.compile_rules

    def compiles(*arguments: Any) -> Any:
        compiled.append(arguments)
        return compile_rules(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(compiling, "compile_rules", compiles)
        quick_answer()
    return not compiled


def test_the_second_answer_takes_what_is_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rules file is compiled once; its copy for nobody else to read or write."""
    assert reads(monkeypatch)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_damage_anywhere_changes_no_answer(file: Path, right: str) -> None:
    """Each region of the file with a changed byte, and the file cut off there."""
    sound = file.read_bytes()
    for place in range(0, len(sound), 61):
        changed = bytearray(sound)
        changed[place] ^= 1 + place % 255
        for damaged in (bytes(changed), sound[:place]):
            file.write_bytes(damaged)
            assert kept._read(str(file), made_for(sound), os.geteuid()) is None
    for damaged in (bytes(changed), sound[: len(sound) // 2], b"", b"\n", sound + b" "):
        file.write_bytes(damaged)
        assert quick_answer() == right


def made_for(content: bytes) -> list[Any]:
    """What the file says that it is for."""
    value: list[Any] = json.loads(content.partition(b"\n")[2])["made_for"]
    return value


def with_another(name: str, place: int, value: Any) -> Callable[[Path], None]:
    """Change one entry, with the right seal."""

    def change(file: Path) -> None:
        data = json.loads(file.read_bytes().partition(b"\n")[2])
        data[name][place] = value
        file.write_bytes(kept.sealed(json.dumps(data)))

    return change


def with_text(text: str) -> Callable[[Path], object]:
    """Replace it all, with the right seal."""
    return lambda file: file.write_bytes(kept.sealed(text))


def in_place(make: Callable[[Path], object]) -> Callable[[Path], object]:
    """Put something else there."""

    def put(file: Path) -> None:
        file.unlink()
        make(file)

    return put


STRANGE: Mapping[str, Callable[[Path], object]] = {
    "of another version": with_another("made_for", 0, "0.0.9"),
    "of another form": with_another("made_for", 1, 0),
    "for another rules file": with_another("made_for", 2, "00"),
    "in another language": with_another("made_for", 3, "zh"),
    "of another environment": with_another("made_for", 5, "/elsewhere"),
    "of an older library": with_another("made_of", 0, [sys.executable, 1, 1]),
    "of a file that is gone": with_another("made_of", 0, ["/nowhere", None, None]),
    "no catalog": with_text("[1, 2]"),
    "nothing": with_text(""),
    "deep": with_text("[" * 100_000),
    "writable by others": lambda file: file.chmod(0o666),
    "somebody else's": lambda file: os.chown(file, FOREIGN, FOREIGN),
    "a folder": in_place(Path.mkdir),
    "a pipe": in_place(os.mkfifo),
    "a dead link": in_place(lambda file: file.symlink_to("nowhere")),
}


@pytest.mark.skipif(os.name != "posix", reason="pipes, owners and permissions as POSIX has them")
@pytest.mark.parametrize("strange", STRANGE)
def test_what_is_not_ours_does_not_count(
    strange: str, file: Path, right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file from elsewhere is as good as none, with whatever seal."""
    if strange == "somebody else's" and os.geteuid():
        pytest.skip("only root gives files away")
    STRANGE[strange](file)

    assert not reads(monkeypatch)
    assert quick_answer() == right
    if not file.is_dir():
        assert reads(monkeypatch), "it was replaced"


@pytest.mark.parametrize("cache", ["file", "nowhere"])
def test_no_cache_at_all(cache: str, right: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a cache it takes longer, and that is all."""
    Path("file").touch()
    place = {"file": str(Path("file").absolute()), "nowhere": "/proc/1"}[cache]
    monkeypatch.setenv("XDG_CACHE_HOME", place)

    assert quick_answer() == right


def test_an_edited_rules_file_is_answered_from_at_once(
    file: Path, right: str, surroundings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every byte of the rules file counts, and an older copy stays for an older file."""
    rules = surroundings / "rules.toml"
    before = rules.read_bytes()
    rules.write_bytes(before.replace(b'en = "high"', b'en = "pressing"'))
    assert main(["recommend", *ARGV]) == 0
    assert quick_answer() == capsys.readouterr().out
    rules.write_bytes(before)

    assert quick_answer() == right


def test_old_copies_are_thrown_away(file: Path, right: str) -> None:
    """The cache does not grow for ever."""
    for number in range(100):
        old = file.with_name(f"{number}.json")
        old.touch()
        os.utime(old, (number, number))
    file.unlink()

    assert quick_answer() == right
    assert file.exists()
    assert len([*file.parent.iterdir()]) == 32


def test_many_at_once(surroundings: Path, right: str) -> None:
    """Processes that compile at the same time, and one that keeps destroying, get their answers."""
    command = [sys.executable, "-m", "channelpick", "recommend", *ARGV]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(8)]
    while any(run.poll() is None for run in runs):
        for path in Path(os.environ["XDG_CACHE_HOME"]).rglob("*.json"):
            path.write_bytes(path.read_bytes()[:-1])
    for run in runs:
        with run:
            assert run.stdout
            assert run.stdout.read() == right
