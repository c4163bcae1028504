"""Restructured loans: how many, where their observation stands, who leaves it, who starts again."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "restructured")

amounts = charts.trend("restructured_amount", "observed_amount", "restructured_npl_amount")
again = charts.ranked("restart", "balance", beside=["loan_count"])

with st.grid(2, min_column_width=420, gap="medium"):
    frame.figure(scope, "restructured_trend", amounts, down=["all"])
    frame.figure(scope, "observation_ends", charts.listed("leaves_within", "balance", "loan_count"))
    frame.figure(scope, "observation_restarts", again)
    frame.figure(scope, "redefault_by_quarter", charts.listed("quarter", "redefault_rate", "loan_count"))

frame.loan_list(scope, "restructured_loans")
