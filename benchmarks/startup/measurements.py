"""From commands to rows: measured, and beside their goals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles

from benchmarks.startup.pairs import Subject, Summary, measure, process
from benchmarks.startup.peers import Installed, install_peers
from benchmarks.startup.processes import Command, Spent, answer
from benchmarks.startup.program import Case, Program
from benchmarks.startup.table import Row
from benchmarks.startup.terminal import FIRST_LINE, FIRST_PROMPT, dialogue

_MOMENT_GOALS = {FIRST_LINE: 2.0, FIRST_PROMPT: 18.0}
_REDRAW_GOAL_MS = 10.0
_MEMORY_GOAL_MB = 13.0
_DOWN_AND_UP = 30
"""Twice as many keys are timed."""


def program_rows(program: Program, pairs: int) -> dict[str, list[Row]]:
    """The rows of channelpick."""
    cases, helps, asking = list(program.cases()), program.helps(), program.dialogue()
    subjects = [
        Subject(name=case.name, bare=program.bare, run=process(case.command))
        for case in (*cases, *helps)
        if answer(case.command)
    ]
    subjects.append(Subject(name="dialogue", bare=program.bare, run=_until_prompt(asking)))
    found = measure(subjects, pairs)
    rows = [_case_row(case, found.get((case.name, ""))) for case in cases]
    rows += _help_rows([_case_row(case, found.get((case.name, ""))) for case in helps])
    rows += [
        _row(f"dialogue, {moment}", found["dialogue", moment], goal=goal)
        for moment, goal in _MOMENT_GOALS.items()
    ]
    rows += [_redraw_row("dialogue", asking, goal=_REDRAW_GOAL_MS), _memory_row(rows[1])]
    return {
        "channelpick": [row for row in rows if row.goal is not None],
        "for information": [row for row in rows if row.goal is None],
    }


def peer_rows(wanted: Sequence[str], folder: Path, pairs: int) -> dict[str, list[Row]]:
    """The rows of the other programs."""
    if not wanted:
        return {}
    installed, missing = install_peers(wanted, folder)
    found = measure([subject for peer in installed for subject in _peer_subjects(peer)], pairs)
    rows = [
        _row(f"{name}, {moment}" if moment else name, summary)
        for (name, moment), summary in found.items()
    ]
    for peer in installed:
        if (asking := peer.dialogue()) and peer.peer.has_list:
            rows.append(_redraw_row(*asking))
    rows += [Row(name=name, note=reason) for name, reason in missing]
    return {"others": rows}


def _peer_subjects(peer: Installed) -> list[Subject]:
    subjects = [
        Subject(name=name, bare=peer.bare, run=process(command))
        for name, command in peer.commands()
    ]
    if asking := peer.dialogue():
        name, command = asking
        subjects.append(Subject(name=name, bare=peer.bare, run=_until_prompt(command)))
    return subjects


def _until_prompt(command: Command) -> Callable[[], Mapping[str, Spent]]:
    def run() -> Mapping[str, Spent]:
        with dialogue(command) as asked:
            return asked.until_prompt()

    return run


def _case_row(case: Case, summary: Summary | None) -> Row:
    """Without a summary: the program does not know the command yet."""
    if summary is None:
        return Row(name=case.name, goal=case.goal)
    return _row(case.name, summary, goal=case.goal, wish=case.wish)


def _help_rows(rows: Sequence[Row]) -> list[Row]:
    """The program's own, and the slowest of its verbs."""
    return [rows[0], max(rows[1:], key=lambda row: row.figure or 0)]


def _row(
    name: str, summary: Summary, *, goal: float | None = None, wish: float | None = None
) -> Row:
    return Row(
        name=name,
        figure=summary.ratio,
        spread=summary.spread,
        cpu_ms=summary.cpu_ms,
        wall_ms=summary.wall_ms,
        peak_mb=summary.peak_mb,
        goal=goal,
        wish=wish,
    )


def _redraw_row(name: str, command: Command, *, goal: float | None = None) -> Row:
    """How long a key takes: nine in ten at most so."""
    with dialogue(command) as asked:
        asked.until_prompt()
        taken = asked.redraws_ms(_DOWN_AND_UP)
    slow = quantiles(taken, n=10, method="inclusive")[-1]
    note = f"nine keys in ten; median {median(taken):.1f} ms"
    return Row(name=f"{name}, key to redraw", unit="ms", figure=slow, goal=goal, note=note)


def _memory_row(row: Row) -> Row:
    name = f"{row.name}, memory"
    return Row(name=name, unit="MB", figure=row.peak_mb, goal=_MEMORY_GOAL_MB)
