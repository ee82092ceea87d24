"""channelpick batch into folders: resumed, killed, stopped; nothing is ever half there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.runs import AT, Run
from tests.cli.tables import ROWS, write_csv
from tests.support import channelpick, environment, validator


def folder_of(tmp_path: Path, rows: int = 1) -> Path:
    """A folder of tables, one of them deeper, with files that do not count; and one bad row."""
    folder = tmp_path / "in"
    for number in range(4):
        place = folder / ("old" if number == 3 else "") / f"{number}.csv"
        place.parent.mkdir(parents=True, exist_ok=True)
        write_csv(place, [*ROWS * rows, *(["z,hihg,simple,no,none"] if number == 1 else [])])
    (folder / "_SUCCESS").write_text("", "utf-8")
    (folder / "notes.txt").write_text("", "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder, but for the journal."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "_channelpick.jsonl"
    }


def test_folder(run: Run, tmp_path: Path) -> None:
    """A folder becomes a folder, a file each; rejects lie beside them."""
    source = folder_of(tmp_path)

    ran = run("batch", str(source), "-o", "out", "--json", *AT)

    validator("batch").validate(ran.answer)
    assert ran.code == 1
    assert (ran.answer["read"], ran.answer["accepted"], ran.answer["rejected"]) == (13, 12, 1)
    assert ran.answer["rejects"] == ["out/_rejects/1.jsonl"]
    assert sorted(contents(tmp_path / "out")) == [
        "0.csv",
        "1.csv",
        "2.csv",
        "_rejects/1.jsonl",
        "old/3.csv",
    ]


def test_resume(run: Run, tmp_path: Path) -> None:
    """What is done and unchanged stays; the rest is done with the moment of the first run."""
    source = folder_of(tmp_path)
    run("batch", str(source), "-o", "out")
    whole, kept = contents(tmp_path / "out"), (tmp_path / "out" / "0.csv").stat().st_mtime_ns
    (tmp_path / "out" / "2.csv").unlink()
    with (tmp_path / "out" / "_channelpick.jsonl").open("a", encoding="utf-8") as journal:
        journal.write('{"table": "cut sho')  # as a power failure leaves it
    write_csv(source / "1.csv", [*ROWS, "z,hihg,simple,no,none"])

    ran = run("batch", str(source), "-o", "out", "--resume")

    assert contents(tmp_path / "out") == whole
    assert (tmp_path / "out" / "0.csv").stat().st_mtime_ns == kept
    assert "Rows read: 13 = answered: 12 + rejected: 1." in ran.err
    assert "Tables that an earlier run had finished: 2." in ran.err


def test_resume_at_the_same_moment(run: Run, tmp_path: Path) -> None:
    """What was now for the first run stays so: rows without a moment are answered alike."""
    night, source = "2026-03-04T03:00:00+08:00", folder_of(tmp_path)
    run("batch", str(source), "-o", "night", "--at", night)
    run("batch", str(source), "-o", "out", "--tz", "Asia/Shanghai")
    journal = tmp_path / "out" / "_channelpick.jsonl"
    begun, *done = journal.read_text("utf-8").splitlines()
    journal.write_text(json.dumps(json.loads(begun) | {"at": night}) + "\n", "utf-8")

    run("batch", str(source), "-o", "out", "--tz", "Asia/Shanghai", "--resume")

    assert len(done) == 4
    assert contents(tmp_path / "out") == contents(tmp_path / "night")


def test_resume_of_another_run(run: Run, tmp_path: Path) -> None:
    """Results of other options are not mixed."""
    source = folder_of(tmp_path)
    run("batch", str(source), "-o", "out")

    ran = run("batch", str(source), "-o", "out", "--resume", "--prefix", "x_")

    assert ran.code == 2
    assert "[other-run]" in ran.err


@pytest.mark.skipif(os.name != "posix", reason="processes are killed as POSIX systems do")
def test_killed(tmp_path: Path) -> None:
    """Killed at any moment, it leaves no half-written file; going on gives the same result."""
    source = folder_of(tmp_path, rows=20_000)
    command = ["batch", str(source), *AT, "-o"]
    channelpick(*command, str(tmp_path / "whole"), cwd=tmp_path)
    whole = contents(tmp_path / "whole")
    out = tmp_path / "out"
    stops = 0
    for delay in (0.0, 0.03, 0.1, 0.2):
        process = subprocess.Popen(
            [sys.executable, "-m", "channelpick", *command, str(out), "--resume"],
            cwd=tmp_path,
            env=environment(),
            stderr=subprocess.DEVNULL,
        )
        while process.poll() is None and not list(out.rglob(".*.part")):
            time.sleep(0.001)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        stops += process.wait() == -signal.SIGKILL
        left = {name: text for name, text in contents(out).items() if not is_part(name)}

        assert left.items() <= whole.items()

    ran = channelpick(*command, str(out), "--resume", cwd=tmp_path)

    assert stops > 0
    assert ran.returncode == 1
    assert contents(out) == whole


def is_part(name: str) -> bool:
    """Whether a file is not yet in its place."""
    return name.endswith(".part")


def test_stopped_by_hand(tmp_path: Path) -> None:
    """Ctrl-C leaves what was there before, and nothing beside it."""
    source, out = write_csv(tmp_path / "in.csv", ROWS * 400_000), tmp_path / "out.csv"
    out.write_text("before", "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "channelpick", "batch", str(source), "-o", str(out)],
        cwd=tmp_path,
        env=environment(),
        stderr=subprocess.PIPE,
    )
    # When rows are written, all is imported. Within an import, Python would end by the signal.
    part = tmp_path / ".out.csv.part"
    while not (part.exists() and part.stat().st_size):
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()

    assert (process.returncode, said) == (130, b"")
    assert out.read_text("utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]
