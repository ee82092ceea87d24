"""A JSON Schema made from one rules file, so that an editor completes that file's own names.

Editors on taplo or tombi find it by the line `#:schema ./channels.schema.json` and work offline.
It only helps while typing: what counts is `rules check`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from channelpick.core.catalog import (
    ID_PATTERN,
    TRIED,
    Catalog,
    Fit,
    Form,
    Question,
    Stage,
    Strength,
)
from channelpick.staff.acceptable import ACCEPTABLE
from channelpick.words.setting_help import SETTINGS

Json = dict[str, Any]

_DURATION: Json = {"type": "string", "pattern": r"^(?=.)(\d{1,5}d)?(\d{1,5}h)?(\d{1,5}m)?$"}


def editor_schema(catalog: Catalog) -> Json:
    """The schema of this catalog's file, in draft 7, which every TOML editor knows."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "channelpick rules",
        **_table(
            {
                "format": {"const": 1},
                "updated": {"type": "string", "format": "date"},
                "timezone": {"type": "string"},
                "country": {"type": "string"},
                "closed_dates": _list({"type": "string", "format": "date"}),
                "languages": _list({"type": "string"}),
                "title": _use("texts"),
                "accept": _table({code: {"type": "string"} for code in ACCEPTABLE}),
                "criteria": _family("criterion"),
                "facts": _family("fact"),
                "tags": _family("texts"),
                "channels": _family("channel"),
                "rules": _family("rule"),
                "tips": _family("tip"),
                "details": _family("detail"),
                "messages": _family("message"),
                "platform": _table(
                    {
                        "name": {"type": "string"},
                        **dict.fromkeys(
                            ("domains", "aliases", "weak_names", "not_lookalike"),
                            _one_or_many({"type": "string"}),
                        ),
                    }
                ),
            },
            required=(
                "format",
                "updated",
                "timezone",
                "languages",
                "title",
                "criteria",
                "channels",
            ),
        ),
        "definitions": _definitions(catalog),
    }


def _definitions(catalog: Catalog) -> Json:
    named = [*catalog.channels, *(f"#{tag}" for tag in catalog.tags)]
    texts = {language: {"type": "string"} for language in catalog.languages}
    conditions = {name: _one_or_many(_any_of(q.options)) for name, q in catalog.questions.items()}
    question = {"ask": _use("texts"), "default": {"type": "string"}}
    when = {"when": _use("conditions"), "when_any": _use("conditions")}
    return {
        "texts": _table(texts, required=tuple(texts)),
        "channel-id": _any_of(catalog.channels),
        "channel-or-tag": _any_of(named),
        "conditions": _table({**conditions, TRIED: _one_or_many(_use("channel-or-tag"))}),
        "criterion": _table(
            {
                "weight": {"type": "integer", "minimum": 0, "maximum": 10},
                **question,
                "levels": _family("texts"),
            },
            required=("weight", "ask", "levels"),
        ),
        "fact": _table(
            {
                **question,
                "answers": _family("texts"),
                "ask_when": _use("conditions"),
                "implies": _family("answers"),
                "emergency": {"type": "string"},
            },
            required=("ask", "answers", "default"),
        ),
        "answers": _table(
            {name: _any_of(each.options) for name, each in catalog.questions.items()}
        ),
        "channel": _channel(catalog),
        "rule": _table(
            {
                **when,
                **dict.fromkeys(
                    ("never", "prefer", "demote"), _one_or_many(_use("channel-or-tag"))
                ),
                "strength": _any_of(get_args(Strength)),
                "because": _use("texts"),
            },
            required=("because",),
        ),
        "tip": _table(
            {
                "stage": _any_of(get_args(Stage)),
                **when,
                "for": _one_or_many(_use("channel-or-tag")),
                "text": _use("texts"),
            },
            required=("stage", "text"),
        ),
        "detail": _table(
            {
                "ask": _use("texts"),
                "label": _use("texts"),
                **when,
                "form": _any_of(get_args(Form)),
                "public": {"type": "boolean"},
                "optional": {"type": "boolean"},
            },
            required=("ask", "label"),
        ),
        "message": _table(
            {
                "for": _one_or_many(_use("channel-or-tag")),
                **when,
                **dict.fromkeys(("subject", "body", "ready"), _use("texts")),
            },
            required=("body",),
        ),
    }


def _channel(catalog: Catalog) -> Json:
    fits = {name: _fits(criterion) for name, criterion in catalog.criteria.items()}
    weighed = tuple(name for name, criterion in catalog.criteria.items() if criterion.weight)
    return _table(
        {
            "name": _use("texts"),
            "good_for": _use("texts"),
            "offered": {"type": "boolean"},
            "hours": {"type": "string"},
            "timezone": {"type": "string"},
            "country": {"type": "string"},
            "reply": _table({"typical": _DURATION, "max": _DURATION}, required=("typical", "max")),
            "languages": _one_or_many({"type": "string"}),
            "tags": _one_or_many(_any_of(catalog.tags)),
            "contacts": _one_or_many({"type": "string"}),
            "fits": _table(fits, required=weighed),
            "no_reply": _table(
                {"wait": _DURATION, "then": _one_or_many(_use("channel-id"))}, required=("wait",)
            ),
        },
        required=("name", "hours", "reply", "languages", "fits", "no_reply"),
    )


def _fits(criterion: Question) -> Json:
    levels = {level: _any_of(get_args(Fit)) for level in criterion.options}
    return _table(levels, required=tuple(levels))


def _table(properties: Mapping[str, Json], required: Iterable[str] = ()) -> Json:
    """A table with these keys and no others; keys that we explain get their explanation."""
    described = {
        key: {**each, "description": SETTINGS[key]} if key in SETTINGS else each
        for key, each in properties.items()
    }
    table: Json = {"type": "object", "properties": described, "additionalProperties": False}
    return {**table, "required": list(required)} if required else table


def _family(definition: str) -> Json:
    """A table whose keys are ids of the writer's own choice."""
    return {
        "type": "object",
        "patternProperties": {ID_PATTERN: _use(definition)},
        "additionalProperties": False,
    }


def _use(definition: str) -> Json:
    # allOf, because draft 7 forgets what stands beside a $ref, such as the description.
    return {"allOf": [{"$ref": f"#/definitions/{definition}"}]}


def _any_of(words: Iterable[str]) -> Json:
    return {"enum": list(words)}


def _list(item: Json) -> Json:
    return {"type": "array", "items": item}


def _one_or_many(item: Json) -> Json:
    return {"anyOf": [item, _list(item)]}
