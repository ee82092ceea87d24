"""A query in standard SQL that gives the rows of an archive their answers."""

from __future__ import annotations

import json
from collections.abc import Sequence

from channelpick.batch.decided import STATE, Decided

TICKETS, SITUATIONS, MOMENTS = "tickets", "channelpick_situations", "channelpick_moments"
"""What the query calls the tables."""


def join_sql(decided: Decided, situations: str, moments: str) -> str:
    """The query, with a comment that says which tables it needs; ends with a line end.

    `IS NOT DISTINCT FROM` is equality to which null equals null (SQL:1999, T151).

    Args:
        decided: what to join with.
        situations: the file of the situations.
        moments: that of the moments; it counts if there are any.
    """
    files = {SITUATIONS: situations} | ({MOMENTS: moments} if decided.moments else {})
    comments = [f"-- {name}: {json.dumps(path)}" for name, path in files.items()]
    answers = "".join(f",\n  s.{_quoted(name)}" for name in decided.answers)
    same = [f"s.{name} IS NOT DISTINCT FROM t.{name}" for name in map(_quoted, decided.keys)]
    joins = []
    if decided.at is not None:
        at, state = _quoted(decided.at), _quoted(STATE)
        moment = f"DATE_TRUNC('minute', t.{at})" if decided.by_minute else f"t.{at}"
        joins.append(f"LEFT JOIN {MOMENTS} AS m ON m.{at} = {moment}")
        same.append(f"s.{state} IS NOT DISTINCT FROM m.{state}")
        same.append(f"(s.{at} IS NULL OR s.{at} = t.{at})")
    joins.append(f"LEFT JOIN {SITUATIONS} AS s ON {_all(same)}")
    lines = [*comments, f"SELECT t.*{answers}", f"FROM {TICKETS} AS t", *joins]
    return "\n".join(lines) + ";\n"


def join_json(decided: Decided, situations: str, moments: str) -> str:
    """The same for scripts, with the files and how many rows these have."""
    said = {
        "schema": "channelpick/table/1",
        "situations": {"path": situations, "rows": decided.situations.num_rows},
        "moments": None
        if decided.moments is None
        else {"path": moments, "rows": decided.moments.num_rows},
        "sql": join_sql(decided, situations, moments),
    }
    return json.dumps(said, indent=2) + "\n"


def _all(conditions: Sequence[str]) -> str:
    return "\n  AND ".join(conditions or ["TRUE"])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
