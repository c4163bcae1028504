"""`make bench`: print every ratio. Without the real feeds (OVERSIGHT_REAL_DATA, or ../shared/data) only the
sample bank is measured; `make bench LOANS=1000000` measures that alone, at the sizes named."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import at_size, gate, gate_on_pandas, loading, pages

HERE = Path(__file__).resolve().parent


def main(sizes: tuple[int, ...]) -> int:
    """Measure each part in an empty warehouse of its own."""
    data = Path(os.environ.get("OVERSIGHT_REAL_DATA", HERE.parent.parent / "shared" / "data")) / "cmbs_abs_ee"
    for loans in sizes or (at_size.SIZE,):
        _print(at_size.measure(loans))
    if sizes:
        return 0
    if not data.is_dir():
        sys.stdout.write(f"the other benchmarks read the real feeds, which are not at {data}\n")
        return 0
    _print(
        gate.measure("cmbs_abs_ee", data, 3), gate_on_pandas.measure(), loading.measure(data), pages.measure()
    )
    return 0


def _print(*measured: Iterator[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        os.environ["OVERSIGHT_WAREHOUSE"] = str(Path(place) / "warehouse")
        for lines in measured:
            for line in lines:
                sys.stdout.write(line + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(tuple(int(size) for size in sys.argv[1:])))
