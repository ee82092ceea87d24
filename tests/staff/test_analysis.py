"""The analysis finds every planted fault, and nothing in a clean catalog."""

from __future__ import annotations

import pytest
import tomli

from channelpick.core.catalog import Catalog
from channelpick.files.catalog_toml import load_catalog
from channelpick.staff.acceptable import ACCEPTABLE
from channelpick.staff.analysis import analyse
from channelpick.words.languages import words_in
from tests.support import DATA, catalog_of

CLEAN = (DATA / "clean.toml").read_text("utf-8")
PLANTED = tomli.loads((DATA / "planted.toml").read_text("utf-8"))


def planted(name: str) -> Catalog:
    """The clean catalog with this fault."""
    text = CLEAN
    for find, replace in PLANTED[name]["edits"]:
        assert find in text
        text = text.replace(find, replace, 1)
    return catalog_of(tomli.loads(text))


def found(catalog: Catalog) -> list[list[str]]:
    """Code and key path of every finding that is not accepted."""
    return [[p.code, ".".join(map(str, p.path))] for p in analyse(catalog).problems]


def test_clean() -> None:
    """A clean catalog gives none."""
    assert found(catalog_of(tomli.loads(CLEAN))) == []


@pytest.mark.parametrize("name", PLANTED)
def test_planted(name: str) -> None:
    """Each planted fault is found, at its place, and nothing else."""
    assert found(planted(name)) == PLANTED[name]["found"]


def test_accepted() -> None:
    """An acceptance silences its finding, and the acceptance is shown."""
    catalog = planted("an unreachable channel").model_copy(
        update={"accept": {"never-first": "A last resort."}}
    )

    analysis = analyse(catalog)

    assert analysis.problems == ()
    assert [problem.code for problem in analysis.accepted] == ["never-first"]


def test_every_acceptable_code_is_a_finding() -> None:
    """Whatever may be accepted can be found, and has its words."""
    assert set(ACCEPTABLE) <= words_in("en").problem.said.keys()
    planted_codes = {code for plant in PLANTED.values() for code, _ in plant["found"]}
    tags_of_their_own = {
        "mailbox-when-compromised",
        "voice-when-no-voice",
        "unreadable-for-screen-reader",
    }
    assert set(ACCEPTABLE) - planted_codes == tags_of_their_own


def test_shipped() -> None:
    """The shipped catalog has no finding but notes; what it accepts, it explains."""
    catalog = load_catalog()

    analysis = analyse(catalog)

    assert {problem.severity for problem in analysis.problems} <= {"note"}
    assert all(len(reason) > 20 for reason in catalog.accept.values())
    assert {problem.code for problem in analysis.accepted} == set(catalog.accept)


def test_progress() -> None:
    """The progress only ever grows, and ends at the end."""
    told: list[float] = []

    analyse(catalog_of(tomli.loads(CLEAN)), progress=told.append)

    assert told == sorted(told)
    assert told[-1] == 1
