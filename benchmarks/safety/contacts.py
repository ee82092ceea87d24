"""How well impostors are told from the platform and from everybody else.

Every `*.json` of the folder with the keys `catalog`, `pos`, `neg`, `official`, `tricks` counts:
hosts that imitate a brand, with the kind of imitation; legitimate hosts; the brands' own; bent
links with what is expected of them. A host is flagged if the directory of any brand flags it.
Files with `phones` and `handles` hold what impostors use: none of it may be official.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.safety.rows import Row
from channelpick.contacts.directory import Directory
from channelpick.contacts.phones import digits_of, seeming_digits
from channelpick.contacts.verification import Verdict, verify

Directories = dict[str, Directory]
_RANK: dict[Verdict, int] = {"official": 4, "official-domain": 3, "lookalike": 2, "resembles": 1}


def rows(folder: Path) -> list[Row]:
    """A row for each goal that the files of the folder can show."""
    return [row for data in _files(folder) for row in _rows(data)]


def _files(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(folder.glob("*.json")):
        data = json.loads(file.read_text("utf-8"))
        if isinstance(data, dict) and ({"pos", "neg"} <= data.keys() or "phones" in data):
            yield data


def _rows(data: dict[str, Any]) -> Iterator[Row]:
    if "pos" not in data:
        yield from _real_rows(data)
        return
    directories = _directories(data)
    yield from _imitation_rows(data, directories)
    yield from _false_alarm_rows(data["neg"], directories)
    yield from _own_rows(data, directories)
    yield _time_row(data["neg"], directories)


def _directories(data: dict[str, Any]) -> Directories:
    return {
        brand["id"]: Directory(
            domains=tuple(brand["domains"]),
            aliases=tuple(brand["strong"]),
            weak_names=tuple(brand["weak"]),
        )
        for brand in data["catalog"]["brands"]
    }


def _worst(contact: str, directories: Iterable[Directory]) -> Verdict:
    """The highest of all verdicts in `_RANK`."""
    verdicts = (verify(contact, directory).verdict for directory in directories)
    return max(verdicts, key=lambda verdict: _RANK.get(verdict, 0))


def _imitation_rows(data: dict[str, Any], directories: Directories) -> Iterator[Row]:
    kinds: dict[str, Counter[Verdict]] = defaultdict(Counter)
    brands: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for row in data["pos"]:
        verdict = verify(row["host"], directories[row["brand"]]).verdict
        if verdict not in ("lookalike", "resembles"):
            verdict = _worst(row["host"], directories.values())
        kinds[row["stratum"]][verdict] += 1
        brands[row["brand"]][verdict] += 1
    warned = {kind: _share(counts, "lookalike", "resembles") for kind, counts in kinds.items()}
    every = sum(kinds.values(), Counter[Verdict]())
    official = every["official"] + every["official-domain"]
    yield _least("imitating hosts warned of", 99, _share(every, "lookalike", "resembles"))
    yield _least("the worst kind of imitation", 92, min(warned.values()))
    for kind, share in sorted(warned.items()):
        yield _least(f"· {kind}, {kinds[kind].total()}", 92, share)
    asked = [brand["id"] for brand in data["catalog"]["brands"] if brand["asked"]]
    sure = [_share(brands[name], "lookalike") for name in asked if name in brands]
    yield _least("lookalikes, mean over the asked brands", 84, sum(sure) / len(sure))
    yield _none("imitating hosts called official", official)


def _false_alarm_rows(neg: list[dict[str, str]], directories: Directories) -> Iterator[Row]:
    kinds: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for row in neg:
        kinds[row["kind"]][_worst(row["host"], directories.values())] += 1
    popular, crypto = kinds["popular"], kinds["crypto-legit"]
    yield _most("popular hosts: lookalike", 0.02, _share(popular, "lookalike"))
    yield _most("popular hosts: any warning", 0.06, _share(popular, "lookalike", "resembles"))
    yield _most("legitimate crypto sites: warning", 1.5, _share(crypto, "lookalike", "resembles"))


def _own_rows(data: dict[str, Any], directories: Directories) -> Iterator[Row]:
    ours = ("official", "official-domain")
    own = [
        *((row["host"], row["brand"]) for row in data["official"]),
        *((row["input"], row["brand"]) for row in data["tricks"] if row["expect"] == "official"),
    ]
    found = [verify(contact, directories[brand]).verdict in ours for contact, brand in own]
    yield _least("the brands' own, official", 100, 100 * sum(found) / max(1, len(found)))
    bent = [row["input"] for row in data["tricks"] if row["expect"] != "official"]
    wrong = sum(_worst(contact, directories.values()) in ours for contact in bent)
    yield _none(f"bent links called official, of {len(bent)}", wrong)


def _real_rows(data: dict[str, Any]) -> Iterator[Row]:
    """What impostors use is not official; and their numbers can be read in all disguises."""
    directory = Directory(domains=("northwind.example",), contacts=(("a", "tel:+1 555 0100"),))
    for kind in ("phones", "handles", "sites"):
        given = [_text(entry) for entry in data.get(kind, ())]
        wrong = sum(verify(text, directory).verdict.startswith("official") for text in given)
        yield _none(f"impostors' {kind} called official, of {len(given)}", wrong)
    phones = [_text(entry) for entry in data.get("phones", ())]
    read = sum(bool(digits_of(text) or seeming_digits(text)[0]) for text in phones)
    yield _least("impostors' phones read", 100, 100 * read / max(1, len(phones)))


def _text(entry: str | dict[str, str]) -> str:
    return entry if isinstance(entry, str) else next(iter(entry.values()))


def _time_row(neg: list[dict[str, str]], directories: Directories) -> Row:
    contacts = [row["host"] for row in neg[:2000]]
    start = perf_counter()
    for directory in directories.values():
        for contact in contacts:
            verify(contact, directory)
    milliseconds = (perf_counter() - start) * 1000 / len(contacts) / len(directories)
    return Row(
        name="time per contact",
        goal="≤ 5 ms",
        measured=f"{milliseconds:.3f} ms",
        met=milliseconds <= 5,
    )


def _share(counts: Counter[Verdict], *verdicts: Verdict) -> float:
    """Per cent."""
    return 100 * sum(counts[verdict] for verdict in verdicts) / max(1, counts.total())


def _least(name: str, goal: float, share: float) -> Row:
    return Row(name=name, goal=f"≥ {goal:g} %", measured=f"{share:.2f} %", met=share >= goal)


def _most(name: str, goal: float, share: float) -> Row:
    return Row(name=name, goal=f"≤ {goal:g} %", measured=f"{share:.3f} %", met=share <= goal)


def _none(name: str, count: int) -> Row:
    return Row(name=name, goal="0", measured=str(count), met=not count)


def misses(folder: Path) -> Iterator[str]:
    """Imitating hosts that are not warned of, and legitimate ones that are."""
    for data in _files(folder):
        directories = _directories(data) if "pos" in data else {}
        for key, kind, wanted in (("pos", "stratum", True), ("neg", "kind", False)):
            for row in data.get(key, ()):
                verdict = _worst(row["host"], directories.values())
                if (verdict in ("lookalike", "resembles")) is not wanted:
                    yield f"{row[kind]:12} {verdict:10} {row['host']}"
