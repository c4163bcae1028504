"""What each page asks of a publication, on a connection opened for it alone, without any answer kept."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import streamlit as st
from streamlit.testing.v1 import AppTest

from benchmarks.clock import median
from oversight import opened, queries
from oversight.publications import publications

REPOSITORY = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 300
# A page of loans is a drill-down; every other page is drawn from marts.
DRILL_DOWNS = frozenset({"loans", "borrower"})
GOAL_MS, DRILL_DOWN_GOAL_MS = 50, 300
RUNS = 3


@dataclass(frozen=True)
class Asked:
    """One query as a page asks it."""

    name: str
    params: dict[str, Any]


def measure() -> Iterator[str]:
    """Time the queries of every page, in the order in which it asks them."""
    newest = publications()[-1]
    yield f"opening the publication: {median(_open_anew, 3):.2f} s"
    smallest = Asked("as_of_dates", {})
    least = statistics.median(_times([smallest] * RUNS, newest.feed, newest.publication))
    for path in sorted((REPOSITORY / "pages").glob("*.py")):
        asked = _asked_by(path)
        runs = [_times(asked, newest.feed, newest.publication) for _ in range(RUNS)]
        total = statistics.median(sum(times) for times in runs)
        of_each = [statistics.median(times) for times in zip(*runs, strict=True)]
        slowest = of_each.index(max(of_each))
        goal = DRILL_DOWN_GOAL_MS if path.stem in DRILL_DOWNS else GOAL_MS
        yield (
            f"page {path.stem}: {len(asked)} queries {total:.0f} ms   goal {goal} ms"
            f"   = {total / least:.0f}x the smallest query, {least:.1f} ms"
            f"   (the slowest, {asked[slowest].name}: {of_each[slowest]:.0f} ms)"
        )


def _open_anew() -> None:
    opened._open.clear()
    opened.open_publication(publications()[-1])


def _asked_by(path: Path) -> list[Asked]:
    """Draw the page once and note what it asks."""
    found: list[Asked] = []
    run = queries.run

    def noted(name: str, source: str | None = None, publication: int | None = None, **params: Any) -> Any:
        found.append(Asked(name, params))
        return run(name, source, publication, **params)

    st.cache_resource.clear()
    st.cache_data.clear()
    app = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=PATIENCE_SECONDS)
    if path.stem != "overview":
        app.switch_page(f"pages/{path.name}")
    with patch("oversight.queries.run", noted):
        app.run()
    return found


def _times(asked: list[Asked], source: str, number: int) -> list[float]:
    """Ask everything once on a new connection, and return the milliseconds of each."""
    _open_anew()
    times = []
    for one in asked:
        started = time.perf_counter()
        queries.run(one.name, source, number, **one.params)
        times.append((time.perf_counter() - started) * 1000)
    return times
