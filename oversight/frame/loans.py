"""The drill-down: the loans of one cell, or of everything within the filters."""

from __future__ import annotations

import streamlit as st

from oversight import cells
from oversight.cells import Cell
from oversight.frame.figures import answered, nothing
from oversight.frame.foot import foot
from oversight.frame.places import script
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows

MOST_ROWS = 500
EVERY_LOAN = Cell("", "", "loans", {})
EVERY_LOAN_LENT = Cell("", "", "loans_lent", {})


def loans(scope: Scope) -> None:
    """List the loans that the address names, the largest first."""
    reader = scope.reader
    text = st.query_params.get("cell")
    cell = cells.read(text) if text else None
    if text and cell is None:
        st.warning(reader.say("loans.bad_cell"))
    everything = EVERY_LOAN if scope.publication.is_panel else EVERY_LOAN_LENT
    shown = cell or everything
    answer, rows = answered(scope, shown.query, **shown.params)
    if cell is None:
        st.subheader(reader.say("loans.all"), anchor=False)
    else:
        st.subheader(cells.title(cell.cut, cell.value, reader), anchor=False)
        st.page_link(script("loans"), label=reader.say("loans.show_all"), icon=":material/close:")
    if not rows:
        nothing(scope, answer)
        return
    st.caption(reader.say("loans.count", count=reader.write("loan_count", len(rows))))
    if len(rows) > MOST_ROWS:
        st.caption(reader.say("loans.first_rows", count=MOST_ROWS))
    show_rows(reader, shown.query, answer.columns, rows[:MOST_ROWS])
    foot(scope, answer, rows)
