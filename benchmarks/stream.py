"""How fast `channelpick stream` answers, beside a loop that only parses and writes the same lines.

Run `python -m benchmarks.stream [LINES]`. Each line has 6 answers, a text, an `at` that no other
line has, and every tenth has `tried`. Both programs read a pipe and write into one; what counts is
their CPU time for each line beyond that of starting, as the median of interleaved rounds; goal: a
throughput of 0.4 of the loop's or more, flushing each line and not. Then lines come 1,000 a second:
how long each waits for its answer; goal: a median of 1 ms or less.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles

from channelpick import load_catalog

ROUNDS = 7
LATENCY_LINES, PAUSE = 5_000, 0.001
QUESTIONS = ("urgency", "complexity", "self_service", "preference", "topic", "locked_out")
START = datetime(2026, 1, 5, tzinfo=UTC)

LOOP = """
import sys, msgspec
decode, out = msgspec.json.decode, sys.stdout.buffer
for line in sys.stdin.buffer:
    decode(line)
    out.write(line)
    {flush}
"""
STREAM = [sys.executable, "-m", "channelpick", "stream"]
PROGRAMS: Mapping[str, tuple[list[str], list[str]]] = {
    "each line flushed": ([sys.executable, "-c", LOOP.format(flush="out.flush()")], STREAM),
    "--flush-ms 50": ([sys.executable, "-c", LOOP.format(flush="")], [*STREAM, "--flush-ms", "50"]),
}
"""What is measured -> the loop, and ours."""


def lines(count: int) -> list[bytes]:
    """Tickets as JSON Lines."""
    catalog = load_catalog()
    chance = random.Random(6)
    found = []
    for number in range(count):
        ticket: dict[str, object] = {"id": number, "text": f"My withdrawal {number} is stuck. " * 3}
        ticket |= {name: chance.choice([*catalog.questions[name].options]) for name in QUESTIONS}
        ticket["at"] = (START + timedelta(seconds=47 * number)).isoformat()
        if number % 10 == 0:
            ticket["tried"] = [{"channel": "email", "ago": "3d"}]
        found.append(json.dumps(ticket).encode() + b"\n")
    return found


def cpu_seconds(command: Sequence[str], data: bytes) -> float:
    """What a program takes for this input, whose output is read and forgotten."""
    read_end, write_end = os.pipe()
    drain = threading.Thread(target=_drain, args=(read_end,))
    drain.start()
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=write_end, stderr=subprocess.DEVNULL
    )
    os.close(write_end)
    assert process.stdin
    process.stdin.write(data)
    process.stdin.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    drain.join()
    assert process.returncode == 0, command
    return used.ru_utime + used.ru_stime


def _drain(end: int) -> None:
    while os.read(end, 1 << 20):
        pass
    os.close(end)


def throughput(tickets: Sequence[bytes]) -> None:
    """Print the table."""
    data = b"".join(tickets)
    commands = {(name, who): pair[who] for name, pair in PROGRAMS.items() for who in (0, 1)}
    spent: dict[tuple[str, int], list[float]] = {key: [] for key in commands}
    for _ in range(ROUNDS):
        for key, command in commands.items():
            spent[key].append(cpu_seconds(command, data) - cpu_seconds(command, b""))
    for name in PROGRAMS:
        loop, ours = (median(spent[name, who]) / len(tickets) * 1e6 for who in (0, 1))
        ratio = median(a / b for a, b in zip(spent[name, 0], spent[name, 1], strict=True))
        print(f"{name:18} loop {loop:5.2f} µs  stream {ours:5.2f} µs a line  {ratio:.2f}x")


def latencies(tickets: Iterable[bytes]) -> list[float]:
    """How many milliseconds each line waits for its answer, one coming every millisecond."""
    process = subprocess.Popen(
        STREAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdin
    assert process.stdout
    sent: list[float] = []
    waited: list[float] = []

    def listen() -> None:
        assert process.stdout
        for number, _ in enumerate(process.stdout):
            waited.append((time.perf_counter() - sent[number]) * 1e3)

    listener = threading.Thread(target=listen)
    listener.start()
    for ticket in tickets:
        sent.append(time.perf_counter())
        process.stdin.write(ticket)
        process.stdin.flush()
        if len(sent) == 1:
            while not waited:  # until it has started
                time.sleep(PAUSE)
        time.sleep(max(0.0, sent[-1] + PAUSE - time.perf_counter()))
    process.stdin.close()
    listener.join()
    process.wait()
    return waited[1:]


def main() -> None:
    """Measure both and print them."""
    tickets = lines(int(sys.argv[1]) if len(sys.argv) > 1 else 300_000)
    throughput(tickets)
    waited = latencies(tickets[:LATENCY_LINES])
    high = quantiles(waited, n=100)[98]
    print(f"at 1,000 lines/s   median {median(waited):.3f} ms  99 of 100 within {high:.3f} ms")


if __name__ == "__main__":
    main()
