"""What stands under every figure: how it is computed, its download, and the way down to its loans."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from oversight.charts import Row
from oversight.frame.answers import every
from oversight.frame.behind import behind
from oversight.frame.computed import computed
from oversight.frame.download import download
from oversight.frame.scope import Scope
from oversight.queries import Answer
from oversight.ways import Way


def foot(
    scope: Scope,
    answer: Answer,
    rows: Sequence[Row],
    ways: Sequence[Way] = (),
) -> None:
    """Draw the small buttons under a figure."""
    with st.container(horizontal=True, gap="small", key=f"foot-{answer.query.name}"):
        computed(scope, answer, rows)
        download(scope, answer, lambda: every(scope, answer) if answer.params.get("row_limit") else rows)
        if ways:
            behind(scope, answer, ways)
