"""A file is replaced whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from channelpick.files.atomic import replace_file


def test_replace(tmp_path: Path) -> None:
    """The new content stands in the old place, and nothing is left beside it."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    replace_file(str(path), b"new")

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_permissions(tmp_path: Path, mode: int) -> None:
    """Who may read and write it stays as it was."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    path.chmod(mode)
    replace_file(str(path), b"new")

    assert path.stat().st_mode & 0o777 == mode


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_symbolic_link(tmp_path: Path) -> None:
    """A link stays a link, also one into another folder; the file behind it is replaced."""
    folder = tmp_path / "folder"
    folder.mkdir()
    target, link = folder / "a.toml", tmp_path / "link.toml"
    target.write_bytes(b"old")
    link.symlink_to(Path("folder") / "a.toml")
    replace_file(str(link), b"new")

    assert link.readlink() == Path("folder") / "a.toml"
    assert target.read_bytes() == b"new"
    assert list(folder.iterdir()) == [target]


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    """When the disk is full or the folder cannot be changed, the old file is still there, alone."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(OSError, match="No space left"):
        replace_file(str(path), b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_no_file(tmp_path: Path) -> None:
    """It replaces; it does not make files."""
    with pytest.raises(FileNotFoundError):
        replace_file(str(tmp_path / "a.toml"), b"new")

    assert list(tmp_path.iterdir()) == []
