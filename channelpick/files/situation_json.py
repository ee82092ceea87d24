"""A situation as scripts hand it over: the `situation` object of the JSON answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from channelpick.errors import InputError, Problem
from channelpick.files.shape import shape_problems, unsafe_texts
from channelpick.files.situation_input import DraftInput, SituationInput, TriedInput
from channelpick.files.text_file import read_text


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class _TriedShape(_Shape):
    channel: str
    at: str | None = None
    ago: str | None = None


class _SituationShape(_Shape):
    answers: Mapping[str, str] = Field(default_factory=dict)
    at: str | None = None
    language: str | None = None
    tried: Annotated[tuple[_TriedShape, ...], BeforeValidator(_as_tuple)] = ()


class _DraftShape(_SituationShape):
    channel: str | None = None
    details: Mapping[str, str] = Field(default_factory=dict)


Shape = TypeVar("Shape", bound=_SituationShape)


def read_situation(path: str) -> SituationInput:
    """The situation in this JSON file, or on standard input for `-`.

    Raises:
        InputError: with every problem that was found.
    """
    return SituationInput(**_fields(_read(path, _SituationShape)))


def read_draft_input(path: str) -> DraftInput:
    """The same, with a channel and details.

    Raises:
        InputError: with every problem that was found.
    """
    return DraftInput(**_fields(_read(path, _DraftShape)))


def _fields(read: _SituationShape) -> dict[str, Any]:
    tried = tuple(TriedInput(**dict(entry)) for entry in read.tried)
    return {**dict(read), "tried": tried}


def _read(path: str, model: type[Shape]) -> Shape:
    text = read_text(path)
    if isinstance(text, Problem):
        raise InputError([text], path)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        values = {"reason": error.msg}
        problem = Problem(code="json", values=values, line=error.lineno, column=error.colno)
        raise InputError([problem], path) from None
    except RecursionError:
        raise InputError([Problem(code="too-deep")], path) from None
    except ValueError as error:  # such as an integer of ten thousand digits
        problem = Problem(code="json", values={"reason": str(error)})
        raise InputError([problem], path) from None
    if problems := list(unsafe_texts(data)):
        raise InputError(problems, path)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise InputError(shape_problems(error, model, data), path) from None
