"""Archives to measure with: rules files and tables of tickets for them, made by chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq
import tomli_w

from channelpick import Catalog

_GROUP = 1 << 20
_FIRST_SECOND = 1_735_689_600  # 2025
_LAST_DAYS = 300

Data = dict[str, Any]
Shares = np.ndarray[Any, np.dtype[np.float64]]


def large_rules(path: Path, *, criteria: int, levels: int, channels: int, rules: int) -> Path:
    """A rules file of this size whose every rule looks at two or three criteria."""
    rng = np.random.default_rng(1)
    names = [f"criterion-{n}" for n in range(criteria)]
    steps = [f"level-{n}" for n in range(levels)]
    ids = [f"channel-{n}" for n in range(channels)]
    fits = ("best", "good", "ok", "poor")

    def rule() -> Data:
        some = rng.choice(names, rng.integers(2, 4), replace=False)
        effect = rng.choice(["never", "prefer", "demote"], p=[0.2, 0.5, 0.3])
        return {
            "when": {str(n): [str(s) for s in rng.choice(steps, 2, replace=False)] for n in some},
            str(effect): [str(c) for c in rng.choice(ids, 2, replace=False)],
            "because": {"en": "because"},
        }

    return _write(
        path,
        criteria={
            n: _question("levels", steps) | {"weight": int(rng.integers(1, 11))} for n in names
        },
        facts={},
        channels={
            c: _channel({n: {s: str(rng.choice(fits)) for s in steps} for n in names}) for c in ids
        },
        rules={f"rule-{n}": rule() for n in range(rules)},
    )


def many_facts(path: Path, facts: int) -> Path:
    """A rules file with one criterion and so many facts of four answers, each read by a rule."""
    names = [f"fact-{n}" for n in range(facts)]
    answers = [f"answer-{n}" for n in range(4)]
    ids = [f"channel-{n}" for n in range(9)]
    rules = {
        f"rule-{n}-{answer}": {
            "when": {name: answer},
            ("prefer", "demote", "prefer", "never")[number]: [ids[(n + number) % 9]],
            "because": {"en": "because"},
        }
        for n, name in enumerate(names)
        for number, answer in enumerate(answers)
    }
    levels = ["low", "high"]
    return _write(
        path,
        criteria={"urgency": _question("levels", levels) | {"weight": 5}},
        facts={name: _question("answers", answers) | {"default": answers[0]} for name in names},
        channels={c: _channel({"urgency": {"low": "good", "high": "best"}}) for c in ids},
        rules=rules,
    )


def write_archive(path: Path, catalog: Catalog, rows: int, distinct: int) -> Path:
    """A table of tickets that differ in so many combinations of answers; with the moment of each.

    Its kind is what the path ends in. In CSV and JSON Lines, only the questions up to `topic` and
    two facts are columns.
    """
    if path.exists():
        return path
    questions = {name: [*question.options] for name, question in catalog.questions.items()}
    rng = np.random.default_rng(2)
    combinations = {
        name: rng.choice(len(options), distinct, p=_shares(len(options))).astype(np.int32)
        for name, options in questions.items()
    }
    batches = _batches(rng, questions, combinations, rows)
    match path.suffix:
        case ".parquet":
            _write_parquet(path, batches)
        case ".csv":
            _write_csv(path, batches)
        case _:
            _write_json(path, batches)
    return path


def _batches(
    rng: np.random.Generator,
    questions: Mapping[str, list[str]],
    combinations: Mapping[str, np.ndarray[Any, np.dtype[np.int32]]],
    rows: int,
) -> Iterator[pa.RecordBatch]:
    """In the order of their moments, as tickets come."""
    distinct = len(next(iter(combinations.values())))
    for start in range(0, rows, _GROUP):
        count = min(_GROUP, rows - start)
        chosen = rng.integers(0, distinct, count)
        columns: dict[str, pa.Array] = {"ticket_id": pa.array(np.arange(start, start + count))}
        for name, options in questions.items():
            numbers = pa.array(combinations[name][chosen])
            columns[name] = pa.DictionaryArray.from_arrays(numbers, pa.array(options))
        seconds = _LAST_DAYS * 86_400 * np.sort(start + rng.random(count) * count) / rows
        columns["at"] = pa.array(_FIRST_SECOND + seconds.astype(np.int64)).cast(
            pa.timestamp("s", "UTC")
        )
        yield pa.record_batch(columns)


def _write_parquet(path: Path, batches: Iterator[pa.RecordBatch]) -> None:
    first = next(batches)
    with pq.ParquetWriter(path, first.schema) as writer:
        writer.write_table(pa.Table.from_batches([first]))
        for batch in batches:
            writer.write_table(pa.Table.from_batches([batch]))


def _write_csv(path: Path, batches: Iterator[pa.RecordBatch]) -> None:
    with path.open("wb") as file:
        for number, batch in enumerate(batches):
            options = pa.csv.WriteOptions(include_header=number == 0, quoting_style="none")
            pa.csv.write_csv(_plain(batch), file, options)


def _write_json(path: Path, batches: Iterator[pa.RecordBatch]) -> None:
    with path.open("wb") as file:
        for batch in batches:
            file.write(msgspec.json.Encoder().encode_lines(_plain(batch).to_pylist()))


def _plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Nine columns of text, as an export has them."""
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    names = [*columns][:8]
    plain = {name: columns[name] for name in names}
    plain["at"] = pc.strftime(columns["at"], "%Y-%m-%dT%H:%M:%SZ")
    return pa.record_batch(
        {
            name: column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
            for name, column in plain.items()
        }
    )


def _shares(count: int) -> Shares:
    """The first answers are given more often."""
    shares: Shares = 1 / np.arange(1, count + 1)
    total: np.float64 = shares.sum()
    return np.divide(shares, total)


def _question(kind: str, options: list[str]) -> Data:
    return {"ask": {"en": "which?"}, kind: {option: {"en": option} for option in options}}


def _channel(fits: Data) -> Data:
    return {
        "name": {"en": "a channel"},
        "hours": "Mo-Fr 09:00-18:00",
        "reply": {"typical": "5m", "max": "1h"},
        "languages": ["en"],
        "fits": fits,
        "no_reply": {"wait": "1h", "then": []},
    }


def _write(path: Path, **sections: Data) -> Path:
    head = {
        "format": 1,
        "updated": date(2026, 3, 1),
        "timezone": "Asia/Shanghai",
        "languages": ["en"],
        "title": {"en": "Which channel?"},
    }
    path.write_text(tomli_w.dumps({**head, **sections}), "utf-8")
    return path
