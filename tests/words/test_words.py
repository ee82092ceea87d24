"""Both languages say the same things."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from channelpick.words.languages import words_in
from tests.support import ROOT


def is_group(value: object) -> bool:
    """Whether it is one of the groups of sentences that `words.py` lists."""
    return type(value).__module__ == "channelpick.words.words"


def sentences(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text with the path of fields and keys that leads to it."""
    if is_group(value):
        for name in type(value).__annotations__:
            yield from sentences(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from sentences(inner, f"{path}[{key}]")
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from sentences(inner, f"{path}[{index}]")
    else:
        yield path, value


def placeholders(sentence: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


ZH, EN = dict(sentences(words_in("zh"))), dict(sentences(words_in("en")))


def test_same_sentences() -> None:
    """No sentence, and no key of a table, is missing in a language."""
    assert list(ZH) == list(EN)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_field_is_filled(language: str) -> None:
    """Each group has its fields and no others: the constructor would take any."""
    words = words_in(language)
    groups = [words, *filter(is_group, vars(words).values())]

    assert [set(type(group).__annotations__) for group in groups] == [
        set(vars(group)) for group in groups
    ]


def test_same_placeholders() -> None:
    """A sentence asks for the same values in both languages."""
    differing = {path for path in EN if placeholders(ZH[path]) != placeholders(EN[path])}

    assert differing == set()


def test_chinese_is_chinese() -> None:
    """Every Chinese sentence that is not a pattern or a sign has Chinese in it."""
    signs = (
        ".code",
        ".time.",
        ".other_language",
        "[format]",
        "joint",
        "colon",
        "_title",
        "of_all",
        "noted",
    )
    foreign = {
        path
        for path, text in ZH.items()
        if not re.search("[\u4e00-\u9fff]", text)
        and not any(sign in path for sign in signs)
        and EN[path]
    }

    assert foreign == set()


def test_every_code_has_words() -> None:
    """Each code of a problem that the program can raise has a sentence, and each is used."""
    said = set(words_in("en").problem.said)
    source = "".join(
        path.read_text("utf-8")
        for path in Path(ROOT, "channelpick").rglob("*.py")
        if path.parent.name != "words"
    )
    raised = set(re.findall(r'(?:code=|code = |HoursError\(|_warning\()"([a-z0-9-]+)"', source))
    raised |= set(re.findall(r'"(unknown-[a-z-]+)"', source))

    assert raised <= said
    assert {code for code in said if f'"{code}"' not in source} == set()


def test_every_sentence_is_used() -> None:
    """No sentence is left over."""
    source = "".join(
        path.read_text("utf-8")
        for path in Path(ROOT, "channelpick").rglob("*.py")
        if path.parent.name != "words"
    )
    groups = filter(is_group, vars(words_in("en")).values())
    names = {name for group in groups for name in vars(group)}

    unused = {name for name in names if f".{name}" not in source}

    assert unused <= {"prepare", "during", "after"}  # taken by the name of the stage
