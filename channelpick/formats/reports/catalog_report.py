"""The catalog as people look at it: grids, rules in sentences, hours, who answers what."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from channelpick.core.catalog import (
    TRIED,
    Catalog,
    Channel,
    Condition,
    Criterion,
    Detail,
    Message,
    Names,
    Question,
    Rule,
    Tip,
)
from channelpick.core.durations import spell_duration
from channelpick.core.texts import Texts, pick_text
from channelpick.drafting.message import placeholders_of
from channelpick.formats.interface import Telling
from channelpick.formats.report import Block, Heading, Json, Line, Report, Table, Verbatim
from channelpick.screening.foreign_text import neutralise, neutralise_lines
from channelpick.staff.overview import Shares

_Entry = TypeVar("_Entry")
WhoAnswers = Mapping[str, Mapping[str, Shares]]

_MOST_SHARES = 3
"""How many channels are named for an answer."""


def catalog_report(who_answers: WhoAnswers, telling: Telling) -> Report:
    """The whole catalog."""
    catalog, words = telling.file.catalog, telling.words.report
    sections: Mapping[str, Iterable[Block]] = {
        words.criteria: _each(_criterion, catalog.criteria, telling),
        words.channels: _each(_channel, catalog.channels, telling),
        words.who_answers: map(_answered, who_answers, who_answers.values()),
        words.rules_title: _each(_rule, catalog.rules, telling),
        words.tips_title: _each(_tip, catalog.tips, telling),
        words.facts: _each(_question, catalog.facts, telling),
        words.tags_title: _each(_tag, catalog.tags, telling),
        words.details_title: _each(_detail, catalog.details, telling),
        words.messages_title: _each(_message, catalog.messages, telling),
    }
    blocks: list[Block] = [Heading(telling.text(catalog.title))]
    for title, section in sections.items():
        if content := tuple(section):
            blocks += [Heading(title), *content]
    return Report(tuple(blocks), _data(catalog))


def _each(
    shown: Callable[[str, _Entry, Telling], Iterator[Block]],
    entries: Mapping[str, _Entry],
    telling: Telling,
) -> Iterator[Block]:
    for name, entry in entries.items():
        yield from shown(name, entry, telling)


def entry_report(entry: str, telling: Telling) -> Report:
    """Everything about one entry of the catalog, and where it is named.

    Args:
        entry: an id of the catalog, one of `entry_ids`.
        telling: to whom.
    """
    catalog = telling.file.catalog
    blocks: list[Block] = []
    data: Json = {"schema": "channelpick/catalog-entry/1", "id": entry}
    content = _data(catalog)["catalog"]
    for family, (one, shown) in _families().items():
        if entry in getattr(catalog, family):
            blocks += shown(entry, getattr(catalog, family)[entry], telling)
            data[one] = content[family][entry]
    if named := [*_named_in(entry, telling)]:
        blocks += [Heading(telling.words.report.named_in), *named]
    return Report(tuple(blocks), data)


def _families() -> Mapping[str, tuple[str, Callable[[str, Any, Telling], Iterator[Block]]]]:
    """What a catalog has -> the name for one of it, and how one is shown."""
    return {
        "channels": ("channel", _whole_channel),
        "criteria": ("criterion", _criterion),
        "facts": ("fact", _question),
        "tags": ("tag", _tag),
        "rules": ("rule", _rule),
        "tips": ("tip", _tip),
        "details": ("detail", _detail),
        "messages": ("message", _message),
    }


def entry_ids(catalog: Catalog) -> tuple[str, ...]:
    """Every id that `entry_report` knows."""
    return tuple(dict.fromkeys(id_ for family in _families() for id_ in getattr(catalog, family)))


def _data(catalog: Catalog) -> Json:
    content = json.loads(catalog.model_dump_json(by_alias=True, exclude_none=True))
    return {"schema": "channelpick/catalog/1", "catalog": content}


def _criterion(name: str, criterion: Criterion, telling: Telling) -> Iterator[Block]:
    """The question, its levels, and how well each channel suits them."""
    words = telling.words.report
    weight = words.weight.format(weight=criterion.weight)
    yield Heading(_noted(f"{name}: {telling.text(criterion.ask)}", weight, telling), level=2)
    for level, texts in criterion.levels.items():
        yield Line(f"{level}: {telling.text(texts)}", level=1)
    rows = tuple(
        (id_, *(channel.fits.get(name, {}).get(level, "") for level in criterion.levels))
        for id_, channel in telling.file.catalog.channels.items()
    )
    if criterion.weight:
        yield Table((words.channel, *criterion.levels), rows)


def _whole_channel(name: str, channel: Channel, telling: Telling) -> Iterator[Block]:
    yield from _channel(name, channel, telling)
    for criterion, row in channel.fits.items():
        fits = ", ".join(f"{level} {fit}" for level, fit in row.items())
        yield Line(telling.words.report.fits.format(criterion=criterion, fits=fits), level=1)


def _channel(name: str, channel: Channel, telling: Telling) -> Iterator[Block]:
    words, joint = telling.words.report, telling.words.answer.names_joint
    title = f"{name}: {telling.text(channel.name)}"
    not_offered = "" if channel.offered else words.not_offered
    yield Heading(_noted(title, not_offered, telling), level=2)
    if channel.good_for:
        yield Line(telling.text(channel.good_for), level=1)
    reply = f"{spell_duration(channel.reply.typical)} – {spell_duration(channel.reply.max)}"
    said = {
        words.hours: " ".join(filter(None, (channel.hours, channel.timezone, channel.country))),
        words.reply: reply,
        words.wait: spell_duration(channel.no_reply.wait),
        words.then: " → ".join(channel.no_reply.then),
        words.languages: joint.join(channel.languages),
        words.tags: joint.join(f"#{tag}" for tag in channel.tags),
        telling.words.answer.contacts: joint.join(channel.contacts),
    }
    for label, text in said.items():
        if text:
            yield Line(f"{label}{telling.words.answer.colon}{neutralise(text)}", level=1)


def _question(name: str, question: Question, telling: Telling) -> Iterator[Block]:
    yield Heading(f"{name}: {telling.text(question.ask)}", level=2)
    for answer, texts in question.options.items():
        note = telling.words.report.default if answer == question.default else ""
        yield Line(_noted(f"{answer}: {telling.text(texts)}", note, telling), level=1)


def _rule(name: str, rule: Rule, telling: Telling) -> Iterator[Block]:
    words = telling.words.report
    effects = [
        sentence.format(channels=_with_carriers(names, telling), points=rule.points)
        for sentence, names in (
            (words.never, rule.never),
            (words.prefer, rule.prefer),
            (words.demote, rule.demote),
        )
        if names
    ]
    said = telling.words.answer.list_joint.join(effects)
    condition = _if(rule.when, rule.when_any, telling)
    yield Line(f"{name}: {condition}{telling.words.answer.colon}{said}", level=1)
    yield Line(telling.text(rule.because), style="dim", level=2)


def _tip(name: str, tip: Tip, telling: Telling) -> Iterator[Block]:
    channels = telling.words.answer.names_joint.join(tip.only_for)
    only = telling.words.report.only_for.format(channels=channels) if tip.only_for else ""
    condition = _noted(_if(tip.when, tip.when_any, telling), only, telling)
    yield Line(f"{_noted(name, tip.stage, telling)}: {condition}", level=1)
    yield Line(telling.text(tip.text), style="dim", level=2)


def _detail(name: str, detail: Detail, telling: Telling) -> Iterator[Block]:
    condition = _noted(_if(detail.when, detail.when_any, telling), detail.form or "", telling)
    yield Line(f"{_noted(name, telling.text(detail.label), telling)}: {condition}", level=1)
    yield Line(telling.text(detail.ask), style="dim", level=2)


def _message(name: str, message: Message, telling: Telling) -> Iterator[Block]:
    channels = _with_carriers(message.only_for, telling)
    only = telling.words.report.only_for.format(channels=channels) if channels else ""
    condition = _noted(_if(message.when, message.when_any, telling), only, telling)
    yield Heading(f"{name}: {condition}", level=2)
    for template in (message.subject, message.body, message.ready):
        if template:
            yield Verbatim(neutralise_lines(pick_text(template, telling.words.code).strip()))


def _tag(name: str, texts: Texts, telling: Telling) -> Iterator[Block]:
    carriers = _with_carriers((f"#{name}",), telling)
    yield Line(f"{carriers}: {telling.text(texts)}", level=1)


def _if(when: Condition, when_any: Condition, telling: Telling) -> str:
    words = telling.words.report
    lines = [_line(name, wanted, telling) for name, wanted in when.items()]
    if when_any:
        either = telling.words.answer.list_joint.join(
            _line(name, wanted, telling) for name, wanted in when_any.items()
        )
        lines.append(words.one_of.format(conditions=either))
    return words.if_all.format(conditions=words.both.join(lines)) if lines else words.always_rule


def _line(name: str, wanted: Names, telling: Telling) -> str:
    words = telling.words.report
    if name == TRIED:
        return words.tried.format(channels=words.either.join(wanted))
    return f"{name} = {words.either.join(wanted)}"


def _noted(text: str, note: str, telling: Telling) -> str:
    """The text with a note behind it, if there is one."""
    return telling.words.report.noted.format(text=text, note=note) if note else text


def _with_carriers(names: Names, telling: Telling) -> str:
    """Channels and tags as the file names them; behind a tag the channels that carry it."""
    catalog, joint = telling.file.catalog, telling.words.answer.names_joint
    return joint.join(
        _noted(name, joint.join(catalog.channels_named((name,))) or "—", telling)
        if name.startswith("#")
        else name
        for name in names
    )


def _answered(about: str, answers: Mapping[str, Shares]) -> Table:
    heads = (about, *("",) * _MOST_SHARES)
    return Table(heads, tuple(_first_channels(*row) for row in answers.items()))


def _first_channels(answer: str, shares: Shares) -> tuple[str, ...]:
    cells = [f"{channel or '—'} {100 * share:.0f} %" for channel, share in shares.items()]
    cells += [""] * _MOST_SHARES
    return (answer, *cells[:_MOST_SHARES])


_LISTS: Mapping[str, Callable[[Any], tuple[Names, ...]]] = {
    "rules": lambda rule: (rule.never, rule.prefer, rule.demote),
    "tips": lambda tip: (tip.only_for,),
    "details": lambda detail: (),
    "messages": lambda message: (message.only_for, tuple(placeholders_of(message))),
}
"""Families with conditions -> what else an entry of them names."""


def _named_in(entry: str, telling: Telling) -> Iterator[Block]:
    """Whatever names this entry, or a tag that it carries."""
    catalog = telling.file.catalog
    tags = catalog.channels[entry].tags if entry in catalog.channels else ()
    names = {entry, f"#{entry}", *(f"#{tag}" for tag in tags)}

    def mentioned(when: Condition, when_any: Condition, *lists: Names) -> bool:
        tried = (*when.get(TRIED, ()), *when_any.get(TRIED, ()))
        return bool(names & {*when, *when_any, *tried, *(name for each in lists for name in each)})

    for family, lists_of in _LISTS.items():
        _, shown = _families()[family]
        for name, each in getattr(catalog, family).items():
            if name != entry and mentioned(each.when, each.when_any, *lists_of(each)):
                yield from shown(name, each, telling)
    for name, channel in catalog.channels.items():
        if entry in channel.no_reply.then:
            chain = " → ".join((name, *channel.no_reply.then))
            yield Line(f"{telling.words.report.then}{telling.words.answer.colon}{chain}", level=1)
