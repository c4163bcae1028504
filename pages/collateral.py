"""Coverage step by step, after a fall, loan to value, what is faulty, and what sales brought."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "collateral")
frame.compared(scope, "secured_balance", "covered_amount", "collateral_coverage", "unvalued_balance")

ratios = ["coverage", "coverage_secured"]
coverage = charts.parts("covered_amount", "unvalued_balance", "uncovered_amount", ratios=ratios)
by_type = charts.ranked("collateral_type", "balance", beside=["coverage_secured"])
by_region = charts.ranked("collateral_region", "secured_balance", beside=["coverage_secured", "ltv"])
stale = charts.ranked("collateral_type", "stale_value", beside=["stale_share"])
after = charts.listed("fall", "covered_amount", "coverage_secured", "below_balance")
faults = charts.listed("fault", "value", "balance_behind")
sold = charts.by_cut("price_to_valuation", "days_to_cash", "disposal_count")
valuers = charts.by_cut("internal_to_external", "pair_count")
taken = charts.listed("age_band", "booked_amount", "asset_count", "price_to_booked")
bands = charts.listed("ltv_band", "balance", "share")

with st.grid(2, min_column_width=420, gap="medium"):
    frame.figure(scope, "collateral_coverage", coverage, down=["all"])
    frame.figure(scope, "coverage_after_fall", after, down=["fall"], note="collateral.fall")
    frame.figure(scope, "collateral_value_bridge", charts.bridge, down=["all"])
    frame.figure(scope, "ltv_distribution", bands, down=["ltv_band"])
    frame.figure(scope, "collateral_by_type", by_type, down=["collateral_type"])
    frame.figure(scope, "collateral_by_region", by_region, down=["all"])
    frame.figure(scope, "collateral_faults", faults, down=["fault"], note="collateral.faults")
    frame.figure(scope, "stale_valuations", stale, down=["collateral_type"])
    frame.figure(scope, "disposal_results", sold, down=["all"], note="collateral.disposal")
    frame.figure(scope, "valuer_comparison", valuers, down=["all"], note="collateral.valuers")
    frame.figure(scope, "foreclosed_by_age", taken, down=["all"])

frame.table(scope, "collateral_steps", down=["collateral_type"])
frame.table(scope, "loans_below_cover", down=["loan_id"], choose=frame.choose_fall)
frame.table(scope, "stale_valuation_list", down=["loan_id"])
