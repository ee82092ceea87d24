"""What pydantic finds, as problems in the words of the file's author."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from channelpick.errors import KeyPath, Problem
from channelpick.screening.foreign_text import find_unsafe
from channelpick.screening.suggestions import closest

_KINDS = {
    "bool_type": "yes-no",
    "date_type": "date",
    "date_from_datetime_inexact": "date",
    "dict_type": "table",
    "int_type": "number",
    "mapping_type": "table",
    "model_type": "table",
    "string_type": "text",
    "time_delta_type": "duration",
    "tuple_type": "list",
}
"""pydantic's type errors -> what was wanted instead, a key of `Words.kinds`."""


def shape_problems(error: ValidationError, model: type[BaseModel]) -> list[Problem]:
    """One problem for each finding; a key that is only misspelt is not missing as well."""
    problems = [_problem(details, model) for details in error.errors(include_url=False)]
    meant = {(p.path, p.values["guess"]) for p in problems if p.code == "unknown-key"}
    return [
        problem
        for problem in problems
        if problem.code != "missing-key" or (problem.path, problem.values["name"]) not in meant
    ]


def unsafe_texts(value: Any, path: KeyPath = ()) -> Iterator[Problem]:
    """A problem for each text in which an escape sequence hides an unsafe character."""
    waiting: deque[tuple[KeyPath, Any]] = deque([(path, value)])
    while waiting:  # no recursion: what was parsed may be nested deeper than Python's stack
        path, value = waiting.popleft()
        if isinstance(value, str) and (found := find_unsafe(value)):
            values = {"given": f"U+{ord(found[0]):04X}"}
            yield Problem(code="bad-character", path=path, values=values)
        elif isinstance(value, dict):
            waiting += [(path, key) for key in value]
            waiting += [((*path, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, index), inner) for index, inner in enumerate(value)]


def _problem(details: ErrorDetails, model: type[BaseModel]) -> Problem:
    kind, path, context = details["type"], details["loc"], details.get("ctx", {})
    given = _shown(details["input"])
    if kind == "extra_forbidden":
        known = _keys_at(model, path[:-1])
        values = {
            "given": str(path[-1]),
            "guess": closest(str(path[-1]), known),
            "options": ", ".join(known),
        }
        return Problem(code="unknown-key", path=path[:-1], values=values)
    if kind == "missing":
        return Problem(code="missing-key", path=path[:-1], values={"name": str(path[-1])})
    if kind == "literal_error":
        options = str(context["expected"]).replace(" or ", ", ").replace("'", "")
        values = {"given": given, "guess": closest(given, options.split(", ")), "options": options}
        return Problem(code="bad-word", path=path, values=values)
    if kind == "string_pattern_mismatch":  # only ids have a pattern
        return Problem(code="bad-id", path=path[:-2], values={"given": given})
    if kind in ("too_short", "greater_than_equal", "less_than_equal"):
        limit = next((str(context[x]) for x in ("ge", "le", "min_length") if x in context), "")
        return Problem(code=kind.replace("_", "-"), path=path, values={"limit": limit})
    if kind in _KINDS:
        return Problem(code="wrong-kind", path=path, values={"wanted": _KINDS[kind]})
    values = {"given": given, "reason": details["msg"]}
    return Problem(code=kind if kind == "bad-duration" else "bad-value", path=path, values=values)


def _shown(value: Any) -> str:
    """A value as it can be shown: what is long, deep or huge by its kind alone."""
    if isinstance(value, str):
        return value[:80]
    short = isinstance(value, int | float) and abs(value) < 1e15
    return str(value) if short or isinstance(value, date) else f"({type(value).__name__})"


def _keys_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that may stand there, from the model's JSON Schema."""
    schema = model.model_json_schema(mode="validation")
    node: Mapping[str, Any] = schema
    for key in path:
        families = (*node.get("patternProperties", {}).values(), node.get("items"))
        inner: Mapping[str, Any] = node.get("properties", {}).get(key) or next(
            filter(None, families), {}
        )
        for choice in inner.get("anyOf", ()):
            inner = choice if "$ref" in choice else inner
        node = schema["$defs"][inner["$ref"].rpartition("/")[2]] if "$ref" in inner else inner
    return list(node.get("properties", {}))
