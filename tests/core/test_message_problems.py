"""What is wrong with messages: each mistake once, at exactly the right place."""

from __future__ import annotations

from typing import Any

import pytest

from channelpick.core.catalog import Catalog
from channelpick.core.references import find_problems
from tests.support import small_data

TEXT = {"en": "x"}
SUBJECT, BODY = ("messages", "one", "subject", "en"), ("messages", "one", "body", "en")
FORUM = {"name": "forum"}


def data_of(
    message: dict[str, Any], *, details: tuple[str, ...] = ("amount", "case_number")
) -> dict[str, Any]:
    """A catalog with a chat and a public forum, these details and this one message."""
    data = small_data(chat={}, forum={"tags": ["public"]})
    return data | {
        "tags": {"public": TEXT},
        "details": {
            name: {"ask": TEXT, "label": TEXT, "public": name == "case_number"} for name in details
        },
        "messages": {"one": {"for": ["chat"], **message}},
    }


# The message, and its problems: code, path, part, and some of the values.
Found = tuple[str, tuple[str, ...], tuple[int, int], dict[str, str]]
CASES: list[tuple[dict[str, Any], list[Found]]] = [
    ({"body": {"en": "{amount} {urgency} {details} {tried} {channel} {platform}"}}, []),
    ({"body": {"en": "{case_number} {channel} {platform}"}, "for": ["#public"]}, []),
    ({"body": {"en": "no braces: 100 %, $5"}}, []),
    ({"body": {"en": "x {amont}."}},
     [("unknown-placeholder", BODY, (2, 9), {"given": "amont", "guess": "amount"})]),
    ({"body": {"en": "x"}, "subject": {"en": "{amont}"}},
     [("unknown-placeholder", SUBJECT, (0, 7), {"given": "amont"})]),
    ({"body": {"en": "{}"}}, [("unknown-placeholder", BODY, (0, 2), {"given": ""})]),
    ({"body": {"en": "{amount.__class__}"}},
     [("unknown-placeholder", BODY, (0, 18), {"given": "amount.__class__"})]),
    ({"body": {"en": "{amount!r}"}},
     [("unknown-placeholder", BODY, (0, 10), {"given": "amount!r"})]),
    ({"body": {"en": "{ amount }"}}, [("unknown-placeholder", BODY, (0, 10), {})]),
    ({"body": {"en": "{chat}"}}, [("unknown-placeholder", BODY, (0, 6), {"given": "chat"})]),
    ({"body": {"en": "%s{0.__class__}"}},
     [("unknown-placeholder", BODY, (2, 15), {"given": "0.__class__"})]),
    ({"body": {"en": "{{7*7}}"}},
     [("unknown-placeholder", BODY, (1, 6), {"given": "7*7"}), ("lone-brace", BODY, (0, 1), {})]),
    ({"body": {"en": "x } y"}}, [("lone-brace", BODY, (2, 3), {"given": "}"})]),
    ({"body": {"en": "{amount"}}, [("lone-brace", BODY, (0, 1), {"given": "{"})]),
    ({"body": {"en": "{amount} {"}}, [("lone-brace", BODY, (9, 10), {"given": "{"})]),
    ({"body": {"en": "{amount}"}, "for": ["#public"]},
     [("told-in-public", BODY, (0, 8), {"given": "amount", **FORUM})]),
    ({"body": {"en": "{urgency}"}, "for": ["chat", "forum"]},
     [("told-in-public", BODY, (0, 9), {"given": "urgency", **FORUM})]),
    ({"body": {"en": "{details}"}, "for": []},
     [("told-in-public", BODY, (0, 9), {"given": "details", **FORUM})]),
    ({"body": {"en": "x"}, "ready": {"en": "{tried}"}, "for": []},
     [("told-in-public", ("messages", "one", "ready", "en"), (0, 7), {"given": "tried"})]),
]  # fmt: skip


@pytest.mark.parametrize(("message", "expected"), CASES, ids=[str(case[0]) for case in CASES])
def test_message(message: dict[str, Any], expected: list[Found]) -> None:
    """Placeholders that lead nowhere, lone braces, and what the world would be told."""
    found = find_problems(Catalog.model_validate(data_of(message)))

    assert [(code, path, part) for code, path, part, _ in expected] == [
        (problem.code, problem.path, problem.part) for problem in found
    ]
    for problem, (*_, values) in zip(found, expected, strict=True):
        assert values.items() <= problem.values.items()


def test_message_of_a_misspelt_channel() -> None:
    """A message that is for no channel at all tells nothing to the world."""
    data = data_of({"body": {"en": "{amount}"}, "for": ["cahnnel"]})

    assert [p.code for p in find_problems(Catalog.model_validate(data))] == ["unknown-channel"]


def test_told_in_public_is_one_mistake() -> None:
    """However much a message tells the world, it is reported once, with all its places."""
    texts = {"en": "{amount}, {amount} on {urgency}"}
    data = data_of({"subject": texts, "body": texts, "for": ["forum"]})

    (problem,) = find_problems(Catalog.model_validate(data))

    assert (problem.code, problem.path, problem.part) == ("told-in-public", SUBJECT, (0, 8))
    assert problem.also == (SUBJECT, BODY)


@pytest.mark.parametrize(
    ("placeholder", "fix"), [("{amont}", "{amount}"), ("{Amount}", "{amount}"), ("{xyzzy}", None)]
)
def test_fix(placeholder: str, fix: str | None) -> None:
    """A misspelt placeholder is mended with its braces."""
    (problem,) = find_problems(Catalog.model_validate(data_of({"body": {"en": placeholder}})))

    assert fix == problem.fix


@pytest.mark.parametrize(
    ("name", "code", "also"),
    [
        ("urgency", "same-id", (("criteria", "urgency"),)),
        ("details", "reserved-id", ()),
        ("tried", "reserved-id", ()),
        ("channel", "reserved-id", ()),
        ("platform", "reserved-id", ()),
    ],
)
def test_ids(name: str, code: str, also: tuple[tuple[str, ...], ...]) -> None:
    """One name in braces means one thing: no detail is called like a question or like ours."""
    data = data_of({"body": {"en": "x"}}, details=(name,))
    (problem,) = find_problems(Catalog.model_validate(data))

    assert (code, ("details", name), "key", also) == (
        *(problem.code, problem.path, problem.mark),
        problem.also,
    )
