"""Whether every name in a catalog points at something: the second pass, after the shape.

Each finding carries the key path of the value that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from channelpick.core.catalog import (
    RESERVED_IDS,
    TRIED,
    Catalog,
    Channel,
    Condition,
    Criterion,
    Fact,
    Question,
    Texts,
)
from channelpick.core.holidays import is_country
from channelpick.core.hours import Hours, HoursError, check_expression
from channelpick.core.situation import spoken_answers
from channelpick.core.zones import zone_problem
from channelpick.errors import KeyPath, Problem
from channelpick.screening.suggestions import closest


def find_problems(catalog: Catalog) -> list[Problem]:
    """Every reason why this catalog cannot be used; empty when it can."""
    return [
        *_whole(catalog),
        *(
            p
            for id_, question in catalog.questions.items()
            for p in _question(catalog, id_, question)
        ),
        *(p for id_, channel in catalog.channels.items() for p in _channel(catalog, id_, channel)),
        *_rules(catalog),
        *_tips(catalog),
        *_texts(catalog),
    ]


def _whole(catalog: Catalog) -> Iterator[Problem]:
    yield from _zone(("timezone",), catalog.timezone)
    yield from _country(("country",), catalog.country)
    if not any(criterion.weight for criterion in catalog.criteria.values()):
        yield Problem(code="no-weight", path=("criteria",))
    for family in ("criteria", "facts"):
        for name in RESERVED_IDS & getattr(catalog, family).keys():
            yield Problem(code="reserved-id", path=(family, name), values={"given": name})
    for name in catalog.criteria.keys() & catalog.facts.keys():
        yield Problem(code="same-id", path=("facts", name), values={"given": name})


def _zone(path: KeyPath, zone: str | None) -> Iterator[Problem]:
    if zone is not None and (problem := zone_problem(path, zone)):
        yield problem


def _country(path: KeyPath, country: str | None) -> Iterator[Problem]:
    if country is not None and not is_country(country):
        yield Problem(code="bad-country", path=path, values={"given": country})


def _question(catalog: Catalog, name: str, question: Question) -> Iterator[Problem]:
    family = "criteria" if isinstance(question, Criterion) else "facts"
    here: KeyPath = (family, name)
    if question.default is not None:
        yield from _answers(question, (question.default,), (*here, "default"))
    if isinstance(question, Fact):
        yield from _condition(catalog, question.ask_when, (*here, "ask_when"))
        for answer, implied in question.implies.items():
            yield from _answers(question, (answer,), (*here, "implies"))
            wanted = {other: (value,) for other, value in implied.items()}
            yield from _condition(catalog, wanted, (*here, "implies", answer))
        if question.emergency is not None:
            yield from _emergency(catalog, here, question, question.emergency)


def _emergency(catalog: Catalog, here: KeyPath, fact: Fact, answer: str) -> Iterator[Problem]:
    """Someone who is being robbed is asked one more question at most."""
    yield from _answers(fact, (answer,), (*here, "emergency"))
    implied = fact.implies.get(answer, {})
    asked = [
        name
        for name, criterion in catalog.criteria.items()
        if criterion.default is None and name not in implied
    ]
    if len(asked) > 1:
        values = {"given": answer, "options": ", ".join(asked)}
        yield Problem(code="slow-emergency", path=(*here, "implies"), values=values)


def _channel(catalog: Catalog, channel_id: str, channel: Channel) -> Iterator[Problem]:
    here: KeyPath = ("channels", channel_id)
    yield from _zone((*here, "timezone"), channel.timezone)
    yield from _country((*here, "country"), channel.country)
    yield from _hours(catalog, channel, (*here, "hours"))
    for tag in channel.tags:
        if tag not in catalog.tags:
            yield _unknown("unknown-tag", (*here, "tags"), tag, catalog.tags, _spoken(catalog.tags))
    if channel.reply.typical > channel.reply.max:
        yield Problem(code="reply-order", path=(*here, "reply"))
    yield from _channels(catalog, channel.no_reply.then, (*here, "no_reply", "then"), tags=False)
    yield from _fits(catalog, channel, (*here, "fits"))


def _hours(catalog: Catalog, channel: Channel, path: KeyPath) -> Iterator[Problem]:
    try:
        check_expression(channel.hours)
    except HoursError as error:
        values = {"given": channel.hours, "column": str(error.column)}
        yield Problem(code=error.code, path=path, values=values)
        return
    known = channel.country or catalog.country or catalog.closed_dates
    if not known and Hours(channel.hours, "UTC").heeds_holidays:
        yield Problem(code="no-holidays", path=path, values={"given": channel.hours})


def _fits(catalog: Catalog, channel: Channel, here: KeyPath) -> Iterator[Problem]:
    for name, row in channel.fits.items():
        criterion = catalog.criteria.get(name)
        if criterion is None:
            yield _unknown("unknown-criterion", here, name, catalog.criteria)
            continue
        yield from _answers(criterion, row, (*here, name))
    for name, criterion in catalog.criteria.items():
        missing = [level for level in criterion.levels if level not in channel.fits.get(name, {})]
        if missing and criterion.weight:
            values = {"name": name, "options": ", ".join(missing)}
            yield Problem(code="missing-fit", path=(*here, name), values=values)


def _rules(catalog: Catalog) -> Iterator[Problem]:
    for name, rule in catalog.rules.items():
        here: KeyPath = ("rules", name)
        yield from _condition(catalog, rule.when, (*here, "when"))
        yield from _condition(catalog, rule.when_any, (*here, "when_any"))
        for effect, names in (
            ("never", rule.never),
            ("prefer", rule.prefer),
            ("demote", rule.demote),
        ):
            yield from _channels(catalog, names, (*here, effect))
        if not (rule.never or rule.prefer or rule.demote):
            yield Problem(code="idle-rule", path=here)
        elif rule.strength and not (rule.prefer or rule.demote):
            yield Problem(code="idle-strength", path=(*here, "strength"))


def _tips(catalog: Catalog) -> Iterator[Problem]:
    for name, tip in catalog.tips.items():
        yield from _condition(catalog, tip.when, ("tips", name, "when"))
        yield from _condition(catalog, tip.when_any, ("tips", name, "when_any"))
        yield from _channels(catalog, tip.only_for, ("tips", name, "for"))


def _condition(catalog: Catalog, condition: Condition, here: KeyPath) -> Iterator[Problem]:
    for name, wanted in condition.items():
        if name == TRIED and here[0] in ("rules", "tips"):
            yield from _channels(catalog, wanted, (*here, name))
        elif name in catalog.questions:
            yield from _answers(catalog.questions[name], wanted, (*here, name))
        else:
            yield _unknown("unknown-question", here, name, catalog.questions)


def _answers(question: Question, wanted: Iterable[str], path: KeyPath) -> Iterator[Problem]:
    for answer in wanted:
        if answer not in question.options:
            yield _unknown(
                "unknown-answer", path, answer, question.options, spoken_answers(question)
            )


def _channels(
    catalog: Catalog, names: Iterable[str], path: KeyPath, *, tags: bool = True
) -> Iterator[Problem]:
    for name in names:
        if tags and name.startswith("#"):
            if name[1:] not in catalog.tags:
                yield _unknown("unknown-tag", path, name[1:], catalog.tags, _spoken(catalog.tags))
        elif name not in catalog.channels:
            channel_names = {id_: channel.name for id_, channel in catalog.channels.items()}
            yield _unknown("unknown-channel", path, name, catalog.channels, _spoken(channel_names))


def _spoken(names: Mapping[str, Texts]) -> Mapping[str, str]:
    return {text: id_ for id_, texts in names.items() for text in texts.values()}


def _unknown(
    code: str,
    path: KeyPath,
    given: str,
    known: Iterable[str],
    spoken: Mapping[str, str] | None = None,
) -> Problem:
    known = tuple(known)
    guess = closest(given, known, spoken)
    return Problem(
        code=code, path=path, values={"given": given, "guess": guess, "options": ", ".join(known)}
    )


def _texts(catalog: Catalog) -> Iterator[Problem]:
    """Every text must be given in every language of the catalog, and in no other."""
    for path, texts in _all_texts(catalog):
        for language in catalog.languages:
            if not texts.get(language, "").strip():
                yield Problem(
                    code="missing-text", path=(*path, language), values={"name": language}
                )
        for language in texts:
            if language not in catalog.languages:
                yield _unknown("unknown-text-language", path, language, catalog.languages)


def _all_texts(catalog: Catalog) -> Iterator[tuple[KeyPath, Texts]]:
    yield ("title",), catalog.title
    for name, criterion in catalog.criteria.items():
        yield ("criteria", name, "ask"), criterion.ask
        for level, texts in criterion.levels.items():
            yield ("criteria", name, "levels", level), texts
    for name, fact in catalog.facts.items():
        yield ("facts", name, "ask"), fact.ask
        for answer, texts in fact.answers.items():
            yield ("facts", name, "answers", answer), texts
    for name, texts in catalog.tags.items():
        yield ("tags", name), texts
    for name, channel in catalog.channels.items():
        yield ("channels", name, "name"), channel.name
        if channel.good_for:
            yield ("channels", name, "good_for"), channel.good_for
    for name, rule in catalog.rules.items():
        yield ("rules", name, "because"), rule.because
    for name, tip in catalog.tips.items():
        yield ("tips", name, "text"), tip.text
