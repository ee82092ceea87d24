"""What the columns and values of other programs mean, in a file, to be used again."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from channelpick.batch.columns import Mapped
from channelpick.errors import InputError, Problem
from channelpick.files.catalog_toml import Source, parse_toml, placed
from channelpick.files.shape import shape_problems, unsafe_texts
from channelpick.files.text_file import read_text


class _MappingShape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    columns: Mapping[str, str] = Field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = Field(default_factory=dict)
    defaults: Mapping[str, str] = Field(default_factory=dict)


def read_mapping(path: str) -> Mapped:
    """The mapping in this TOML file, or on standard input for `-`.

    `[columns]` has `"Priority" = "urgency"`, `[values.urgency]` has `"Sev 1" = "critical"`, and
    `[defaults]` has `complexity = "moderate"`.

    Raises:
        InputError: with every problem that was found.
    """
    text = read_text(path)
    if isinstance(text, Problem):
        raise InputError([text], path)
    data = parse_toml(text)
    if isinstance(data, Problem):
        raise InputError([data], path)
    source = Source(path, text, data, None, ())
    if problems := list(unsafe_texts(data)):
        raise InputError(placed(problems, source), path)
    try:
        return Mapped(**dict(_MappingShape.model_validate(data)))
    except ValidationError as error:
        problems = shape_problems(error, _MappingShape, data)
        raise InputError(placed(problems, source), path) from None
