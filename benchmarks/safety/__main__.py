"""What verify and scan find and miss, measured on a folder of data that is not part of the project.

    python -m benchmarks.safety FOLDER [--misses]

Every file of the folder is looked at; those of a known form are measured: `*.json` with `catalog`,
`pos`, `neg`, `official` and `tricks`, or with `phones` and `handles`, and `*.jsonl` whose rows have
`text`, `label`, `type`, `secret` and `keep`. Only counts are printed, and with `--misses` the hosts
and the numbers of the rows that went wrong: never a secret.
"""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

from benchmarks.safety import contacts, secrets

_SHOWN = 40
"""Hosts: enough to see what is wrong."""


def main() -> None:
    """Print the table; exit with 1 if a goal is missed."""
    if len(sys.argv) < 2 or sys.argv[2:] not in ([], ["--misses"]):
        sys.exit("usage: python -m benchmarks.safety FOLDER [--misses]")
    folder = Path(sys.argv[1])
    if sys.argv[2:]:
        print(*islice(contacts.misses(folder), _SHOWN), *secrets.misses(folder), sep="\n")
        return
    rows = [*contacts.rows(folder), *secrets.rows(folder)]
    if not rows:
        sys.exit(f"nothing to measure in {folder}")
    name, goal = max(len(row.name) for row in rows), max(len(row.goal) for row in rows)
    for row in rows:
        mark = "ok  " if row.met else "MISS"
        print(f"{mark} {row.name:<{name}}  {row.goal:<{goal}}  {row.measured}")
    sys.exit(not all(row.met for row in rows))


if __name__ == "__main__":
    main()
