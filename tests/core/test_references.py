"""What is wrong with a catalog: each mistake once, at exactly the right place."""

from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import assume, example, given
from hypothesis import strategies as st

from channelpick.core.catalog import Catalog
from channelpick.core.references import find_problems
from channelpick.staff.lint import find_warnings
from tests.core.typos import TYPOS, definitions, mentions, misspell
from tests.support import DATA, SHIPPED, shipped_data

SMALL = (DATA / "small.toml").read_text("utf-8")
RULES = SHIPPED.read_text("utf-8")
FITS = "fits.urgency = "
LIVE = 'prefer     = ["#live"]'

# Text, what is replaced by what, and the one problem: code, path, mark, guess, fix.
CASES: list[tuple[str, str, str, str, tuple[str | int, ...], str, str, str | None]] = [
    (RULES, "[channels.phone]", "[channels.phoen]",
     "misspelt-definition", ("channels", "phoen"), "key", "phone", "phone"),
    (RULES, "levels.high ", "levels.hihg ",
     "misspelt-definition", ("criteria", "urgency", "levels", "hihg"), "key", "high", "high"),
    (RULES, "levels.high ", "levels.soon ",
     "misspelt-definition", ("criteria", "urgency", "levels", "soon"), "key", "high", None),
    (RULES, "[criteria.urgency]", "[criteria.urgancy]",
     "misspelt-definition", ("criteria", "urgancy"), "key", "urgency", "urgency"),
    (RULES, 'languages = ["zh", "en"]', 'languages = ["zh", "eng"]',
     "misspelt-definition", ("languages", 1), "value", "en", '"en"'),
    (RULES, 'languages = ["zh", "en"]', 'languages = ["zh", "en", "fr"]',
     "no-text-yet", ("languages", 2), "value", "", None),
    (RULES, "levels.high ", 'levels.top = { zh = "顶", en = "top" }\nlevels.high ',
     "no-fit-yet", ("criteria", "urgency", "levels", "top"), "key", "", None),
    (RULES, "levels.high ", "# levels.high ",
     "unknown-answer", ("channels", "live-chat", "fits", "urgency", "high"), "key", "", None),
    (SMALL, 'high = "best"', 'hihg = "best"',
     "unknown-answer", ("channels", "chat", "fits", "urgency", "hihg"), "key", "high", "high"),
    (SMALL, f'{FITS}{{ low = "ok"', f'{FITS}{{ low = "ok", lo = "ok"',
     "unknown-answer", ("channels", "chat", "fits", "urgency", "lo"), "key", "low", None),
    (SMALL, f'{FITS}{{ low = "ok", high = "best" }}', f'{FITS}{{ low = "ok" }}',
     "missing-fit", ("channels", "chat", "fits", "urgency"), "section", "", None),
    (SMALL, 'name.en   = "Chat"', 'name.eng   = "Chat"',
     "unknown-text-language", ("channels", "chat", "name", "eng"), "key", "en", "en"),
    (SMALL, 'name.en   = "Chat"', "",
     "missing-text", ("channels", "chat", "name"), "section", "", None),
    (SMALL, 'name.en   = "Chat"', 'name.en = " "',
     "missing-text", ("channels", "chat", "name", "en"), "value", "", None),
    (SMALL, LIVE, 'prefer = ["live"]',
     "unknown-channel", ("rules", "live-now", "prefer", 0), "value", "#live", '"#live"'),
    (SMALL, LIVE, f'{LIVE}\nnever = ["chat"]',
     "contradiction", ("rules", "live-now", "prefer", 0), "value", "", None),
    (SMALL, 'when.robbed = "yes"', "when.robbed = []",
     "empty-condition", ("rules", "live-now", "when", "robbed"), "value", "", None),
    (SMALL, "implies.yes", "implies.yse",
     "unknown-answer", ("facts", "robbed", "implies", "yse"), "key", "yes", "yes"),
    (SMALL, '"CN"', '"cn"', "bad-country", ("country",), "value", "CN", '"CN"'),
    (SMALL, "format ", 'accept.same-text = " "\nformat ',
     "empty-reason", ("accept", "same-text"), "value", "", None),
]  # fmt: skip


