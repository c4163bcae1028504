"""Our own commands in a process of their own, with what each takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass

GIGABYTE = 1024 * 1024  # the kernel counts in kilobytes


@dataclass(frozen=True)
class Taken:
    """Wall time, and the most memory that the process held."""

    seconds: float
    gigabytes: float


def run(*arguments: str) -> Taken:
    """Run `python -m oversight ...` and measure it; its output is not shown."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "oversight", *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return Taken(time.perf_counter() - started, usage.ru_maxrss / GIGABYTE)
