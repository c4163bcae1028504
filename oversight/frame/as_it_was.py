"""The banner over every page that shows an older publication than the newest."""

from __future__ import annotations

from functools import cache

import streamlit as st

from oversight import publications, record
from oversight.frame.scope import LATEST, Scope


def as_it_was(scope: Scope) -> None:
    """Say which publication is shown, which is the newest, and what is as it was then and what is not."""
    shown, reader = scope.publication, scope.reader
    newest = [one for one in publications.publications() if one.feed == shown.feed][-1]
    if newest.publication == shown.publication:
        return
    then, now = (shown.code_version, shown.program_version), _versions()
    program = "same" if then == now else "other" if then[0] != now[0] else "python"
    said = reader.say(
        "publications.as_it_was",
        number=shown.publication,
        published_at=f"{shown.published_at:%Y-%m-%d %H:%M}",
        newest=newest.publication,
        newest_at=f"{newest.published_at:%Y-%m-%d %H:%M}",
        program=reader.say(f"publications.program_{program}"),
    )
    with st.container(key="as-it-was"):
        st.warning(said, icon=":material/history:")
        st.button(
            reader.say("publications.to_newest", newest=newest.publication),
            icon=":material/update:",
            key="to-newest",
            on_click=_show_newest,
        )


def _show_newest() -> None:
    st.session_state["publication"] = LATEST


@cache
def _versions() -> tuple[str, str]:
    return record.code_version(), record.program_version()
