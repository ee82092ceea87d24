"""From commands to rows: measured, and beside their goals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles

from benchmarks.startup.pairs import WARM_UPS, Subject, Summary, measure, process
from benchmarks.startup.peers import install_peers
from benchmarks.startup.processes import Command, Spent, answer, peak_mb
from benchmarks.startup.program import COMPLETE, Case, Program
from benchmarks.startup.table import Row
from benchmarks.startup.terminal import FIRST_LINE, FIRST_PROMPT, dialogue

_MOMENT_GOALS = {FIRST_LINE: 2.0, FIRST_PROMPT: 18.0}
_REDRAW_GOAL_MS = 10.0
_MEMORY_GOAL_MB = 13.0
_MEMORY_RUNS = 5
_KEYS = 10
"""Down and up so many times."""


def program_rows(program: Program, pairs: int) -> dict[str, list[Row]]:
    """The rows of channelpick."""
    cases, helps, asking = list(program.cases()), program.helps(), program.dialogue()
    timed = [case for case in cases if not _is_missing(case.command)]
    subjects = [
        Subject(name=case.name, bare=program.bare, run=process(case.command))
        for case in (*timed, *helps)
    ]
    subjects.append(Subject(name="dialogue", bare=program.bare, run=_until_prompt(asking)))
    found = measure(subjects, pairs)
    rows = [_case_row(case, found.get((case.name, ""))) for case in cases]
    rows += _help_rows([_case_row(case, found[case.name, ""]) for case in helps])
    rows += [
        _row(f"dialogue, {moment}", found["dialogue", moment], goal=goal)
        for moment, goal in _MOMENT_GOALS.items()
    ]
    rows += [*_redraw_rows("dialogue", asking), _memory_row(cases[1])]
    return {
        "channelpick": [row for row in rows if row.goal is not None],
        "for information": [row for row in rows if row.goal is None],
    }


def peer_rows(wanted: Sequence[str], folder: Path, pairs: int) -> dict[str, list[Row]]:
    """The rows of the other programs."""
    if not wanted:
        return {}
    installed, missing = install_peers(wanted, folder)
    subjects, prompts = [], []
    for peer in installed:
        for name, command in peer.commands():
            subjects.append(Subject(name=name, bare=peer.bare, run=process(command)))
        if asking := peer.dialogue():
            name, command = asking
            subjects.append(Subject(name=name, bare=peer.bare, run=_until_prompt(command)))
            prompts += [asking] if peer.peer.has_list else []
    rows = [
        _row(f"{name}, {moment}" if moment else name, summary)
        for (name, moment), summary in measure(subjects, pairs).items()
    ]
    rows += [row for name, command in prompts for row in _redraw_rows(name, command)]
    rows += [Row(name=name, note=reason) for name, reason in missing]
    return {"others": rows}


def _is_missing(command: Command) -> bool:
    """Whether this program does not complete command lines yet."""
    return tuple(command.argv[1:]) == COMPLETE and not answer(command)


def _until_prompt(command: Command) -> Callable[[], Mapping[str, Spent]]:
    def run() -> Mapping[str, Spent]:
        with dialogue(command) as asked:
            return asked.until_prompt()

    return run


def _case_row(case: Case, summary: Summary | None) -> Row:
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
        goal=goal,
        wish=wish,
    )


def _redraw_rows(name: str, command: Command) -> list[Row]:
    """How long a key takes, in the middle and at the slow end."""
    for _ in range(WARM_UPS):
        _until_prompt(command)()
    with dialogue(command) as asked:
        asked.until_prompt()
        taken = asked.redraws_ms(_KEYS)
    slow = quantiles(taken, n=10, method="inclusive")[-1]
    return [
        Row(name=f"{name}, key to redraw", unit="ms", figure=median(taken)),
        Row(name=f"{name}, one key in ten", unit="ms", figure=slow, goal=_REDRAW_GOAL_MS),
    ]


def _memory_row(case: Case) -> Row:
    peak = median(peak_mb(case.command) for _ in range(_MEMORY_RUNS))
    return Row(name=f"{case.name}, memory", unit="MB", figure=peak, goal=_MEMORY_GOAL_MB)
