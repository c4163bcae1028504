"""Loan system against ledger, and what was filed against what the loans add up to."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "reconciliation")
frame.reconciled(scope)

trend = charts.trend("apart_amount")
beside = ["apart_position_count", "position_count"]
by_branch = charts.ranked("branch", "apart_amount", beside=beside)
by_account = charts.ranked("account", "apart_amount", beside=beside)
filed = charts.trend("apart_amount", series="form")

with st.grid(2, min_column_width=420, gap="medium"):
    frame.figure(scope, "ledger_trend", trend)
    frame.figure(scope, "filed_history", filed)
    frame.figure(scope, "ledger_by_branch", by_branch)
    frame.figure(scope, "ledger_by_account", by_account)

frame.table(scope, "ledger_positions")
frame.table(scope, "filed_figures")
