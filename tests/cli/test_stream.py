"""channelpick stream: lines in, lines out, whatever happens meanwhile."""

from __future__ import annotations

import fcntl
import io
import json
import os
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO

import pytest

from channelpick.cli import rules_watch
from channelpick.cli.app import main
from channelpick.cli.line_pipes import AnswersOut, lines_in
from channelpick.errors import InputError
from tests.cli.runs import AT, Run
from tests.support import environment, small_data, write_catalog

SOUND = '{"id":1,"urgency":"high"}\n'
BAD = '{"id":2,"urgency":"hihg"}\n'


@pytest.fixture
def rules(run: Run, tmp_path: Path) -> tuple[str, str]:
    """Options for rules of one criterion and two channels."""
    return "--rules", str(write_catalog(tmp_path / "small.toml", small_data(chat={}, post={})))


def answers(out: str) -> list[Any]:
    """The lines that were written."""
    return [json.loads(line) for line in out.splitlines()]


# ── what comes out ───────────────────────────────────────────────────────────────────────────────


def test_answers(run: Run, rules: tuple[str, str]) -> None:
    """Each line comes back with its answer, also the last one that does not end."""
    ran = run("stream", *rules, stdin=f"{SOUND}\n{SOUND.rstrip()}")

    assert (ran.code, ran.err) == (0, "2 lines read: 2 answered, 0 with a mistake.\n")
    assert [answer["first"] for answer in answers(ran.out)] == ["chat", "chat"]


@pytest.mark.parametrize(
    ("lang", "text", "done"),
    [
        (
            "en",
            "urgency: “hihg” is not one of its answers. Did you mean “high”?",
            "2 lines read: 1 answered, 1 with a mistake.\n",
        ),
        (
            "zh",
            "urgency: “hihg”不是它的选项。是不是想写“high”？",
            "读入 2 行：已回答 1 行，有错 1 行。\n",
        ),
    ],
)
def test_bad_line(run: Run, rules: tuple[str, str], lang: str, text: str, done: str) -> None:
    """A bad line is answered in its place, in the reader's language, and makes the exit code 1."""
    ran = run("stream", *rules, "--lang", lang, "--language", "en", stdin=BAD + SOUND)
    bad, sound = answers(ran.out)

    assert (ran.code, ran.err) == (1, done)
    assert bad["error"]["text"] == text
    assert sound["first"] == "chat"


def test_whole_line(run: Run, rules: tuple[str, str]) -> None:
    """What is wrong with a line as a whole is said of this line."""
    (answer,) = answers(run("stream", *rules, stdin="[]\n").out)

    assert answer["error"]["text"].startswith("this line: is not a JSON object")


def test_options(run: Run, rules: tuple[str, str], tmp_path: Path) -> None:
    """Columns, values, moments and names are told by options, as of tables."""
    (tmp_path / "desk.toml").write_text('[columns]\nSev = "urgency"\n', "utf-8")
    ran = run(
        *("stream", *rules, *AT, "--tz", "UTC", "--prefix", "cp_", "--flush-ms", "5"),
        *("--mapping", "desk.toml", "--map-value", "urgency:1=high", "--default", "tried=chat"),
        stdin='{"Sev": 1, "first": 2}\n{"Sev": 1, "at": "2026-03-04T10:00", "tried": "chat=3d"}\n',
    )

    assert [answer["cp_first"] for answer in answers(ran.out)] == ["post", "post"]
    assert ran.code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--mapping", "-"), "stdin-taken"),
        (("--rules", "-"), "stdin-taken"),
        (("--flush-ms", "-1"), "bad-count"),
        (("--map", "Sev=urgncy"), "unknown-name"),
        (("--default", "urgency=hihg"), "unknown-answer"),
        (("--language", "xx"), "unknown-language"),
        (("--at", "noon"), "bad-time"),
    ],
)
def test_wrong_usage(run: Run, rules: tuple[str, str], words: Sequence[str], code: str) -> None:
    """What options get wrong is said before any line is read."""
    ran = run("stream", *rules, *words, stdin=SOUND)

    assert (ran.code, ran.out) == (2, "")
    assert f"error[{code}]" in ran.err


