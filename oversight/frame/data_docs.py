"""The library's own pages about the checks, to take away and open without a network."""

from __future__ import annotations

import subprocess
import sys

import streamlit as st

from oversight import data_docs as docs
from oversight import settings
from oversight.frame.scope import Scope
from oversight.frame.witness import writing


def data_docs(scope: Scope) -> None:
    """Draw the button that fetches the pages of the publication; the first to ask waits for their making."""
    publication, current = scope.publication, settings.read()
    write_down = writing(scope, "exported", "data_docs")
    file = docs.place(current, publication)

    def content() -> bytes:
        write_down()
        if not file.exists():
            # In a process of its own: the app does without Great Expectations.
            number = str(publication.publication)
            told = [sys.executable, "-m", "oversight", "data-docs", "--publication", number]
            told += ["--warehouse", str(current.warehouse)]
            subprocess.run(told, check=True, capture_output=True)  # noqa: S603 - our own command, no word of a reader
        return file.read_bytes()

    st.download_button(
        scope.reader.say("data_quality.data_docs"),
        content,
        file_name=file.name,
        mime="application/zip",
        icon=":material/folder_zip:",
        type="tertiary",
        on_click="ignore",
        key="download-data-docs",
        help=scope.reader.say("data_quality.data_docs_help"),
    )
