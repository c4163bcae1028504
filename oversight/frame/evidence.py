"""The evidence of the publication shown: made on request, taken away, and how to check it elsewhere."""

from __future__ import annotations

import shutil
import tempfile
import weakref
import zipfile
from pathlib import Path

import streamlit as st

from oversight import access, formats, settings
from oversight.evidence import DIGEST
from oversight.frame.making import made
from oversight.frame.scope import Scope
from oversight.frame.witness import writing

_FOLDER, _OF = "evidence_folder", "evidence_of"


class _Folder:
    """A folder of one session's own, which goes with it: what is unmasked stays nowhere longer."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="evidence-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


def evidence(scope: Scope) -> None:
    """Offer the evidence to auditors; to everyone else say who may have it."""
    reader = scope.reader
    with st.container(key="figure-evidence"):
        st.header(reader.say("publications.evidence"), anchor=False)
        if not access.sees_persons(settings.read().role):
            st.info(reader.say("publications.evidence_for_auditors"), icon=":material/lock:")
            return
        st.caption(reader.say("publications.evidence_help"))
        file = _file(scope)
        label = reader.say("publications.evidence_make", number=scope.publication.publication)
        if not file.exists() and st.button(label, icon=":material/inventory_2:", key="make-evidence"):
            number = str(scope.publication.publication)
            made(reader, ["evidence", str(file), "--publication", number])
        if file.exists():
            _offer(scope, file)


def _file(scope: Scope) -> Path:
    """Return where this session keeps the file of the publication shown."""
    of = (settings.read().catalog, scope.publication.publication)
    if st.session_state.get(_OF) != of:
        st.session_state[_OF] = of
        st.session_state[_FOLDER] = _Folder()
    publication = scope.publication
    name = f"{publication.feed}-{publication.publication}-evidence.zip"
    folder: _Folder = st.session_state[_FOLDER]
    return folder.path / name


def _offer(scope: Scope, file: Path) -> None:
    reader, write_down = scope.reader, writing(scope, "exported", "evidence")

    def content() -> bytes:
        write_down()
        return file.read_bytes()

    size = formats.size(file.stat().st_size)
    st.download_button(
        reader.say("frame.with_size", what=file.name, size=size),
        content,
        file_name=file.name,
        mime="application/zip",
        icon=":material/download:",
        on_click="ignore",
        key="download-evidence",
    )
    with zipfile.ZipFile(file) as packed:
        digest = packed.read(DIGEST).decode().split()[0]
    st.caption(reader.say("publications.evidence_digest", digest=digest))
    st.caption(reader.say("publications.evidence_verify"))
    elsewhere = f"python -m oversight verify --evidence {file.name}"
    beside = f"{elsewhere} --warehouse {settings.read().warehouse}"
    st.code(f"{elsewhere}\n{beside}", language="bash", wrap_lines=True)
