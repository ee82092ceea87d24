"""A situation as scripts hand it over: the `situation` object of the JSON answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from channelpick.errors import InputError, Problem
from channelpick.files.shape import shape_problems, unsafe_texts
from channelpick.files.text_file import read_text


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


class _Input(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class TriedInput(_Input):
    """A channel already tried. `at` is ISO 8601, `ago` a span such as `3d`; neither = overdue."""

    channel: str
    at: str | None = None
    ago: str | None = None


class SituationInput(_Input):
    """What a script says of a situation. Everything may be left out."""

    answers: Mapping[str, str] = Field(default_factory=dict)
    at: str | None = None
    language: str | None = None
    tried: Annotated[tuple[TriedInput, ...], BeforeValidator(_as_tuple)] = ()


class DraftInput(SituationInput):
    """What a script says of a message to be written."""

    channel: str | None = None
    details: Mapping[str, str] = Field(default_factory=dict)


Read = TypeVar("Read", bound=SituationInput)


def read_situation(path: str) -> SituationInput:
    """The situation in this JSON file, or on standard input for `-`.

    Raises:
        InputError: with every problem that was found.
    """
    return _read(path, SituationInput)


def read_draft_input(path: str) -> DraftInput:
    """The same, with a channel and details.

    Raises:
        InputError: with every problem that was found.
    """
    return _read(path, DraftInput)


def _read(path: str, model: type[Read]) -> Read:
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
