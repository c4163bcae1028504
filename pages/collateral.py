"""Coverage, loan to value, stale valuations and what is unsecured, by type."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "collateral")
frame.compared(scope, "secured_balance", "covered_amount", "collateral_coverage", "unvalued_balance")

ratios = ["coverage", "coverage_secured"]
coverage = charts.parts("covered_amount", "unvalued_balance", "uncovered_amount", ratios=ratios)
by_type = charts.ranked("collateral_type", "balance", beside=["coverage_secured"])
stale = charts.ranked("collateral_type", "stale_value", beside=["stale_share"])

with st.grid(2, min_column_width=420, gap="medium"):
    frame.figure(scope, "collateral_coverage", coverage, down=["all"])
    frame.figure(scope, "ltv_distribution", charts.listed("ltv_band", "balance", "share"), down=["ltv_band"])
    frame.figure(scope, "collateral_by_type", by_type, down=["collateral_type"])
    frame.figure(scope, "stale_valuations", stale, down=["collateral_type"])

frame.table(scope, "stale_valuation_list", down=["loan_id"])
