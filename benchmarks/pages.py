"""Each page's run on the server against a page that draws the frame alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from benchmarks.clock import line, median

REPOSITORY = Path(__file__).resolve().parent.parent
EMPTY = "from oversight import frame\nframe.ensure()\n"
PATIENCE_SECONDS = 120


def measure() -> Iterator[str]:
    """Run every page with an open publication and cleared results."""
    empty = AppTest.from_string(EMPTY, default_timeout=PATIENCE_SECONDS)
    base = _time(empty)
    for path in sorted((REPOSITORY / "pages").glob("*.py")):
        app = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=PATIENCE_SECONDS)
        if path.stem != "overview":
            app.switch_page(f"pages/{path.name}")
        yield line(f"page {path.stem}", _time(app), "the empty framed page", base, "3x")


def _time(app: AppTest) -> float:
    app.run()

    def run() -> None:
        st.cache_data.clear()
        app.run()

    return median(run)
