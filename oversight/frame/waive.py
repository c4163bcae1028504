"""How to waive a failing row: the entry for the waivers file, ready but for who and why.

The page never writes that file: who asks for a waiver must not be the one who puts it in force.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from oversight import settings, waiving
from oversight.frame.witness import writing_of
from oversight.reader import Reader

MOST_OFFERED = 100
WAIVABLE = ("critical", "warning")


def waive(
    reader: Reader, of: tuple[str, int | None], rule: str, severity: str, keys: Sequence[str], place: str
) -> None:
    """Draw the button that opens the entry for one of the rows; findings are not waived but mended.

    `of` is the source, and the publication where the rows belong to one.
    """
    if severity not in WAIVABLE or not keys:
        return
    current = settings.read()
    with st.popover(reader.say("data_quality.waive"), icon=":material/approval:", type="tertiary"):
        st.caption(reader.say("data_quality.waive_help", file=current.waivers))
        key = st.selectbox(reader.say("data_quality.waive_row"), keys[:MOST_OFFERED], key=f"waive-{place}")
        text = waiving.entry(of[0], rule, key, current.business_date)
        if text is None:
            st.caption(reader.say("data_quality.waive_no_key"))
            return
        st.code(text, language="toml", wrap_lines=True)
        write_down = writing_of(*of, "exported", "waiver", {"rule": rule})

        def content() -> bytes:
            write_down()
            return f"{text}\n".encode()

        st.download_button(
            reader.say("data_quality.waive_download"),
            content,
            file_name=f"waiver-{rule}.toml",
            mime="application/toml",
            icon=":material/download:",
            on_click="ignore",
            key=f"download-waiver-{place}",
        )
