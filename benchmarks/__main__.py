"""`make bench`: print every ratio; needs the real feeds (OVERSIGHT_REAL_DATA, or ../shared/data)."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from benchmarks import gate, loading, pages

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Measure on the commercial-mortgage feed in a warehouse of its own."""
    data = Path(os.environ.get("OVERSIGHT_REAL_DATA", HERE.parent.parent / "shared" / "data")) / "cmbs_abs_ee"
    if not data.is_dir():
        sys.stderr.write(f"the benchmarks read the real feeds, which are not at {data}\n")
        return 1
    with tempfile.TemporaryDirectory() as place:
        os.environ["OVERSIGHT_WAREHOUSE"] = str(Path(place) / "warehouse")
        for measured in (gate.measure(data), loading.measure(data), pages.measure()):
            for line in measured:
                sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
