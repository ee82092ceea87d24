"""A query in standard SQL that gives the rows of an archive their answers."""

from __future__ import annotations

from collections.abc import Sequence

from channelpick.batch.decided import STATE, Decided

TICKETS, SITUATIONS, MOMENTS = "tickets", "channelpick_situations", "channelpick_moments"
"""What the query calls the tables."""


def join_sql(decided: Decided) -> str:
    """The query. It ends in a semicolon and a line end.

    `IS NOT DISTINCT FROM` is equality to which null equals null (SQL:1999, T151).
    """
    answers = "".join(f",\n  s.{_quoted(name)}" for name in decided.answers)
    same = [f"s.{name} IS NOT DISTINCT FROM t.{name}" for name in map(_quoted, decided.keys)]
    join = []
    if decided.at is not None:
        at, state = _quoted(decided.at), _quoted(STATE)
        moment = f"DATE_TRUNC('minute', t.{at})" if decided.by_minute else f"t.{at}"
        join = [f"LEFT JOIN {MOMENTS} AS m ON m.{at} = {moment}"]
        same += [
            f"s.{state} IS NOT DISTINCT FROM m.{state}",
            f"(s.{at} IS NULL OR s.{at} = t.{at})",
        ]
    join.append(f"LEFT JOIN {SITUATIONS} AS s ON {_all(same)}")
    return "\n".join([f"SELECT t.*{answers}", f"FROM {TICKETS} AS t", *join]) + ";\n"


def _all(conditions: Sequence[str]) -> str:
    return "\n  AND ".join(conditions or ["TRUE"])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
