"""What a careful colleague would ask about a catalog that can be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from channelpick.core.catalog import DETAILS, Catalog
from channelpick.core.durations import spell_duration
from channelpick.core.holidays import covers, is_country
from channelpick.core.hours import Hours
from channelpick.core.mentions import all_conditions, all_lists, all_templates
from channelpick.core.templates import Placeholder, placeholders
from channelpick.core.texts import Texts
from channelpick.errors import KeyPath, Problem
from channelpick.screening.suggestions import closest, only_answer
from channelpick.staff.acceptable import ACCEPTABLE

_TIMES = re.compile(r"(\d\d?):(\d\d)\s*-\s*(\d\d?):(\d\d)")
_DAY, _LONGEST_NIGHT = timedelta(hours=24), timedelta(hours=12)


def find_warnings(catalog: Catalog) -> list[Problem]:
    """Everything that is worth a look, though the catalog works; empty when there is nothing."""
    return [
        *_same_texts(catalog),
        *_unused_facts(catalog),
        *_unused_details(catalog),
        *_unreached_messages(catalog),
        *_speechless_channels(catalog),
        *_repeated(catalog),
        *_idle_conditions(catalog),
        *_idle_fallbacks(catalog),
        *_uncovered_holidays(catalog),
        *find_unknown_acceptances(catalog),
        *_always_forbidden(catalog),
        *_asking_themselves(catalog),
        *_nameless_platform(catalog),
        *_long_nights(catalog),
    ]


def _long_nights(catalog: Catalog) -> Iterator[Problem]:
    """Hours over midnight that last longer than any night: the two times may be swapped."""
    for name, channel in catalog.channels.items():
        for found in _TIMES.finditer(channel.hours):
            start, end = (
                timedelta(hours=int(found[hour]), minutes=int(found[minute]))
                for hour, minute in ((1, 2), (3, 4))
            )
            if start > end and (span := end - start + _DAY) > _LONGEST_NIGHT:
                warning = _warning(
                    "long-night",
                    ("channels", name, "hours"),
                    given=found[0],
                    span=spell_duration(span),
                )
                yield replace(warning, part=found.span())


def _warning(code: str, path: KeyPath, also: Iterable[KeyPath] = (), **values: str) -> Problem:
    return Problem(code=code, path=path, also=tuple(also), values=values, severity="warning")


def _same_texts(catalog: Catalog) -> Iterator[Problem]:
    """Two answers of one question, or two channels, that read the same."""
    for family, options in (("criteria", "levels"), ("facts", "answers")):
        for name, question in getattr(catalog, family).items():
            for language in catalog.languages:
                yield from _same_in((family, name, options), question.options, language)
    names = {id_: channel.name for id_, channel in catalog.channels.items()}
    for language in catalog.languages:
        yield from _same_in(("channels",), names, language, ("name",))


def _same_in(
    here: KeyPath, options: Mapping[str, Texts], language: str, inner: KeyPath = ()
) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for answer, texts in options.items():
        if text := texts.get(language, "").strip():
            other = first.setdefault(text, answer)
            if other != answer:
                path, also = ((*here, id_, *inner, language) for id_ in (answer, other))
                yield _warning("same-text", path, [also], given=answer, other=other)


def _unused_facts(catalog: Catalog) -> Iterator[Problem]:
    # A misspelt mention is a mention: it is reported already.
    used = {
        name if name in catalog.facts else closest(name, catalog.questions)
        for _, condition in all_conditions(catalog)
        for name in condition
    }
    used |= {found.name for _, found in _placeholders(catalog)}
    for name in catalog.facts:
        if name not in used:
            yield Problem(
                code="unused-fact",
                path=("facts", name),
                mark="key",
                values={"given": name},
                severity="warning",
            )


def _placeholders(catalog: Catalog) -> Iterator[tuple[KeyPath, Placeholder]]:
    for path, texts in all_templates(catalog):
        for text in texts.values():
            yield from ((path, found) for found in placeholders(text))


def _unused_details(catalog: Catalog) -> Iterator[Problem]:
    """A detail that no message tells."""
    told = {found.name for _, found in _placeholders(catalog)}
    for name in catalog.details if DETAILS not in told else ():
        if name not in told:
            warning = _warning("unused-detail", ("details", name), given=name)
            yield replace(warning, mark="key")


def _unreached_messages(catalog: Catalog) -> Iterator[Problem]:
    """A message that never has its turn: an earlier one suits wherever it does."""
    earlier: dict[str, set[str]] = {}
    for name, message in catalog.messages.items():
        named = catalog.channels_named(message.only_for) if message.only_for else catalog.channels
        other = next((id_ for id_, taken in earlier.items() if taken >= set(named)), None)
        if other and named:
            also = [("messages", other)]
            warning = _warning("unreached-message", ("messages", name), also, given=name)
            yield replace(warning, mark="key", values={"given": name, "other": other})
        if not (message.when or message.when_any):
            earlier[name] = set(named)


def _speechless_channels(catalog: Catalog) -> Iterator[Problem]:
    """A channel where people answer, and for which there is no message while others have one."""
    if not catalog.messages or any(not m.only_for for m in catalog.messages.values()):
        return
    # A misspelt mention is a mention: it is reported already.
    known = (*catalog.channels, *(f"#{tag}" for tag in catalog.tags))
    named = [
        name if name in known else closest(name, known)
        for message in catalog.messages.values()
        for name in message.only_for
    ]
    spoken = catalog.channels_named(tuple(named))
    for name, channel in catalog.channels.items():
        if channel.offered and "human" in channel.tags and name not in spoken:
            yield replace(_warning("no-message", ("channels", name), given=name), mark="section")


def _repeated(catalog: Catalog) -> Iterator[Problem]:
    """An entry that stands in its list twice."""
    for path, entries in _lists(catalog).items():
        for index, entry in enumerate(entries):
            first = entries.index(entry)
            if first < index:
                yield _warning("repeated", (*path, index), [(*path, first)], given=entry)


def _lists(catalog: Catalog) -> Mapping[KeyPath, tuple[str, ...]]:
    found: dict[KeyPath, tuple[str, ...]] = {("languages",): catalog.languages}
    for name, channel in catalog.channels.items():
        here: KeyPath = ("channels", name)
        found[*here, "languages"] = channel.languages
        found[*here, "tags"] = channel.tags
        found[*here, "contacts"] = channel.contacts
        found[*here, "no_reply", "then"] = channel.no_reply.then
    for path, condition in all_conditions(catalog):
        found |= {(*path, name): wanted for name, wanted in condition.items()}
    return found | dict(all_lists(catalog))


def _idle_conditions(catalog: Catalog) -> Iterator[Problem]:
    """A condition that holds with every answer."""
    for path, condition in all_conditions(catalog):
        for name, wanted in condition.items():
            question = catalog.questions.get(name)
            if question and question.options.keys() <= set(wanted):
                yield _warning("idle-condition", (*path, name), given=name)


def _idle_fallbacks(catalog: Catalog) -> Iterator[Problem]:
    """A channel that sends those who got no answer to itself: the plan never goes back."""
    for name, channel in catalog.channels.items():
        for index, other in enumerate(channel.no_reply.then):
            if other == name:
                path = ("channels", name, "no_reply", "then", index)
                yield _warning("own-fallback", path, given=name)


def _uncovered_holidays(catalog: Catalog) -> Iterator[Problem]:
    """A country whose public holidays are not known for the year when the file was checked."""
    year = catalog.updated.year
    countries: dict[str, KeyPath] = {}
    for name, channel in catalog.channels.items():
        country = channel.country or catalog.country
        if country and Hours(channel.hours, "UTC").heeds_holidays:
            here: KeyPath = ("channels", name) if channel.country else ()
            countries.setdefault(country, (*here, "country"))
    for country, path in countries.items():
        if is_country(country) and not covers(country, year):
            yield _warning("uncovered-year", path, given=country, year=str(year))


def find_unknown_acceptances(catalog: Catalog) -> Iterator[Problem]:
    """An acceptance of what does not exist is an error: whoever wrote it believes it accepted."""
    for code in catalog.accept:
        if code not in ACCEPTABLE:
            values = {
                "given": code,
                "guess": closest(code, ACCEPTABLE),
                "options": ", ".join(ACCEPTABLE),
            }
            fix = only_answer(code, ACCEPTABLE) or None
            yield Problem(
                code="unknown-accept", path=("accept", code), mark="key", values=values, fix=fix
            )


def _always_forbidden(catalog: Catalog) -> Iterator[Problem]:
    """A `never` without conditions: it may have lost them, and then forbids for everybody."""
    for name, rule in catalog.rules.items():
        if rule.never and not (rule.when or rule.when_any):
            yield _warning("always-never", ("rules", name, "never"), given=name)


def _asking_themselves(catalog: Catalog) -> Iterator[Problem]:
    """A question that is asked only when it has been answered is never asked."""
    for name, fact in catalog.facts.items():
        if name in fact.ask_when:
            yield _warning("asks-itself", ("facts", name, "ask_when", name), given=name)


def _nameless_platform(catalog: Catalog) -> Iterator[Problem]:
    """A platform whose names are not given: of imitations only those of its domains are noticed."""
    platform = catalog.platform
    if platform and platform.domains and not (platform.aliases or platform.weak_names):
        yield replace(_warning("no-names", ("platform",)), mark="section")
