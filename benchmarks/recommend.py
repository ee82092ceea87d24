"""How long one recommendation takes in-process, beside a plain hand-written scorer.

Run `make bench`. Both are timed by pyperf in turn, in the same run, on the shipped catalog: an
everyday situation, a robbery, one with tried channels, and one at night, when the phone is closed.
The figure that counts is the ratio; goal: at most 6.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from statistics import geometric_mean

import pyperf
import tomli

from benchmarks.plain_scorer import score
from channelpick import Situation, Tried, load_catalog, recommend

NOON = datetime.fromisoformat("2026-03-04T11:00:00+08:00")
EVERYDAY = {
    "urgency": "normal",
    "complexity": "moderate",
    "self_service": "no",
    "preference": "none",
    "topic": "withdrawal",
}
ROBBED = EVERYDAY | {"urgency": "critical", "topic": "security", "fraud_in_progress": "yes"}
SITUATIONS = {
    "everyday": Situation(answers=EVERYDAY, at=NOON, language="en"),
    "robbed": Situation(answers=ROBBED, at=NOON, language="en"),
    "tried": Situation(
        answers=EVERYDAY,
        at=NOON,
        language="en",
        tried=(
            Tried("email", NOON - timedelta(days=3)),
            Tried("ticket", NOON - timedelta(hours=1)),
        ),
    ),
    "night": Situation(answers=EVERYDAY, at=NOON + timedelta(hours=15), language="en"),
}


def main() -> None:
    """Time both and print the table."""
    runner = pyperf.Runner(processes=6, values=5, program_args=("-m", "benchmarks.recommend"))
    catalog = load_catalog()
    data = tomli.loads((Path(__file__).parents[1] / "rules" / "channels.toml").read_text("utf-8"))
    rows = []
    for name, situation in SITUATIONS.items():
        answers = dict(recommend(catalog, situation).situation.answers)
        plain = runner.bench_func(f"plain {name}", score, data, answers)
        whole = runner.bench_func(f"recommend {name}", recommend, catalog, situation)
        if plain and whole and not runner.args.worker:
            rows.append((name, plain.median() * 1e6, whole.median() * 1e6))
    if rows:
        for name, plain_us, whole_us in rows:
            ratio = whole_us / plain_us
            print(f"{name:10} plain {plain_us:7.1f} µs  recommend {whole_us:7.1f} µs  {ratio:.2f}x")
        mean = geometric_mean(whole_us / plain_us for _, plain_us, whole_us in rows)
        print(f"geometric mean of the ratios: {mean:.2f} (goal: at most 6)")


if __name__ == "__main__":
    main()
