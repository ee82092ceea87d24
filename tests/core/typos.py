"""Rules files with one misspelt name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from channelpick.core.catalog import Catalog
from channelpick.core.mentions import Homes, listed, rows
from channelpick.errors import KeyPath

Typo = Callable[[str, int], str]

TYPOS: dict[str, Typo] = {
    "swapped": lambda word, at: word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    "doubled": lambda word, at: word[:at] + word[at] + word[at:],
    "left out": lambda word, at: word[:at] + word[at + 1 :],
    "replaced": lambda word, at: word[:at] + "x" + word[at + 1 :],
}


def mentions(catalog: Catalog) -> dict[KeyPath, str]:
    """Every place where a name is mentioned, and whether as a `key` or a `value`."""
    homes = Homes(catalog, {})
    found = [mention for row in rows(catalog, homes) for mention in row.mentions()]
    return {mention.path: mention.mark for mention in [*found, *listed(catalog, homes)]}


def definitions(catalog: Catalog) -> dict[KeyPath, str]:
    """Every place where a name is defined, and whether as a `key` or a `value`."""
    homes = Homes(catalog, {})
    groups = [homes.channels, homes.tags, homes.questions, homes.languages, *homes.answers.values()]
    paths = [path for home in groups for path in home.names.values()]
    return {path: "key" if isinstance(path[-1], str) else "value" for path in paths}


def misspell(data: Any, path: KeyPath, mark: str, typo: Callable[[str], str]) -> str:
    """Misspell the key or the value there; the word as it was."""
    for step in path[:-1]:
        data = data[step]
    last = path[-1]
    if mark == "key":
        renamed = {typo(key) if key == last else key: value for key, value in data.items()}
        data.clear()
        data.update(renamed)
        return str(last)
    if isinstance(data, str):  # one text stands for a list of one
        raise LookupError(path)
    before = str(data[last])
    data[last] = typo(before)
    return before
