"""The sample bank at one size: its making, its load, its marts, and what the pages ask of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import asking, building, child, gate, generating
from benchmarks.clock import line, median
from oversight import warehouse

SIZE = 100_000
MOST_GIGABYTES = 8


def measure(loans: int = SIZE) -> Iterator[str]:
    """Make the bank, load it into the empty warehouse, and measure what follows from it."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "bank"
        yield from generating.measure(folder, loans)
        loaded = child.run("load", "sample_bank", str(folder))
        bare = median(lambda: _read(folder), 1)
        yield line("loading it", loaded.seconds, "bare read of its files", bare)
        yield f"  at most {loaded.gigabytes:.1f} GB   goal {MOST_GIGABYTES} GB"
        yield from gate.measure("sample_bank", folder)
        yield from building.measure(folder)
        yield from asking.measure()


def _read(folder: Path) -> None:
    con = warehouse.scratch()
    for number, path in enumerate(sorted(folder.glob("*.parquet"))):
        con.execute(f"create or replace table file_{number % 2} as from read_parquet('{path}')")
    con.close()
