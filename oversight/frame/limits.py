"""The register of limits: the answer in a sentence, then every limit with where it stands."""

from __future__ import annotations

from html import escape

import streamlit as st

from oversight import limit_register
from oversight.frame.answers import answered
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows


def register(scope: Scope) -> None:
    """Say how many limits are kept, and list all of them, those not kept first."""
    if scope.as_of is None:
        return
    answers = {query: answered(scope, query)[1] for query in limit_register.QUERIES}
    rows = limit_register.register(answers, scope.as_of, scope.basis)
    found, reader = limit_register.counted(rows), scope.reader
    said = reader.say("limits.verdict", count=len(rows), **{one: found[one] for one in limit_register.ORDER})
    st.html(f'<p class="ov-verdict">{escape(said)}</p>')
    show_rows(reader, "limit_register", list(rows[0]), rows)
