"""The sample bank at growing sizes: its making against a bare copy of its rows, and its load."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.clock import line, median
from oversight import warehouse

SIZES = (20_000, 100_000, 1_000_000)
MONTHS = 24
GIGABYTE = 1024 * 1024  # the kernel counts in kilobytes


def measure(sizes: tuple[int, ...] = SIZES) -> Iterator[str]:
    """Make a bank of each size in a process of its own; load the first into the empty warehouse."""
    for loans in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            made = median(lambda folder=folder, loans=loans: _make(folder, loans), 1)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / GIGABYTE
            bare = median(lambda folder=folder: _copy(folder), 1)
            yield line(f"making {loans:,} loans x {MONTHS} months", made, "copying the same rows", bare, "4x")
            yield f"  {made / loans * 1e6:.1f} microseconds a loan, at most {peak:.1f} GB so far"
            if loans == sizes[0]:
                loaded = median(lambda folder=folder: _load(folder), 1)
                yield line(f"loading {loans:,} loans x {MONTHS} months", loaded, "making them", made)


def _make(folder: Path, loans: int) -> None:
    command = [sys.executable, "-m", "oversight", "sample", str(folder), "--loans", str(loans)]
    subprocess.run([*command, "--months", str(MONTHS)], check=True, capture_output=True)


def _copy(folder: Path) -> None:
    """Read every file and write it again, as bare as can be."""
    con = warehouse.scratch()
    for path in sorted(folder.glob("*.parquet")):
        target = path.with_suffix(".copy")
        con.execute(f"copy (from read_parquet('{path}')) to '{target}' (format parquet, compression zstd)")
    con.close()


def _load(folder: Path) -> None:
    """Load in a process of its own: a grown parent would count as the memory of the next child."""
    command = [sys.executable, "-m", "oversight", "load", "sample_bank", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
