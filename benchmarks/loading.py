"""A whole load against the bare read of the same files, and the next loads against the first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.clock import line, median
from oversight import settings, warehouse
from oversight.load import load

FILES = ("loan_sample.csv", "prop_sample.csv")


def measure(data: Path) -> Iterator[str]:
    """Load the feed into the empty warehouse, then again over itself."""

    def bare() -> None:
        con = warehouse.scratch()
        for number, name in enumerate(FILES):
            read = f"create table file_{number} as from read_csv($path, all_varchar = true, header = true)"
            con.execute(read, {"path": str(data / name)})

    def whole() -> None:
        load("cmbs_abs_ee", data, settings.read(), lambda *_, **__: None)

    base = median(bare, 3)
    yield line("first load of 105 months", median(whole, 1), "bare read of the files", base)
    yield line("loading them again", median(whole, 1), "bare read of the files", base)
