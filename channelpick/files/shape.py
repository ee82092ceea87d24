"""What pydantic finds, as problems in the words of the file's author."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from channelpick.core.catalog import Catalog
from channelpick.errors import KeyPath, Problem
from channelpick.files.respelling import respell, respell_id
from channelpick.files.schema_nodes import known_keys, node_at, sections_with
from channelpick.screening.foreign_text import find_unsafe
from channelpick.screening.suggestions import closest, only_answer

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

_OPTION = re.compile(r"'[^']*'|\d+")
_MOST = 1000
"""Mistakes that are told: nobody reads more, and 50 000 sections without a line take minutes."""


def shape_problems(
    error: ValidationError, model: type[BaseModel], data: Mapping[str, Any]
) -> list[Problem]:
    """One problem for each mistake; a key that is only misspelt or misplaced is not missing."""
    if error.error_count() > _MOST:
        return [Problem(code="too-many", values={"most": f"{_MOST:,}"})]
    problems = [_problem(details, model, data) for details in error.errors(include_url=False)]
    missing = [problem for problem in problems if problem.code == "missing-key"]
    found = [problem for problem in problems if problem.code != "missing-key"]
    meant = {(p.path[:-1], p.values["guess"]) for p in found if p.code == "unknown-key"}
    misplaced = {p.values["given"] for p in found if p.code.startswith("misplaced")}
    return [
        *_together(replace(problem, also=_moved_from(problem, missing)) for problem in found),
        *(
            problem
            for problem in missing
            if (problem.path, problem.values["name"]) not in meant
            and problem.values["name"] not in misplaced
        ),
    ]


def unsafe_texts(value: Any, path: KeyPath = ()) -> Iterator[Problem]:
    """A problem for each text in which an escape sequence hides an unsafe character."""
    waiting: deque[tuple[KeyPath, Any]] = deque([(path, value)])
    while waiting:  # no recursion: what was parsed may be nested deeper than Python's stack
        path, value = waiting.popleft()
        if isinstance(value, str):
            yield from _unsafe(value, Problem(code="bad-character", path=path))
        elif isinstance(value, dict):
            for key, inner in value.items():
                here = (*path, key)
                yield from _unsafe(key, Problem(code="bad-character", path=here, mark="key"))
                waiting.append((here, inner))
        elif isinstance(value, list):
            waiting += [((*path, index), inner) for index, inner in enumerate(value)]


def _unsafe(text: str, problem: Problem) -> Iterator[Problem]:
    if found := find_unsafe(text):
        values = {"given": f"U+{ord(found[0]):04X}"}
        yield replace(problem, values=values, part=found.span())


def _together(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Lines of one section that all belong in another are one mistake: its header is missing."""
    strays: dict[KeyPath, list[Problem]] = {}
    for problem in problems:
        if problem.code == "misplaced-key":
            strays.setdefault(problem.path[:-1], []).append(problem)
        else:
            yield problem
    for first, *others in strays.values():
        sections = [problem.values["options"].split(", ") for problem in (first, *others)]
        shared = [section for section in sections[0] if all(section in s for s in sections)]
        if shared:
            values = {**first.values, "options": ", ".join(shared)}
            yield replace(first, values=values, also=(*first.also, *(p.path for p in others)))
        else:
            yield from (first, *others)


def _moved_from(problem: Problem, missing: list[Problem]) -> tuple[KeyPath, ...]:
    """The tables that lack a key which stands elsewhere."""
    if not problem.code.startswith("misplaced"):
        return ()
    return tuple(m.path for m in missing if m.values["name"] == problem.values["given"])


def _problem(details: ErrorDetails, model: type[BaseModel], data: Mapping[str, Any]) -> Problem:
    """A problem with a key, or with its value."""
    kind, path = details["type"], details["loc"]
    if kind == "extra_forbidden":
        return _unknown_key(path, model, data)
    if kind == "missing":
        values = {"name": str(path[-1])}
        return Problem(code="missing-key", path=path[:-1], mark="section", values=values)
    if kind == "string_pattern_mismatch":  # only ids have a pattern
        given = details["input"]
        values = {"given": _shown(given), "guess": respell_id(given, _at(data, path[:-2]))}
        return Problem(code="bad-id", path=path[:-1], mark="key", values=values)
    if isinstance(details["input"], dict) and _is_stray(path, model):
        return _unknown_key(path, model, data)
    return _value_problem(details, model)


