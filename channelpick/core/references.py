"""Whether a catalog can be used: the second pass, after its shape.

Each mistake is reported once, with the key path of exactly what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from channelpick.core.cascades import find_name_problems
from channelpick.core.catalog import RESERVED_IDS, Catalog, Channel, Fact, Rule
from channelpick.core.directory import find_contact_problems
from channelpick.core.holidays import is_country
from channelpick.core.hours import Hours, HoursError, check_expression
from channelpick.core.mentions import all_conditions, all_texts
from channelpick.core.message_problems import find_message_problems
from channelpick.core.zones import zone_problem
from channelpick.errors import KeyPath, Problem
from channelpick.screening.suggestions import closest

_UNDOING = (
    ("prefer", "never"),
    ("demote", "never"),
    ("prefer", "demote"),
    ("demote", "prefer"),
)
"""What a rule says, and what else it says that undoes it. `never` may well be the exception to a
tag that is preferred."""


def find_problems(catalog: Catalog) -> list[Problem]:
    """Every reason why this catalog cannot be used; empty when it can."""
    ids, names = list(_ids(catalog)), find_name_problems(catalog)
    wrong = {problem.path for problem in ids}
    # Messages that name what is misspelt where it is defined are no further mistake.
    misspelt = {p.values["guess"] for p in names if p.code == "misspelt-definition"}
    return [
        *_whole(catalog),
        *ids,
        *(problem for problem in names if problem.path not in wrong),
        *_blank_texts(catalog),
        *_empty_conditions(catalog),
        *(p for name, fact in catalog.facts.items() for p in _emergency(catalog, name, fact)),
        *(
            p
            for name, channel in catalog.channels.items()
            for p in _channel(catalog, name, channel)
        ),
        *(p for name, rule in catalog.rules.items() for p in _rule(catalog, name, rule)),
        *(
            problem
            for problem in find_message_problems(catalog)
            if problem.code != "unknown-placeholder" or problem.values["given"] not in misspelt
        ),
        *find_contact_problems(catalog),
    ]


def _whole(catalog: Catalog) -> Iterator[Problem]:
    yield from _zone(("timezone",), catalog.timezone)
    yield from _country(("country",), catalog.country)
    if not any(criterion.weight for criterion in catalog.criteria.values()):
        first, *others = [("criteria", name, "weight") for name in catalog.criteria]
        yield Problem(code="no-weight", path=first, also=tuple(others))
    for code, reason in catalog.accept.items():
        if not reason.strip():
            yield Problem(code="empty-reason", path=("accept", code), values={"given": code})


def _ids(catalog: Catalog) -> Iterator[Problem]:
    for family in ("criteria", "facts"):
        for name in getattr(catalog, family):
            if name in RESERVED_IDS:
                values = {"given": name}
                yield Problem(code="reserved-id", path=(family, name), mark="key", values=values)
    for name in (name for name in catalog.facts if name in catalog.criteria):
        yield Problem(
            code="same-id",
            path=("facts", name),
            mark="key",
            values={"given": name},
            also=(("criteria", name),),
        )


def _zone(path: KeyPath, zone: str | None) -> Iterator[Problem]:
    if zone is not None and (problem := zone_problem(path, zone)):
        yield problem


def _country(path: KeyPath, country: str | None) -> Iterator[Problem]:
    if country is not None and not is_country(country):
        code = country.strip().upper()
        guess = code if is_country(code) else ""
        yield Problem(
            code="bad-country",
            path=path,
            values={"given": country, "guess": guess},
            fix=f'"{guess}"' if guess else None,
        )


def _blank_texts(catalog: Catalog) -> Iterator[Problem]:
    for path, texts in all_texts(catalog):
        for language in catalog.languages:
            if not texts.get(language, "a text").strip():
                values = {"name": language, "key": str(path[-1])}
                yield Problem(code="missing-text", path=(*path, language), values=values)


def _empty_conditions(catalog: Catalog) -> Iterator[Problem]:
    for path, condition in all_conditions(catalog):
        for name, wanted in condition.items():
            if not wanted:
                yield Problem(code="empty-condition", path=(*path, name), values={"given": name})


def _emergency(catalog: Catalog, name: str, fact: Fact) -> Iterator[Problem]:
    """Someone who is being robbed is asked one more question at most."""
    if fact.emergency not in fact.answers:
        return  # none; or misspelt, and reported already
    implied = {
        closest(other, catalog.criteria)
        for answer, others in fact.implies.items()
        if closest(answer, fact.answers) == fact.emergency
        for other in others
    }
    asked = [
        other
        for other, criterion in catalog.criteria.items()
        if criterion.default is None and other not in implied
    ]
    if len(asked) > 1:
        values = {"given": str(fact.emergency), "options": ", ".join(asked)}
        path = ("facts", name, "implies")
        yield Problem(code="slow-emergency", path=path, mark="section", values=values)


def _channel(catalog: Catalog, name: str, channel: Channel) -> Iterator[Problem]:
    here: KeyPath = ("channels", name)
    yield from _zone((*here, "timezone"), channel.timezone)
    yield from _country((*here, "country"), channel.country)
    yield from _hours(catalog, channel, (*here, "hours"))
    if channel.reply.typical > channel.reply.max:
        reply: KeyPath = (*here, "reply")
        yield Problem(code="reply-order", path=(*reply, "typical"), also=((*reply, "max"),))


def _hours(catalog: Catalog, channel: Channel, path: KeyPath) -> Iterator[Problem]:
    try:
        check_expression(channel.hours)
    except HoursError as error:
        start, end = error.part
        values = {
            "given": channel.hours,
            "bad": channel.hours[start:end],
            "column": str(error.column),
        }
        yield Problem(code=error.code, path=path, values=values, part=error.part)
        return
    known = channel.country or catalog.country or catalog.closed_dates
    if not known and (part := Hours(channel.hours, "UTC").holidays_part):
        values = {"given": channel.hours}
        yield Problem(code="no-holidays", path=path, values=values, part=part)


def _rule(catalog: Catalog, name: str, rule: Rule) -> Iterator[Problem]:
    here: KeyPath = ("rules", name)
    if not (rule.never or rule.prefer or rule.demote):
        yield Problem(code="idle-rule", path=here, mark="section")
    elif rule.strength and not (rule.prefer or rule.demote):
        yield Problem(code="idle-strength", path=(*here, "strength"), mark="key")
    yield from _contradictions(catalog, here, rule)


def _contradictions(catalog: Catalog, here: KeyPath, rule: Rule) -> Iterator[Problem]:
    """Each entry of the rule that another of its lists undoes wholly."""
    clashing: set[frozenset[KeyPath]] = set()
    for effect, other in _UNDOING:
        undone_by = [set(catalog.channels_named((entry,))) for entry in getattr(rule, other)]
        for index, entry in enumerate(getattr(rule, effect)):
            channels = set(catalog.channels_named((entry,)))
            if not channels or not channels <= set().union(*undone_by):
                continue
            first = next(i for i, names in enumerate(undone_by) if names & channels)
            path, also = (*here, effect, index), (*here, other, first)
            if frozenset((path, also)) not in clashing:
                clashing.add(frozenset((path, also)))
                values = {"given": entry, "name": effect, "other": other}
                yield Problem(code="contradiction", path=path, values=values, also=(also,))
