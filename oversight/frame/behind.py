"""The loans behind a figure, opened over the page: which ones, how many, their sum, and the first of them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from oversight import cells
from oversight.cell_titles import title
from oversight.frame.listing import FIRST_ROWS, HEIGHT, listing
from oversight.frame.places import script, to_borrower
from oversight.frame.scope import Scope
from oversight.frame.witness import writing
from oversight.queries import Answer
from oversight.ways import EVERY_LOAN, Way


def behind(scope: Scope, answer: Answer, ways: Sequence[Way]) -> None:
    """Draw the button that opens the loans of a figure."""
    label = scope.reader.say("frame.loans_behind")
    if st.button(label, icon=":material/list_alt:", type="tertiary", key=f"behind-{answer.query.name}"):
        st.dialog(label, width="large", icon=":material/list_alt:")(_show)(
            scope, ways, "npl_ratio" in answer.columns, answer.query.name
        )


def _show(scope: Scope, ways: Sequence[Way], has_npl: bool, figure: str) -> None:
    way = _chosen(scope, ways)
    if has_npl and way.cut in cells.LISTED and st.toggle(scope.reader.say("loans.only_npl"), value=True):
        way = Way(f"{cells.NPL_OF}{way.cut}", way.value, way.name)
    cell = {} if way == EVERY_LOAN else {"cell": cells.write(way.cut, way.value)}
    writing(scope, "drilled", figure, {**scope.address(), **cell})()
    panel = scope.publication.is_panel
    meant = cells.every(panel) if way == EVERY_LOAN else cells.read(cell["cell"], panel)
    if meant is not None:
        listing(scope, meant, FIRST_ROWS, HEIGHT)
    st.page_link(
        script("loans"),
        label=scope.reader.say("frame.open_list"),
        icon=":material/open_in_new:",
        query_params=cell,
    )
    to_borrower(scope, way.cut, cell)


def _chosen(scope: Scope, ways: Sequence[Way]) -> Way:
    """Let the reader choose whose loans to see, the first of them to begin with."""
    names = [way.name or title(way.cut, way.value, scope.reader) for way in ways]
    if len(ways) == 1:
        st.caption(names[0])
        return ways[0]
    places = range(len(ways))
    place = st.selectbox(scope.reader.say("frame.loans_of"), places, format_func=lambda place: names[place])
    return ways[place or 0]
