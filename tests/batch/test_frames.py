"""Data frames of any library get the answers that `core` gives, row by row."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelpick import Catalog, InputError, batch, load_catalog
from channelpick.batch import Mapped, decider, keys, recommend_frame, situations
from channelpick.batch.answer import NAMES, Answer
from channelpick.core import blocks
from tests.batch.rows import NOTHING, columns_of, expected, row_of
from tests.property.strategies import catalogs
from tests.property.strategies import situations as any_situations

NOON = datetime.fromisoformat("2026-03-04T11:00:00+08:00")
SURE = {"urgency": "high", "complexity": "simple", "self_service": "no", "preference": "none"}


def answers(frame: Any, catalog: Catalog, **options: Any) -> list[Answer]:
    """What the rows of a frame are answered."""
    table = recommend_frame(frame, catalog, at=NOON, **options).read_all()
    rows = table.select([options.get("prefix", "") + name for name in NAMES]).to_pylist()
    return [Answer(*row.values()) for row in rows]


def reason(cells: dict[str, Any], **options: Any) -> str | None:
    """Why a row with these cells beside sound ones is rejected."""
    frame = pa.table({name: [cell] for name, cell in {**SURE, **cells}.items()})
    found = recommend_frame(frame, load_catalog(), at=NOON, **options).read_all()
    return found["rejected"][0].as_py()  # type: ignore[no-any-return]


@given(st.data())
def test_as_core(data: st.DataObject) -> None:
    """Row by row, a table is answered as `core` answers the situations."""
    catalog = data.draw(catalogs())
    given_ = data.draw(st.lists(any_situations(catalog), min_size=1, max_size=30))
    frame = pa.table(columns_of([row_of(catalog, situation) for situation in given_]))

    assert answers(frame, catalog) == [expected(catalog, situation) for situation in given_]


@given(st.data())
def test_as_core_when_short_of_memory(data: st.DataObject) -> None:
    """It does not matter what is remembered: keys without a table, folded keys, forgotten ones."""
    catalog = data.draw(catalogs())
    given_ = data.draw(st.lists(any_situations(catalog), min_size=1, max_size=30))
    frame = pa.table(columns_of([row_of(catalog, situation) for situation in given_]))
    batches = pa.Table.from_batches(frame.to_batches(max_chunksize=7))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_MOST_DENSE", data.draw(st.sampled_from([1, 50])))
        patch.setattr(decider, "_MOST_KEPT", 7)
        patch.setattr(decider, "_SLICE", 5)
        patch.setattr(situations, "_LARGEST", 8)
        patch.setattr(situations, "_MOST_FOLDED", 4)
        found = answers(batches, catalog)

    assert found == [expected(catalog, situation) for situation in given_]


FRAMES: dict[str, Callable[[pa.Table], Any]] = {
    "pyarrow table": lambda table: table,
    "pyarrow batch": lambda table: table.to_batches()[0],
    "pyarrow dictionaries": lambda table: pa.table(
        {name: table[name].combine_chunks().dictionary_encode() for name in table.schema.names}
    ),
    "polars": pl.from_arrow,
    "polars categories": lambda table: pl.from_arrow(table).with_columns(  # type: ignore[union-attr]
        pl.col("topic").cast(pl.Categorical)
    ),
    "pandas": lambda table: table.to_pandas(),
    "duckdb": duckdb.from_arrow,
}


@pytest.mark.parametrize("library", FRAMES)
def test_every_library(library: str) -> None:
    """Whatever speaks Arrow is answered alike; all its rows and columns are there, in order."""
    cells = {**SURE, "topic": "general", "locked_out": None}
    said = (("low", "yes"), ("hihg", "no"), ("critical", "no"))
    rows = [
        {**cells, "id": str(number), "urgency": urgency, "self_service": self_service}
        for number, (urgency, self_service) in enumerate(said)
    ]
    table = pa.table(columns_of(rows))

    found = recommend_frame(FRAMES[library](table), load_catalog(), at=NOON).read_all()

    assert found.schema.names == [*table.schema.names, *NAMES, "rejected"]
    assert found["id"].to_pylist() == ["0", "1", "2"]
    assert found["first"].to_pylist() == ["faq", None, "live-chat"]
    assert found["rejected"].to_pylist() == [None, "urgency: unknown-answer hihg", None]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"urgency": " HIGH "}, None),
        ({"urgency": "高"}, "urgency: unknown-answer 高"),
        ({"urgency": None}, "urgency: empty-cell"),
        ({"urgency": ""}, "urgency: empty-cell"),
        ({"locked_out": True}, None),
        ({"locked_out": "1"}, None),
        ({"locked_out": 2}, "locked_out: unknown-answer 2"),
        ({"topic": None}, None),
        ({"at": "soon"}, "at: bad-time soon"),
        ({"at": datetime(1999, 12, 31, tzinfo=UTC)}, "at: time-range 1999-12-31 00:00:00+00:00"),
        ({"at": None}, None),
        ({"language": "fr"}, "language: unknown-language fr"),
        ({"language": "zh-Hant"}, None),
        ({"tried": "email=3d | Live chat;phone"}, None),
        ({"tried": ["email=3d"]}, None),
        ({"tried": [{"channel": "email", "ago": "3d"}]}, None),
        ({"tried": [{"chanel": "email"}]}, 'tried: bad-tried-time [{"chanel": "email"}]'),
        ({"tried": "emial"}, "tried: unknown-channel emial"),
        ({"tried": "email=soon"}, "tried: bad-tried-time email=soon"),
        ({"tried": "email=0999-01-01T00:00Z"}, "tried: time-range 0999-01-01T00:00Z"),
        ({"tried": "email=2026-03-05T09:00"}, "tried: tried-later email=2026-03-05T09:00"),
    ],
)
def test_cells(cells: dict[str, Any], expected: str | None) -> None:
    """What a cell may say, and why it cannot be understood otherwise."""
    assert reason(cells) == expected


def test_waiting_comes_last() -> None:
    """A channel that may still answer ranks behind all others; one that is late loses points."""
    tried = ["", "live-chat=2026-03-04T10:59+08:00", "live-chat=3d"]
    frame = pa.table({**columns_of([SURE] * 3), "tried": tried})

    found = answers(frame, load_catalog())

    assert [answer.first for answer in found] == ["live-chat", "phone", "phone"]
    assert "live-chat" not in found[1][:3]
    assert "live-chat" in found[2][:3]


def test_mapped_language() -> None:
    """Languages may be written otherwise, too."""
    frame = pa.table({**columns_of([SURE] * 2), "language": ["Chinese", "zh"]})
    mapped = Mapped(values={"language": {"chinese": "zh"}})

    found = answers(frame, load_catalog(), mapped=mapped)

    assert found[0] == found[1] != NOTHING


def test_mapped() -> None:
    """Columns, values and defaults mean what somebody says."""
    frame = pa.table({"Priority": ["Sev 1", "sev 2", ""], "Complexity": ["simple"] * 3})
    mapped = Mapped(
        columns={"Priority": "urgency"},
        values={"urgency": {"Sev 1": "critical", "Sev 2": "low"}},
        defaults={"urgency": "low", "self_service": "no", "preference": "none"},
    )

    found = answers(frame, load_catalog(), mapped=mapped)

    plain = {**columns_of([SURE] * 3), "urgency": ["critical", "low", "low"]}
    assert found == answers(pa.table(plain), load_catalog())


@pytest.mark.parametrize(
    ("columns", "mapped", "code"),
    [
        ({"urgency": ["low"]}, Mapped(), "no-column"),
        (SURE | {"first": "x"}, Mapped(), "name-clash"),
        (SURE, Mapped(columns={"Urgency": "urgency"}), "unknown-column"),
        (SURE, Mapped(columns={"urgency": "urgensy"}), "unknown-name"),
        (SURE | {"u": "x"}, Mapped(columns={"urgency": "topic", "u": "topic"}), "two-columns"),
        (SURE, Mapped(values={"urgency": {"Sev 1": "hihg"}}), "unknown-answer"),
        (SURE, Mapped(defaults={"topic": "hihg"}), "unknown-answer"),
    ],
)
def test_unusable(columns: dict[str, Any], mapped: Mapped, code: str) -> None:
    """A frame that does not fit is refused before any row is read."""
    frame = pa.table({name: [cell] for name, cell in columns.items()})

    with pytest.raises(InputError) as caught:
        recommend_frame(frame, load_catalog(), mapped=mapped)

    assert code in {problem.code for problem in caught.value.problems}


def test_not_arrow() -> None:
    """What speaks no Arrow is refused with a sentence."""
    with pytest.raises(TypeError, match="dict does not speak Arrow"):
        recommend_frame({}, load_catalog())


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [("recommend_frame", "pyarrow", "batch"), ("recommend_spark", "pyspark", "spark")],
)
def test_missing_library(
    monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str
) -> None:
    """Without its library, a clear line tells how to install it."""
    for module in ("frames", "spark"):
        monkeypatch.delitem(sys.modules, f"channelpick.batch.{module}", raising=False)
    for module in [library, *(name for name in sys.modules if name.startswith(f"{library}."))]:
        monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(ModuleNotFoundError, match=rf"pip install 'channelpick\[{extra}\]'"):
        getattr(batch, name)


def test_core_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """A block that is ranked otherwise than `rank` has it is a bug, and stops everything."""
    real = blocks.rank_block

    def wrong(*arguments: Any) -> Any:
        found = real(*arguments)
        found.top[:, 0] = found.top[:, 1]
        return found

    monkeypatch.setattr(decider, "rank_block", wrong)

    with pytest.raises(AssertionError, match="by rank"):
        answers(pa.table(columns_of([SURE])), load_catalog())


def test_first_moment() -> None:
    """The years that are allowed begin and end where the clocks hang."""
    zone = timezone(timedelta(hours=8))
    moments = ["1999-12-31T23:59:59", "2000-01-01T00:00", "2099-12-31T23:59:59", "2100-01-01"]
    frame = pa.table({**columns_of([SURE] * 4), "at": moments})

    found = recommend_frame(frame, load_catalog(), at=NOON, zone=zone).read_all()

    assert found["rejected"].is_null().to_pylist() == [False, True, True, False]


def test_nothing() -> None:
    """A frame without rows gives none."""
    frame = pa.table(columns_of([SURE])).slice(0, 0)

    assert answers(frame, load_catalog()) == []
    assert NOTHING not in answers(pa.table(columns_of([SURE])), load_catalog())
