"""What may stand where, read from a model's JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from channelpick.errors import KeyPath

_Node = Mapping[str, Any]


def node_at(model: type[BaseModel], path: KeyPath) -> _Node:
    """The schema of the value there; empty where nothing may stand."""
    schema = _schema(model)
    node = schema
    for key in path:
        inner = node.get("properties", {}).get(key) or _family(node) or node.get("items")
        node = _resolved(schema, inner or {})
    return node


def known_keys(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that may stand there."""
    return list(node_at(model, path).get("properties", {}))


def sections_with(key: str, model: type[BaseModel]) -> list[str]:
    """The sections in which this key may stand, such as `[criteria.…]`; empty: the top."""
    schema = _schema(model)
    return [f"[{section}]" if section else "" for section in _sections(schema, schema, "", key)]


def _sections(schema: _Node, node: _Node, section: str, wanted: str) -> Iterator[str]:
    for key, inner in node.get("properties", {}).items():
        if key == wanted:
            yield section
        below = f"{section}.{key}".lstrip(".")
        child = _resolved(schema, inner)
        yield from _sections(schema, child, below, wanted)
        if family := _family(child):
            yield from _sections(schema, _resolved(schema, family), f"{below}.…", wanted)


def _family(node: _Node) -> _Node | None:
    """The schema of the values of a table with free keys."""
    by_pattern = next(iter(node.get("patternProperties", {}).values()), None)
    others = node.get("additionalProperties")
    return by_pattern or (others if isinstance(others, Mapping) else None)


def _resolved(schema: _Node, node: _Node) -> _Node:
    choice = next((one for one in node.get("anyOf", ()) if "$ref" in one), node)
    name = choice.get("$ref", "").rpartition("/")[2]
    return schema["$defs"][name] if name else choice


@lru_cache(maxsize=4)
def _schema(model: type[BaseModel]) -> _Node:
    return model.model_json_schema(mode="validation")
