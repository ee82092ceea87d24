"""How many secrets are found, and how much is left of what support needs.

Every `*.jsonl` of the folder counts whose rows have `text`, `label` (1 a secret, 0 none, -1 only
the writer knows), `type`, and perhaps `secret` (what must vanish) and `keep` (what must stay).
Types that begin with `hard` or `obfuscated` are free-form; `neg:real` are messages of customers.
Misses are told by number and type, never by their text.
A word of a phrase that also stands in the prose around it is not counted as left.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.safety.rows import Row
from channelpick.screening.secrets import (
    MOST_CHARACTERS,
    Finding,
    find_secrets,
    without_secrets,
)

_WARM_UP = 300
"""Rows read before time is taken: the lists are loaded by then."""
_FREE = ("hard", "obfuscated", "free")
_PATTERNS = (
    *"a1 \n.,:;-_=\"'([{</\\|@#%~`+0的密一あ가жé\ud800⑽",
    *("1 ", "a ", "ab ", "1 2 ", "1234-", "4111 ", "0x", "0a ", "5K", "x" * 87 + " ", "aA1 "),
    *(
        "密码",
        "密码是",
        "验证码：",
        "助记词",
        "第一个词是",
        "四八",
        "password is ",
        "my pw ",
        "pin ",
    ),
    *(
        "code: ",
        "api key ",
        "private key ",
        "seed phrase ",
        "abandon ",
        "abandon",
        "first word is ",
    ),
    *(
        "four ",
        "a@b.example:",
        "user: a ",
        '"password":',
        "{",
        "[1,",
        "eyJ",
        "cookie: a=b; ",
        "GB82 ",
    ),
    *(
        "p a s s: ",
        "4bandon ",
        "reverse ",
        "(",
        "aHVudGVyIGh1bnRlcg",
        "6c756e63",
        "| 1 | abandon |\n",
    ),
    *("f" * 64 + " ", "cvv is ", "card 4111 1111 1111 1111 ", "is it the ", "que ", "-----BEGIN "),
)
"""Repeated up to the limit: every kind of sign, cues, list words, digits, openings."""


@dataclass(frozen=True, slots=True)
class _Tried:
    """A row of the data and what became of it."""

    number: int
    type: str
    label: int
    found: tuple[Finding, ...]
    leaked: bool
    """Whether something is left that does not also stand elsewhere in the text."""
    kept: tuple[bool, ...]
    seconds: float
    size: int
    """Bytes of the text."""


def rows(folder: Path) -> list[Row]:
    """A row for each goal that the files of the folder can show."""
    for row in islice(_read(folder), _WARM_UP):
        find_secrets(row["text"])
    tried = [_try(*numbered) for numbered in enumerate(_read(folder), 1)]
    return [*_found_rows(tried), *_kept_rows(tried), *_time_rows(tried)] if tried else []


def _read(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            if {"text", "label", "type"} <= row.keys():
                yield row


def _try(number: int, row: dict[str, Any]) -> _Tried:
    text = row["text"]
    start = process_time()
    found = find_secrets(text)
    seconds = process_time() - start
    left = without_secrets(text, found, lambda _: "\0")
    # A word of a phrase may also be a word of the message around it; then it proves nothing.
    secrets = [secret for secret in row.get("secret") or () if text.count(secret) == 1]
    return _Tried(
        number,
        row["type"],
        row["label"],
        found,
        any(secret in left for secret in secrets),
        tuple(keep in left for keep in row.get("keep") or ()),
        seconds,
        len(text.encode("utf-8", "surrogatepass")),
    )


def _found_rows(tried: list[_Tried]) -> Iterator[Row]:
    canonical = [one for one in tried if one.label and not one.type.startswith(_FREE)]
    free = [one for one in tried if one.label > 0 and one.type.startswith(_FREE)]
    for name, part in (("secrets", canonical), *_by_family(canonical)):
        yield from _share(f"{name} found", 0.995, [bool(one.found) for one in part])
    yield from _share(
        "secrets left after removal, prose aside", 0.001, [one.leaked for one in canonical]
    )
    yield from _share("free-form secrets found", 0.6, [bool(one.found) for one in free])
    unsure = [one for one in tried if one.label < 0]
    asked = [{finding.certainty for finding in one.found} == {"ask"} for one in unsure]
    yield from _share("64 hex digits without a word: asked about", 1.0, asked)


def _by_family(tried: list[_Tried]) -> Iterator[tuple[str, list[_Tried]]]:
    families: dict[str, list[_Tried]] = {}
    for one in tried:
        families.setdefault(":".join(one.type.split(":")[:2]), []).append(one)
    for family in sorted(families):
        yield f"  {family}", families[family]


def _kept_rows(tried: list[_Tried]) -> Iterator[Row]:
    clean = [one for one in tried if not one.label]
    real = [bool(one.found) for one in clean if one.type.startswith("neg:real")]
    free = [bool(one.found) for one in clean if one.type.startswith(_FREE)]
    others = [bool(one.found) for one in clean if not one.type.startswith(("neg:real", *_FREE))]
    yield from _share("ids kept", 0.999, [kept for one in tried for kept in one.kept])
    yield from _share("false alarms: real messages", 0.0002, real)
    yield from _share("false alarms: made messages", 0.001, others)
    yield from _share("false alarms: beside free-form secrets", 0.02, free)


def _share(name: str, goal: float, counted: list[bool]) -> Iterator[Row]:
    """A share of all, if there are any: at least the goal if above one half, else at most."""
    if counted:
        share, least = sum(counted) / len(counted), goal >= 0.5
        yield Row(
            name=name,
            goal=f"{'≥' if least else '≤'} {100 * goal:g} %",
            measured=f"{100 * share:.3f} % of {len(counted)}",
            met=share >= goal if least else share <= goal,
        )


def _time_rows(tried: list[_Tried]) -> Iterator[Row]:
    spent = sum(one.seconds for one in tried) * 1000 / (sum(one.size for one in tried) / 1024)
    yield Row(name="1 KB of text", goal="≤ 5 ms", measured=f"{spent:.1f} ms", met=spent <= 5)
    worst = max(map(_time, _PATTERNS)) * 1000
    goal = f"≤ 250 ms, {len(_PATTERNS)} patterns"
    yield Row(
        name="worst 10 000 characters", goal=goal, measured=f"{worst:.0f} ms", met=worst <= 250
    )


def _time(pattern: str) -> float:
    text = (pattern * MOST_CHARACTERS)[:MOST_CHARACTERS]
    start = process_time()
    find_secrets(text)
    return process_time() - start


def misses(folder: Path) -> Iterable[str]:
    """The number and the type of each row that went wrong."""
    for number, row in enumerate(_read(folder), 1):
        one = _try(number, row)
        wrong = not one.found or one.leaked if one.label else bool(one.found)
        if wrong or not all(one.kept):
            yield f"{one.number} {one.type}"
