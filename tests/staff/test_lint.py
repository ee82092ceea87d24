"""What is worth a look in a catalog that works."""

from __future__ import annotations

import pytest
import tomli

from channelpick.core.catalog import Catalog
from channelpick.core.references import find_problems
from channelpick.errors import KeyPath
from channelpick.staff.lint import find_warnings
from tests.support import DATA, shipped_data

SMALL = (DATA / "small.toml").read_text("utf-8")
FACT = """[facts.idle]
ask = { zh = "?", en = "?" }
default = "a"
answers.a = { zh = "甲", en = "a" }
answers.b = { zh = "乙", en = "b" }
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ('high = { zh = "急"', 'high = { zh = "不急"',
         "same-text", ("criteria", "urgency", "levels", "high", "zh")),
        ("[tags]", f"{FACT}[tags]", "unused-fact", ("facts", "idle")),
        ('["#live"]', '["#live", "#live"]', "repeated", ("rules", "live-now", "prefer", 1)),
        ('then = ["phone"]', 'then = ["phone", "phone"]',
         "repeated", ("channels", "chat", "no_reply", "then", 1)),
        ('when.robbed = "yes"', 'when.robbed = ["yes", "no"]',
         "idle-condition", ("rules", "live-now", "when", "robbed")),
        ('then = ["phone"]', 'then = ["chat"]',
         "own-fallback", ("channels", "chat", "no_reply", "then", 0)),
        ("[tags]", '[platform]\ndomains = ["haven.example"]\n[tags]', "no-names", ("platform",)),
        ("2026-03-01", "1900-03-01", "uncovered-year", ("country",)),
    ],
)  # fmt: skip
def test_warning(old: str, new: str, code: str, path: KeyPath) -> None:
    """Each of these is a warning at its place, and no error."""
    assert old in SMALL
    catalog = Catalog.model_validate(tomli.loads(SMALL.replace(old, new, 1)))

    (problem,) = find_warnings(catalog)

    assert (code, path, "warning") == (problem.code, problem.path, problem.severity)
    assert find_problems(catalog) == []


def test_shipped_is_clean() -> None:
    """The shipped catalog has nothing that is worth a look."""
    assert find_warnings(Catalog.model_validate(shipped_data())) == []
