"""How much CPU time the verbs for staff take on the shipped catalog, beyond starting up.

Run `make bench`. Each verb runs in fresh processes, in turn; there it first runs on a tiny catalog,
so that everything is imported (public holidays are a large library), and then on the shipped one,
which is timed. Beside it stands, in the same run, what a bare interpreter takes to start: machines
differ, ratios less so.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "rules" / "channels.toml"
SMALL = ROOT / "tests" / "data" / "small.toml"
OTHER = "weight = 5", "weight = 6"
"""What `diff` finds changed: the first line like this."""
GOALS = {"check": (0.020, 0.010), "diff": (5.0, 2.0), "analyze": (40.0, 15.0)}
"""Verb -> the most it may take, and the goal, in seconds."""
RUNS = 7

INNER = """
import os, sys, time
from channelpick.cli.app import main
verb, small, shipped, changed = sys.argv[1:]
sys.stdout = open(os.devnull, "w")
def arguments(old, new):
    return ["rules", verb, old, new] if verb == "diff" else ["rules", verb, new]
main(arguments(small, small))
start = time.process_time()
code = main(arguments(shipped, changed if verb == "diff" else shipped))
print(time.process_time() - start, file=sys.stderr)
sys.exit(code)
"""


def main() -> None:
    """Time each verb and print the table."""
    changed = ROOT / ".bench-channels.toml"
    changed.write_text(SHIPPED.read_text("utf-8").replace(*OTHER, 1), "utf-8")
    try:
        times: dict[str, list[float]] = {verb: [] for verb in GOALS}
        bare = []
        for _ in range(RUNS):
            bare.append(_bare())
            for verb, taken in times.items():
                taken.append(_run(verb, changed))
    finally:
        changed.unlink()
    yardstick = median(bare)
    print(f"bare interpreter {yardstick * 1e3:8.1f} ms")
    for verb, taken in times.items():
        most, goal = GOALS[verb]
        print(
            f"{verb:16} {median(taken) * 1e3:8.1f} ms = {median(taken) / yardstick:7.1f} x bare"
            f"  (at most {most * 1e3:.0f} ms, goal {goal * 1e3:.0f} ms)"
        )


def _bare() -> float:
    before = os.times()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    after = os.times()
    return (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )


def _run(verb: str, changed: Path) -> float:
    command = [sys.executable, "-c", INNER, verb, str(SMALL), str(SHIPPED), str(changed)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", cwd=ROOT)
    return float(done.stderr.splitlines()[-1])


if __name__ == "__main__":
    main()
