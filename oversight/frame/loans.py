"""The drill-down: the loans of one cell, or of everything within the filters."""

from __future__ import annotations

import streamlit as st

from oversight import cells
from oversight.cell_titles import title
from oversight.cells import Cell
from oversight.frame.listing import listing
from oversight.frame.places import script, to_borrower
from oversight.frame.scope import Scope

MOST_ROWS = 500
HEIGHT = 620


def loans(scope: Scope) -> None:
    """List the loans that the address names, the largest first."""
    cell = _cell(scope)
    _title(scope, cell)
    listing(scope, cell or cells.every(scope.publication.is_panel), MOST_ROWS, HEIGHT)


def _cell(scope: Scope) -> Cell | None:
    text = st.query_params.get("cell")
    cell = cells.read(text, scope.publication.is_panel) if text else None
    if text and cell is None:
        st.warning(scope.reader.say("loans.bad_cell"), icon=":material/link_off:")
    return cell


def _title(scope: Scope, cell: Cell | None) -> None:
    if cell is None:
        st.subheader(scope.reader.say("loans.all"), anchor=False)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.subheader(title(cell.cut, cell.value, scope.reader), anchor=False, width="content")
        st.page_link(script("loans"), label=scope.reader.say("loans.show_all"), icon=":material/close:")
        to_borrower(scope, cell.cut, {"cell": cells.write(cell.cut, cell.value)})
