"""The schema for editors, made from the file itself."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from channelpick import load_catalog
from channelpick.core.catalog import Catalog
from channelpick.staff.editor_schema import editor_schema
from channelpick.words.setting_help import SETTINGS
from tests.support import SHIPPED, shipped_data

SCHEMA = editor_schema(load_catalog(SHIPPED))


def plain(data: dict[str, Any]) -> Any:
    """The data as an editor's validator sees it: dates are texts."""
    return json.loads(json.dumps(data, default=str))


def test_shipped_fits() -> None:
    """The schema is one, and the file that it was made from satisfies it."""
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    jsonschema.Draft7Validator(SCHEMA).validate(plain(shipped_data()))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("rules", "formal-complaint", "prefer"), ["complain"]),
        (("rules", "formal-complaint", "when", "topic"), "complane"),
        (("rules", "formal-complaint", "strength"), "stong"),
        (("channels", "phone", "fits", "urgency", "low"), "great"),
        (("channels", "phone", "tags"), ["humann"]),
        (("channels", "phone", "no_reply", "then"), ["tickets"]),
        (("channels", "phone", "reply", "max"), "2 days"),
        (("channels", "phone", "hourz"), "24/7"),
        (("tips", "be-polite", "text", "eng"), "polite"),
        (("facts", "on_chain", "implies", "none", "self_service"), "perhaps"),
        (("accept", "never-frist"), "because"),
    ],
    ids=str,
)
def test_knows_the_names(path: tuple[str, ...], wrong: object) -> None:
    """A name that this file does not have is marked."""
    data = shipped_data()
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = wrong

    assert not jsonschema.Draft7Validator(SCHEMA).is_valid(plain(data))


def test_knows_every_setting() -> None:
    """No key of the catalog's shape is missing in the schema, and each is explained."""
    shape = Catalog.model_json_schema(by_alias=True)
    shapes = {"Catalog": shape, **shape["$defs"]}
    keys = {
        key for name, each in shapes.items() if name != "Platform" for key in each["properties"]
    }
    text = json.dumps(SCHEMA)

    assert {key for key in keys if f'"{key}": ' not in text} == set()
    assert keys <= SETTINGS.keys()


def test_follows_the_file() -> None:
    """A channel that is added can be named."""
    data = shipped_data()
    data["channels"]["branch-office"] = data["channels"]["phone"]

    schema = editor_schema(Catalog.model_validate(data))

    assert "branch-office" in schema["definitions"]["channel-id"]["enum"]
