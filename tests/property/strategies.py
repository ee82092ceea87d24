"""Catalogs and situations of every shape that a rules file may have."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from channelpick import Catalog, Situation, Tried
from channelpick.core.catalog import FIT_VALUES, STAGES, STRENGTH_POINTS
from tests.support import catalog_of

Data = dict[str, Any]

HOURS = (
    "24/7",
    "off",
    "Mo-Fr 09:00-18:00; PH off",
    "Mo-Su 20:00-02:00",
    "Sa,PH 10:00-12:00,13:00-16:00",
    "Mo-Fr 10:00-12:00 unknown",
)
ZONES = ("UTC", "Asia/Hong_Kong", "America/New_York", "Australia/Lord_Howe")
SPANS = ("0m", "30m", "1h30m", "2d")


@st.composite
def catalogs(draw: st.DrawFn, *, with_rules: bool = True, always_open: bool = False) -> Catalog:
    """A catalog without problems."""
    return catalog_of(draw(catalog_data(with_rules=with_rules, always_open=always_open)))


@st.composite
def catalog_data(draw: st.DrawFn, *, with_rules: bool = True, always_open: bool = False) -> Data:
    """A rules file as plain data."""
    criteria = {
        f"criterion-{i}": draw(_criterion(weight=st.integers(1 if i == 0 else 0, 10)))
        for i in range(draw(st.integers(1, 3)))
    }
    facts = {f"fact-{i}": draw(_fact()) for i in range(draw(st.integers(0, 2)))}
    tags = {f"tag-{i}": {"en": f"tag {i}"} for i in range(3)}
    names = [f"channel-{i}" for i in range(draw(st.integers(1, 6)))]
    channels = {name: draw(_channel(criteria, names, list(tags), always_open)) for name in names}
    questions = {n: list(c["levels"]) for n, c in criteria.items()}
    questions |= {n: list(f["answers"]) for n, f in facts.items()}
    targets = [*names, *(f"#{tag}" for tag in tags)]
    count = draw(st.integers(0, 6)) if with_rules else 0
    return {
        "format": 1,
        "updated": date(2026, 3, 1),
        "timezone": draw(st.sampled_from(ZONES)),
        "country": "HK",
        "languages": ["en"],
        "title": {"en": "Which channel?"},
        "criteria": criteria,
        "facts": facts,
        "tags": tags,
        "channels": channels,
        "rules": {f"rule-{i}": draw(rules(questions, targets)) for i in range(count)},
        "tips": {
            f"tip-{i}": draw(_tip(questions, targets)) for i in range(draw(st.integers(0, 3)))
        },
    }


@st.composite
def situations(draw: st.DrawFn, catalog: Catalog) -> Situation:
    """A situation that fits this catalog."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    zone = timezone(timedelta(hours=draw(st.integers(-11, 13))))
    at = (start + timedelta(minutes=draw(st.integers(0, 2 * 525_600)))).astimezone(zone)
    spans = st.none() | st.integers(0, 5_000).map(lambda minutes: at - timedelta(minutes=minutes))
    tried = draw(st.lists(st.tuples(st.sampled_from(list(catalog.channels)), spans), max_size=3))
    answers = {
        name: draw(st.sampled_from(list(question.options)))
        for name, question in catalog.questions.items()
        if question.default is None or draw(st.booleans())
    }
    return Situation(
        answers=answers,
        at=at,
        language=draw(st.sampled_from(["en", "en-GB", "zh"])),
        tried=tuple(Tried(channel, when) for channel, when in tried),
    )


@st.composite
def rules(draw: st.DrawFn, questions: dict[str, list[str]], targets: list[str]) -> Data:
    """A rule with at least one effect."""
    some = st.lists(st.sampled_from(targets), max_size=2, unique=True)
    rule: Data = draw(_conditions(questions, targets))
    rule |= {"never": draw(some), "prefer": draw(some), "demote": draw(some)}
    if not (rule["never"] or rule["prefer"] or rule["demote"]):
        rule["prefer"] = [targets[0]]
    if rule["prefer"] or rule["demote"]:
        rule["strength"] = draw(st.sampled_from(list(STRENGTH_POINTS)))
    return rule | {"because": {"en": "because"}}


@st.composite
def _conditions(draw: st.DrawFn, questions: dict[str, list[str]], targets: list[str]) -> Data:
    conditions: Data = {}
    for key in ("when", "when_any"):
        names = draw(st.lists(st.sampled_from([*questions, "tried"]), max_size=2, unique=True))
        conditions[key] = {
            name: draw(
                st.lists(st.sampled_from(questions.get(name, targets)), min_size=1, unique=True)
            )
            for name in names
        }
    return conditions


@st.composite
def _criterion(draw: st.DrawFn, weight: st.SearchStrategy[int]) -> Data:
    levels = {f"level-{i}": {"en": f"level {i}"} for i in range(draw(st.integers(1, 3)))}
    criterion: Data = {"weight": draw(weight), "ask": {"en": "how?"}, "levels": levels}
    if draw(st.booleans()):
        criterion["default"] = "level-0"
    return criterion


@st.composite
def _fact(draw: st.DrawFn) -> Data:
    answers = {f"answer-{i}": {"en": f"answer {i}"} for i in range(draw(st.integers(1, 3)))}
    return {"ask": {"en": "which?"}, "answers": answers, "default": "answer-0"}


@st.composite
def _channel(
    draw: st.DrawFn, criteria: Data, names: list[str], tags: list[str], always_open: bool
) -> Data:
    typical, longest = sorted(
        draw(st.lists(st.sampled_from(SPANS), min_size=2, max_size=2)), key=SPANS.index
    )
    fit = st.sampled_from(list(FIT_VALUES))
    return {
        "name": {"en": "a channel"},
        "offered": always_open or draw(st.integers(0, 5)) > 0,
        "hours": "24/7" if always_open else draw(st.sampled_from(HOURS)),
        "reply": {"typical": typical, "max": longest},
        "languages": ["en"]
        if always_open
        else draw(st.sampled_from([["en"], ["en", "zh"], ["zh"]])),
        "tags": draw(st.lists(st.sampled_from(tags), max_size=2, unique=True)),
        "fits": {
            name: {level: draw(fit) for level in criterion["levels"]}
            for name, criterion in criteria.items()
        },
        "no_reply": {
            "wait": draw(st.sampled_from(SPANS)),
            "then": draw(st.lists(st.sampled_from(names), max_size=3)),
        },
    }


@st.composite
def _tip(draw: st.DrawFn, questions: dict[str, list[str]], targets: list[str]) -> Data:
    tip = draw(_conditions(questions, targets))
    tip["for"] = draw(st.lists(st.sampled_from(targets), max_size=1))
    return tip | {"stage": draw(st.sampled_from(STAGES)), "text": {"en": "advice"}}
