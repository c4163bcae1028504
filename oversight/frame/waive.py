"""How to waive a failing row: the entry to put into the waivers file, ready but for who and why."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from oversight import settings, waiving
from oversight.reader import Reader

MOST_OFFERED = 100
WAIVABLE = ("critical", "warning")


def waive(reader: Reader, source: str, rule: str, severity: str, keys: Sequence[str], place: str) -> None:
    """Draw the button that opens the entry for one of the rows; findings are not waived but mended."""
    if severity not in WAIVABLE or not keys:
        return
    current = settings.read()
    with st.popover(reader.say("data_quality.waive"), icon=":material/approval:", type="tertiary"):
        st.caption(reader.say("data_quality.waive_help", file=current.waivers))
        key = st.selectbox(reader.say("data_quality.waive_row"), keys[:MOST_OFFERED], key=f"waive-{place}")
        text = waiving.entry(source, rule, key, current.business_date)
        if text is None:
            st.caption(reader.say("data_quality.waive_no_key"))
        else:
            st.code(text, language="toml", wrap_lines=True)
