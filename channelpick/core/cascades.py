"""Names that lead nowhere and names that are missing: one report for each mistake.

One misspelt definition would otherwise be reported wherever its name is mentioned, and one new
level by every channel. So all mentions are gathered first and compared with all definitions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from channelpick.core.catalog import Catalog
from channelpick.core.mentions import Home, Homes, Mention, Row, listed, rows
from channelpick.errors import KeyPath, Problem
from channelpick.screening.everyday_words import SAID
from channelpick.screening.suggestions import closest, only_answer

_MOST_ALSO = 20

Renamed = Mapping[tuple[KeyPath, str], str]
"""Family and name, as they are mentioned -> how the name is misspelt in its definition."""


def find_name_problems(catalog: Catalog) -> list[Problem]:
    """Every name that leads nowhere and every one that is missing, each mistake once."""
    homes = Homes(catalog, {})
    questions = _renamed(row for row in rows(catalog, homes) if row.home.family == ("questions",))
    homes = Homes(catalog, {meant: defined for (_, meant), defined in questions.items()})
    tables = list(rows(catalog, homes))
    mentions = [mention for row in tables for mention in row.mentions()]
    mentions += listed(catalog, homes)
    renamed = _renamed_of(mentions)
    return [
        *_misspelt_definitions(mentions, renamed),
        *_unknown_names(mentions, renamed),
        *_missing_names(tables, renamed),
    ]


def _renamed(tables: Iterable[Row]) -> Renamed:
    return _renamed_of([mention for row in tables for mention in row.mentions()])


def _renamed_of(mentions: Iterable[Mention]) -> Renamed:
    """The names that several places mention, whose definition is misspelt and never mentioned."""
    counts: dict[KeyPath, Counter[str]] = {}
    homes: dict[KeyPath, dict[str, Home]] = {}
    for mention in mentions:
        family = mention.home.family
        counts.setdefault(family, Counter())[_bare(mention.name)] += 1
        homes.setdefault(family, {})[mention.home.code] = mention.home
    return {
        (family, meant): misspelt
        for family, sharing in homes.items()
        for meant, misspelt in _pairs(sharing.values(), counts[family])
    }


def _pairs(homes: Iterable[Home], counts: Counter[str]) -> Iterator[tuple[str, str]]:
    names = {_bare(name): home for home in homes for name in home.names}
    idle = [name for name in names if name not in counts]
    strange = [name for name in counts if name not in names]
    for name in idle:
        alike = [
            other
            for other in strange
            if closest(other, names) == name
            and (_is_word(other, names[name]), counts[other]) > (_is_word(name, names[name]), 1)
        ]
        if not alike and names[name].needed and len(idle) == len(strange) == 1:
            alike = [x for x in strange if counts[x] > 1]  # renamed here, and forgotten elsewhere
        if len(alike) == 1:
            yield alike[0], name


def _is_word(name: str, home: Home) -> bool:
    """Whether it is spelled as in a text beside it, or as one of the usual words of rules files."""
    words = {*SAID, *re.findall("[a-z0-9]+", " ".join(home.spoken).lower())}
    return words.issuperset(re.split("[-_]", name))


def _misspelt_definitions(mentions: Iterable[Mention], renamed: Renamed) -> Iterator[Problem]:
    places: dict[tuple[KeyPath, str], list[Mention]] = {}
    for mention in mentions:
        key = (mention.home.family, _bare(mention.name))
        if key in renamed:
            places.setdefault(key, []).append(mention)
    for (family, meant), found in places.items():
        misspelt = renamed[family, meant]
        path = next(
            path for m in found for name, path in m.home.names.items() if _bare(name) == misspelt
        )
        is_key = isinstance(path[-1], str)
        only = only_answer(misspelt, [meant])
        yield Problem(
            code="misspelt-definition",
            path=path,
            mark="key" if is_key else "value",
            values={"given": misspelt, "guess": meant, "count": str(len(found))},
            also=tuple(mention.path for mention in found[:_MOST_ALSO]),
            fix=(only if is_key else f'"{only}"') if only else None,
        )


def _unknown_names(mentions: Collection[Mention], renamed: Renamed) -> Iterator[Problem]:
    places: dict[tuple[KeyPath, str, str], list[Mention]] = {}
    used = {(mention.home.family, _bare(mention.name)) for mention in mentions}
    for mention in mentions:
        home, name = mention.home, mention.name
        if name not in home.names and (home.family, _bare(name)) not in renamed:
            places.setdefault((home.family, home.code, _bare(name)), []).append(mention)
    for (family, _, _), found in places.items():
        problem = _unknown(found[0], [mention.path for mention in found[1:]])
        guess, home = problem.values["guess"], found[0].home
        is_sure = (family, _bare(guess)) in used or _is_word(_bare(guess), home)
        if guess in home.names and not is_sure:
            # Nobody else mentions what was meant: it may as well be its definition that is wrong.
            problem = replace(problem, fix=None, also=(*problem.also, home.names[guess]))
        yield problem


def _unknown(mention: Mention, also: Iterable[KeyPath]) -> Problem:
    home, given = mention.home, mention.name
    # A name that already stands beside it is hardly meant once more.
    free = [name for name in home.names if name not in mention.beside]
    spoken = {text: name for text, name in home.spoken.items() if name not in mention.beside}
    guess = closest(given, free, spoken) or closest(given, home.names, home.spoken)
    if not guess and len(mention.missing) == 1:
        guess = mention.missing[0]
    only = only_answer(given, free, spoken)
    return Problem(
        code=home.code,
        path=mention.path,
        mark=mention.mark,
        values={"given": given, "guess": guess, "options": ", ".join(home.names)},
        also=tuple(also)[:_MOST_ALSO],
        fix=(only if mention.mark == "key" else f'"{only}"') if only else None,
    )


def _missing_names(tables: Iterable[Row], renamed: Renamed) -> Iterator[Problem]:
    """What rows lack. What all rows of a kind lack is one problem, where it was defined."""
    kinds: dict[tuple[KeyPath, str], list[tuple[Row, list[str]]]] = {}
    for row in tables:
        if row.required:
            missing = _missing(row, renamed)
            kinds.setdefault((row.home.family, row.home.code), []).append((row, missing))
    for found in kinds.values():
        nowhere = set[str]()
        if len(found) > 1:
            nowhere = set(found[0][1]).intersection(*(missing for _, missing in found))
        for name in sorted(nowhere):
            yield _new(found[0][0].home, name, [row.path for row, _ in found])
        for row, missing in found:
            yield from _lacking(row, [name for name in missing if name not in nowhere])


def _missing(row: Row, renamed: Renamed) -> list[str]:
    """The required names that the row lacks. One that is misspelt there is not missing as well."""
    known = {renamed.get((row.home.family, key), key) for key in row.keys}
    strangers = [key for key in known if key not in row.home.names]
    missing = [name for name in row.required if name not in known]
    if len(missing) <= len(strangers):
        return []
    meant = {closest(stranger, missing, row.home.spoken) for stranger in strangers}
    return [name for name in missing if name not in meant]


def _new(home: Home, name: str, places: list[KeyPath]) -> Problem:
    path = home.names[name]
    if home.family == ("languages",):
        return Problem(code="no-text-yet", path=path, values={"name": name})
    where = f"fits.{home.family[-1]}" if home.family[0] == "answers" else "fits"
    return Problem(
        code="no-fit-yet",
        path=path,
        mark="key",
        values={"given": name, "name": where},
        also=tuple(places[:_MOST_ALSO]),
    )


def _lacking(row: Row, missing: list[str]) -> Iterator[Problem]:
    if row.home.family == ("languages",):
        for language in missing:
            values = {"name": language, "key": str(row.path[-1])}
            yield Problem(code="missing-text", path=row.path, mark="section", values=values)
    elif missing and row.home.code == "unknown-criterion":
        values = {"name": missing[0], "options": ", ".join(missing)}
        yield Problem(code="missing-fits", path=row.path, mark="section", values=values)
    elif missing:
        values = {"name": str(row.path[-1]), "options": ", ".join(missing)}
        yield Problem(code="missing-fit", path=row.path, mark="section", values=values)


def _bare(name: str) -> str:
    return name.removeprefix("#")
