"""How fast channelpick starts, as multiples of `python -c pass` in the same environment.

    python -m benchmarks.startup [--here] [--pairs N] [--peers NAME,…|none] [--folder DIR] [--json]

Run `make bench-startup`. A wheel of the working tree and the peers are installed from PyPI, each
into an environment of its own, and compiled. Linux only. Exit code 1: a goal is missed.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks.startup import environments, table
from benchmarks.startup.measurements import peer_rows, program_rows
from benchmarks.startup.peers import PEERS
from benchmarks.startup.program import Program


def main() -> None:
    """Measure, and print the table."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="startup-") as temporary:
        folder = Path(options.folder or temporary).resolve()
        (place := folder / "place").mkdir(parents=True, exist_ok=True)
        environment = (
            environments.here()
            if options.here
            else environments.install(folder / "channelpick", environments.wheel(folder))
        )
        sections = program_rows(Program(environment, place), options.pairs)
        sections |= peer_rows(options.peers, folder / "peers", options.pairs)
    about = (
        f"CPU time in multiples of `python -c pass`: median of {options.pairs} pairs, "
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    )
    if options.json:
        print(table.as_json(sections, about))
    else:
        table.show(sections, about)
    sys.exit(any(row.verdict == "missed" for rows in sections.values() for row in rows))


def _options() -> argparse.Namespace:
    every = [peer.package for peer in PEERS]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup")
    parser.add_argument("--here", action="store_true", help="the environment this runs in")
    parser.add_argument("--pairs", type=int, default=21, help="runs of each (default: 21)")
    parser.add_argument("--peers", default=",".join(every), help="which, with commas; or none")
    parser.add_argument("--folder", help="where to install; by default a temporary folder")
    parser.add_argument("--json", action="store_true", help="the table for programs")
    options = parser.parse_args()
    options.peers = [] if options.peers == "none" else options.peers.split(",")
    if unknown := set(options.peers) - set(every):
        parser.error(f"unknown peers: {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    main()
