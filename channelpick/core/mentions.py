"""Every place where a catalog mentions a name, and what that name should lead to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from channelpick.core.catalog import TRIED, Catalog, Condition
from channelpick.core.situation import spoken_answers
from channelpick.core.texts import Texts
from channelpick.errors import KeyPath

CONDITIONED = ("rules", "tips", "details", "messages")
"""The families whose entries have conditions."""


@dataclass(frozen=True, slots=True)
class Home:
    """Names that are defined together, such as the channels or the levels of a criterion."""

    family: KeyPath
    """Who shares it shares the names: a rule writes `#live` where a channel writes `live`."""
    code: str
    """The code of a problem with a name that is not among them."""
    names: Mapping[str, KeyPath]
    """As they are written -> where they are defined."""
    spoken: Mapping[str, str] = field(default_factory=dict)
    """What people call them -> as they are written."""
    needed: bool = False
    """Whether it is a mistake to define one and never to mention it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name and its place."""

    home: Home
    name: str
    path: KeyPath
    mark: Literal["value", "key"] = "value"
    beside: Collection[str] = ()
    """All names of the same list or table."""
    missing: Sequence[str] = ()
    """The names that its table lacks."""


@dataclass(frozen=True, slots=True)
class Row:
    """A table whose keys are names, such as the texts of a tip or the fits of a channel."""

    path: KeyPath
    home: Home
    keys: Collection[str]
    required: Collection[str] = ()
    """The names that must be among the keys."""

    def mentions(self) -> Iterator[Mention]:
        """Its keys."""
        missing = [name for name in self.required if name not in self.keys]
        for key in self.keys:
            yield Mention(self.home, key, (*self.path, key), "key", self.keys, missing)


class Homes:
    """All homes of a catalog.

    Args:
        renamed: question as it is mentioned everywhere -> as it is defined, misspelt.
    """

    def __init__(self, catalog: Catalog, renamed: Mapping[str, str]) -> None:
        channels = _defined("channels", catalog.channels)
        channel_names = _spoken({id_: channel.name for id_, channel in catalog.channels.items()})
        tags, tag_names = _defined("tags", catalog.tags), _spoken(catalog.tags)
        hashed = {tag: f"#{tag}" for tag in tags}
        hashed_tags = {f"#{tag}": path for tag, path in tags.items()}
        hashed_names = {text: f"#{tag}" for text, tag in tag_names.items()}
        languages: dict[str, KeyPath] = {
            language: ("languages", index) for index, language in enumerate(catalog.languages)
        }
        criteria = _defined("criteria", catalog.criteria)
        questions = criteria | _defined("facts", catalog.facts)

        self.channels = Home(("channels",), "unknown-channel", channels, channel_names)
        self.named_channels = Home(
            ("channels",), "unknown-channel", channels, {**hashed, **hashed_names, **channel_names}
        )
        self.tags = Home(("tags",), "unknown-tag", tags, tag_names)
        self.named_tags = Home(("tags",), "unknown-tag", hashed_tags, hashed_names)
        self.languages = Home(("languages",), "unknown-text-language", languages, needed=True)
        self.criteria = Home(("questions",), "unknown-criterion", criteria, needed=True)
        self.questions = Home(("questions",), "unknown-question", questions, needed=True)
        self.answers = _answer_homes(catalog)
        self.answers |= {meant: self.answers[defined] for meant, defined in renamed.items()}


def rows(catalog: Catalog, homes: Homes) -> Iterator[Row]:
    """Every table whose keys are names, in the order of the file."""
    for path, texts in all_texts(catalog):
        yield Row(path, homes.languages, texts, catalog.languages)
    for name, fact in catalog.facts.items():
        here: KeyPath = ("facts", name, "implies")
        yield Row(here, homes.answers[name], fact.implies)
        for answer, implied in fact.implies.items():
            yield Row((*here, answer), homes.questions, implied)
    weighed = [name for name, criterion in catalog.criteria.items() if criterion.weight]
    for name, channel in catalog.channels.items():
        yield Row(("channels", name, "fits"), homes.criteria, channel.fits, weighed)
        for criterion, row in channel.fits.items():
            if home := homes.answers.get(criterion):
                defined = str(home.family[1])
                needed = catalog.criteria[defined].levels if defined in weighed else ()
                yield Row(("channels", name, "fits", criterion), home, row, needed)
    for path, condition in all_conditions(catalog):
        yield Row(path, homes.questions, [x for x in condition if not _is_tried(path, x)])


def listed(catalog: Catalog, homes: Homes) -> Iterator[Mention]:
    """Every name that stands as a value, alone or in a list, in the order of the file."""
    for path, answer in _single_answers(catalog):
        if home := homes.answers.get(str(path[-1] if path[2] == "implies" else path[1])):
            yield Mention(home, answer, path)
    for name, channel in catalog.channels.items():
        here: KeyPath = ("channels", name)
        yield from _entries(homes.tags, channel.tags, (*here, "tags"))
        yield from _entries(homes.channels, channel.no_reply.then, (*here, "no_reply", "then"))
    for path, names in all_lists(catalog):
        for index, name in enumerate(names):
            home = homes.named_tags if name.startswith("#") else homes.named_channels
            yield Mention(home, name, (*path, index), beside=names)
    for path, condition in all_conditions(catalog):
        for name, wanted in condition.items():
            if name in homes.answers and not _is_tried(path, name):
                yield from _entries(homes.answers[name], wanted, (*path, name))


_TEXTS: Mapping[str, tuple[str, ...]] = {
    "criteria": ("ask", "levels"),
    "facts": ("ask", "answers"),
    "tags": ("",),
    "channels": ("name", "good_for"),
    "rules": ("because",),
    "tips": ("text",),
    "details": ("ask", "label"),
    "messages": ("subject", "body", "ready"),
}
"""Family -> where an entry has texts; empty where it is a text itself."""
_OPTIONAL = ("good_for", "subject", "ready")


def all_texts(catalog: Catalog) -> Iterator[tuple[KeyPath, Texts]]:
    """Every text that is given in several languages, and not left out."""
    yield ("title",), catalog.title
    for family, parts in _TEXTS.items():
        for name, entry in getattr(catalog, family).items():
            for part in parts:
                here: KeyPath = (family, name, part) if part else (family, name)
                value = getattr(entry, part) if part else entry
                if part in ("levels", "answers"):
                    yield from (((*here, option), texts) for option, texts in value.items())
                elif value or part not in _OPTIONAL:
                    yield here, value


def all_templates(catalog: Catalog) -> Iterator[tuple[KeyPath, Texts]]:
    """Every text with `{placeholders}`; those that may be left out may be empty."""
    for name, message in catalog.messages.items():
        for part in ("subject", "body", "ready"):
            yield ("messages", name, part), getattr(message, part)


def all_conditions(catalog: Catalog) -> Iterator[tuple[KeyPath, Condition]]:
    """Every table of conditions."""
    for name, fact in catalog.facts.items():
        yield ("facts", name, "ask_when"), fact.ask_when
    for family in CONDITIONED:
        for name, thing in getattr(catalog, family).items():
            yield (family, name, "when"), thing.when
            yield (family, name, "when_any"), thing.when_any


def all_lists(catalog: Catalog) -> Iterator[tuple[KeyPath, tuple[str, ...]]]:
    """Every list of channels and `#tags`."""
    for name, rule in catalog.rules.items():
        for effect in ("never", "prefer", "demote"):
            yield ("rules", name, effect), getattr(rule, effect)
    for family in ("tips", "messages"):
        for name, thing in getattr(catalog, family).items():
            yield (family, name, "for"), thing.only_for
    for path, condition in all_conditions(catalog):
        if _is_tried(path, TRIED):
            yield (*path, TRIED), condition.get(TRIED, ())


def _is_tried(path: KeyPath, name: str) -> bool:
    """Whether this condition is the one on channels already tried; questions have none."""
    return name == TRIED and path[0] in CONDITIONED


def _single_answers(catalog: Catalog) -> Iterator[tuple[KeyPath, str]]:
    for family in ("criteria", "facts"):
        for name, question in getattr(catalog, family).items():
            if question.default is not None:
                yield (family, name, "default"), question.default
    for name, fact in catalog.facts.items():
        if fact.emergency is not None:
            yield ("facts", name, "emergency"), fact.emergency
        for answer, implied in fact.implies.items():
            for other, value in implied.items():
                yield ("facts", name, "implies", answer, other), value


def _entries(home: Home, names: tuple[str, ...], path: KeyPath) -> Iterator[Mention]:
    for index, name in enumerate(names):
        yield Mention(home, name, (*path, index), beside=names)


def _defined(family: str, names: Collection[str]) -> dict[str, KeyPath]:
    return {name: (family, name) for name in names}


def _spoken(names: Mapping[str, Texts]) -> dict[str, str]:
    return {text: id_ for id_, texts in names.items() for text in texts.values()}


def _answer_homes(catalog: Catalog) -> dict[str, Home]:
    homes: dict[str, Home] = {}
    for family, options in (("criteria", "levels"), ("facts", "answers")):
        for name, question in getattr(catalog, family).items():
            names: Mapping[str, KeyPath] = {
                answer: (family, name, options, answer) for answer in question.options
            }
            spoken = spoken_answers(question)
            if name in homes:  # the same id twice is one mistake; its answers are none
                names = {**names, **homes[name].names}
                spoken = {**spoken, **homes[name].spoken}
            needed = family == "criteria"
            homes[name] = Home(("answers", name), "unknown-answer", names, spoken, needed)
    return homes
