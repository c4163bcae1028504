"""Answers of named queries, kept for as long as they are asked for: a publication never changes."""

from __future__ import annotations

from typing import Any

import streamlit as st

from oversight import queries
from oversight.publications import Publication
from oversight.queries import Answer


def ask(name: str, publication: Publication, **params: Any) -> Answer:
    """Run a named query at a publication, or return the answer it gave before. Never change its rows."""
    of_query = tuple(sorted((key, value) for key, value in params.items() if value is not None))
    return _answer(name, publication.feed, publication.publication, of_query)


@st.cache_resource(max_entries=256, show_spinner=False)
def _answer(name: str, source: str, publication: int, params: tuple[tuple[str, Any], ...]) -> Answer:
    return queries.run(name, source, publication, **dict(params))
