"""What TAB offers: each row is a command line up to the cursor, and the words that may stand there.

A `·` at the end is the cursor after a space; a shell would send an empty word.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from channelpick.quick import completing
from channelpick.quick.completing import FILE, candidates
from tests.quick.grammar import GRAMMAR, KNOWN
from tests.support import ROOT, environment

CASES = {
    # Verbs.
    "·": "recommend draft rules verify completion",
    "re": "recommend",
    "rules ·": "check show diff",
    "rules s": "show",
    "nonsense ·": "",
    "recommend ·": "",
    # Options: long ones, and those of `recommend` without a verb.
    "-": "--version --help --urgency --topic --answer --rules --tried --at --tz --lang"
    " --language --json",
    "--urg": "--urgency",
    "--v": "--version",
    "-a": "-a",
    "--json --": "--version --help --urgency --topic --answer --rules --tried --at --tz --lang"
    " --language",
    "recommend --urgency high --t": "--topic --tried --tz",
    "recommend --urgency=high -a topic=login --u": "",
    "recommend --answer topic=login --a": "--answer --at",
    "rules --": "--help",
    "rules check --": "",
    "draft -- --": "",
    # Levels, topics and answers.
    "--urgency ·": "low high critical",
    "recommend --urgency h": "high",
    "recommend --urgency=": "--urgency=low --urgency=high --urgency=critical",
    "recommend --topic=w": "--topic=withdrawal",
    "recommend -a ·": "urgency= topic= locked_out=",
    "recommend --urgency high --answer topic=login -a ·": "locked_out=",
    "recommend -a locked_out=": "locked_out=no locked_out=yes",
    "recommend --answer=locked_out=y": "--answer=locked_out=yes",
    "recommend -a nonsense=": "",
    "draft -d ·": "amount= network=",
    "draft -d amount=5 -d ·": "network=",
    "draft -d amount=": "",
    # Channels.
    "recommend --tried ·": "email live-chat phone",
    "recommend --tried email=3d --tried ·": "live-chat phone",
    "recommend --tried email=1": "email=1h email=1d email=14d",
    "draft ·": "email live-chat phone",
    "draft p": "phone",
    "draft phone ·": "",
    "draft --topic login ·": "email live-chat phone",
    "draft -- ·": "email live-chat phone",
    "rules show ·": "email live-chat phone urgency topic locked_out",
    # Words that the program itself knows, and what nobody can guess.
    "--lang ·": "zh en",
    "--lang z": "zh",
    "recommend --language ·": "zh en",
    "completion ·": "bash zsh fish",
    "completion zsh ·": "",
    "--at ·": "",
    "verify ·": "",
    "--nonsense ·": "",
    "--nonsense=": "",
    "--json=": "",
    # Files.
    "--rules ·": ":file",
    "--rules ru": ":file",
    "--rules=ru": ":file",
    "rules check a.toml ·": ":file",
    "rules diff ·": ":file",
    "rules diff a.toml b.toml ·": "",
}


@pytest.mark.parametrize("line", CASES)
def test_candidates(line: str) -> None:
    """These words may stand there, in this order, and no others."""
    words = [word.replace("·", "") for word in line.split()]

    assert [word for word, _ in candidates(words, GRAMMAR, KNOWN)] == CASES[line].split()


def test_no_words() -> None:
    """Without any word it is as with an empty one."""
    assert candidates([], GRAMMAR, KNOWN) == candidates([""], GRAMMAR, KNOWN) != []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("rec",), ("recommend", "Recommend a channel.")),
        (("--jso",), ("--json", "As JSON.")),
        (("--topic", "l"), ("login", "Logging in")),
        (("--topic=l",), ("--topic=login", "Logging in")),
        (("-a", "lo"), ("locked_out=", "Locked out?")),
        (("-a", "locked_out=n"), ("locked_out=no", "No")),
        (("draft", "ph"), ("phone", "Phone")),
        (("draft", "-d", "am"), ("amount=", "Amount")),
    ],
)
def test_descriptions(words: tuple[str, ...], expected: tuple[str, str]) -> None:
    """Each candidate comes with what it means, in the reader's language."""
    assert candidates(words, GRAMMAR, KNOWN) == [expected]


@pytest.mark.parametrize("line", CASES)
def test_broken_rules_file(line: str) -> None:
    """Where the rules file tells nothing, the verbs, options and files are still there."""
    words = [word.replace("·", "") for word in line.split()]
    found = candidates(words, GRAMMAR, {})

    assert [each for each in candidates(words, GRAMMAR, KNOWN) if each in found] == found


def test_zones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Time zones are completed a folder at a time; what is no zone there is passed over."""
    (tmp_path / "Asia").mkdir()
    for name in ("Asia/Tokyo", "Asia/Shanghai", "UTC", "zone.tab", "Europe"):
        (tmp_path / name).touch()
    monkeypatch.setattr(completing, "_ZONES", str(tmp_path))

    assert offered("--tz", "") == ["Asia/", "Europe", "UTC"]
    assert offered("--tz", "As") == ["Asia/"]
    assert offered("--tz=Asia/S") == ["--tz=Asia/Shanghai"]
    assert offered("--tz", "Nowhere/") == offered("--tz", "\0/") == []


def test_zones_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no time zones, those of the package tzdata count."""
    monkeypatch.setattr(completing, "_ZONES", "/nonexistent")

    assert offered("--tz", "Asia/Shang") == ["Asia/Shanghai"]


def offered(*words: str) -> list[str]:
    """The candidates alone."""
    return [word for word, _ in candidates(words, GRAMMAR, KNOWN)]


def test_file_is_no_candidate_among_others() -> None:
    """`:file` stands alone, and for nothing that begins so."""
    assert candidates(("--rules", ""), GRAMMAR, KNOWN) == [FILE]
    assert candidates((":f",), GRAMMAR, KNOWN) == []


def test_nothing_is_imported() -> None:
    """Beside the package itself it loads nothing: the shell waits for it at every TAB."""
    program = (
        "import channelpick, sys; before = set(sys.modules)\n"
        "import channelpick.quick.completing; print(*sorted(set(sys.modules) - before))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment(),
    )

    assert ran.stdout.split() == ["channelpick.quick", "channelpick.quick.completing"]
