"""Making the sample bank against a bare copy of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks import child
from benchmarks.clock import line, median
from oversight import warehouse

MONTHS = 24


def measure(folder: Path, loans: int) -> Iterator[str]:
    """Make a bank of that size in the folder."""
    made = child.run("sample", str(folder), "--loans", str(loans), "--months", str(MONTHS))
    bare = median(lambda: _copy(folder), 1)
    yield line(f"making {loans:,} loans x {MONTHS} months", made.seconds, "copying the same rows", bare, "4x")
    yield f"  {made.seconds / loans * 1e6:.1f} microseconds a loan, at most {made.gigabytes:.1f} GB"


def _copy(folder: Path) -> None:
    """Read every file and write it again, as bare as can be."""
    con = warehouse.scratch()
    for path in sorted(folder.glob("*.parquet")):
        target = path.with_suffix(".copy")
        con.execute(f"copy (from read_parquet('{path}')) to '{target}' (format parquet, compression zstd)")
        target.unlink()
    con.close()
