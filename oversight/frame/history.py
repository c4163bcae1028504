"""The list of publications, newest first, each with the way to everything as it was."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from oversight import publications
from oversight.frame import address
from oversight.frame.answers import answered
from oversight.frame.figures import heading
from oversight.frame.foot import foot
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows


def history(scope: Scope) -> None:
    """List every publication of the source, also those after the one that is shown."""
    newest = [one for one in publications.publications() if one.feed == scope.publication.feed][-1]
    listed = replace(scope, publication=newest)
    answer, rows = answered(listed, "publication_list")
    heading(listed, answer.query.name)
    st.caption(scope.reader.say("publications.open_one"))
    links = address.to_publication(scope.address())
    show_rows(scope.reader, "publication_list", list(rows[0]), rows, links=links)
    foot(listed, answer, rows)
