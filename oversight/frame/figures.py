"""A figure on a page: its chart or table, how it is computed, its download, and the way to its loans."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any

import streamlit as st

from oversight import formats
from oversight.cells import Cell
from oversight.charts import Draw, Drawn, Row, beside_peers
from oversight.frame import address
from oversight.frame.absent import nothing, tell
from oversight.frame.aged import aged
from oversight.frame.answers import answered
from oversight.frame.foot import foot
from oversight.frame.listing import FIRST_ROWS, HEIGHT, listing
from oversight.frame.periods import choose_view
from oversight.frame.scope import CUTS, Scope
from oversight.frame.tables import show_rows
from oversight.problems import Problem
from oversight.queries import Answer
from oversight.statement import named_queries
from oversight.ways import ways_down

Choose = Callable[[Scope], dict[str, Any]]
MOST_ROWS = 500
PLOTLY = {"displayModeBar": False, "scrollZoom": False}


def figure(
    scope: Scope,
    name: str,
    draw: Draw | Mapping[str, Draw],
    down: Sequence[str] = (),
    note: str = "",
    choose: Choose | None = None,
    peers: str | Mapping[str, str] = "",
) -> None:
    """Draw the answer of a named query.

    `down` names the columns, or the kinds of loans, that lead to loans; `note` is the key of a text about how
    to read the figure; `choose` draws a control of the figure's own and returns parameters; several ways to
    `draw` are views that the reader switches between; `peers` names the measure, or that of
    each view, whose published values of other banks are laid over a trend of it.
    """

    def show(answer: Answer, rows: list[Row]) -> None:
        if note:
            st.caption(scope.reader.say(note))
        views = draw if isinstance(draw, Mapping) else {"": draw}
        named = {view: (view, drawing) for view, drawing in views.items()}
        view, drawing = choose_view(scope, name, named) if len(named) > 1 else named[""]
        chart = drawing(rows, scope.reader)
        measure = peers if isinstance(peers, str) else peers[view]
        if measure:
            published = answered(scope, "peer_trend", measure=measure)[1]
            chart = beside_peers(chart, measure, published, scope.reader)
        if chart.legend:
            st.caption(chart.legend)
        if chart.data:
            st.plotly_chart(Drawn(chart), config=PLOTLY, alt=chart.alt, key=f"chart-{name}")
        if chart.note or not chart.data:
            st.caption(chart.note or scope.reader.say("frame.no_rows"))
        foot(scope, answer, rows, list(ways_down(rows, down, answer.params)))

    _place(scope, name, show, choose)


def table(
    scope: Scope,
    name: str,
    down: Sequence[str] = (),
    leave_out: Sequence[str] = (),
    choose: Choose | None = None,
) -> None:
    """Show the answer of a named query as a table; a date that all rows share is left to the strip.

    Of a list that grows with the book the first rows are shown, and the download has all.
    """
    limited = "row_limit" in named_queries()[name].parameters

    def limit(scope: Scope) -> dict[str, Any]:
        return {**(choose(scope) if choose else {}), **({"row_limit": MOST_ROWS + 1} if limited else {})}

    def show(answer: Answer, rows: list[Row]) -> None:
        left_out = {*leave_out, *(["as_of_date"] if "as_of_date" in answer.query.parameters else [])}
        shown = [column for column in rows[0] if column not in left_out]
        first = rows[:MOST_ROWS] if limited else rows
        show_rows(scope.reader, name, shown, first, links=address.to_borrower(scope.address()))
        if len(first) < len(rows):
            count = formats.count(MOST_ROWS, scope.reader.language)
            st.caption(scope.reader.say("frame.first_rows", count=count))
        foot(scope, answer, first, list(ways_down(first, down, answer.params)))

    _place(scope, name, show, limit)


def loan_list(scope: Scope, name: str) -> None:
    """List the loans of a named query: how many and their sum, the largest in sight, all to download."""
    with st.container(key=f"figure-{name}"):
        heading(scope, name)
        listing(scope, Cell("", "", name, {}), FIRST_ROWS, HEIGHT)


def _place(
    scope: Scope, name: str, show: Callable[[Answer, list[Row]], None], choose: Choose | None = None
) -> None:
    """Give a figure its place: title, own control, then what it shows, or why it shows nothing."""
    with st.container(key=f"figure-{name}"):
        heading(scope, name)
        try:
            answer, rows = answered(scope, name, **(choose(scope) if choose else {}))
        except Problem as problem:
            tell(problem, scope.reader.language)
            return
        if rows:
            aged(scope, answer)
            show(answer, rows)
        else:
            nothing(scope, answer)


def heading(scope: Scope, name: str) -> None:
    """Draw the title of a figure, and say which filters it cannot follow."""
    query = named_queries()[name]
    st.subheader(query.title[scope.reader.language], anchor=False)
    not_narrowed(scope, query.parameters)


def not_narrowed(scope: Scope, accepted: Container[str] = ()) -> None:
    """Say which of the chosen filters what follows does not accept."""
    ignored = [cut for cut in CUTS if scope.cuts[cut] is not None and cut not in accepted]
    if ignored:
        names = ", ".join(scope.reader.column(cut) for cut in ignored)
        st.caption(scope.reader.say("frame.not_narrowed", filters=names))
