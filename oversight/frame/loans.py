"""The drill-down: the loans of one cell, or of everything within the filters."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from oversight import cells, formats, queries
from oversight.cells import Cell
from oversight.charts import Row
from oversight.frame.figures import answered, in_one_language, nothing
from oversight.frame.foot import foot
from oversight.frame.places import script
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows
from oversight.queries import Answer

MOST_ROWS = 500
TABLE_HEIGHT, ROWS_IN_SIGHT = 620, 16
FIRST = (
    "loan_id", "customer_name", "balance_before", "balance", "amount", "original_amount",
    "written_off_amount", "days_past_due", "from_bucket", "to_bucket", "bucket", "risk_class",
    "overdue_amount", "final_status",
)  # fmt: skip


def loans(scope: Scope) -> None:
    """List the loans that the address names, the largest first."""
    cell = _cell(scope)
    _title(scope, cell)
    shown = cell or Cell("", "", "loans" if scope.publication.is_panel else "loans_lent", {})
    limited = "row_limit" in queries.find_query(shown.query).parameters
    answer, rows = answered(
        scope, shown.query, **shown.params, **({"row_limit": MOST_ROWS + 1} if limited else {})
    )
    if not rows:
        nothing(scope, answer)
        return
    _count(scope, rows)
    columns = [column for column in rows[0] if column != "as_of_date"]
    ordered = sorted(columns, key=lambda column: FIRST.index(column) if column in FIRST else len(FIRST))
    show_rows(
        scope.reader,
        shown.query,
        ordered,
        rows[:MOST_ROWS],
        TABLE_HEIGHT if len(rows) > ROWS_IN_SIGHT else "auto",
    )
    foot(scope, answer, rows, every=lambda: _every(scope, answer))


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
        st.subheader(cells.title(cell.cut, cell.value, scope.reader), anchor=False, width="content")
        st.page_link(script("loans"), label=scope.reader.say("loans.show_all"), icon=":material/close:")


def _count(scope: Scope, rows: Sequence[Row]) -> None:
    """Say how many rows there are and what they come to, so that they can be held against the figure."""
    reader = scope.reader
    if len(rows) > MOST_ROWS:
        st.caption(reader.say("loans.first_rows", count=formats.count(MOST_ROWS, reader.language)))
        return
    column = next(one for one in ("amount", "balance_before", "balance", "original_amount") if one in rows[0])
    total = reader.money(sum(row[column] for row in rows if row[column] is not None))
    number = formats.count(len(rows), reader.language)
    st.caption(reader.say("loans.count", count=number, column=reader.column(column), total=total))


def _every(scope: Scope, answer: Answer) -> list[Row]:
    """Fetch all rows for the download, past the limit of the page and past its cache."""
    params = {name: value for name, value in answer.params.items() if name != "row_limit"}
    publication = scope.publication
    full = queries.run(answer.query.name, publication.feed, publication.publication, **params)
    return in_one_language(full, scope.reader.language)