def _is_stray(path: KeyPath, model: type[BaseModel]) -> bool:
    """Whether it has a place elsewhere, and here it is taken for the text in some language."""
    return not known_keys(model, path[:-1]) and bool(sections_with(str(path[-1]), model))


def _value_problem(details: ErrorDetails, model: type[BaseModel]) -> Problem:
    kind, path, given = details["type"], details["loc"], details["input"]
    node = node_at(model, path)
    if kind == "literal_error":
        return _bad_word(path, given, _OPTION.findall(str(details["ctx"]["expected"])))
    if kind in ("greater_than_equal", "less_than_equal"):
        limits = {"least": str(node["minimum"]), "most": str(node["maximum"])}
        return Problem(code="out-of-range", path=path, values={"given": _shown(given), **limits})
    if kind == "too_short":
        values = {"limit": str(details["ctx"]["min_length"])}
        return Problem(code="too-short", path=path, values=values)
    if kind in _KINDS:
        if _KINDS[kind] == "table" and issubclass(model, Catalog):
            return _no_group(path, given, node)
        fix = respell(_KINDS[kind], given)
        return Problem(code="wrong-kind", path=path, values={"wanted": _KINDS[kind]}, fix=fix)
    if kind == "bad-duration":
        fix = respell("duration", given)
        return Problem(code=kind, path=path, values={"given": _shown(given)}, fix=fix)
    values = {"given": _shown(given), "reason": details["msg"]}
    return Problem(code="bad-value", path=path, values=values)


def _unknown_key(path: KeyPath, model: type[BaseModel], data: Mapping[str, Any]) -> Problem:
    given, known, table = str(path[-1]), known_keys(model, path[:-1]), _at(data, path[:-1])
    # What is there already is hardly meant once more; but tables can be written in parts.
    whole = [key for key in table if not isinstance(table[key], dict)]
    free = [key for key in known if key not in whole]
    only = only_answer(given, free)
    sections = sections_with(given, model) if issubclass(model, Catalog) else []
    if sections and not only:
        code = "misplaced-key" if all(sections) else "misplaced-top-key"
        values = {"given": given, "options": ", ".join(sections)}
        return Problem(code=code, path=path, mark="key", values=values)
    guess = closest(given, free) or closest(given, known)
    return Problem(
        code="unknown-key",
        path=path,
        mark="key",
        values={"given": given, "guess": guess, "options": ", ".join(known)},
        fix=only or None,
    )


def _bad_word(path: KeyPath, given: Any, spelled: list[str]) -> Problem:
    """A value that is none of the options, which are spelled as in TOML but for the quotes."""
    options = {option.strip("'"): option.replace("'", '"') for option in spelled}
    said = _shown(given)
    if (spelling := options.get(said)) and not isinstance(given, bool):  # format = "1"
        return Problem(code="wrong-kind", path=path, values={"wanted": "number"}, fix=spelling)
    only = next(iter(options)) if len(options) == 1 else only_answer(said, options)
    return Problem(
        code="bad-word",
        path=path,
        values={
            "given": said,
            "guess": only or closest(said, options),
            "options": ", ".join(options),
        },
        fix=options.get(only),
    )


def _no_group(path: KeyPath, given: Any, node: Mapping[str, Any]) -> Problem:
    inner = node.get("additionalProperties")
    in_languages = inner == {"type": "string"} and path[-2:-1] != ("implies",)
    if in_languages and isinstance(given, str):
        return Problem(code="one-text", path=path, values={"name": str(path[-1])})
    if isinstance(given, list) and given and isinstance(given[0], dict):
        return Problem(code="double-brackets", path=(*path, 0))
    values = {"name": str(path[-1]), "example": next(iter(node.get("properties", ())), "…")}
    return Problem(code="not-a-group", path=path, values=values)


def _at(data: Any, path: KeyPath) -> Any:
    for key in path:
        data = data[key]
    return data


def _shown(value: Any) -> str:
    """A value as it can be shown: what is long, deep or huge by its kind alone."""
    if isinstance(value, str):
        return value[:80]
    short = isinstance(value, int | float) and abs(value) < 1e15
    return str(value) if short or isinstance(value, date) else f"({type(value).__name__})"
