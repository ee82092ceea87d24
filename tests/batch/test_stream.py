"""Single lines get the answers that `core` and tables give, and bad ones say why in their place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelpick import Catalog, load_catalog
from channelpick.batch import (
    Mapped,
    line_codes,
    line_layouts,
    line_moments,
    line_ranking,
    recommend_frame,
    stream,
)
from channelpick.batch.answer import NAMES
from channelpick.batch.stream import MOST_BYTES, LineAnswerer
from tests.batch.rows import NOTHING, columns_of, expected, row_of
from tests.property.strategies import catalogs
from tests.property.strategies import situations as any_situations
from tests.support import catalog_of, small_data

NOON = datetime.fromisoformat("2026-03-04T11:00:00+08:00")
SURE = {"urgency": "high", "complexity": "simple", "self_service": "no", "preference": "none"}
CHINA = ZoneInfo("Asia/Shanghai")


def answerer(catalog: Catalog | None = None, **options: Any) -> LineAnswerer:
    """What answers lines in English, at noon in China; the sentence for a problem is its code."""
    usual = {
        "mapped": Mapped(),
        "language": "en",
        "zone": CHINA,
        "now": lambda: int(NOON.timestamp()),
        "prefix": "",
        "reason": lambda problem: f"{problem.path}: {problem.code}",
    }
    return LineAnswerer(catalog or load_catalog(), **{**usual, **options})


def line_of(cells: Mapping[str, Any]) -> bytes:
    """A line that says this."""
    return json.dumps(cells).encode()


def answered(*lines: bytes, **options: Any) -> list[Any]:
    """The answers to these lines, as JSON reads them."""
    answers, _ = answerer(**options).answers(lines, 1)
    return [json.loads(answer) for answer in answers]


def choice(answer: Mapping[str, Any]) -> tuple[Any, ...]:
    """What was recommended."""
    return tuple(answer.get(name) for name in NAMES)


# ── the same answers ─────────────────────────────────────────────────────────────────────────────


@given(st.data())
def test_as_core(data: st.DataObject) -> None:
    """Line by line, the answer is what `core` answers, however little is remembered."""
    catalog = data.draw(catalogs())
    asked = data.draw(st.lists(any_situations(catalog), min_size=1, max_size=30))
    lines = [line_of(row_of(catalog, situation)) for situation in asked]
    with pytest.MonkeyPatch.context() as patch:
        if data.draw(st.booleans()):
            patch.setattr(line_ranking, "_FEW", data.draw(st.sampled_from([1, 2])))
            patch.setattr(line_ranking, "_LARGEST", data.draw(st.sampled_from([4, 100])))
            patch.setattr(stream, "_MOST_KEPT", 7)
            patch.setattr(line_codes, "_MOST_READ", 2)
            patch.setattr(line_moments, "_MOST_HOURS", 2)
            patch.setattr(line_layouts, "_MOST", 1)
        found = answered(*lines, *lines, catalog=catalog, language=catalog.spoken_languages[0])

    assert [choice(answer) for answer in found] == [
        tuple(expected(catalog, situation)) for situation in asked
    ] * 2


def test_languages_of_a_small_catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all situations are ranked at once, each has its own language."""
    monkeypatch.setattr(line_ranking, "_FEW", 1)
    catalog = catalog_of(small_data(english={}, chinese={"languages": ["zh"]}))
    spoken = ["en", "zh"] * 20
    lines = [line_of({"urgency": "low", "language": language}) for language in spoken]

    found = answered(*lines, catalog=catalog)

    assert [answer["first"] for answer in found] == ["english", "chinese"] * 20


