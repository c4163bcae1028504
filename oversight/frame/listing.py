"""A list of loans: how many there are and what they come to, the largest in sight, all to download."""

from __future__ import annotations

from typing import Any

import streamlit as st

from oversight import formats, queries
from oversight.cells import Cell
from oversight.frame import address
from oversight.frame.absent import nothing
from oversight.frame.aged import aged
from oversight.frame.answers import Row, answered, every
from oversight.frame.computed import computed
from oversight.frame.download import download
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows
from oversight.reader import Reader
from oversight.statement import named_queries

ROWS_IN_SIGHT = 16
FIRST_ROWS = 50
HEIGHT = 400
ADDED_UP = ("amount", "balance_before", "balance", "original_amount")
FIRST = (
    "loan_id", "customer_name", "customer_id", "balance_before", "balance", "amount", "original_amount",
    "written_off_amount", "days_past_due", "from_bucket", "to_bucket", "bucket", "risk_class",
    "overdue_amount", "final_status",
)  # fmt: skip


def listing(scope: Scope, cell: Cell, most_rows: int, height: int) -> None:
    """List the loans of a cell, the largest first."""
    limited = "row_limit" in queries.find_query(cell.query).parameters
    limit = {"row_limit": most_rows} if limited else {}
    answer, rows = answered(scope, cell.query, **cell.params, **limit)
    if not rows:
        nothing(scope, answer)
        return
    aged(scope, answer)
    _count(scope, cell, rows, most_rows)
    columns = [column for column in rows[0] if column != "as_of_date"]
    ordered = sorted(columns, key=lambda column: FIRST.index(column) if column in FIRST else len(FIRST))
    show_rows(
        scope.reader,
        cell.query,
        ordered,
        rows[:most_rows],
        height if len(rows) > ROWS_IN_SIGHT else "auto",
        address.to_borrower(scope.address()),
    )
    with st.container(horizontal=True, gap="small", key=f"foot-{answer.query.name}"):
        computed(scope, answer, rows)
        download(scope, answer, lambda: every(scope, answer))


def _count(scope: Scope, cell: Cell, rows: list[Row], most_rows: int) -> None:
    """Say how many loans there are and what they come to, those out of sight included."""
    reader = scope.reader
    column = next(one for one in ADDED_UP if one in rows[0])
    total: dict[str, Any]
    if f"{cell.query}_total" in named_queries():
        total = answered(scope, f"{cell.query}_total", **cell.params)[1][0]
    else:
        total = {"loan_count": len(rows), column: sum(row[column] or 0 for row in rows)}
    said = _said(total["loan_count"], column, total[column], reader)
    if total["loan_count"] > most_rows:
        said += reader.say("loans.first_rows", count=formats.count(most_rows, reader.language))
    st.caption(said)


def _said(count: int, column: str, total: formats.Number, reader: Reader) -> str:
    return reader.say(
        "loans.count",
        count=formats.count(count, reader.language),
        column=reader.column(column),
        total=formats.exact(total, reader.currency, reader.language),
    )
