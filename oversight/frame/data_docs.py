"""The library's own pages about the checks, to take away and open without a network."""

from __future__ import annotations

import streamlit as st

from oversight import data_docs as docs
from oversight import formats, settings
from oversight.frame.making import made
from oversight.frame.scope import Scope
from oversight.frame.witness import writing


def data_docs(scope: Scope) -> None:
    """Draw the button that fetches the pages of the publication, at first the one that makes them."""
    reader, number = scope.reader, scope.publication.publication
    file = docs.place(settings.read(), scope.publication)
    help_ = reader.say("data_quality.data_docs_help")
    if not file.exists():
        label = reader.say("data_quality.data_docs_make")
        asked = st.button(
            label, icon=":material/folder_zip:", type="tertiary", key="make-data-docs", help=help_
        )
        if not asked or not made(reader, ["data-docs", "--publication", str(number)]):
            return
    write_down = writing(scope, "exported", "data_docs")

    def content() -> bytes:
        write_down()
        return file.read_bytes()

    size = formats.size(file.stat().st_size)
    st.download_button(
        reader.say("frame.with_size", what=reader.say("data_quality.data_docs"), size=size),
        content,
        file_name=file.name,
        mime="application/zip",
        icon=":material/folder_zip:",
        type="tertiary",
        on_click="ignore",
        key="download-data-docs",
        help=help_,
    )