def tickets(catalog: Catalog, count: int) -> list[dict[str, Any]]:
    """Tickets of every kind, around the hours at which channels open, shut and clocks change."""
    start = datetime(2026, 3, 28, 12, tzinfo=UTC)
    found = []
    for number in range(count):
        at = start + timedelta(minutes=7 * number)
        ticket: dict[str, Any] = {"id": number}
        for place, (name, question) in enumerate(catalog.questions.items()):
            options = [*question.options]
            if question.default is None or (number + place) % 3 == 0:
                ticket[name] = options[(number * 7 + place * number // 5) % len(options)]
        ticket["at"] = at.astimezone((UTC, CHINA)[number % 2]).isoformat()
        ticket["tried"] = (None, "", "email=3d", f"phone={(at - timedelta(hours=2)).isoformat()}")[
            number % 4
        ]
        ticket["language"] = ("en", "zh", None)[number % 3]
        found.append(ticket)
    return found


def test_as_tables() -> None:
    """Every line of an archive gets what the table of all of them is answered."""
    catalog = load_catalog()
    asked = tickets(catalog, 2_000)
    names = [*catalog.questions, "at", "tried", "language"]
    rows = columns_of([{name: ticket.get(name) for name in names} for ticket in asked])
    table = recommend_frame(pa.table(rows), catalog, at=NOON, zone=CHINA, language="en").read_all()

    found = answered(*map(line_of, asked), catalog=catalog)

    assert [choice(answer) for answer in found] == [
        tuple(row.values()) for row in table.select(NAMES).to_pylist()
    ]
    assert not any("error" in answer for answer in found)


# ── what a line may look like ────────────────────────────────────────────────────────────────────

ROBBED = {**SURE, "fraud_in_progress": "yes"}
SAME: Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]] = {
    "answers inside": ({"answers": SURE, "id": 1}, SURE),
    "what stands outside counts": (
        {"answers": {**SURE, "urgency": "low"}, "urgency": "high"},
        SURE,
    ),
    "other case": ({**{key.upper(): value for key, value in SURE.items()}}, SURE),
    "words of people": ({**SURE, "urgency": " High "}, SURE),
    "true": ({**SURE, "fraud_in_progress": True}, ROBBED),
    "1": ({**SURE, "fraud_in_progress": 1}, ROBBED),
    "null": ({**ROBBED, "topic": None, "at": None, "language": None, "tried": None}, ROBBED),
    "no answers but a column called so": ({**SURE, "answers": 3}, SURE),
    "time of the zone": ({**SURE, "at": "2026-03-04T23:30"}, {**SURE, "at": "2026-03-04T15:30Z"}),
    "time with blanks": ({**SURE, "at": " 2026-03-04T23:30 "}, {**SURE, "at": "2026-03-04T23:30"}),
    "tried as JSON": (
        {**SURE, "tried": [{"channel": "email", "ago": "3d"}, "phone"]},
        {**SURE, "tried": "email=3d; phone"},
    ),
    "tried at a time": (
        {**SURE, "tried": [{"channel": "live-chat", "at": "2026-03-04T10:59"}]},
        {**SURE, "tried": "live-chat=1m"},
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_same(name: str) -> None:
    """The same said in other words, or elsewhere, gets the same answer, also once more."""
    said, meant = SAME[name]

    first, again, other = answered(line_of(said), line_of(said), line_of(meant))

    assert choice(first) == choice(again) == choice(other)
    assert "error" not in first


def test_differs() -> None:
    """What `test_same` tells apart from nothing does make a difference."""
    cases = [
        SURE,
        ROBBED,
        {**SURE, "at": "2026-03-04T23:30"},
        {**SURE, "tried": "live-chat=1m"},
        {**SURE, "tried": "email=3d; phone"},
    ]

    assert len({choice(answer) for answer in answered(*map(line_of, cases))}) == len(cases)


def test_mapped() -> None:
    """Columns, values and defaults count as somebody says."""
    mapped = Mapped(
        columns={"Sev": "urgency", "Stuck": "fraud_in_progress"},
        values={"urgency": {"1": "critical"}, "fraud_in_progress": {"1": "no"}},
        defaults={"complexity": "simple", "tried": "email=3d", "language": "zh"},
    )
    said = {"Sev": 1, "Stuck": 1, "self_service": "no", "preference": "none"}
    meant = {**SURE, "urgency": "critical", "tried": "email=3d", "language": "zh"}
    (found,) = answered(line_of(said), mapped=mapped)
    (direct,) = answered(line_of(meant))

    assert choice(found) == choice(direct)
    assert choice(found) != choice(answered(line_of({**meant, "tried": None}))[0])


def test_true_is_not_one() -> None:
    """A truth value and a number are told apart, though they are equal to Python."""
    mapped = Mapped(values={"fraud_in_progress": {"1": "no"}})
    one, true, again = answered(
        *(line_of({**SURE, "fraud_in_progress": said}) for said in (1, True, 1)), mapped=mapped
    )

    assert choice(one) == choice(again) != choice(true)


def test_now_is_read_anew() -> None:
    """A line without a moment is answered for that of its own."""
    moments = [int((NOON + timedelta(hours=hours)).timestamp()) for hours in (0, 12)]
    day, night = answered(line_of(SURE), line_of(SURE), now=iter(moments).__next__)

    assert "closed" in night["excluded"]
    assert "closed" not in day["excluded"]


def test_prefix() -> None:
    """New keys can be called otherwise, where a line has such keys itself."""
    (found,) = answered(line_of({**SURE, "first": 1, "error": 2}), prefix="cp_")

    assert (found["first"], found["error"]) == (1, 2)
    assert found["cp_first"] == "live-chat"


# ── nothing is changed ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "line",
    [
        b'{ "id" : 1e3, "id":2, "x":"\\u00e9\xc3\xa9" , "urgency":"high","complexity":"simple",'
        b'"self_service":"no","preference":"none" }',
        b'{"urgency":"hihg" , "id":123456789012345678901234567890}',
        b"{}",
    ],
)
def test_verbatim(line: bytes) -> None:
    """What a line said stays byte for byte, and the new keys come behind it."""
    (answer,), _ = answerer().answers([b" " + line + b" \r"], 1)

    assert answer.startswith(line[:-1])
    assert answer.endswith(b"}\n")
    assert json.loads(answer).keys() - json.loads(line).keys() in ({"error"}, {*NAMES})


def test_blank_lines() -> None:
    """Blank lines are skipped, but counted."""
    answers, bad = answerer().answers([b"", line_of(SURE), b" \t\r", b"x"], 5)

    assert (len(answers), bad) == (2, 1)
    assert json.loads(answers[1])["error"]["line"] == 8


# ── bad lines ────────────────────────────────────────────────────────────────────────────────────

BAD: Mapping[str, tuple[bytes, tuple[str, str, str, str]]] = {
    "no JSON": (b"{'id': 1}", ("", "bad-json", "JSON is malformed", "")),
    "cut": (line_of(SURE)[:-1], ("", "bad-json", "Input data was truncated", "")),
    "too deep": (b"[" * 100_000, ("", "too-deep", "", "")),
    "list": (b'["urgency"]', ("", "not-an-object", "", "")),
    "number": (b"1", ("", "not-an-object", "", "")),
    "no UTF-8": (b'{"id":"\xff"}', ("", "not-utf8", "", "")),
    "too long": (b"x" * (MOST_BYTES + 1), ("", "long-line", f"{MOST_BYTES:,}", "")),
    "clash": (line_of({**SURE, "score": 1}), ("score", "name-clash", "score", "")),
    "error": (line_of({**SURE, "error": 1}), ("error", "name-clash", "error", "")),
    "nothing": (b"{}", ("urgency", "missing-answer", "", "")),
    "empty": (line_of({**SURE, "urgency": ""}), ("urgency", "empty-cell", "", "")),
    "unknown answer": (
        line_of({**SURE, "Urgency": "hihg"} | {"urgency": "hihg"}),
        ("urgency", "unknown-answer", "hihg", "high"),
    ),
    "key as it stands there": (
        line_of({"URGENCY": "hihg", **{k: v for k, v in SURE.items() if k != "urgency"}}),
        ("URGENCY", "unknown-answer", "hihg", "high"),
    ),
    "a list for an answer": (
        line_of({**SURE, "urgency": ["high"]}),
        ("urgency", "unknown-answer", '["high"]', "high"),
    ),
    "inside": (
        line_of({"answers": {**SURE, "urgency": "hihg"}}),
        ("urgency", "unknown-answer", "hihg", "high"),
    ),
    "long value": (
        line_of({**SURE, "urgency": "x" * 1_000}),
        ("urgency", "unknown-answer", "x" * 200 + "…", ""),
    ),
    "language": (
        line_of({**SURE, "language": "ene"}),
        ("language", "unknown-language", "ene", "en"),
    ),
    "time": (line_of({**SURE, "at": "tomorrow"}), ("at", "bad-time", "tomorrow", "")),
    "minute": (
        line_of({**SURE, "at": "2026-03-04T11:60:00"}),
        ("at", "bad-time", "2026-03-04T11:60:00", ""),
    ),
    "seconds since 1970": (
        line_of({**SURE, "at": 1772593200}),
        ("at", "bad-time", "1772593200", ""),
    ),
    "year": (line_of({**SURE, "at": "1999-12-31"}), ("at", "time-range", "1999-12-31", "")),
    "channel": (
        line_of({**SURE, "tried": "emial=3d"}),
        ("tried", "unknown-channel", "emial", "email"),
    ),
    "tried when": (
        line_of({**SURE, "tried": "email=soon"}),
        ("tried", "bad-tried-time", "email=soon", ""),
    ),
    "tried later": (
        line_of({**SURE, "tried": "email=2026-03-05T00:00Z"}),
        ("tried", "tried-later", "email=2026-03-05T00:00Z", ""),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad(name: str) -> None:
    """A line that cannot be answered says why, with the key as it stands there."""
    line, (column, code, value, guess) = BAD[name]
    (answer, sound), bad = answerer().answers([line, line_of(SURE)], 7)
    error = json.loads(answer)["error"]
    said = error.pop("value")

    assert said.startswith(value)
    assert error == {
        "line": 7,
        "column": column,
        "code": code,
        "guess": guess,
        "text": f"{(column,) if column else ()}: {code}",
    }
    assert bad == 1
    assert json.loads(sound)["first"] == "live-chat"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (b'{"id":7,"urgency":"hihg"}', {"id": 7, "urgency": "hihg"}),
        (b'{"id":7,"x":"\xff"}', {"id": 7, "x": "\ufffd"}),
        (b'{"id":7,"error":"mine"}', {}),
        (b'{"id":7,"first":"mine"}', {"id": 7, "first": "mine"}),
        (b'[{"id":7}]', {}),
        (b"{}", {}),
    ],
)
def test_id_comes_back(line: bytes, kept: Mapping[str, Any]) -> None:
    """An object comes back with its error, unless it has one of its own."""
    (answer,) = answered(line)
    del answer["error"]

    assert answer == kept


def test_nothing_in_no_language() -> None:
    """Whoever asks for lines without a language in one that no channel speaks gets no channel."""
    (answer,) = answered(line_of(SURE), language="fr")

    assert answer["first"] is NOTHING.first
    assert "live-chat=language" in answer["excluded"]
