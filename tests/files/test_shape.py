"""Findings of the first pass: one problem each, at the key or the value that is wrong."""

from __future__ import annotations

import pytest
import tomli
from pydantic import ValidationError

from channelpick.core.catalog import Catalog
from channelpick.files.shape import shape_problems
from tests.support import DATA

SMALL = (DATA / "small.toml").read_text("utf-8")
CHAT = "[channels.chat]"
WEIGHT = ("criteria", "urgency", "weight")

CASES: list[tuple[str, str, str, tuple[str | int, ...], str, str, str | None]] = [
    ("timezone  =", "timezon =", "unknown-key", ("timezon",), "key", "timezone", "timezone"),
    ("name.zh   = \"聊天\"", "names.zh = \"聊天\"",
     "unknown-key", ("channels", "chat", "names"), "key", "name", "name"),
    ("name.zh   = \"聊天\"", "\"名称\".zh = \"聊天\"",
     "unknown-key", ("channels", "chat", "名称"), "key", "name", "name"),
    (CHAT, "[channel.chat]", "unknown-key", ("channel",), "key", "channels", "channels"),
    (CHAT, f"{CHAT}\nhour = 1", "unknown-key", ("channels", "chat", "hour"), "key", "hours", None),
    (CHAT, f"{CHAT}\nweight = 3",
     "misplaced-key", ("channels", "chat", "weight"), "key", "", None),
    (CHAT, f"{CHAT}\nwait = '3m'", "misplaced-key", ("channels", "chat", "wait"), "key", "", None),
    (CHAT, f"{CHAT}\nupdated = 2026-03-01",
     "misplaced-top-key", ("channels", "chat", "updated"), "key", "", None),
    ('stage   = "first"\n', "", "missing-key", ("tips", "freeze"), "section", "", None),
    ("[tips.freeze]", '[tips."Freeze it"]',
     "bad-id", ("tips", "Freeze it"), "key", "freeze-it", None),
    ("weight = 8", 'weight = "8"', "wrong-kind", WEIGHT, "value", "", "8"),
    ("weight = 8", "weight = 8.0", "wrong-kind", WEIGHT, "value", "", "8"),
    ("weight = 8", "weight = 8.5", "wrong-kind", WEIGHT, "value", "", None),
    ("weight = 8", "weight = 11", "out-of-range", WEIGHT, "value", "", None),
    ("= 2026-03-01", '= "2026-03-01"', "wrong-kind", ("updated",), "value", "", "2026-03-01"),
    ("= 2026-03-01", "= 2026-03-01 09:00:00",
     "wrong-kind", ("updated",), "value", "", "2026-03-01"),
    ("format    = 1", 'format = "1"', "wrong-kind", ("format",), "value", "", "1"),
    ('low = "ok"', 'low = "不适合"',
     "bad-word", ("channels", "chat", "fits", "urgency", "low"), "value", "poor", '"poor"'),
    ('low = "ok"', 'low = "great"',
     "bad-word", ("channels", "chat", "fits", "urgency", "low"), "value", "best", '"best"'),
    ('when.robbed = "yes"', "when.robbed = true",
     "wrong-kind", ("rules", "live-now", "when", "robbed"), "value", "", '"yes"'),
    ('live = { zh = "当场", en = "live" }', 'live = "live"',
     "one-text", ("tags", "live"), "value", "", None),
    ('"3m"', '"3 minutes"',
     "bad-duration", ("channels", "chat", "reply", "typical"), "value", "", '"3m"'),
    ('"3m"', '"soon"', "bad-duration", ("channels", "chat", "reply", "typical"), "value", "", None),
    (CHAT, f'{CHAT}\noffered = "是"',
     "wrong-kind", ("channels", "chat", "offered"), "value", "", "true"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "path", "mark", "guess", "fix"), CASES)
def test_one_problem(
    old: str,
    new: str,
    code: str,
    path: tuple[str | int, ...],
    mark: str,
    guess: str,
    fix: str | None,
) -> None:
    """One mistake is one problem, with its place, what was meant, and a fix if it is certain."""
    assert old in SMALL
    data = tomli.loads(SMALL.replace(old, new, 1))

    with pytest.raises(ValidationError) as caught:
        Catalog.model_validate(data)
    (problem,) = shape_problems(caught.value, Catalog, data)

    assert (code, path, mark, guess, fix) == (
        problem.code,
        problem.path,
        problem.mark,
        problem.values.get("guess", ""),
        problem.fix,
    )


def test_a_line_that_moved() -> None:
    """A key that stands in the wrong section is not missing in the right one as well."""
    text = SMALL.replace('stage   = "first"\n', "")
    data = tomli.loads(text.replace("strength ", 'stage = "first"\nstrength '))

    with pytest.raises(ValidationError) as caught:
        Catalog.model_validate(data)
    (problem,) = shape_problems(caught.value, Catalog, data)

    assert (problem.code, problem.also) == ("misplaced-key", (("tips", "freeze"),))
    assert problem.values["options"] == "[tips.…]"