def problems_of(data: Any) -> list[Any]:
    """All errors and warnings, as a reader of the file sees them."""
    catalog = Catalog.model_validate(data)
    errors = find_problems(catalog)
    wrong = {problem.path for problem in errors}
    return [*errors, *(p for p in find_warnings(catalog) if p.path not in wrong)]


@pytest.mark.parametrize(
    ("text", "old", "new", "code", "path", "mark", "guess", "fix"),
    CASES,
    ids=[f"{code} {new[:30]}" for _, _, new, code, *_ in CASES],
)
def test_one_problem(
    text: str,
    old: str,
    new: str,
    code: str,
    path: tuple[str | int, ...],
    mark: str,
    guess: str,
    fix: str | None,
) -> None:
    """One mistake is one problem, with its place, what was meant, and a fix if it is certain."""
    assert old in text

    (problem,) = problems_of(tomli.loads(text.replace(old, new, 1)))

    assert (code, path, mark, guess, fix) == (
        problem.code,
        problem.path,
        problem.mark,
        problem.values.get("guess", ""),
        problem.fix,
    )


@pytest.mark.parametrize(
    ("hours", "wrong"),
    [
        ("Mo-Fr 25:00-18:00", "25:00"),
        ("Mo-Fr 09:70-18:00", "09:70"),
        ("Mno-Fr 09:00-18:00", "Mno"),
        ("Mo-Xx 09:00-18:00", "Xx"),
        ("Mo-Fr 9-18", "9-18"),
        ("Mo-Fr 09:00-18:00; PH of", "of"),
        ("周一至周五 09:00-18:00", "周一至周五"),
        ("Mo-Fr 09:00-18:00; SH off", "SH"),
        ("Mo-Fr 09:00-18:00; PH +1 day off", "PH +1 day"),
    ],
)
def test_part_of_hours(hours: str, wrong: str) -> None:
    """Of opening hours, only the word that is wrong is marked."""
    data = tomli.loads(SMALL)
    data["channels"]["chat"]["hours"] = hours

    (problem,) = problems_of(data)

    assert wrong == hours[slice(*problem.part)]


def test_same_typo_everywhere() -> None:
    """A name that is unknown in several places is one problem, at the first of them."""
    text = SMALL.replace('levels.high = { zh = "急", en = "high" }', "")

    (problem,) = problems_of(tomli.loads(text))

    assert (problem.code, problem.values["given"]) == ("unknown-answer", "high")
    assert {problem.path, *problem.also} == {
        ("facts", "robbed", "implies", "yes", "urgency"),
        ("channels", "chat", "fits", "urgency", "high"),
        ("channels", "phone", "fits", "urgency", "high"),
    }


_DATA = shipped_data()
_CATALOG = Catalog.model_validate(_DATA)
_MENTIONS = mentions(_CATALOG)
_DEFINITIONS = {
    path: mark
    for path, mark in definitions(_CATALOG).items()
    if path not in {("channels", "faq"), ("channels", "knowledge-base")}  # nothing mentions them
}


@given(
    st.sampled_from(sorted((_MENTIONS | _DEFINITIONS).items(), key=str)),
    st.sampled_from(sorted(TYPOS)),
    st.integers(0, 30),
)
@example((("facts", "topic"), "key"), "doubled", 0)  # messages name it, too
def test_typo_is_one_problem(spot: tuple[Any, str], kind: str, at: int) -> None:
    """Whatever name of the shipped file is misspelt: exactly one problem, and no wrong fix."""
    (path, mark), data = spot, shipped_data()
    after: list[str] = []

    def typo(word: str) -> str:
        after.append(TYPOS[kind](word, at % max(1, len(word) - 1)))
        return after[0]

    try:
        before = misspell(data, path, mark, typo)
    except (LookupError, TypeError):  # one text stands for a list of one
        assume(False)
    assume(after[0] not in ("", before) and after[0][0] not in "-_")

    (problem,) = problems_of(data)

    names = {before.removeprefix("#"), after[0].removeprefix("#")}
    place = (*path[:-1], after[0]) if mark == "key" else path
    if problem.path == place and problem.fix:
        assert problem.fix.strip('"#') == before.removeprefix("#")
    elif problem.path != place:  # one mention against one definition: either may be meant
        assert problem.values["given"].removeprefix("#") in names
