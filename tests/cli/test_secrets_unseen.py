"""Whatever a secret is given as by mistake, nobody sees it again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest

from tests.cli.nasty import AT, COMPLETE, run
from tests.published import SECRETS, leaks

pytestmark = pytest.mark.usefixtures("quiet_surroundings")

SHOWN = ("legal", "japanese", "xprv", "wif")
S = "{secret}"
"""Where the secret stands in an entry."""
RULES = ("--rules", "small.toml")

ARGUMENTS: Sequence[Sequence[str]] = [
    # A verb, an option, one word too many.
    (S,),
    ("recommend", S),
    ("recommend", f"--{S}"),
    ("recommend", f"--topic={S}", *RULES),
    ("channels", S),
    ("rules", S),
    # The value of each option.
    *(
        (*COMPLETE, option, value)
        for option in ("-a", "--tried", "--save-test")
        for value in (S, f"{S}=x", f"topic={S}", f"email={S}")
    ),
    *(
        (*COMPLETE, option, S)
        for option in (
            *("--urgency", "--topic", "--at", "--tz", "--lang", "--language", "--rules", "--input"),
            *("--format", "--top", "--color"),
        )
    ),
    ("channels", "--at", S),
    # The verbs of this room.
    ("draft", S),
    ("draft", "ticket", "--topic", S),
    *(("draft", "ticket", *AT, "-d", value) for value in (S, f"{S}=x", f"error={S}", f"x={S}")),
    ("draft", "ticket", *AT, "--topic", "technical", "-d", f"error={S}"),
    ("draft", "ticket", *AT, "--topic", "technical", "-d", f"error={S}", "--json"),
    ("draft", "ticket", *AT, "--topic", "technical", "-d", f"error={S}", "--format", "markdown"),
    ("draft", "ticket", *AT, "-d", f"what_happened={S}", "-d", f"request={S}"),
    ("verify", S),
    ("verify", "--json", S),
    ("verify", f"https://evil.example/?q={S}"),
    ("scan", S),
    ("scan", "none.txt", S),
    ("scan", f"./{S}/x"),
    # Those of the staff; but rules check names the files that it was told to check.
    ("rules", "show", S),
    ("rules", "show", "--rules", S),
    ("rules", "test", "--rules", S),
    ("rules", "diff", S, "small.toml"),
    ("rules", "analyze", S),
    ("rules", "schema", S),
]
"""Words of the command line."""

INPUTS: Mapping[str, tuple[Sequence[str], object]] = {
    # Verb -> what is on standard input; what is no text is JSON.
    "message": (("scan",), f"my words: {S}\n"),
    "message as JSON": (("scan", "--json"), f"my words: {S}\n"),
    "contacts": (("verify", "-"), f"@x\n{S}\n"),
    "contacts as JSON": (("verify", "-", "--json"), f"@x\n{S}\n"),
    "no JSON": (("draft", "--input", "-"), S),
    "text": (("draft", "--input", "-"), [S]),
    "key": (("draft", "--input", "-"), {S: 1}),
    "details": (("draft", "--input", "-"), {"details": S}),
    "detail": (("draft", "ticket", *AT, "--input", "-"), {"details": {"request": S}}),
    "name of a detail": (("draft", "--input", "-"), {"details": {S: "x"}}),
    "kind of a detail": (("draft", "--input", "-"), {"details": {"error": [S]}}),
    "escape in a detail": (("draft", "--input", "-"), {"details": {"error": f"\x1b{S}"}}),
    "channel": (("draft", "--input", "-"), {"channel": S}),
    "answer": (("recommend", "--input", "-"), {"answers": {"topic": S}}),
    "answers": (("recommend", "--input", "-"), {"answers": [S]}),
    "question": (("recommend", "--input", "-"), {"answers": {S: "x"}}),
    "moment": (("recommend", "--input", "-"), {"at": S}),
    "language": (("recommend", "--input", "-"), {"language": S}),
    "tried": (("recommend", "--input", "-"), {"tried": [{"channel": S}]}),
    "tried when": (("recommend", "--input", "-"), {"tried": [{"channel": "email", "at": S}]}),
    "tried ago": (("recommend", "--input", "-"), {"tried": [{"channel": "email", "ago": S}]}),
}


@pytest.mark.parametrize("words", ARGUMENTS, ids=" ".join)
def test_arguments(words: Sequence[str]) -> None:
    """No answer and no error has any of it: "the value itself is never printed"."""
    for name in SHOWN:
        secret = SECRETS[name]
        ran = run(*(word.replace(S, secret) for word in words))

        assert leaks(secret, ran.out + ran.err) == []


@pytest.mark.parametrize("name", INPUTS)
def test_input(name: str) -> None:
    """So it is with whatever comes on standard input."""
    command, value = INPUTS[name]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    for kind in SHOWN:
        secret = SECRETS[kind]
        ran = run(*command, stdin=text.replace(S, secret).encode())

        assert leaks(secret, ran.out + ran.err) == []


@pytest.mark.parametrize("place", [0, 5_000, 9_940, 9_990, 10_000, 19_950])
def test_long_error(place: int) -> None:
    """Nor is a part of it left where a long error is cut."""
    secret = SECRETS["24 words"]
    padding = "value " * (place // 6)

    ran = run("recommend", "-a", f"{padding}{secret} {'value ' * 2000}")

    assert ran.code == 2
    assert leaks(secret, ran.err) == []


def test_words_without_quotes() -> None:
    """Who forgets the quotes does not read the phrase again, and no two words of it together."""
    *words, _ = SECRETS["legal"].split()  # too few to be taken for a phrase
    for verb in (("draft", "-d"), ("verify",), ("scan",), ("recommend", "-a"), ("channels",)):
        ran = run(*verb, *words)

        assert ran.code == 2
        assert [pair for pair in pairwise(words) if " ".join(pair) in ran.err] == []
