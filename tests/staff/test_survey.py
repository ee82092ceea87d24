"""The space of situations, and that every answer in it is core's."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from channelpick import Catalog, load_catalog, recommend
from channelpick.core.catalog import TRIED
from channelpick.staff.cubes import describe
from channelpick.staff.plans import tips_given
from channelpick.staff.space import LANGUAGE, OPEN, Space, indices, mask_of, space_of, space_within
from channelpick.staff.survey import survey
from tests.property.strategies import catalogs
from tests.support import SHIPPED, catalog_of, shipped_data


@settings(deadline=None)
@given(st.data())
def test_every_answer_is_core_s(data: st.DataObject) -> None:
    """One engine: "all of this asks `core` for its answers"."""
    catalog = data.draw(catalogs())
    space = space_of([catalog], most_facts=1)
    asked = survey(catalog, space)
    tips = tips_given(asked)

    for _ in range(5):
        index = data.draw(st.integers(0, space.size - 1))
        answer = recommend(catalog, space.situation(index, catalog))
        case = asked.case_of[index]

        assert tuple(place.channel for place in answer.places) == asked.orders[case]
        assert [tip.tip for tip in answer.tips] == [
            id_ for id_, m in tips.items() if m >> index & 1
        ]


@settings(deadline=None)
@given(st.data())
def test_values_and_masks(data: st.DataObject) -> None:
    """Every situation has exactly one value of each dimension, and the masks say which."""
    space = space_of([data.draw(catalogs())], most_facts=data.draw(st.integers(0, 2)))
    index = data.draw(st.integers(0, space.size - 1))
    values = space.values(index)

    assert values.keys() == space.dimensions.keys()
    for name, options in space.dimensions.items():
        having = [option for option in options if space.mask(name, option) >> index & 1]
        assert having == [values[name]]


@settings(deadline=None)
@given(st.data())
def test_cubes_are_exact(data: st.DataObject) -> None:
    """It is "a short exact description": every situation that fits a cube belongs to the set."""
    space = space_of([data.draw(catalogs())], most_facts=1)
    chosen = data.draw(st.binary(min_size=space.size, max_size=space.size))
    group = mask_of(bytes(byte & 1 for byte in chosen)) | 1 << data.draw(
        st.integers(0, space.size - 1)
    )

    found = describe(space, group, most=3)

    covered = 0
    for index in range(space.size):
        if any(fits(space, cube.allowed, cube.usual, index) for cube in found.cubes):
            assert group >> index & 1
            covered += 1
    assert found.count == group.bit_count()
    assert found.others == found.count - covered
    assert group >> found.example & 1


def fits(space: Space, allowed: Mapping[str, tuple[str, ...]], usual: bool, index: int) -> bool:
    """Whether a situation is in a cube, read as people read it."""
    values = space.values(index)
    if any(values[name] not in options for name, options in allowed.items()):
        return False
    yes_no = [n for n in space.defaults if n == TRIED or len(space.dimensions[n]) <= 2]
    return not usual or all(
        values[name] == space.defaults[name] for name in yes_no if name not in allowed
    )


def test_the_shipped_space() -> None:
    """All criteria; every two facts away from their default, `tried` among them; all states."""
    catalog = load_catalog(SHIPPED)

    space = space_of([catalog])

    away = sum(
        len(options) - 1 for name, options in space.dimensions.items() if name in space.defaults
    )
    assert space.most_facts == 2
    assert len(space.level_rows) == 4 * 3 * 3 * 3
    assert {len(facts) for facts in space.facts} == {0, 1, 2}
    assert sum(len(facts) == 1 for facts in space.facts) == away
    assert {TRIED: "phone", "topic": "trade"} in space.facts
    assert [sorted(state.closed[0]) for state in space.states] == [["phone"], []]
    assert sum(state.share for state in space.states) == 1
    assert space.dimensions[LANGUAGE] == ("zh", "en")
    assert space.dimensions[OPEN] == ("0", "1")


def test_within() -> None:
    """A given answer is fixed; a fact left out is at its default, or anything on request."""
    catalog = load_catalog(SHIPPED)
    given = {"topic": ("security", "trade"), "urgency": ("high",)}

    usual = space_within(catalog, given, any_facts=False, languages=("en",))
    anything = space_within(catalog, given, any_facts=True, tried=("email", "ticket"))

    assert usual.size == 2 * 27 * 2  # topics, levels of the other criteria, opening states
    assert {usual.values(index)["topic"] for index in range(usual.size)} == {"security", "trade"}
    assert {anything.values(index)[TRIED] for index in range(anything.size)} == {"email ticket"}
    assert len(anything.situation(0, catalog).tried) == 2
    assert anything.mask("locked_out", "yes") & anything.mask("no_voice", "yes")


def test_indices() -> None:
    """A set gives its numbers from the lowest."""
    assert list(indices(mask_of(b"\0\1\0\1\1"))) == [1, 3, 4]
    assert list(indices(0)) == []


def test_two_catalogs() -> None:
    """What either file asks is looked at; an answer that a file does not know is its default."""
    old = load_catalog(SHIPPED)
    topic = old.facts["topic"]
    answers = {name: texts for name, texts in topic.answers.items() if name != "general"}
    answers["other"] = topic.answers["general"]
    renamed = topic.model_copy(update={"answers": answers, "default": "other"})
    facts = {**old.facts, "topic": renamed}
    del facts["no_voice"]
    new: Catalog = old.model_copy(update={"facts": facts})

    space = space_of([old, new], most_facts=1)

    assert set(space.dimensions["topic"]) == set(answers)
    assert space.left_out == ("topic=general",)
    assert space.situation(0, old).answers["topic"] == "general"
    assert space.situation(0, new).answers["topic"] == "other"
    assert space.dimensions["no_voice"] == ("no", "yes")
    assert "no_voice" not in space.situation(0, new).answers


def test_a_rule_that_needs_more_facts() -> None:
    """A rule that needs four facts at once is looked at with its own four."""
    needed = {"api_key_leaked": "yes", "self_custody": "yes", "no_voice": "yes", "topic": "trade"}
    data = shipped_data()
    rule = {
        "when": needed,
        "never": ["#human", "#self-service"],
        "because": {"zh": "没", "en": "-"},
    }
    data["rules"]["nobody"] = rule

    space = space_of([catalog_of(data)])

    assert space.most_facts == 3
    assert space.beyond == 1
    assert needed in space.facts
