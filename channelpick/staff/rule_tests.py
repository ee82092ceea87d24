"""Staff's own tests: what must be recommended when, checked in every situation meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from channelpick.core.catalog import Catalog, Condition, Names
from channelpick.core.recommendation import Recommendation, recommend
from channelpick.core.situation import spoken_answers
from channelpick.core.texts import primary
from channelpick.errors import KeyPath, Problem
from channelpick.screening.suggestions import closest
from channelpick.staff.plans import tips_given
from channelpick.staff.space import Mask, Space, indices, space_within
from channelpick.staff.survey import Survey, survey
from channelpick.staff.usage import TOP

EXPECTATIONS = ("first", "first_one_of", "top3", "never", "before", "tips")
"""What a test may expect; it needs at least one of these."""


class RuleTest(BaseModel):
    """One test. Channels may be named by `#tag` in `first_one_of`, `never` and `open`."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: str = Field(min_length=1)
    given: Condition = Field(default_factory=dict)
    """Question -> the answers looked at; a criterion left out has every level."""
    facts: Literal["default", "any"] = "default"
    """What a fact left out is: at its default, or anything, as in `analyze`."""
    open: Names | None = None
    """Exactly these are open; left out: every opening state that occurs."""
    language: str | None = None
    """What the customer needs; left out: every language that is spoken."""
    tried: Names = ()
    """Channels that gave no answer in time."""

    first: str | None = None
    first_one_of: Names = ()
    top3: Names = ()
    """All of these are among the first three."""
    never: Names = ()
    """None of these has a place."""
    before: Names = ()
    """Each of these stands before the next, where both have a place."""
    tips: Names = ()
    """All of these are given."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An expectation that does not hold, and one situation in which it does not."""

    expectation: str
    count: int
    """In how many situations."""
    space: Space
    example: int
    answer: Recommendation
    """What `core` says there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one test."""

    test: RuleTest
    situations: int
    """How many were looked at."""
    failures: tuple[Failure, ...]


def run_test(catalog: Catalog, test: RuleTest) -> Outcome:
    """Check one test, whose names the catalog must know, in every situation that it speaks of."""
    if test.open is not None:
        catalog = _opened(catalog, test.open)
    space = space_within(
        catalog,
        test.given,
        any_facts=test.facts == "any",
        tried=test.tried,
        languages=(test.language,) if test.language else (),
    )
    asked = survey(catalog, space)
    failures = []
    for expectation, holds in _expected(asked, test):
        if failing := space.everything & ~holds:
            example = next(indices(failing))
            answer = recommend(catalog, space.situation(example, catalog))
            failures.append(Failure(expectation, failing.bit_count(), space, example, answer))
    return Outcome(test, space.size, tuple(failures))


def find_test_problems(tests: Sequence[RuleTest], catalog: Catalog) -> list[Problem]:
    """Every name in these tests that the catalog does not know, and tests that expect nothing."""
    return [
        problem
        for index, test in enumerate(tests)
        for problem in _problems(test, ("tests", index), catalog)
    ]


def _problems(test: RuleTest, here: KeyPath, catalog: Catalog) -> Iterator[Problem]:
    if not any(getattr(test, name) for name in EXPECTATIONS):
        options = ", ".join(EXPECTATIONS)
        yield Problem(code="no-expectation", path=here, mark="section", values={"options": options})
    if test.before and len(set(test.before)) < 2:
        yield Problem(code="no-order", path=(*here, "before"))
    if len(test.top3) > TOP:
        yield Problem(code="too-many-on-top", path=(*here, "top3"))
    yield from _given_problems(test.given, (*here, "given"), catalog)
    tagged = {*catalog.channels, *(f"#{tag}" for tag in catalog.tags)}
    spoken = tuple(map(primary, catalog.spoken_languages))
    yield from _names_problems("unknown-channel", (*here, "open"), test.open or (), tagged)
    yield from _names_problems("unknown-channel", (*here, "tried"), test.tried, catalog.channels)
    for key in ("top3", "before"):
        names = getattr(test, key)
        yield from _names_problems("unknown-channel", (*here, key), names, catalog.channels)
    for key in ("first_one_of", "never"):
        names = getattr(test, key)
        yield from _names_problems("unknown-channel", (*here, key), names, tagged)
    yield from _names_problems("unknown-tip", (*here, "tips"), test.tips, catalog.tips)
    if test.first is not None and test.first not in catalog.channels:
        yield _unknown("unknown-channel", (*here, "first"), test.first, catalog.channels)
    if test.language is not None and test.language not in spoken:
        yield _unknown("unknown-language", (*here, "language"), test.language, spoken)


def _given_problems(given: Condition, here: KeyPath, catalog: Catalog) -> Iterator[Problem]:
    for name, wanted in given.items():
        path = (*here, name)
        question = catalog.questions.get(name)
        if question is None:
            yield _unknown("unknown-question", path, name, catalog.questions, mark="key")
        elif not wanted:
            yield Problem(code="empty-condition", path=path, values={"given": name})
        else:
            spoken = spoken_answers(question)
            yield from _names_problems("unknown-answer", path, wanted, question.options, spoken)


def _names_problems(
    code: str,
    here: KeyPath,
    names: Names,
    known: Collection[str],
    spoken: Mapping[str, str] | None = None,
) -> Iterator[Problem]:
    for index, name in enumerate(names):
        if name not in known:
            yield _unknown(code, (*here, index), name, known, spoken)


def _unknown(
    code: str,
    path: KeyPath,
    given: str,
    known: Collection[str],
    spoken: Mapping[str, str] | None = None,
    mark: Literal["value", "key"] = "value",
) -> Problem:
    values = {
        "given": given,
        "guess": closest(given, known, spoken),
        "options": ", ".join(sorted(known)),
    }
    return Problem(code=code, path=path, values=values, mark=mark)


def _expected(asked: Survey, test: RuleTest) -> Iterator[tuple[str, Mask]]:
    """Each expectation, and the situations in which it holds."""
    named = asked.catalog.channels_named
    if test.first is not None:
        yield "first", asked.where(first == test.first for first in asked.firsts)
    if test.first_one_of:
        wanted = named(test.first_one_of)
        yield "first_one_of", asked.where(first in wanted for first in asked.firsts)
    if test.top3:
        top = set(test.top3)
        yield "top3", asked.where(top.issubset(order[:TOP]) for order in asked.orders)
    if test.never:
        refused = set(named(test.never))
        yield "never", asked.where(refused.isdisjoint(order) for order in asked.orders)
    if test.before:
        yield "before", asked.where(_in_this_order(order, test.before) for order in asked.orders)
    if test.tips:
        yield "tips", _all_given(tips_given(asked), test.tips)


def _in_this_order(order: tuple[str, ...], wanted: Names) -> bool:
    ranks = [order.index(channel) for channel in wanted if channel in order]
    return ranks == sorted(ranks)


def _all_given(given: Mapping[str, Mask], wanted: Names) -> Mask:
    mask = given[wanted[0]]
    for tip in wanted[1:]:
        mask &= given[tip]
    return mask


def _opened(catalog: Catalog, names: Names) -> Catalog:
    """The catalog with exactly these channels open, for ever."""
    opened = catalog.channels_named(names)
    channels = {
        id_: channel.model_copy(update={"hours": "24/7" if id_ in opened else "off"})
        for id_, channel in catalog.channels.items()
    }
    return catalog.model_copy(update={"channels": channels})