def test_missing_library(run: Run, rules: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its library the verb tells how to install it."""
    monkeypatch.delitem(sys.modules, "channelpick.batch.stream", raising=False)
    monkeypatch.delitem(sys.modules, "channelpick.batch.line_codes", raising=False)
    monkeypatch.setitem(sys.modules, "msgspec", None)
    ran = run("stream", *rules, stdin=SOUND)

    assert ran.code == 2
    assert "pip install 'channelpick[batch]'" in ran.err


# ── rules that change ────────────────────────────────────────────────────────────────────────────

Step = bytes | Callable[[], object]


def played(monkeypatch: pytest.MonkeyPatch, steps: Sequence[Step]) -> None:
    """Let standard input bring lines one at a time, with things done in between."""
    left = iter(steps)

    def read1(_size: int) -> bytes:
        for step in left:
            if isinstance(step, bytes):
                return step
            step()
        return b""

    stdin = SimpleNamespace(buffer=SimpleNamespace(read1=read1), isatty=lambda: False)
    monkeypatch.setattr(sys, "stdin", stdin)


def test_rules_change(
    rules: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """New rules count from the next line on; broken ones do not, and all is said once."""
    monkeypatch.setattr(rules_watch, "_PAUSE", 0)
    monkeypatch.setattr(rules_watch, "_REST", -1e9)
    path = tmp_path / "small.toml"
    line = SOUND.encode()
    played(
        monkeypatch,
        [
            line,
            lambda: write_catalog(path, small_data(desk={}, chat={})),
            line,
            lambda: path.write_text("urgency = [", "utf-8"),
            line,
            line,
            path.unlink,
            line,
            lambda: write_catalog(path, small_data(phone={})),
            line,
        ],
    )
    code = main(["stream", *rules, "--language", "en"])
    out, err = capsys.readouterr()

    assert code == 0
    assert [answer["first"] for answer in answers(out)] == [
        *("chat", "desk", "desk", "desk", "desk", "phone")
    ]
    said = [text for text in err.splitlines() if text.startswith(str(path)) or "error[" in text]
    assert said == [
        f"{path} has changed. From line 2 on, its new rules count (2026-03-01).",
        f"{path}:1:11: error[unclosed-bracket]: [ is opened and never closed",
        f"{path} has changed, but cannot be used. Answers still come from the rules before.",
        f"{path}: error[unreadable]: cannot be read: No such file or directory",
        f"{path} has changed, but cannot be used. Answers still come from the rules before.",
        f"{path} has changed. From line 6 on, its new rules count (2026-03-01).",
    ]


def test_rules_that_options_do_not_fit(
    rules: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Rules that the options do not fit any longer are not taken over."""
    monkeypatch.setattr(rules_watch, "_PAUSE", 0)
    monkeypatch.setattr(rules_watch, "_REST", -1e9)
    other = small_data(desk={"languages": ["zh"]})
    played(
        monkeypatch,
        [SOUND.encode(), lambda: write_catalog(tmp_path / "small.toml", other), SOUND.encode()],
    )
    main(["stream", *rules, "--language", "en"])
    out, err = capsys.readouterr()

    assert [answer["first"] for answer in answers(out)] == ["chat", "chat"]
    assert "error[unknown-language]: --language" in err


# ── pipes ────────────────────────────────────────────────────────────────────────────────────────


class Chunks:
    """A stream that gives what it has piece by piece."""

    def __init__(self, *pieces: bytes) -> None:
        self._pieces = iter(pieces)

    def read1(self, _size: int) -> bytes:
        """The next piece."""
        return next(self._pieces, b"")


@pytest.mark.parametrize(
    ("pieces", "lines"),
    [
        ((b"a\nb\n",), [[b"a", b"b"]]),
        ((b"a\nb", b"c", b"\nd"), [[b"a"], [b"bc"], [b"d"]]),
        ((b"a\n", b"\n"), [[b"a"], [b""]]),
        ((b"12345", b"67890", b"abcde", b"\nf\n"), [[b"1234567890", b"f"]]),
        ((b"12345", b"67890", b"abcde"), [[b"1234567890"]]),
    ],
)
def test_lines_in(pieces: Sequence[bytes], lines: Sequence[Sequence[bytes]]) -> None:
    """Lines come when they are whole; of one that is too long, no more is kept than needed."""
    assert [*lines_in(Chunks(*pieces), 7, lambda: None)] == lines  # type: ignore[arg-type]


def test_unreadable_input() -> None:
    """What cannot be read is told, with the reason."""
    broken = SimpleNamespace(read1=lambda _size: os.read(-1, 1))

    with pytest.raises(InputError, match="Bad file descriptor"):
        next(lines_in(broken, 7, lambda: None))  # type: ignore[arg-type]


Pipe = tuple[BinaryIO, int]


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    """A pipe to write into, and its other end, which is read without waiting."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    with os.fdopen(writer, "wb") as stdout:
        yield stdout, reader
    os.close(reader)


def there(pipe: Pipe) -> bytes:
    """What can be read at once."""
    try:
        return os.read(pipe[1], 1 << 16)
    except BlockingIOError:
        return b""


@pytest.fixture
def silence() -> Iterator[Any]:
    """A standard input that brings nothing, but does not end."""
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb", buffering=0) as stdin:
        yield stdin
    os.close(writer)


def test_flushed_at_once(pipe: Pipe, silence: Any) -> None:
    """Without patience every answer is there as soon as it is written."""
    out = AnswersOut(silence, pipe[0], 0)
    out.write([b"1\n", b"2\n"])

    assert there(pipe) == b"1\n2\n"


def test_collected(pipe: Pipe, silence: Any) -> None:
    """With patience answers are collected until the time is over, then they are flushed."""
    patient, hasty = AnswersOut(silence, pipe[0], 3600), AnswersOut(silence, pipe[0], 1e-12)
    patient.write([b"1\n"])
    patient.write([b"2\n"])
    before = there(pipe)
    patient.flush()
    after = there(pipe)
    hasty.write([b"3\n"])
    hasty.settle()

    assert (before, after, there(pipe)) == (b"", b"1\n2\n", b"3\n")


def test_late_while_lines_come(pipe: Pipe, silence: Any) -> None:
    """Answers that are late are flushed though more lines are there."""
    out = AnswersOut(silence, pipe[0], 1e-12)
    out.write([b"1\n"])
    out.write([b"2\n"])

    assert there(pipe) == b"1\n2\n"


def test_input_that_cannot_be_watched(pipe: Pipe) -> None:
    """Where nobody can tell whether more comes, nothing waits for it."""
    out = AnswersOut(io.BytesIO(b"x"), pipe[0], 3600)
    out.write([b"1\n"])
    out.settle()

    assert there(pipe) == b"1\n"


def test_stopped(pipe: Pipe, silence: Any) -> None:
    """Whoever stops the program gets what was decided, unless nobody reads."""
    out = AnswersOut(silence, pipe[0], 3600)
    out.write([b"1\n"])
    out.stop()

    assert there(pipe) == b"1\n"


def started(rules: Sequence[str], *words: str) -> subprocess.Popen[bytes]:
    """The program, with pipes to it and from it."""
    return subprocess.Popen(
        [sys.executable, "-m", "channelpick", "stream", *rules, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )


def test_answers_before_the_end(rules: tuple[str, str]) -> None:
    """Each line is answered while the next one has not yet come."""
    with started(rules) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        for number in range(3):
            process.stdin.write(b'{"id":%d,"urgency":"low"}\n' % number)
            process.stdin.flush()

            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/proc/self/syscall").exists(), reason="who waits: Linux")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_by_signal(rules: tuple[str, str], number: int, code: int) -> None:
    """Who stops the program gets the answers that were held back, and the count."""
    with started(rules, "--flush-ms", "3600000") as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(SOUND.encode())
        process.stdin.flush()
        while not is_waiting(process):
            time.sleep(0.01)
        process.send_signal(number)
        out, err = process.communicate(timeout=30)

    assert process.returncode == code
    assert json.loads(out)["first"] == "chat"
    assert err == b"1 lines read: 1 answered, 0 with a mistake.\n"


def is_waiting(process: subprocess.Popen[bytes]) -> bool:
    """Whether it has taken all that was written, and waits for more, but not for ever.

    That is done by `select`, whose first argument is 1 for standard input.
    """
    assert process.stdin
    left = fcntl.ioctl(process.stdin.fileno(), termios.FIONREAD, bytes(4))
    call = Path(f"/proc/{process.pid}/syscall").read_text("ascii").split()
    return not any(left) and call[1:2] == ["0x1"]


def test_closed_pipe(rules: tuple[str, str]) -> None:
    """Nobody who reads any longer: the program ends quietly."""
    with started(rules) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(SOUND.encode() * 3)
        process.stdin.close()

        assert (process.wait(), process.stderr.read()) == (74, b"")
