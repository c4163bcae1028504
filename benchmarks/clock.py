"""One way of timing: the median of some runs, in seconds of wall time."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def median(work: Callable[[], object], runs: int = 5) -> float:
    """Run the work and return the median of its times."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def line(what: str, seconds: float, against: str, base: float, goal: str = "") -> str:
    """Write one ratio; a goal stands beside it where there is one."""
    aim = f"   goal {goal}" if goal else ""
    return f"{what}: {seconds:.3f} s against {against} {base:.3f} s = {seconds / base:.2f}x{aim}"
