"""What a change of the rules does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from channelpick import Catalog, load_catalog, recommend
from channelpick.staff.diff import Change, compare
from channelpick.staff.space import indices
from channelpick.staff.survey import survey
from tests.property.strategies import catalogs
from tests.support import SHIPPED, catalog_of, shipped_data


def changed(**criteria: int) -> Catalog:
    """The shipped catalog with other weights."""
    data = shipped_data()
    for name, weight in criteria.items():
        data["criteria"][name]["weight"] = weight
    return catalog_of(data)


def test_the_same() -> None:
    """Two loads of one file differ in nothing."""
    diff = compare(load_catalog(SHIPPED), load_catalog(SHIPPED))

    assert diff.is_empty
    assert (diff.first, diff.top, diff.any_place, diff.moves, diff.tips) == (0, 0, 0, (), ())


def test_a_weight() -> None:
    """A lower weight is named, counted, and grouped from channel to channel with examples."""
    old, new = load_catalog(SHIPPED), changed(urgency=5)

    diff = compare(old, new)

    assert diff.changes == (Change(("criteria", "urgency", "weight"), "8", "5"),)
    assert 0 < diff.first < diff.top < diff.any_place < diff.space.size
    assert sum(move.where.count for move in diff.moves) == diff.first
    for move in diff.moves:
        example = diff.space.situation(move.where.example, old)
        assert recommend(old, example).first == move.old
        assert recommend(new, example).first == move.new


@settings(deadline=None, max_examples=30)
@given(st.data())
def test_moves_are_exact(data: st.DataObject) -> None:
    """A situation is counted as moved exactly if `core` answers it differently."""
    old = data.draw(catalogs())
    weights = {
        name: criterion.model_copy(update={"weight": data.draw(st.integers(1, 10))})
        for name, criterion in old.criteria.items()
        if criterion.weight
    }
    new = old.model_copy(update={"criteria": {**old.criteria, **weights}})

    diff = compare(old, new, most_facts=1)

    before, after = (survey(catalog, diff.space) for catalog in (old, new))
    moved = sum(
        before.firsts[before.case_of[index]] != after.firsts[after.case_of[index]]
        for index in indices(diff.space.everything)
    )
    assert diff.first == moved


def test_hours() -> None:
    """Longer hours show as situations at a time when only one of the files is open."""
    data = shipped_data()
    data["channels"]["phone"]["hours"] = "24/7"

    diff = compare(load_catalog(SHIPPED), catalog_of(data))

    assert {move.new for move in diff.moves} == {"phone"}
    assert {tuple(sorted(map(len, state.closed))) for state in diff.space.states} == {
        (0, 1),
        (0, 0),
    }


def test_sections() -> None:
    """A section that is new or gone is one change, whatever it contains."""
    data = shipped_data()
    del data["tips"]["be-polite"]
    data["rules"]["more"] = data["rules"].pop("has-files")

    diff = compare(load_catalog(SHIPPED), catalog_of(data))

    assert set(diff.changes) == {
        Change(("tips", "be-polite"), "", None),
        Change(("rules", "has-files"), "", None),
        Change(("rules", "more"), None, ""),
    }
    assert diff.first == 0
    assert [(tip.tip, tip.gained) for tip in diff.tips] == [("be-polite", 0)]
    assert diff.tips[0].lost == diff.space.size
