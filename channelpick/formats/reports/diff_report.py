"""What a change of the rules does."""

from __future__ import annotations

from collections.abc import Iterator

from channelpick.formats.interface import Telling
from channelpick.formats.report import Block, Heading, Json, Line, Report
from channelpick.formats.reports import wording
from channelpick.screening.foreign_text import neutralise
from channelpick.staff.diff import Change, Diff, Move
from channelpick.words.words import ReportWords

_MOST_MOVES = 12
"""How many kinds of change people are shown one by one; the most frequent come first."""
_LONGEST = 60
"""Longer values are cut where they are shown to people."""


def diff_report(diff: Diff, old: str, new: str, telling: Telling) -> Report:
    """The report.

    Args:
        diff: what was found.
        old: where the old rules came from.
        new: where the new ones came from.
        telling: to whom.
    """
    words = telling.words.report
    data: Json = {
        "schema": "channelpick/diff/1",
        "old": old,
        "new": new,
        "covered": wording.covered_data(diff.space),
        "changes": [
            {"path": ".".join(map(str, change.path)), "old": change.old, "new": change.new}
            for change in diff.changes
        ],
        "first": diff.first,
        "first_three": diff.top,
        "any_place": diff.any_place,
        "moves": [
            {
                "old": move.old or None,
                "new": move.new or None,
                **wording.where_data(diff.space, move.where),
            }
            for move in diff.moves
        ],
        "tips": [{"tip": tip.tip, "gained": tip.gained, "lost": tip.lost} for tip in diff.tips],
    }
    title = words.diff_title.format(old=neutralise(old), new=neutralise(new))
    return Report((Heading(title), *_blocks(diff, telling)), data)


def _blocks(diff: Diff, telling: Telling) -> Iterator[Block]:
    words, space = telling.words.report, diff.space
    if diff.is_empty:
        yield Line(words.diff_no_change)
        return
    yield from _counts(diff, words)
    yield Heading(words.changed)
    for change in diff.changes:
        yield Line(_change(change), level=1)
    if diff.moves:
        yield Heading(words.moves)
    if any(cube.usual for move in diff.moves[:_MOST_MOVES] for cube in move.where.cubes):
        yield Line(words.usual_means, style="dim")
    for move in diff.moves[:_MOST_MOVES]:
        yield Line(_move(move, diff, words), style="bold", level=1)
        yield from wording.where(space, move.where, telling)
    if rest := diff.moves[_MOST_MOVES:]:
        count = wording.number(sum(move.where.count for move in rest))
        yield Line(words.more_moves.format(kinds=len(rest), count=count), style="dim", level=1)
    if diff.tips:
        yield Heading(words.tips_changed)
    for tip in diff.tips:
        gained, lost = wording.number(tip.gained), wording.number(tip.lost)
        yield Line(words.tip_change.format(tip=tip.tip, gained=gained, lost=lost), level=1)
    yield wording.covered(space, telling)


def _counts(diff: Diff, words: ReportWords) -> Iterator[Line]:
    total = diff.space.size
    if not diff.any_place:
        yield Line(words.diff_same, style="bold")
        return
    yield Line(
        words.diff_first.format(
            count=wording.number(diff.first),
            total=wording.number(total),
            share=wording.share(diff.first, total),
        ),
        style="bold",
    )
    yield Line(
        words.diff_more.format(
            top=wording.number(diff.top),
            top_share=wording.share(diff.top, total),
            any_count=wording.number(diff.any_place),
            any_share=wording.share(diff.any_place, total),
        )
    )


def _move(move: Move, diff: Diff, words: ReportWords) -> str:
    old, new = (channel or words.nothing for channel in (move.old, move.new))
    return f"{old} → {new}  {wording.of_all(move.where.count, diff.space, words)}"


def _change(change: Change) -> str:
    path = neutralise(".".join(map(str, change.path)))
    match change.old, change.new:
        case None, new:
            return f"+ {path}" + (f" = {_shown(new)}" if new else "")
        case old, None:
            return f"− {path}" + (f" = {_shown(old)}" if old else "")
        case old, new:
            return f"{path}: {_shown(old)} → {_shown(new)}"


def _shown(value: str | None) -> str:
    text = neutralise(" ".join((value or "").split()))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
