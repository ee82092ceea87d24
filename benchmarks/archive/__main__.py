"""Whole archives, beside reading and writing them and beside other programs.

    python -m benchmarks.archive [--only SECTION,…] [--huge] [--rounds N] [--million N]
                                 [--folder DIR] [--json]

Run `make bench-archive`. Every figure is of whole processes, starting included, but for what rule
engines do in memory; the programs of a section take turns in random order. Needs three gigabytes of
disk, `--huge` two more. Linux only. Exit code 1: a goal is missed.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.archive.engines import engine_rows
from benchmarks.archive.growth import large_rows, situation_rows
from benchmarks.archive.parquet import huge_rows, parquet_rows
from benchmarks.archive.text import text_rows
from benchmarks.archive.workshop import Workshop
from benchmarks.startup import environments, table
from benchmarks.startup.table import Row

_SECTIONS: dict[str, Callable[[Workshop], Iterator[Row]]] = {
    "parquet": parquet_rows,
    "text": text_rows,
    "engines": engine_rows,
    "situations": situation_rows,
    "large": large_rows,
    "huge": huge_rows,
}


def main() -> None:
    """Measure, and print the table."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="archive-") as temporary:
        folder = Path(options.folder or temporary).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        here, wheel = environments.here(), environments.wheel(Path(temporary))
        workshop = Workshop(
            environment=environments.install(Path(temporary) / "channelpick", f"{wheel}[batch]"),
            peers=here,
            folder=folder,
            rounds=options.rounds,
            million=options.million,
        )
        sections = {name: [*_SECTIONS[name](workshop)] for name in options.only}
    about = (
        f"CPU time of whole processes: median of {options.rounds} rounds, "
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    )
    if options.json:
        print(table.as_json(sections, about))
    else:
        table.show(sections, about)
    sys.exit(any(row.verdict == "missed" for rows in sections.values() for row in rows))


def _options() -> argparse.Namespace:
    usual = [name for name in _SECTIONS if name != "huge"]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive")
    parser.add_argument("--only", help=f"which, with commas: {', '.join(_SECTIONS)}")
    parser.add_argument("--huge", action="store_true", help="100 million rows, too")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (default: 3)")
    parser.add_argument(
        "--million", type=int, default=1_000_000, help="rows that count as a million: for a try"
    )
    parser.add_argument("--folder", help="where archives are kept; by default a temporary folder")
    parser.add_argument("--json", action="store_true", help="the table for programs")
    options = parser.parse_args()
    wanted = options.only.split(",") if options.only else usual
    options.only = [*wanted, "huge"] if options.huge else wanted
    if unknown := set(options.only) - set(_SECTIONS):
        parser.error(f"unknown sections: {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    main()
